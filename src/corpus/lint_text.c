/* What the checks share: words, lines, names. */
#include "config.h"

#include "corpus/lint_checks.h"

#include "base/ascii.h"
#include "base/utf8.h"

static size_t
count_words(struct sv s)
{
	size_t n = 0;
	struct sv word;

	while (sv_word(&s, &word)) {
		bool counts = false;

		for (size_t i = 0; !counts && i < word.n;) {
			uint32_t c = utf8_next(word, &i);
			counts = utf8_is_letter(c) || utf8_is_digit(c);
		}
		n += counts;
	}
	return n;
}

size_t
lint_words(const struct node *n)
{
	struct buf b = { 0 };
	size_t words;

	if (n->type == NODE_CODE)
		return 0;
	node_plain(n, &b);
	words = count_words(buf_view(&b));
	buf_release(&b);
	return words;
}

size_t
lint_part_words(const struct part *p)
{
	size_t words = 0;

	for (const struct node *n = p->first; n != NULL && n != p->end;
	    n = n->next)
		words += lint_words(n);
	return words;
}

size_t
lint_length(const struct node *n, struct arena *a)
{
	return utf8_length(node_plain_sv(n, a));
}

static bool
is_token(uint32_t c)
{
	return c == '_' || c == '\'' || utf8_is_letter(c) || utf8_is_digit(c);
}

bool
lint_next_token(struct sv *rest, struct buf *out)
{
	size_t i = 0;

	buf_clear(out);
	while (i < rest->n) {
		uint32_t c = utf8_next(*rest, &i);

		if (is_token(c))
			utf8_put(out, utf8_fold(c));
		else if (out->n > 0)
			break;
	}
	*rest = sv_from(*rest, i);
	return out->n > 0;
}

uint32_t
lint_line(const struct node *n)
{
	while (n != NULL && n->line == 0)
		n = n->parent;
	return n != NULL ? n->line : 0;
}

bool
lint_is_error_code(struct sv word)
{
	bool is_code = word.n == 5 && word.p[0] == 'E';

	for (size_t i = 1; is_code && i < word.n; i++)
		is_code = ascii_is_digit(word.p[i]);
	return is_code;
}

bool
lint_is_about_interviews(const struct lint *l)
{
	return sv_eq(l->page->area, SV("interview"));
}

struct sv
lint_entry_name(const struct lint *l, uint32_t number)
{
	const struct toc *toc = corpus_toc(l->corpus);
	const struct toc_entry *entry = &toc->entries[number];

	return arena_printf(l->arena, "%.*s#%.*s",
	    SV_ARG(toc->pages[entry->page].slug), SV_ARG(entry->id));
}
