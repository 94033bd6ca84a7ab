#include "config.h"

#include "publish/html.h"

#include "doc/section.h"
#include "publish/html_block.h"
#include "publish/html_frame.h"
#include "publish/html_link.h"
#include "render/escape.h"

const char *
html_path(const struct export *x, struct sv slug)
{
	return html_file(slug, x->arena);
}

static struct sv
title_of(const struct toc_page *p)
{
	return sv_trim(p->title).n > 0 ? p->title : p->slug;
}

static struct sv
entry_title(const struct entry *e)
{
	return sv_trim(e->title).n > 0 ? e->title : e->id;
}

/* The level as text of a class of its own; nothing for none. */
static void
put_level(struct sink *out, const char *tag, enum level level,
    const char *end)
{
	if (level == LEVEL_NONE)
		return;
	sink_printf(out, "%s", tag);
	escape_html(out, level_name(level));
	sink_lit(out, "\">");
	escape_html(out, level_name(level));
	sink_printf(out, "%s", end);
}

/* --- the head of a page --- */

static void
put_crumbs(struct html *h, const struct toc_page *p)
{
	const struct toc *toc = h->x->toc;
	const struct area *a = &toc->areas[p->area];

	sink_lit(h->out, "<nav class=\"crumbs\" aria-label=\"Breadcrumb\">"
	    "<a href=\"index.html\">Contents</a>");
	if (a->id.n > 0) {
		sink_lit(h->out, " / <a href=\"index.html#");
		escape_url_name(h->out, a->id);
		sink_lit(h->out, "\">");
		escape_html(h->out, a->title.n > 0 ? a->title : a->id);
		sink_lit(h->out, "</a>");
	}
	sink_lit(h->out, "</nav>\n");
}

static void
put_contents(struct html *h, const struct page *page)
{
	if (page->nentries < 2)
		return;
	sink_lit(h->out, "<nav class=\"contents\" "
	    "aria-label=\"On this page\">\n<p>On this page</p>\n<ol>\n");
	for (size_t i = 1; i < page->nentries; i++) {
		const struct entry *e = &page->entries[i];

		sink_lit(h->out, "<li><a href=\"");
		html_href(h->out, page->slug, e->id, i, h->x->arena);
		sink_lit(h->out, "\">");
		escape_html(h->out, e->short_title.n > 0 ? e->short_title :
		    entry_title(e));
		sink_lit(h->out, "</a>");
		put_level(h->out, " <small class=\"", e->level, "</small>");
		sink_lit(h->out, "</li>\n");
	}
	sink_lit(h->out, "</ol>\n</nav>\n");
}

/* --- entries --- */

/* junior · concept · page#id */
static void
put_facts(struct html *h, const struct page *page, const struct entry *e)
{
	const struct sv kind = kind_name(e->kind);

	if (e->level == LEVEL_NONE && kind.n == 0)
		return;
	sink_lit(h->out, "<p class=\"facts\">");
	put_level(h->out, "<span class=\"level ", e->level, "</span> ");
	escape_html(h->out, kind);
	sink_lit(h->out, " <code>");
	escape_html(h->out, page->slug);
	sink_lit(h->out, "#");
	escape_html(h->out, e->id);
	sink_lit(h->out, "</code></p>\n");
}

static void
put_question(struct html *h, const struct page *page, size_t index)
{
	const struct entry *e = &page->entries[index];
	const struct node *head = e->first;

	sink_lit(h->out, "<h2>");
	if (head != NULL && head->type == NODE_HEADING && !html_is_blank(head))
		html_inlines(h, head);
	else
		escape_html(h->out, entry_title(e));
	sink_lit(h->out, " <a class=\"here\" href=\"");
	html_href(h->out, page->slug, e->id, index, h->x->arena);
	sink_lit(h->out, "\" aria-label=\"Link to this place\">#</a></h2>\n");
	put_facts(h, page, e);
}

/* A known part is a section of a class of its own; the first of them begins
 * the answer, which a quiz hides. */
static void
put_part(struct html *h, const struct part *p, bool *is_answer)
{
	if (p->section == SECTION_PROMPT || p->section == SECTION_NONE) {
		html_blocks(h, p->heading != NULL ? p->heading : p->first,
		    p->end);
		return;
	}
	if (!*is_answer)
		sink_lit(h->out, "<div class=\"veil\">\n");
	*is_answer = true;
	sink_lit(h->out, "<section class=\"part ");
	escape_html(h->out, section_table[p->section].brief);
	sink_lit(h->out, "\">\n<h3");
	html_heading_id(h, p->heading);
	sink_lit(h->out, ">");
	html_inlines(h, p->heading);
	sink_lit(h->out, "</h3>\n");
	h->last = 3;
	html_blocks(h, p->first, p->end);
	sink_lit(h->out, "</section>\n");
}

static void
put_entry(struct html *h, const struct page *page, size_t index)
{
	const struct entry *e = &page->entries[index];
	struct part part = { 0 };
	bool is_answer = false;

	h->least = 3;
	h->last = 2;
	h->deeper = 0;
	if (e->first != NULL && e->first->type == NODE_HEADING)
		h->deeper = 2 - e->first->u.heading.level;
	sink_lit(h->out, "<section class=\"entry\" id=\"");
	html_id(h->out, e->id, index);
	sink_lit(h->out, "\">\n");
	put_question(h, page, index);
	while (part_next(e, &part))
		put_part(h, &part, &is_answer);
	if (is_answer)
		sink_lit(h->out, "</div>\n");
	sink_lit(h->out, "</section>\n");
}

/* --- the foot --- */

static void
put_see_also(struct html *h, const struct page *page)
{
	const struct ref_list *related = &page->related;

	if (related->n == 0)
		return;
	sink_lit(h->out, "<p class=\"also\">See also ");
	for (size_t i = 0; i < related->n; i++) {
		const struct ref *r = &related->v[i];

		if (i > 0)
			sink_lit(h->out, ", ");
		sink_lit(h->out, "<a href=\"");
		html_href(h->out, r->slug, SV(""), 0, h->x->arena);
		sink_lit(h->out, "\">");
		escape_html(h->out, sv_trim(r->title).n > 0 ? r->title :
		    r->slug);
		sink_lit(h->out, "</a>");
	}
	sink_lit(h->out, "</p>\n");
}

static void
put_turn(struct html *h, const struct toc_page *p, const char *relation,
    const char *word)
{
	if (p == NULL)
		return;
	sink_printf(h->out, "<a class=\"%s\" rel=\"%s\" href=\"", relation,
	    relation);
	html_href(h->out, p->slug, SV(""), 0, h->x->arena);
	sink_printf(h->out, "\"><small>%s</small> ", word);
	escape_html(h->out, title_of(p));
	sink_lit(h->out, "</a>\n");
}

static void
put_foot(struct html *h, const struct page *page, const struct html_head *head)
{
	put_see_also(h, page);
	if (page->checked.n > 0) {
		sink_lit(h->out, "<p class=\"checked\">Code checked with ");
		escape_html(h->out, page->checked);
		sink_lit(h->out, ".</p>\n");
	}
	if (head->before == NULL && head->after == NULL)
		return;
	sink_lit(h->out, "<nav class=\"turn\" aria-label=\"Pages\">\n");
	put_turn(h, head->before, "prev", "Previous");
	put_turn(h, head->after, "next", "Next");
	sink_lit(h->out, "</nav>\n");
}

void
html_page(struct sink *out, const struct export *x, const struct page *page)
{
	const struct toc_page *p = &x->toc->pages[page->number];
	const struct entry *overview = &page->entries[0];
	const struct html_head head = {
		.title = title_of(p), .summary = page->summary,
		.before = page->number > 0 ? p - 1 : NULL,
		.after = page->number + 1 < x->toc->npages ? p + 1 : NULL,
	};
	struct html h;

	html_init(&h, out, x);
	h.from = page->path;
	html_begin(out, x, &head);
	sink_lit(out, "<div class=\"page\">\n<div class=\"lead\">\n");
	put_crumbs(&h, p);
	sink_lit(out, "<h1>");
	escape_html(out, head.title);
	sink_lit(out, "</h1>\n");
	if (page->summary.n > 0) {
		sink_lit(out, "<p class=\"summary\">");
		escape_html(out, page->summary);
		sink_lit(out, "</p>\n");
	}
	sink_lit(out, "</div>\n");
	put_contents(&h, page);
	sink_lit(out, "<div class=\"text\">\n");
	h.least = 2;
	h.last = 1;
	if (overview->first != overview->end)
		html_blocks(&h, overview->first, overview->end);
	for (size_t i = 1; i < page->nentries; i++)
		put_entry(&h, page, i);
	put_foot(&h, page, &head);
	sink_lit(out, "</div>\n</div>\n");
	html_end(out, x);
	html_release(&h);
}
