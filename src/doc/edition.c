#include "config.h"

#include "doc/edition.h"

#include "doc/attr.h"
#include "doc/fence.h"
#include "doc/section.h"

static bool
is_kept(enum section s)
{
	return s == SECTION_PROMPT ||
	    (s != SECTION_NONE && section_table[s].is_asked);
}

static void
drop(struct node *n, const struct node *end)
{
	while (n != NULL && n != end) {
		struct node *next = n->next;

		node_detach(n);
		n = next;
	}
}

/* The next code block of a part, behind N in it; NULL at the end. Begin with
 * N NULL. */
static struct node *
next_code(const struct part *p, struct node *n)
{
	struct node *top = n;

	while (top != NULL && top->parent != NULL &&
	    top->parent->type != NODE_DOC)
		top = top->parent;
	if (n == NULL) {
		top = n = p->first;
		if (n == p->end)
			return NULL;
		if (n->type == NODE_CODE)
			return n;
	}
	for (;;) {
		n = node_walk(top, n, false);
		if (n == NULL) {
			top = n = top->next;
			if (top == NULL || top == p->end)
				return NULL;
		}
		if (n->type == NODE_CODE)
			return n;
	}
}

/* What rustdoc is told of the code is the answer to "does this compile?". */
static bool
fence_tells(const struct fence *fence)
{
	return fence->compile_fail || fence->should_panic ||
	    fence->codes.n > 0;
}

/* Lines that a prompt hides are hidden for a reason; those of a starter are
 * what it is run with. */
static void
cut_code(const struct part *p, struct arena *a)
{
	bool is_prompt = p->section == SECTION_PROMPT;

	for (struct node *n = next_code(p, NULL); n != NULL;
	    n = next_code(p, n)) {
		struct fence fence = fence_parse(n->u.code.info, a);
		struct buf text = { 0 };

		if (!fence.is_rust || !n->u.code.is_fenced)
			continue;
		if (is_prompt) {
			fence_visible(n->text, &text);
			n->text = arena_sv(a, buf_view(&text));
		}
		if (is_prompt || fence_tells(&fence))
			n->u.code.info = SV("rust");
		buf_release(&text);
	}
}

static bool
tells(const struct part *p, struct arena *a)
{
	for (struct node *n = next_code(p, NULL); n != NULL;
	    n = next_code(p, n)) {
		struct fence fence = fence_parse(n->u.code.info, a);

		if (fence_tells(&fence))
			return true;
	}
	return false;
}

/* Headings keep their attributes as written: of these, what is kept. */
static void
cut_heading(struct node *n, const struct entry *e, struct arena *a)
{
	struct sv ask = e->ask == 0 ? SV("") :
	    arena_printf(a, " ask=%u", e->ask);

	if (n == NULL || n->type != NODE_HEADING || n->u.heading.attr.n == 0)
		return;
	n->u.heading.attr = arena_printf(a, "#%.*s%s%.*s%s%.*s%.*s",
	    SV_ARG(e->id), e->level != LEVEL_NONE ? " ." : "",
	    SV_ARG(level_name(e->level)), e->kind != KIND_NONE ? " ." : "",
	    SV_ARG(kind_name(e->kind)), SV_ARG(ask));
}

static bool
has_other_attributes(const struct node *n)
{
	struct sv rest;
	struct attr attr;

	if (n == NULL || n->type != NODE_HEADING)
		return false;
	rest = n->u.heading.attr;
	while (attr_next(&rest, &attr))
		if (attr.type == ATTR_PAIR && !sv_eq(attr.name, SV("ask")))
			return true;
	return false;
}

static void
cut_entry(struct entry *e, struct arena *a)
{
	struct part p = { 0 };
	bool has_more = part_next(e, &p);

	e->tags = e->short_title = SV("");
	if (e->is_overview) {
		drop(e->first, e->end);
		e->first = NULL;
		return;
	}
	cut_heading(e->first, e, a);
	while (has_more) {
		struct part part = p;

		has_more = part_next(e, &p);
		if (!is_kept(part.section)) {
			drop(part.heading, part.end);
			continue;
		}
		if (part.heading != NULL)
			part.heading->u.heading.attr = SV("");
		cut_code(&part, a);
	}
}

void
edition_cut(struct page *p, struct arena *a)
{
	p->summary = p->checked = SV("");
	p->see_also.n = p->related.n = 0;
	for (size_t i = 0; i < p->nentries; i++)
		cut_entry(&p->entries[i], a);
}

void
edition_cut_toc(struct toc *t, struct arena *a)
{
	t->meta.name = arena_printf(a, "%.*s-candidate", SV_ARG(t->meta.name));
	for (size_t i = 0; i < t->npages; i++)
		t->pages[i].summary = SV("");
	for (size_t i = 0; i < t->nentries; i++)
		t->entries[i].tags = t->entries[i].short_title = SV("");
}

static struct sv
breach_of_entry(const struct page *page, const struct entry *e,
    struct arena *a)
{
	struct part p = { 0 };

	if (e->tags.n > 0 || e->short_title.n > 0 ||
	    has_other_attributes(e->first))
		return arena_printf(a, "%.*s#%.*s has tags or a short title",
		    SV_ARG(page->slug), SV_ARG(e->id));
	if (e->is_overview)
		return e->first != NULL && e->first != e->end ?
		    arena_printf(a, "%.*s has an overview",
			SV_ARG(page->slug)) : SV("");
	while (part_next(e, &p)) {
		if (is_kept(p.section) && tells(&p, a))
			return arena_printf(a, "%.*s#%.*s says what its code "
			    "does", SV_ARG(page->slug), SV_ARG(e->id));
		if (!is_kept(p.section))
			return arena_printf(a, "%.*s#%.*s has %.*s",
			    SV_ARG(page->slug), SV_ARG(e->id),
			    SV_ARG(p.section == SECTION_NONE ? SV("text of "
			    "its own") : section_table[p.section].heading));
	}
	return SV("");
}

struct sv
edition_breach(const struct page *p, struct arena *a)
{
	struct sv breach = SV("");

	if (p->summary.n > 0 || p->checked.n > 0 || p->related.n > 0)
		return arena_printf(a, "%.*s has a summary, a check of its code "
		    "or related pages", SV_ARG(p->slug));
	for (size_t i = 0; i < p->nentries && breach.n == 0; i++)
		breach = breach_of_entry(p, &p->entries[i], a);
	return breach;
}
