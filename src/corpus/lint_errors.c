/* Compiler errors by their codes: a code that is named is also seen. */
#include "config.h"

#include "corpus/lint_checks.h"

#include "base/ascii.h"
#include "corpus/inner.h"

#define CODE_SIZE 5		/* E and four digits */

static bool
is_word_byte(char c)
{
	return ascii_is_alnum(c) || c == '_';
}

/* The next error code in *REST, as a word of its own; false at the end. */
static bool
next_code(struct sv *rest, struct sv *code)
{
	for (size_t i = 0; i + CODE_SIZE <= rest->n; i++) {
		bool begins = i == 0 || !is_word_byte(rest->p[i - 1]);
		bool ends = i + CODE_SIZE == rest->n ||
		    !is_word_byte(rest->p[i + CODE_SIZE]);

		*code = sv_sub(*rest, i, CODE_SIZE);
		if (!begins || !ends || !lint_is_error_code(*code))
			continue;
		*rest = sv_from(*rest, i + CODE_SIZE);
		return true;
	}
	return false;
}

static bool
names_code(struct sv text, struct sv code)
{
	struct sv one;

	while (next_code(&text, &one))
		if (sv_eq(one, code))
			return true;
	return false;
}

static bool
shows_code(const struct lint *l, const struct node *block, struct sv code)
{
	struct fence f = fence_parse(block->u.code.info, l->arena);

	for (size_t i = 0; f.compile_fail && i < f.codes.n; i++)
		if (sv_eq(f.codes.v[i], code))
			return true;
	return false;
}

/* Does the link say, or lead to what says, the code? */
static bool
leads_to_code(const struct lint *l, const struct node *link, struct sv code)
{
	const struct toc *toc = corpus_toc(l->corpus);

	return names_code(node_plain_sv(link, l->arena), code) ||
	    names_code(link->u.link.target, code) ||
	    (link->u.link.kind == LINK_ENTRY &&
	    names_code(toc->entries[link->u.link.entry].tags, code));
}

/* Where a code of the entry at hand may be seen: there, or for an overview
 * anywhere on the page that it is about. */
static struct node *
first_block(const struct lint *l)
{
	return l->entry->is_overview ? l->page->doc.root->first :
	    l->entry->first;
}

/* Is there a block that gives the error? Or, if LINKS count, a link? */
static bool
is_seen(const struct lint *l, struct sv code, bool links)
{
	const struct node *end = l->entry->is_overview ? NULL : l->entry->end;

	for (struct node *b = first_block(l); b != NULL && b != end;
	    b = b->next)
		for (struct node *n = b; n != NULL; n = node_walk(b, n, false))
			if ((n->type == NODE_CODE && shows_code(l, n, code)) ||
			    (links && n->type == NODE_LINK &&
			    leads_to_code(l, n, code)))
				return true;
	return false;
}

/* Say once in an entry that the codes of TEXT are not seen. */
static void
check_text(struct lint *l, struct map *told, struct sv text, uint32_t line)
{
	struct sv code;
	bool is_new;

	while (next_code(&text, &code)) {
		if (is_seen(l, code, true))
			continue;
		map_put(told, code, 0, &is_new);
		if (is_new)
			lint_say(l, line, "%.*s is named but not shown: add a "
			    "block that fails with it, or a link",
			    SV_ARG(code));
	}
}

static void
check_entry(struct lint *l)
{
	struct map told = { 0 };

	check_text(l, &told, l->entry->tags, l->entry->line);
	for (struct node *b = l->entry->first; b != NULL && b != l->entry->end;
	    b = b->next)
		for (struct node *n = b; n != NULL; n = node_walk(b, n, false))
			if (n->type == NODE_TEXT || n->type == NODE_CODE_SPAN)
				check_text(l, &told, n->text, lint_line(n));
	map_release(&told);
}

void
lint_error_named(struct lint *l)
{
	for (size_t i = 0; i < l->page->nentries; i++) {
		l->entry = &l->page->entries[i];
		check_entry(l);
	}
	l->entry = NULL;
}

/* The carried list of codes; NULL if there is none. */
static const struct corpus_data *
code_list(const struct corpus *c)
{
	for (size_t i = 0; i < corpus_ndata(c); i++)
		if (sv_eq(corpus_data(c, i)->name, SV("error-codes.tsv")))
			return corpus_data(c, i);
	return NULL;
}

/* The next line "CODE, tab, page#id" of *REST; *LINE is counted on. */
static bool
next_answer(struct sv *rest, struct sv *code, struct sv *target,
    uint32_t *line)
{
	while (sv_split(rest, '\n', target)) {
		++*line;
		*target = sv_trim(*target);
		if (target->n > 0 && target->p[0] != '#' &&
		    sv_split(target, '\t', code))
			return true;
	}
	return false;
}

/* The entry that answers for a code shows it fail and is found by it. */
void
lint_error_answered(struct lint *l)
{
	const struct corpus_data *list = code_list(l->corpus);
	struct sv name = lint_entry_name(l, l->entry->number), code, target;
	struct sv rest = list != NULL ? list->bytes : SV("");
	uint32_t line = 0;

	while (next_answer(&rest, &code, &target, &line)) {
		if (!sv_eq(target, name))
			continue;
		if (!names_code(l->entry->tags, code))
			lint_say(l, l->entry->line, "answers %.*s in "
			    "error-codes.tsv: add it to the tags",
			    SV_ARG(code));
		if (!is_seen(l, code, false))
			lint_say(l, l->entry->line, "answers %.*s in "
			    "error-codes.tsv: add a block that fails with it",
			    SV_ARG(code));
	}
}

static bool
is_entry(const struct corpus *c, struct sv target)
{
	size_t n = sv_find_byte(target, '#');
	const struct map_item *it = map_find(&c->names, sv_sub(target, 0, n));

	return it != NULL && (n == target.n || frame_heading(
	    &c->frames[it->value], sv_from(target, n + 1)) != NULL);
}

void
lint_error_target(struct lint *l)
{
	const struct corpus_data *list = code_list(l->corpus);
	struct sv rest, code, target;
	uint32_t line = 0;

	if (list == NULL)
		return;
	rest = list->bytes;
	while (next_answer(&rest, &code, &target, &line)) {
		l->path = list->path;
		if (!lint_is_error_code(code))
			lint_say(l, line, "no error code: %.*s: write E and "
			    "four digits", SV_ARG(code));
		if (!is_entry(l->corpus, target))
			lint_say(l, line, "link leads nowhere: %.*s",
			    SV_ARG(target));
	}
}
