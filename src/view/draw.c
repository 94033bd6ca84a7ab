/* The screen: a bar that says where the reader is, what is read, and a foot with
 * what keys do, what was asked or what has happened. */
#include "config.h"

#include "base/utf8.h"
#include "view/inner.h"

/* --- the bar --- */

/* "12/31  45%": the question of how many, and how far down. */
static struct sv
page_progress(const struct view *v, struct arena *a)
{
	const struct page *page = &v->paper.page;
	size_t n = v->paper.lines.n, rows = body_rows(v);
	uint32_t entry = current_entry(v) - page->entries[0].number;
	size_t bottom = v->top + rows < n ? v->top + rows : n;
	unsigned percent = n > 0 ? (unsigned)(bottom * 100 / n) : 100;

	if (entry == 0 || v->columns < FRAME_NARROW)
		return arena_printf(a, "%u%%", percent);
	return arena_printf(a, "%u/%zu  %u%%", entry, page->nentries - 1,
	    percent);
}

static struct sv
page_where(const struct view *v, struct arena *a)
{
	const struct page *page = &v->paper.page;
	uint32_t entry = current_entry(v) - page->entries[0].number;

	if (entry == 0)
		return page->title;
	return arena_printf(a, "%.*s › %.*s", SV_ARG(page->title),
	    SV_ARG(page->entries[entry].title));
}

static struct sv
filter_words(const struct view *v, struct arena *a)
{
	struct sv words = SV("");
	size_t i;

	for (i = 0; i < filter_key_count; i++) {
		const struct filter_key *k = &filter_keys[i];
		uint32_t set = k->is_level ? v->filter.levels :
					     v->filter.kinds;

		if ((set >> k->number & 1) == 0)
			continue;
		words = arena_printf(a, "%.*s%s%.*s", SV_ARG(words),
		    words.n > 0 ? " " : "", SV_ARG(k->is_level ?
			level_name((enum level)k->number) :
			kind_name((enum kind)k->number)));
	}
	return words;
}

static struct sv
list_where(const struct view *v, struct arena *a)
{
	const struct book_meta *meta;

	switch (v->now.kind) {
	case PLACE_RESULTS:
		return SV("Search");
	case PLACE_BOOKMARKS:
		return SV("Bookmarks");
	case PLACE_RECENT:
		return SV("Where you have been");
	case PLACE_CONTENTS:
	case PLACE_PAGE:
		break;
	}
	if (v->shelf->n != 1)
		return arena_printf(a, "%zu books", v->shelf->n);
	meta = book_meta(v->shelf->books[0]);
	return arena_printf(a, "%.*s %.*s", SV_ARG(meta->title.n > 0 ?
	    meta->title : meta->name), SV_ARG(meta->version));
}

static void
draw_bar(struct view *v, struct frame *f)
{
	struct sv where, right;
	struct list *l = view_list(v);

	if (v->text.is_open) {
		where = buf_view(&v->text.title);
		right = SV("");
	} else if (v->now.kind == PLACE_PAGE) {
		where = page_where(v, f->a);
		right = page_progress(v, f->a);
		if (v->is_quiz)
			right = arena_printf(f->a, "quiz  %.*s",
			    SV_ARG(right));
	} else {
		where = list_where(v, f->a);
		right = filter_words(v, f->a);
		if (right.n == 0 && l->items.n > 0 &&
		    v->now.kind != PLACE_CONTENTS)
			right = arena_printf(f->a, "%zu/%zu", l->chosen + 1,
			    v->now.kind == PLACE_RESULTS ?
				(size_t)v->hits.total : l->items.n);
	}
	frame_bar(f, where, right);
}

/* --- the foot --- */

/* "[j junior]": in brackets while it is on. */
static struct sv
filter_text(const struct view *v, const struct filter_key *k, struct arena *a)
{
	uint32_t set = k->is_level ? v->filter.levels : v->filter.kinds;
	bool is_on = (set >> k->number & 1) != 0;
	struct sv name = k->is_level ? level_name((enum level)k->number) :
				       kind_name((enum kind)k->number);

	return arena_printf(a, "%c%c %.*s%c", is_on ? '[' : ' ', k->key,
	    SV_ARG(name), is_on ? ']' : ' ');
}

/* Place the levels and kinds in lines from ROW on, F NULL: only count the
 * lines. */
static unsigned
set_filter(const struct view *v, struct frame *f, unsigned row)
{
	unsigned first = row, column = 0;
	struct arena a = { 0 };
	size_t i;

	for (i = 0; i < filter_key_count; i++) {
		struct sv text = filter_text(v, &filter_keys[i],
		    f != NULL ? f->a : &a);

		if (column > 0 && column + text.n >= v->columns) {
			row++;
			column = 0;
		}
		column += (unsigned)text.n;
		if (f != NULL)
			(void)frame_text(f, row, text, text.p[0] == '[' ?
			    STYLE_STRONG : STYLE_PLAIN, LOOK_PLAIN);
	}
	arena_release(&a);
	return row + 1 - first;
}

unsigned
foot_rows(const struct view *v)
{
	unsigned rows = 1;

	if (v->rows < 3)
		return 0;
	if (v->asks == ASKS_FILTER)
		rows += set_filter(v, NULL, 0);
	return rows < v->rows - 1 ? rows : v->rows - 1;
}

static void
draw_filter(const struct view *v, struct frame *f, unsigned row)
{
	(void)set_filter(v, f, row);
	f->rows[f->nrows - 1] = (struct row){ 0 };
	(void)frame_text(f, f->nrows - 1, SV("a: all of them; Enter: done"),
	    STYLE_DIM, LOOK_PLAIN);
}

void
draw_typed(const struct view *v, struct frame *f, unsigned row,
    struct sv label, struct sv typed, bool has_cursor)
{
	size_t columns = label.n;

	(void)frame_text(f, row, label, STYLE_STRONG, LOOK_PLAIN);
	if (has_cursor) {
		columns += utf8_columns(sv_sub(typed, 0, v->prompt.at));
		while (columns >= f->ncolumns && typed.n > 0) {
			size_t i = 0;

			columns -= utf8_width(utf8_next(typed, &i));
			typed = sv_from(typed, i);
		}
		f->has_cursor = true;
		f->cursor_row = row;
		f->cursor_column = columns < f->ncolumns ?
		    (unsigned)columns : f->ncolumns - 1;
	}
	(void)frame_text(f, row, typed, STYLE_PLAIN, LOOK_PLAIN);
}

/* What keys do here, the most useful first and last; between '|'. */
static const char *
hints(const struct view *v)
{
	if (v->text.is_open)
		return "q: close|Space: on";
	if (v->asks == ASKS_QUERY)
		return "Enter: open|Esc: close|Tab: to the list";
	switch (v->now.kind) {
	case PLACE_CONTENTS:
		return "Enter: open|s: search|?: keys|q: quit|"
		       "Right: questions|F: levels and kinds";
	case PLACE_RESULTS:
		return "Enter: open|/: change|?: keys|q: leave the search|"
		       "F: levels and kinds";
	case PLACE_BOOKMARKS:
		return "Enter: open|a: remove|?: keys|q: leave";
	case PLACE_RECENT:
		return "Enter: open|?: keys|q: leave";
	case PLACE_PAGE:
		break;
	}
	if (v->finder.hits.n > 0)
		return "n: next hits|Esc: lights off|?: keys|q: leave|"
		       "N: hits before|Space: on";
	return "Space: on|s: search|?: keys|q: leave|]: next question|"
	       "Tab: links|X: quiz";
}

static void
draw_foot(const struct view *v, struct frame *f)
{
	unsigned row = f->nrows - foot_rows(v);

	if (v->asks == ASKS_FILTER)
		draw_filter(v, f, row);
	else if (v->asks != ASKS_NOTHING && v->asks != ASKS_QUERY)
		draw_typed(v, f, row, sv_cstr(ask_label(v)), is_typing(v) ?
		    buf_view(&v->prompt.text) : SV(""), is_typing(v));
	else if (v->note.n > 0)
		(void)frame_text(f, row, buf_view(&v->note), STYLE_STRONG,
		    LOOK_PLAIN);
	else
		frame_hints(f, row, hints(v));
}

void
view_draw(struct view *v, struct arena *a, struct frame *out)
{
	frame_init(out, v->columns, v->rows, v->opts.is_ascii, a);
	list_make(v);
	if (v->text.is_open)
		draw_text(v, out);
	else if (v->now.kind == PLACE_PAGE)
		draw_page(v, out);
	else
		draw_list(v, out);
	/* A screen of one row shows what is read. */
	if (v->rows > 1)
		draw_bar(v, out);
	if (foot_rows(v) > 0)
		draw_foot(v, out);
	frame_end(out);
}
