#include "config.h"

#include "publish/html_index.h"

#include "publish/html_frame.h"
#include "publish/html_link.h"
#include "render/escape.h"

struct level_head {
	enum level level;
	const char *id, *title;
};

static const struct level_head level_heads[] = {
	{ LEVEL_JUNIOR, "junior", "Junior questions" },
	{ LEVEL_MID, "mid", "Mid-level questions" },
	{ LEVEL_SENIOR, "senior", "Senior questions" },
};

#define NLEVELS (sizeof(level_heads) / sizeof(*level_heads))

/* Entries by level; all but overviews. */
struct counts {
	size_t entries, levels[LEVEL_COUNT];
};

static void
count_page(const struct toc *toc, const struct toc_page *p, struct counts *c)
{
	for (uint32_t i = 1; i < p->nentries; i++) {
		c->entries++;
		c->levels[toc->entries[p->first_entry + i].level]++;
	}
}

static struct counts
count_pages(const struct toc *toc, uint32_t first, uint32_t n)
{
	struct counts c = { 0 };

	for (uint32_t i = 0; i < n; i++)
		count_page(toc, &toc->pages[first + i], &c);
	return c;
}

static void
put_number(struct sink *out, size_t n, const char *word)
{
	sink_printf(out, "%zu %s%s", n, word, n == 1 ? "" : "s");
}

/* "6 questions: 2 junior, 4 mid", each level linked if LINKS. */
static void
put_counts(struct sink *out, const struct toc *toc, const struct counts *c,
    bool links)
{
	const char *before = ": ";

	put_number(out, c->entries,
	    html_has_levels(toc) ? "question" : "section");
	for (size_t i = 0; i < NLEVELS; i++) {
		const struct level_head *l = &level_heads[i];

		if (c->levels[l->level] == 0)
			continue;
		sink_printf(out, "%s", before);
		before = ", ";
		if (links)
			sink_printf(out, "<a href=\"levels.html#%s\">", l->id);
		sink_printf(out, "%zu %s", c->levels[l->level], l->id);
		if (links)
			sink_lit(out, "</a>");
	}
}

static struct sv
page_title(const struct toc_page *p)
{
	return sv_trim(p->title).n > 0 ? p->title : p->slug;
}

static void
put_page_link(struct sink *out, const struct export *x,
    const struct toc_page *p)
{
	sink_lit(out, "<a href=\"");
	html_href(out, p->slug, SV(""), 0, x->arena);
	sink_lit(out, "\">");
	escape_html(out, page_title(p));
	sink_lit(out, "</a>");
}

/* --- by area --- */

static void
put_page(struct sink *out, const struct export *x, const struct toc_page *p)
{
	struct counts c = { 0 };

	sink_lit(out, "<li>");
	put_page_link(out, x, p);
	if (p->summary.n > 0) {
		sink_lit(out, "\n<p>");
		escape_html(out, p->summary);
		sink_lit(out, "</p>");
	}
	count_page(x->toc, p, &c);
	if (c.entries > 0) {
		sink_lit(out, "\n<small>");
		put_counts(out, x->toc, &c, false);
		sink_lit(out, "</small>");
	}
	sink_lit(out, "</li>\n");
}

static void
put_area(struct sink *out, const struct export *x, const struct area *a)
{
	const struct toc *toc = x->toc;
	const struct counts c = count_pages(toc, a->first_page, a->npages);

	if (a->npages == 0)
		return;
	sink_lit(out, "<section class=\"area\"");
	if (a->id.n > 0) {
		sink_lit(out, " id=\"");
		html_id(out, a->id, 0);
		sink_lit(out, "\"");
	}
	sink_lit(out, ">\n<h2>");
	if (a->title.n + a->id.n > 0)
		escape_html(out, a->title.n > 0 ? a->title : a->id);
	else
		sink_lit(out, "Pages");
	sink_lit(out, " <small>");
	put_number(out, a->npages, "page");
	sink_lit(out, ", ");
	put_number(out, c.entries,
	    html_has_levels(toc) ? "question" : "section");
	sink_lit(out, "</small></h2>\n<ul>\n");
	for (uint32_t i = 0; i < a->npages; i++)
		put_page(out, x, &toc->pages[a->first_page + i]);
	sink_lit(out, "</ul>\n</section>\n");
}

void
html_index(struct sink *out, const struct export *x)
{
	const struct toc *toc = x->toc;
	const struct counts c = count_pages(toc, 0, (uint32_t)toc->npages);

	html_begin(out, x, &(struct html_head){ .title = SV("") });
	sink_lit(out, "<div class=\"areas\">\n<h1>");
	escape_html(out, html_book_title(toc));
	sink_lit(out, "</h1>\n<p class=\"summary\">");
	put_number(out, toc->npages, "page");
	sink_lit(out, ", ");
	put_counts(out, toc, &c, true);
	sink_lit(out, "</p>\n");
	for (size_t i = 0; i < toc->nareas; i++)
		put_area(out, x, &toc->areas[i]);
	sink_lit(out, "</div>\n");
	html_end(out, x);
}

/* --- by level --- */

/* The questions of one level on page P, if there are any. */
static void
put_page_level(struct sink *out, const struct export *x,
    const struct toc_page *p, enum level level)
{
	bool is_open = false;

	for (uint32_t i = 1; i < p->nentries; i++) {
		const struct toc_entry *e =
		    &x->toc->entries[p->first_entry + i];

		if (e->level != level)
			continue;
		if (!is_open) {
			sink_lit(out, "<h3>");
			put_page_link(out, x, p);
			sink_lit(out, "</h3>\n<ul>\n");
			is_open = true;
		}
		sink_lit(out, "<li><a href=\"");
		html_href(out, p->slug, e->id, i, x->arena);
		sink_lit(out, "\">");
		escape_html(out, sv_trim(e->title).n > 0 ? e->title : e->id);
		sink_lit(out, "</a></li>\n");
	}
	if (is_open)
		sink_lit(out, "</ul>\n");
}

void
html_levels(struct sink *out, const struct export *x)
{
	const struct toc *toc = x->toc;
	const struct counts c = count_pages(toc, 0, (uint32_t)toc->npages);

	html_begin(out, x, &(struct html_head){ .title = SV("By level") });
	sink_lit(out, "<div class=\"levels\">\n<h1>Questions by level</h1>\n"
	    "<p class=\"summary\">");
	put_counts(out, toc, &c, true);
	sink_lit(out, "</p>\n");
	for (size_t i = 0; i < NLEVELS; i++) {
		const struct level_head *l = &level_heads[i];

		if (c.levels[l->level] == 0)
			continue;
		sink_printf(out, "<section class=\"one-level\" id=\"%s\">\n"
		    "<h2>%s <small>%zu</small></h2>\n", l->id, l->title,
		    c.levels[l->level]);
		for (size_t k = 0; k < toc->npages; k++)
			put_page_level(out, x, &toc->pages[k], l->level);
		sink_lit(out, "</section>\n");
	}
	sink_lit(out, "</div>\n");
	html_end(out, x);
}
