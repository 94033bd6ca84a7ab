/* What the writing guide asks of a page as a whole. */
#include "config.h"

#include "corpus/lint_checks.h"

#include "base/utf8.h"
#include "doc/attr.h"
#include "doc/vocab.h"

#define SUMMARY_MAX 60
#define SEE_ALSO_MIN 3
#define SEE_ALSO_MAX 6
#define OVERVIEW_MIN 80
#define OVERVIEW_MAX 200
#define PROSE_COLUMNS_MAX 110

void
lint_summary_missing(struct lint *l)
{
	if (l->page->summary.n == 0)
		lint_say(l, 1, "no summary in the front matter: add "
		    "summary:");
}

void
lint_summary_long(struct lint *l)
{
	size_t n = utf8_length(l->page->summary);

	if (n > SUMMARY_MAX)
		lint_say(l, l->frame->front.summary_line,
		    "summary of %zu characters: at most %d", n, SUMMARY_MAX);
}

void
lint_area_missing(struct lint *l)
{
	if (l->frame->front.area.n == 0)
		lint_say(l, 1, "no area in the front matter: add area:");
}

void
lint_see_also_count(struct lint *l)
{
	size_t n = l->frame->front.see_also_given;

	if (n < SEE_ALSO_MIN || n > SEE_ALSO_MAX)
		lint_say(l, l->frame->front.see_also_line > 0
		    ? l->frame->front.see_also_line : 1,
		    "see-also names %zu page%s: give %d to %d", n,
		    n == 1 ? "" : "s", SEE_ALSO_MIN, SEE_ALSO_MAX);
}

void
lint_overview_length(struct lint *l)
{
	const struct entry *overview = &l->page->entries[0];
	struct part whole = { .first = overview->first, .end = overview->end };
	size_t n = lint_part_words(&whole);

	if (n < OVERVIEW_MIN || n > OVERVIEW_MAX)
		lint_say(l, overview->line > 0 ? overview->line : 1,
		    "overview of %zu words: give %d to %d", n,
		    OVERVIEW_MIN, OVERVIEW_MAX);
}

/* A picture of any kind: code, a diagram, a table. */
void
lint_overview_bare(struct lint *l)
{
	const struct entry *overview = &l->page->entries[0];

	for (const struct node *n = overview->first;
	    n != NULL && n != overview->end; n = n->next)
		if (n->type == NODE_CODE || n->type == NODE_TABLE)
			return;
	lint_say(l, overview->line > 0 ? overview->line : 1,
	    "overview without an example, a table or a diagram: add one");
}

static void
check_classes(struct lint *l, const struct node *heading)
{
	struct sv rest = heading->u.heading.attr;
	unsigned levels = 0, kinds = 0;
	struct attr attr;

	while (attr_next(&rest, &attr)) {
		enum level level;
		enum kind kind;

		if (attr.type == ATTR_PAIR && !sv_eq(attr.name, SV("tags")) &&
		    !sv_eq(attr.name, SV("short")) &&
		    !sv_eq(attr.name, SV("ask")))
			lint_say(l, heading->line, "unknown attribute: %.*s=",
			    SV_ARG(attr.name));
		if (attr.type != ATTR_CLASS)
			continue;
		if (level_named(attr.name, &level))
			levels++;
		else if (kind_named(attr.name, &kind))
			kinds++;
		else
			lint_say(l, heading->line, "unknown class: .%.*s",
			    SV_ARG(attr.name));
	}
	if (levels > 1 || kinds > 1)
		lint_say(l, heading->line, "more than one %s", levels > 1
		    ? "level" : "kind");
}

void
lint_unknown_class(struct lint *l)
{
	struct node *root = l->page->doc.root;

	for (struct node *n = root; n != NULL; n = node_walk(root, n, false))
		if (n->type == NODE_HEADING)
			check_classes(l, n);
}

void
lint_dead_links(struct lint *l)
{
	corpus_check_links(l->corpus, l->page, l->page->number, l->diag);
}

static void
check_addresses(struct lint *l, struct node *block)
{
	for (struct node *n = block; n != NULL; n = node_walk(block, n, false))
		if (n->type == NODE_LINK && n->u.link.kind == LINK_WEB)
			lint_say(l, lint_line(n), "address outside of Sources: "
			    "move it there");
}

/* Pages on interviewing are about what is elsewhere. */
void
lint_address_place(struct lint *l)
{
	for (size_t i = 0; i < l->page->nentries &&
	    !lint_is_about_interviews(l); i++) {
		struct part p = { 0 };

		while (part_next(&l->page->entries[i], &p))
			for (struct node *n = p.section == SECTION_SOURCES
			    ? NULL : p.first; n != NULL && n != p.end;
			    n = n->next)
				check_addresses(l, n);
	}
}

/* Lines that cannot be broken may be longer. */
static bool
is_breakable(struct sv line)
{
	return line.n > 0 && line.p[0] != '#' && line.p[0] != '|' &&
	    sv_find(line, SV("://")) == line.n;
}

void
lint_prose_width(struct lint *l)
{
	struct source source = l->source;
	struct sv line;

	while (source_line(&source, &line)) {
		size_t columns = utf8_columns(line);

		if (columns > PROSE_COLUMNS_MAX && is_breakable(line))
			lint_say(l, source.line, "line of %zu columns: break "
			    "it at %d", columns, PROSE_COLUMNS_MAX);
	}
}

/* A heading with nothing behind it before the next one of its level. */
void
lint_empty_sections(struct lint *l)
{
	for (const struct node *n = l->page->doc.root->first; n != NULL;
	    n = n->next) {
		const struct node *next = n->next;

		if (n->type == NODE_HEADING && (next == NULL ||
		    (next->type == NODE_HEADING &&
		    next->u.heading.level <= n->u.heading.level)))
			lint_say(l, n->line, "nothing under \"%.*s\": fill it or take "
			    "it out",
			    SV_ARG(node_plain_sv(n, l->arena)));
	}
}
