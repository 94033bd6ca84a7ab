/* GitHub's alerts and Obsidian's callouts: a quotation that begins with
 * [!NOTE], with [!tip]- and a title, and the like. */
#include "config.h"

#include "corpus/md_reader.h"

#include "base/ascii.h"

/* Read "[!word]", "[!word|…]+ Title" or the like. */
static bool
read_mark(struct sv s, struct sv *word, struct sv *title)
{
	size_t n = 2, end = sv_find_byte(s, ']');

	if (!sv_starts(s, SV("[!")) || end == s.n)
		return false;
	while (ascii_is_letter(s.p[n]) || s.p[n] == '-' || s.p[n] == '_')
		n++;
	*word = sv_sub(s, 2, n - 2);
	if (word->n == 0 || (s.p[n] != ']' && s.p[n] != '|'))
		return false;
	*title = sv_from(s, end + 1);
	if (sv_starts(*title, SV("-")) || sv_starts(*title, SV("+")))
		*title = sv_from(*title, 1);
	if (title->n > 0 && title->p[0] != ' ')
		return false;
	while (sv_starts(*title, SV(" ")))
		*title = sv_from(*title, 1);
	return true;
}

/* WORD as it begins a sentence, and a colon. */
static struct sv
named(struct sv word, struct arena *a)
{
	char *p = arena_alloc(a, word.n + 1);

	for (size_t i = 0; i < word.n; i++)
		p[i] = i == 0 ? ascii_to_upper(word.p[i])
		    : ascii_to_lower(word.p[i]);
	p[word.n] = ':';
	return sv_make(p, word.n + 1);
}

/* Is N, what follows a text, the end of its line? */
static bool
is_line_end(const struct node *n)
{
	return n == NULL || n->type == NODE_SOFT_BREAK ||
	    n->type == NODE_BREAK;
}

/* Make the rest of PARA's first line part of STRONG. */
static void
take_title(struct md_reader *r, struct node *para, struct node *strong)
{
	struct node *n, *end;

	while (!is_line_end(n = strong->next)) {
		node_detach(n);
		node_append(strong, n);
	}
	if (n == NULL || n->type == NODE_BREAK)
		return;
	end = node_new(r->arena, NODE_BREAK, NULL);
	end->line = n->line;
	node_insert(para, end, n);
	node_detach(n);
}

void
md_alert(struct md_reader *r, struct node *quote)
{
	struct node *para = quote->first, *text, *strong;
	struct sv word, title;

	if (para == NULL || para->type != NODE_PARA || para->first == NULL ||
	    para->first->type != NODE_TEXT)
		return;
	text = para->first;
	if (!read_mark(text->text, &word, &title))
		return;
	strong = node_new(r->arena, NODE_STRONG, NULL);
	strong->line = text->line;
	node_insert(para, strong, text);
	node_detach(text);
	if (title.n == 0 && is_line_end(strong->next)) {
		text->text = named(word, r->arena);
		node_append(strong, text);
		return;
	}
	text->text = title;
	if (title.n > 0)
		node_append(strong, text);
	take_title(r, para, strong);
}
