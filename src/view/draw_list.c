/* Contents, results, bookmarks and recent places on the screen. */
#include "config.h"

#include "base/utf8.h"
#include "view/inner.h"

#define LEVEL_COLUMNS 9

static struct piece
piece(struct sv text, enum style style, bool is_chosen)
{
	return (struct piece){ { text, style, { 0 } },
		is_chosen ? LOOK_CHOSEN : LOOK_PLAIN };
}

static void
draw_head(const struct item *item, struct frame *f, unsigned row)
{
	struct sv counts = SV("");

	(void)frame_text(f, row, item->text, item->book != NULL ?
	    STYLE_TITLE : STYLE_HEADING, LOOK_PLAIN);
	if (item->count > 0)
		counts = arena_printf(f->a, "%u topic%s, %u question%s",
		    item->pages, item->pages == 1 ? "" : "s", item->count,
		    item->count == 1 ? "" : "s");
	if (f->rows[row].columns + counts.n + 4 < f->ncolumns)
		frame_right(f, row, counts, STYLE_DIM, LOOK_PLAIN);
}

/* > Ownership      who frees a value, and when a value moves        31 */
static void
draw_topic(struct view *v, const struct item *item, bool is_chosen,
    struct frame *f, unsigned row)
{
	struct page_info page;
	struct err e = { 0 };
	struct piece title;
	bool has_summary = f->ncolumns >= FACTS_FROM;
	unsigned limit = f->ncolumns > 8 ? f->ncolumns - 7 : f->ncolumns;

	if (!book_page_info(item->book, item->page, &page, &e)) {
		view_say(v, "%s", e.msg);
		return;
	}
	(void)frame_text(f, row, is_chosen ? SV("> ") : item->is_open ?
	    SV("- ") : SV("  "), STYLE_PLAIN, LOOK_PLAIN);
	title = piece(page.title, STYLE_PLAIN, is_chosen);
	frame_short(f, row, &title, has_summary ? v->contents_title + 2 :
	    limit);
	if (has_summary) {
		struct piece summary = piece(page.summary, STYLE_DIM, false);

		frame_pad(f, row, v->contents_title + 4, LOOK_PLAIN);
		frame_short(f, row, &summary, limit);
	}
	frame_right(f, row, arena_printf(f->a, "%u", item->count),
	    STYLE_PLAIN, LOOK_PLAIN);
}

/* "mid · debug  ", on a wide screen behind the name of the page. */
static void
draw_facts(const struct item *item, const struct entry_info *info,
    struct frame *f, unsigned row)
{
	struct sv level = level_name(info->level);
	struct sv kind = kind_name(info->kind);
	struct page_info page;
	struct err e = { 0 };

	if (f->ncolumns >= SLUG_FROM &&
	    book_page_info(item->book, item->page, &page, &e))
		(void)frame_text(f, row, arena_printf(f->a, "%.*s  ",
		    SV_ARG(page.slug)), STYLE_DIM, LOOK_PLAIN);
	if (item->kind == ITEM_ENTRY && f->ncolumns >= FACTS_FROM &&
	    level.n + kind.n > 0)
		(void)frame_text(f, row, arena_printf(f->a, "%.*s%s%.*s  ",
		    SV_ARG(level), level.n > 0 && kind.n > 0 ? " · " : "",
		    SV_ARG(kind)), level_style(info->level), LOOK_PLAIN);
}

/* The passage that was found, its words lit. */
static void
draw_snippet(const struct snippet *s, struct frame *f, unsigned row)
{
	size_t i, at = 0, points = 0;

	for (i = 0; i <= s->nmarks; i++) {
		size_t start = i < s->nmarks ? s->marks[i].start : SIZE_MAX;
		size_t end = i < s->nmarks ? s->marks[i].end : SIZE_MAX;
		size_t from = at;

		for (; at < s->text.n && points < start; points++)
			(void)utf8_next(s->text, &at);
		(void)frame_text(f, row, sv_sub(s->text, from, at - from),
		    STYLE_DIM, LOOK_PLAIN);
		from = at;
		for (; at < s->text.n && points < end; points++)
			(void)utf8_next(s->text, &at);
		(void)frame_text(f, row, sv_sub(s->text, from, at - from),
		    STYLE_MARK, LOOK_HIT);
	}
}

static void
draw_entry(struct view *v, const struct item *item, bool is_chosen,
    struct frame *f, unsigned row)
{
	unsigned limit = f->ncolumns;
	struct entry_info info;
	struct err e = { 0 };
	struct piece title;

	if (!book_entry_info(item->book, item->entry, f->a, &info, &e)) {
		view_say(v, "%s", e.msg);
		return;
	}
	if (v->now.kind == PLACE_CONTENTS)
		frame_pad(f, row, 4, LOOK_PLAIN);
	(void)frame_text(f, row, is_chosen ? SV("> ") : SV("  "),
	    STYLE_PLAIN, LOOK_PLAIN);
	title = piece(info.title, STYLE_PLAIN, is_chosen);
	if (v->now.kind != PLACE_RESULTS && f->ncolumns >= FACTS_FROM) {
		limit -= LEVEL_COLUMNS;
		frame_short(f, row, &title, limit);
		frame_pad(f, row, limit + 1, LOOK_PLAIN);
		title = piece(level_name(info.level), STYLE_DIM, false);
	}
	frame_short(f, row, &title, f->ncolumns);
	if (v->now.kind != PLACE_RESULTS || item_rows(v) == 1)
		return;
	frame_pad(f, row + 1, 4, LOOK_PLAIN);
	draw_facts(item, &info, f, row + 1);
	if (item->snippet != NULL)
		draw_snippet(item->snippet, f, row + 1);
}

static void
draw_item(struct view *v, const struct item *item, bool is_chosen,
    struct frame *f, unsigned row)
{
	switch (item->kind) {
	case ITEM_HEAD:
		draw_head(item, f, row);
		return;
	case ITEM_TOPIC:
		if (v->now.kind == PLACE_CONTENTS)
			draw_topic(v, item, is_chosen, f, row);
		else
			draw_entry(v, item, is_chosen, f, row);
		return;
	case ITEM_ENTRY:
		draw_entry(v, item, is_chosen, f, row);
		return;
	case ITEM_LOST:
		(void)frame_text(f, row, is_chosen ? SV("> ") : SV("  "),
		    STYLE_PLAIN, LOOK_PLAIN);
		(void)frame_text(f, row, item->text, STYLE_DIM, LOOK_PLAIN);
		return;
	}
}

static struct sv
join(const struct sv_list *words, struct arena *a)
{
	struct sv all = SV("");
	size_t i;

	for (i = 0; i < words->n; i++)
		all = arena_printf(a, "%.*s%s%.*s", SV_ARG(all),
		    i == 0 ? "" : ", ", SV_ARG(words->v[i]));
	return all;
}

/* What the search came to, in a line. */
static struct sv
found(const struct view *v, struct arena *a)
{
	const struct hits *h = &v->hits;
	struct sv count = arena_printf(a, "%s%llu", h->is_least ? "over " : "",
	    (unsigned long long)h->total);

	if (h->is_empty_query || v->query.n == 0)
		return SV("Type words, a piece of code or an error code.");
	if (h->total == 0)
		return v->filter.levels != 0 || v->filter.kinds != 0 ?
		    SV("Nothing of these levels and kinds; F changes them.") :
		    SV("Nothing found.");
	if (h->corrected.n > 0)
		return arena_printf(a, "%.*s found for %.*s; no book has "
		    "%.*s", SV_ARG(count), SV_ARG(join(&h->corrections, a)),
		    SV_ARG(join(&h->corrected, a)));
	return arena_printf(a, "%.*s %s", SV_ARG(count), h->is_relaxed ?
	    "with some of the words" : "found");
}

static void
draw_search_head(struct view *v, struct frame *f)
{
	draw_typed(v, f, 1, SV("Search: "), buf_view(&v->query),
	    v->asks == ASKS_QUERY);
	(void)frame_text(f, 2, found(v, f->a), STYLE_DIM, LOOK_PLAIN);
}

static struct sv
nothing_here(const struct view *v)
{
	switch (v->now.kind) {
	case PLACE_CONTENTS:
		return SV("No question is of these levels and kinds; F "
			  "changes them.");
	case PLACE_BOOKMARKS:
		return SV("No bookmarks. In a page, a adds one.");
	case PLACE_RECENT:
		return SV("You have read nothing yet.");
	case PLACE_RESULTS:
	case PLACE_PAGE:
		break;
	}
	return SV("");
}

void
draw_list(struct view *v, struct frame *f)
{
	const struct list *l = view_list(v);
	const unsigned columns = f->ncolumns;
	unsigned row = 1, end = 1 + body_rows(v), each = item_rows(v);
	size_t i;

	if (v->now.kind == PLACE_RESULTS) {
		draw_search_head(v, f);
		row = 3;
	} else if (l->items.n == 0) {
		(void)frame_text(f, 2, nothing_here(v), STYLE_PLAIN,
		    LOOK_PLAIN);
	}
	if (f->ncolumns > LIST_COLUMNS)
		f->ncolumns = LIST_COLUMNS;
	for (i = l->top; i < l->items.n && row + each <= end; i++) {
		const struct item *item = &l->items.v[i];

		draw_item(v, item, i == l->chosen, f, row);
		row += each;
	}
	f->ncolumns = columns;
}
