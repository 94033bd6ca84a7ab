#include "config.h"

#include "render/layout.h"

#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "render/block.h"
#include "render/escape.h"
#include "render/flow.h"

/* The look is that of a manual page: heads at the left edge, parts a little
 * in, text four columns in and code two more; a narrow screen gets half. */

#define NARROW 48
#define TEXT_INDENT 4
#define PART_INDENT 2

static void
setter_init(struct setter *s, const struct page *p,
    const struct layout_opts *opts, struct arena *a)
{
	*s = (struct setter){
		.flow = { .a = a, .width = opts->width,
		    .is_ascii = opts->is_ascii },
		.opts = opts,
		.page = p,
		.is_narrow = opts->width > 0 && opts->width < NARROW,
	};
	s->code_indent = s->is_narrow ? 1 : 2;
}

/* The same, for whoever reads lines as they are made. */
static void
setter_begin(struct setter *s, const struct page *p,
    const struct layout_opts *opts, struct arena *a)
{
	setter_init(s, p, opts, a);
	s->flow.reader = opts->reader;
}

static void
setter_finish(struct setter *s, struct layout *out)
{
	struct flow *f = &s->flow;

	flow_give(f);
	*out = (struct layout){ .nlines = f->nlines, .nruns = f->nruns };
	out->lines = arena_array(f->a, f->nlines, sizeof(*f->lines));
	out->runs = arena_array(f->a, f->nruns, sizeof(*f->runs));
	if (f->nlines > 0)
		memcpy(out->lines, f->lines, f->nlines * sizeof(*f->lines));
	if (f->nruns > 0)
		memcpy(out->runs, f->runs, f->nruns * sizeof(*f->runs));
	for (size_t i = 0; s->cells != NULL && i < DOC_COLUMNS_MAX; i++)
		flow_release(&s->cells[i]);
	mem_free(s->cells);
	flow_release(f);
	buf_release(&s->code);
}

static uint32_t
text_indent(const struct setter *s)
{
	return s->is_narrow ? TEXT_INDENT / 2 : TEXT_INDENT;
}

static uint32_t
part_indent(const struct setter *s)
{
	return s->is_narrow ? PART_INDENT / 2 : PART_INDENT;
}

static void
set_line(struct setter *s, uint32_t indent, struct sv text, enum style style)
{
	s->flow.indent = indent;
	flow_text(&s->flow, text, style, (struct sv){ 0 });
	flow_end(&s->flow);
}

/* --- heads --- */

/* The title, with the name to type at the right edge if there is room. */
static void
set_page_head(struct setter *s)
{
	const struct page *p = s->page;
	struct flow *f = &s->flow;
	struct sv slug = escape_plain_sv(p->slug, f->is_ascii, f->a);
	size_t columns = utf8_columns(slug);

	set_line(s, 0, p->title, STYLE_TITLE);
	if (f->nlines == 1 && f->width > 0 && !sv_eq(p->slug, p->title)) {
		const struct run *last = &f->runs[f->nruns - 1];
		size_t end = 0;

		for (const struct run *r = f->runs; r <= last; r++)
			end += utf8_columns(r->text);
		if (end + 2 + columns <= f->width) {
			f->column = end;
			flow_pad(f, f->width - columns);
			flow_append(f, slug, STYLE_DIM, p->slug);
			flow_close(f);
		}
	}
	if (p->summary.n > 0)
		set_line(s, text_indent(s), p->summary, STYLE_EMPH);
}

enum style
level_style(enum level l)
{
	switch (l) {
	case LEVEL_JUNIOR:
		return STYLE_LEVEL_JUNIOR;
	case LEVEL_MID:
		return STYLE_LEVEL_MID;
	case LEVEL_SENIOR:
		return STYLE_LEVEL_SENIOR;
	case LEVEL_NONE:
	case LEVEL_COUNT:
		break;
	}
	return STYLE_DIM;
}

static struct sv
entry_name(const struct setter *s, const struct entry *e)
{
	if (e->id.n == 0)
		return s->page->slug;
	return arena_printf(s->flow.a, "%.*s#%.*s", SV_ARG(s->page->slug),
	    SV_ARG(e->id));
}

/* junior · concept · page#id */
static void
set_entry_facts(struct setter *s, const struct entry *e)
{
	struct flow *f = &s->flow;
	const struct sv none = { 0 };
	const struct sv dot = f->is_ascii ? SV(" - ") : SV(" · ");
	bool has_one = false;

	f->indent = text_indent(s);
	if (e->level != LEVEL_NONE) {
		flow_text(f, level_name(e->level), level_style(e->level),
		    none);
		has_one = true;
	}
	if (e->kind != KIND_NONE) {
		if (has_one)
			flow_text(f, dot, STYLE_DIM, none);
		flow_text(f, kind_name(e->kind), STYLE_DIM, none);
		has_one = true;
	}
	if (s->opts->has_ids && e->id.n > 0) {
		struct sv name = entry_name(s, e);

		if (has_one)
			flow_text(f, dot, STYLE_DIM, none);
		flow_text(f, name, STYLE_DIM, name);
	}
	flow_end(f);
}

static bool
is_heading(const struct node *n)
{
	return n != NULL && n->type == NODE_HEADING;
}

static void
set_entry_head(struct setter *s, const struct entry *e)
{
	struct flow *f = &s->flow;

	f->indent = 0;
	if (is_heading(e->first) && !e->is_overview) {
		block_inlines(s, f, e->first, STYLE_HEADING);
		flow_end(f);
	} else {
		set_line(s, 0, e->title, STYLE_HEADING);
	}
	set_entry_facts(s, e);
}

/* --- bodies --- */

/* Level of the headings that name the parts of E. */
static unsigned
part_level(const struct entry *e)
{
	if (e->is_overview || !is_heading(e->first))
		return 2;
	return e->first->u.heading.level + 1u;
}

static void
set_part_head(struct setter *s, const struct node *heading)
{
	s->flow.indent = part_indent(s);
	s->flow.wants_blank = true;
	block_inlines(s, &s->flow, heading, STYLE_PART);
	flow_end(&s->flow);
	s->flow.indent = text_indent(s);
}

/* Blocks from FIRST to END; headings of a part's level stand further out. */
static void
set_body(struct setter *s, const struct node *first, const struct node *end,
    unsigned level)
{
	bool is_under_head = false;

	s->flow.indent = text_indent(s);
	for (const struct node *n = first; n != NULL && n != end;
	    n = n->next) {
		if (is_heading(n) && n->u.heading.level <= level) {
			set_part_head(s, n);
			is_under_head = true;
			continue;
		}
		if (!is_under_head)
			s->flow.wants_blank = true;
		block_one(s, n, 0);
		is_under_head = false;
	}
}

static void
set_entry(struct setter *s, const struct entry *e)
{
	const struct node *first = e->first;

	s->flow.entry = (uint32_t)(e - s->page->entries);
	if (e->is_overview) {
		set_page_head(s);
	} else {
		s->flow.wants_blank = true;
		set_entry_head(s, e);
		if (is_heading(first))
			first = first->next;
	}
	if (first != e->end)
		set_body(s, first, e->end, part_level(e));
}

/* --- the page's foot --- */

static void
set_see_also(struct setter *s)
{
	const struct page *p = s->page;
	struct flow *f = &s->flow;
	const bool is_resolved = p->related.n > 0;
	const size_t n = is_resolved ? p->related.n : p->see_also.n;

	if (n == 0)
		return;
	f->wants_blank = true;
	set_line(s, 0, SV("See also"), STYLE_TITLE);
	f->indent = text_indent(s);
	for (size_t i = 0; i < n; i++) {
		struct sv slug = is_resolved ? p->related.v[i].slug :
		    p->see_also.v[i];

		if (i > 0)
			flow_text(f, SV(", "), STYLE_PLAIN, (struct sv){ 0 });
		flow_text(f, slug, STYLE_LINK, slug);
	}
	flow_end(f);
}

static void
set_checked(struct setter *s)
{
	if (s->page->checked.n == 0)
		return;
	s->flow.wants_blank = true;
	set_line(s, 0, arena_printf(s->flow.a, "Code checked with %.*s",
	    SV_ARG(s->page->checked)), STYLE_DIM);
}

/* --- the doors --- */

void
layout_page(const struct page *p, const struct layout_opts *opts,
    struct arena *a, struct layout *out)
{
	struct setter s;

	setter_begin(&s, p, opts, a);
	for (size_t i = 0; i < p->nentries; i++)
		set_entry(&s, &p->entries[i]);
	set_see_also(&s);
	set_checked(&s);
	setter_finish(&s, out);
}

void
layout_entry(const struct page *p, const struct entry *entry,
    const struct layout_opts *opts, struct arena *a, struct layout *out)
{
	struct setter s;

	setter_begin(&s, p, opts, a);
	set_entry(&s, entry);
	setter_finish(&s, out);
}

void
layout_foot(const struct page *p, const struct layout_opts *opts,
    struct arena *a, struct layout *out)
{
	struct setter s;

	setter_begin(&s, p, opts, a);
	set_see_also(&s);
	set_checked(&s);
	setter_finish(&s, out);
}

static bool
is_named(enum section section, const enum section *parts, size_t nparts)
{
	for (size_t i = 0; i < nparts; i++)
		if (parts[i] == section)
			return true;
	return false;
}

void
layout_parts(const struct page *p, const struct entry *entry,
    const enum section *parts, size_t nparts, bool with_title,
    const struct layout_opts *opts, struct arena *a, struct layout *out)
{
	struct part part = { 0 };
	struct setter s;

	setter_init(&s, p, opts, a);
	s.flow.entry = (uint32_t)(entry - p->entries);
	if (with_title)
		set_entry_head(&s, entry);
	while (part_next(entry, &part)) {
		bool is_under_head = nparts > 1 && part.heading != NULL;

		if (!is_named(part.section, parts, nparts) ||
		    part.first == part.end)
			continue;
		if (is_under_head)
			set_part_head(&s, part.heading);
		s.flow.indent = text_indent(&s);
		s.flow.wants_blank = !is_under_head;
		block_run(&s, part.first, part.end);
	}
	setter_finish(&s, out);
}

/* The last block of code among the Examples of E. */
static const struct node *
last_example(const struct entry *e)
{
	const struct node *found = NULL;
	struct part part = { 0 };

	while (part_next(e, &part)) {
		if (part.section != SECTION_EXAMPLE)
			continue;
		for (const struct node *n = part.first;
		    n != NULL && n != part.end; n = n->next)
			if (n->type == NODE_CODE)
				found = n;
	}
	return found;
}

/* An overview in short: its first paragraph. */
static const struct node *
first_paragraph(const struct entry *e)
{
	for (const struct node *n = e->first; n != NULL && n != e->end;
	    n = n->next)
		if (n->type == NODE_PARA)
			return n;
	return NULL;
}

static void
set_short_body(struct setter *s, const struct entry *e)
{
	const struct node *code = last_example(e), *para;
	struct part part;

	s->flow.indent = text_indent(s);
	s->flow.wants_blank = true;
	if (part_find(e, SECTION_SHORT_ANSWER, &part) ||
	    part_find(e, SECTION_TASK, &part)) {
		block_run(s, part.first, part.end);
	} else if ((para = first_paragraph(e)) != NULL) {
		block_one(s, para, 0);
	}
	if (code != NULL) {
		s->flow.wants_blank = true;
		block_one(s, code, 0);
	}
}

/* Make room for one line under MAX that says where the rest is. */
static void
cut_at(struct setter *s, const struct entry *e, size_t max)
{
	struct flow *f = &s->flow;
	size_t rest;

	if (f->nlines <= max || max == 0)
		return;
	rest = f->nlines - (max - 1);
	f->nlines = max - 1;
	f->nruns = f->lines[max - 1].first;
	f->width = 0; /* one line, whatever its length */
	set_line(s, text_indent(s), arena_printf(f->a,
	    "(%zu more lines: show %.*s)", rest, SV_ARG(entry_name(s, e))),
	    STYLE_DIM);
}

void
layout_short(const struct page *p, const struct entry *entry, size_t max,
    const struct layout_opts *opts, struct arena *a, struct layout *out)
{
	struct setter s;

	setter_init(&s, p, opts, a);
	s.flow.entry = (uint32_t)(entry - p->entries);
	if (entry->is_overview)
		set_page_head(&s);
	else
		set_entry_head(&s, entry);
	set_short_body(&s, entry);
	cut_at(&s, entry, max);
	setter_finish(&s, out);
}
