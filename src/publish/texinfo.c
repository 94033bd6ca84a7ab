#include "config.h"

#include "publish/texinfo.h"

#include "base/utf8.h"
#include "doc/section.h"
#include "render/escape.h"
#include "publish/texinfo_block.h"

#define MENU_COLUMN 34	/* where descriptions begin */
#define MENU_WIDTH 76

/* --- menus --- */

static void
menu_pad(struct sink *out, size_t *column)
{
	for (; *column < MENU_COLUMN; (*column)++)
		sink_lit(out, " ");
}

/* The description behind `* node::', COLUMN columns in, folded. */
static void
menu_text(struct sink *out, struct sv text, size_t column)
{
	struct sv word;

	if (column + 2 > MENU_COLUMN) {
		sink_lit(out, "\n");
		column = 0;
	}
	menu_pad(out, &column);
	while (sv_word(&text, &word)) {
		size_t n = utf8_columns(word);

		if (column > MENU_COLUMN && column + 1 + n > MENU_WIDTH) {
			sink_lit(out, "\n");
			column = 0;
			menu_pad(out, &column);
		}
		if (column > MENU_COLUMN) {
			sink_lit(out, " ");
			column++;
		}
		escape_texi(out, word);
		column += n;
	}
	sink_lit(out, "\n");
}

static void
menu_page(struct sink *out, const struct toc_page *p)
{
	sink_lit(out, "* ");
	texi_node(out, p->slug, (struct sv){ 0 }, 0);
	sink_lit(out, "::");
	menu_text(out, p->title, 4 + utf8_columns(p->slug));
}

static void
menu_entry(struct sink *out, const struct toc *toc, size_t number)
{
	const struct toc_entry *e = &toc->entries[number];
	const struct toc_page *p = &toc->pages[e->page];

	sink_lit(out, "* ");
	texi_node(out, p->slug, e->id, number - p->first_entry);
	sink_lit(out, "::");
	menu_text(out, e->short_title.n > 0 ? e->short_title : e->title,
	    5 + utf8_columns(p->slug) + utf8_columns(e->id));
}

/* --- areas --- */

static void
area_node(struct sink *out, const struct area *a)
{
	sink_lit(out, "Area ");
	escape_texi_node(out, a->id.n > 0 ? a->id : SV("all"));
}

static struct sv
area_title(const struct area *a)
{
	return a->title.n > 0 ? a->title : a->id.n > 0 ? a->id : SV("Pages");
}

/* The nearest area with pages before (STEP -1) or behind I; NULL none. */
static const struct area *
area_beside(const struct toc *toc, size_t i, int step)
{
	for (size_t k = i + (size_t)step; k < toc->nareas; k += (size_t)step)
		if (toc->areas[k].npages > 0)
			return &toc->areas[k];
	return NULL;
}

static void
put_area(struct sink *out, const struct toc *toc, size_t number)
{
	const struct area *a = &toc->areas[number], *beside;

	sink_lit(out, "\n@node ");
	area_node(out, a);
	sink_lit(out, ", ");
	if ((beside = area_beside(toc, number, 1)) != NULL)
		area_node(out, beside);
	sink_lit(out, ", ");
	if ((beside = area_beside(toc, number, -1)) != NULL)
		area_node(out, beside);
	else
		sink_lit(out, "Topics");
	sink_lit(out, ", Topics\n@section ");
	escape_texi(out, area_title(a));
	sink_lit(out, "\n\n@menu\n");
	for (uint32_t i = 0; i < a->npages; i++)
		menu_page(out, &toc->pages[a->first_page + i]);
	sink_lit(out, "@end menu\n");
}

/* --- pages --- */

static void
put_index(struct sink *out, const char *command, struct sv text)
{
	struct sv word;
	bool is_first = true;

	text = sv_trim(text);
	if (text.n == 0)
		return;
	sink_printf(out, "@%s", command);
	while (sv_word(&text, &word)) {
		sink_lit(out, " ");
		if (is_first && word.p[0] == '#') {
			sink_lit(out, "@hashchar{}");
			word = sv_from(word, 1);
		}
		escape_texi(out, word);
		is_first = false;
	}
	sink_lit(out, "\n");
}

static bool
is_error_code(struct sv word)
{
	if (word.n != 5 || word.p[0] != 'E')
		return false;
	for (size_t i = 1; i < word.n; i++)
		if (word.p[i] < '0' || word.p[i] > '9')
			return false;
	return true;
}

/* Error codes in the code index, short title and other tags as concepts. */
static void
put_entry_indices(struct sink *out, const struct entry *e)
{
	struct sv rest = e->tags, word;

	put_index(out, "cindex", e->short_title);
	while (sv_word(&rest, &word))
		put_index(out, is_error_code(word) ? "coindex" : "cindex",
		    word);
}

static bool
is_heading(const struct node *n)
{
	return n != NULL && n->type == NODE_HEADING;
}

/* Whether N is a heading that shows something. */
static bool
has_text(struct texi *t, const struct node *n)
{
	struct arena_mark mark = arena_mark(t->x->arena);
	bool has = is_heading(n) &&
	    sv_trim(node_plain_sv(n, t->x->arena)).n > 0;

	arena_reset(t->x->arena, mark);
	return has;
}

static void
put_body(struct texi *t, const struct node *first, const struct node *end,
    unsigned level)
{
	t->needs_gap = true;
	t->nnamed = 0;
	for (const struct node *n = first; n != NULL && n != end;
	    n = n->next) {
		if (!has_text(t, n) || n->u.heading.level > level) {
			texi_one(t, n);
			continue;
		}
		sink_lit(t->out, "\n@subsubheading ");
		texi_line(t, n);
		sink_lit(t->out, "\n");
	}
}

static void
put_checked(struct sink *out, struct sv checked)
{
	if (checked.n == 0)
		return;
	sink_lit(out, "\nCode checked with ");
	escape_texi(out, checked);
	sink_lit(out, ".\n");
}

static void
put_see_also(struct texi *t, const struct page *page)
{
	const struct ref_list *related = &page->related;

	for (size_t i = 0; i < related->n; i++) {
		if (i == 0)
			sink_lit(t->out, "\nSee also ");
		else if (i + 1 < related->n)
			sink_lit(t->out, ", ");
		else
			sink_lit(t->out, " and ");
		sink_lit(t->out, "@ref{");
		texi_node(t->out, related->v[i].slug, (struct sv){ 0 }, 0);
		sink_lit(t->out, "}");
	}
	if (related->n > 0)
		sink_lit(t->out, ".\n");
}

static void
put_overview(struct texi *t, const struct page *page)
{
	const struct toc *toc = t->x->toc;
	const struct toc_page *p = &toc->pages[page->number];
	const struct area *a = &toc->areas[p->area];
	const uint32_t number = page->number;
	const struct entry *e = &page->entries[0];

	sink_lit(t->out, "\n@node ");
	texi_node(t->out, p->slug, (struct sv){ 0 }, 0);
	sink_lit(t->out, ", ");
	if (number + 1 < a->first_page + a->npages)
		escape_texi_node(t->out, toc->pages[number + 1].slug);
	sink_lit(t->out, ", ");
	if (number > a->first_page)
		escape_texi_node(t->out, toc->pages[number - 1].slug);
	else
		area_node(t->out, a);
	sink_lit(t->out, ", ");
	area_node(t->out, a);
	sink_lit(t->out, "\n@subsection ");
	escape_texi(t->out, sv_trim(p->title).n > 0 ? p->title : p->slug);
	sink_lit(t->out, "\n");
	put_index(t->out, "cindex", p->slug);
	for (size_t i = 0; i < page->aliases.n; i++)
		put_index(t->out, "cindex", page->aliases.v[i]);
	if (e->first != NULL && e->first != e->end)
		put_body(t, e->first, e->end, 6);
	put_see_also(t, page);
	put_checked(t->out, page->checked);
	if (p->nentries < 2)
		return;
	sink_lit(t->out, "\n@menu\n");
	for (uint32_t i = 1; i < p->nentries; i++)
		menu_entry(t->out, toc, p->first_entry + i);
	sink_lit(t->out, "@end menu\n");
}

static void
entry_node(struct sink *out, const struct page *page, size_t index)
{
	texi_node(out, page->slug, page->entries[index].id, index);
}

/* The name that every format gives a question. */
static struct sv
entry_name(struct texi *t, const struct page *page, const struct entry *e)
{
	return arena_printf(t->x->arena, "%.*s#%.*s", SV_ARG(page->slug),
	    SV_ARG(e->id));
}

/* Junior concept question, page#id. */
static void
put_facts(struct texi *t, const struct page *page, size_t index)
{
	const struct entry *e = &page->entries[index];
	const struct sv level = level_name(e->level), kind = kind_name(e->kind);

	sink_lit(t->out, "\n");
	if (level.n + kind.n > 0) {
		sink_lit(t->out, "@emph{");
		escape_texi(t->out, level);
		if (level.n > 0 && kind.n > 0)
			sink_lit(t->out, " ");
		escape_texi(t->out, kind);
		sink_lit(t->out, "}, ");
	}
	sink_lit(t->out, "@code{");
	escape_texi_code(t->out, page->slug);
	if (e->id.n > 0) {
		sink_lit(t->out, "#");
		escape_texi_code(t->out, e->id);
	}
	sink_lit(t->out, "}\n");
}

static void
put_entry(struct texi *t, const struct page *page, size_t index)
{
	const struct entry *e = &page->entries[index];
	const struct node *first = e->first;
	unsigned level = 6;

	sink_lit(t->out, "\n@node ");
	entry_node(t->out, page, index);
	sink_lit(t->out, ", ");
	if (index + 1 < page->nentries)
		entry_node(t->out, page, index + 1);
	sink_lit(t->out, ", ");
	entry_node(t->out, page, index - 1);
	sink_lit(t->out, ", ");
	texi_node(t->out, page->slug, (struct sv){ 0 }, 0);
	sink_lit(t->out, "\n@unnumberedsubsubsec ");
	if (has_text(t, first))
		texi_line(t, first);
	else if (sv_trim(e->title).n > 0)
		escape_texi(t->out, e->title);
	else
		entry_node(t->out, page, index);
	sink_lit(t->out, "\n");
	if (e->id.n > 0)
		put_index(t->out, "cindex", entry_name(t, page, e));
	put_index(t->out, "cindex", e->id);
	put_entry_indices(t->out, e);
	put_facts(t, page, index);
	if (is_heading(first)) {
		level = first->u.heading.level + 1u;
		first = first->next;
	}
	if (first != e->end)
		put_body(t, first, e->end, level);
}

void
texinfo_page(struct sink *out, const struct export *x,
    const struct page *page)
{
	const struct toc *toc = x->toc;
	const uint32_t area = toc->pages[page->number].area;
	struct texi t;

	texi_init(&t, out, x);
	if (toc->areas[area].first_page == page->number)
		put_area(out, toc, area);
	put_overview(&t, page);
	for (size_t i = 1; i < page->nentries; i++)
		put_entry(&t, page, i);
	texi_release(&t);
}

/* --- the frame --- */

void
texinfo_begin(struct sink *out, const struct export *x)
{
	const struct toc *toc = x->toc;

	sink_lit(out, "@node Topics\n@chapter Topics\n\n");
	if (toc->npages == 0) {
		sink_lit(out, "This book has no pages.\n");
		return;
	}
	sink_lit(out, "@menu\n");
	for (size_t i = 0; i < toc->nareas; i++) {
		if (toc->areas[i].npages == 0)
			continue;
		sink_lit(out, "* ");
		area_node(out, &toc->areas[i]);
		sink_lit(out, "::");
		menu_text(out, area_title(&toc->areas[i]),
		    9 + utf8_columns(toc->areas[i].id));
	}
	sink_lit(out, "@end menu\n");
}

struct level_head {
	enum level level;
	const char *title;
};

static const struct level_head level_heads[] = {
	{ LEVEL_JUNIOR, "Junior questions" },
	{ LEVEL_MID, "Mid-level questions" },
	{ LEVEL_SENIOR, "Senior questions" },
};

#define NLEVELS (sizeof(level_heads) / sizeof(*level_heads))

static size_t
count_level(const struct toc *toc, enum level level)
{
	size_t n = 0;

	for (size_t i = 0; i < toc->nentries; i++)
		n += toc->entries[i].level == level;
	return n;
}

/* The levels of which there are questions; returns how many. */
static size_t
levels_present(const struct toc *toc, struct level_head present[NLEVELS])
{
	size_t n = 0;

	for (size_t i = 0; i < NLEVELS; i++)
		if (count_level(toc, level_heads[i].level) > 0)
			present[n++] = level_heads[i];
	return n;
}

static void
put_level(struct sink *out, const struct toc *toc, enum level level)
{
	sink_lit(out, "@menu\n");
	for (uint32_t p = 0; p < toc->npages; p++) {
		const struct toc_page *page = &toc->pages[p];

		for (uint32_t i = 1; i < page->nentries; i++)
			if (toc->entries[page->first_entry + i].level == level)
				menu_entry(out, toc, page->first_entry + i);
	}
	sink_lit(out, "@end menu\n");
}

void
texinfo_end(struct sink *out, const struct export *x)
{
	const struct toc *toc = x->toc;
	struct level_head heads[NLEVELS];
	const size_t n = levels_present(toc, heads);

	sink_lit(out, "\n@node Questions by level\n"
	    "@appendix Questions by level\n\n");
	if (n == 0) {
		sink_lit(out, "No question has a level.\n");
		return;
	}
	sink_lit(out, "@menu\n");
	for (size_t i = 0; i < n; i++) {
		sink_printf(out, "* %s::", heads[i].title);
		menu_text(out, SV(""), MENU_WIDTH);
	}
	sink_lit(out, "@end menu\n");
	for (size_t i = 0; i < n; i++) {
		sink_printf(out, "\n@node %s, %s, %s, Questions by level\n"
		    "@appendixsec %s\n\n", heads[i].title,
		    i + 1 < n ? heads[i + 1].title : "",
		    i > 0 ? heads[i - 1].title : "", heads[i].title);
		put_level(out, toc, heads[i].level);
	}
}

/* A book may say so in several lines, and what it stands in is one. */
static void
put_manual_title(struct sink *out, const struct toc *toc)
{
	struct sv title = sv_trim(toc->meta.title), line;
	bool is_first = true;

	if (title.n == 0)
		title = toc->meta.name;
	for (; sv_split(&title, '\n', &line); is_first = false) {
		if (!is_first)
			sink_lit(out, " ");
		escape_texi(out, line);
	}
}

void
texinfo_manual_begin(struct sink *out, const struct export *x)
{
	const struct book_meta *meta = &x->toc->meta;

	sink_lit(out, "\\input texinfo\n@setfilename ");
	escape_texi(out, meta->name);
	sink_lit(out, ".info\n@documentencoding UTF-8\n@settitle ");
	put_manual_title(out, x->toc);
	sink_lit(out, "\n@defcodeindex co\n@paragraphindent none\n"
	    "@frenchspacing on\n@codequoteundirected on\n"
	    "@codequotebacktick on\n@dircategory Books\n@direntry\n* ");
	escape_texi_node(out, meta->name);
	sink_lit(out, ": (");
	escape_texi_node(out, meta->name);
	sink_lit(out, ").  ");
	put_manual_title(out, x->toc);
	sink_lit(out, ".\n@end direntry\n@titlepage\n@title ");
	put_manual_title(out, x->toc);
	sink_lit(out, "\n@end titlepage\n@contents\n@ifnottex\n@node Top\n"
	    "@top ");
	put_manual_title(out, x->toc);
	sink_lit(out, "\n@end ifnottex\n\n@menu\n* Topics::\n"
	    "* Questions by level::\n* Concept Index::\n* Code Index::\n"
	    "@end menu\n\n");
	texinfo_begin(out, x);
}

void
texinfo_manual_end(struct sink *out, const struct export *x)
{
	texinfo_end(out, x);
	sink_lit(out, "\n@node Concept Index\n@unnumbered Concept Index\n\n"
	    "@printindex cp\n\n@node Code Index\n@unnumbered Code Index\n\n"
	    "@printindex co\n\n@bye\n");
}
