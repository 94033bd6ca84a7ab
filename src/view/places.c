/* Where the reader is, was, and may go back to. */
#include "config.h"

#include <string.h>

#include "book/names.h"
#include "view/inner.h"

#define HISTORY_MAX 1000

enum view_where
view_where(const struct view *v)
{
	if (v->text.is_open)
		return IN_TEXT;
	return v->now.kind == PLACE_PAGE ? IN_PAGE : IN_LIST;
}

uint32_t
current_entry(const struct view *v)
{
	const struct paper *p = &v->paper;
	size_t i = v->top < p->lines.n ? v->top : p->lines.n - 1;
	uint32_t entry = p->lines.n > 0 ? p->lines.v[i].at.entry : 0;

	return p->page.entries[entry].number;
}

void
place_keep(struct view *v)
{
	const struct list *l;

	if (v->now.kind != PLACE_PAGE) {
		l = view_list(v);
		v->now.chosen = l->chosen;
		v->now.top = l->top;
	}
	if (v->now.kind == PLACE_RESULTS &&
	    !sv_eq(v->now.query, buf_view(&v->query)))
		v->now.query = arena_sv(&v->arena, buf_view(&v->query));
	if (v->history.n > 0)
		v->history.v[v->at] = v->now;
}

static bool
enter_page(struct view *v, const struct place *place)
{
	struct paper *p = &v->paper;
	struct err e = { 0 };

	finder_clear(&v->finder);
	v->link = 0;
	v->left = 0;
	if (p->book != place->book || p->page.number != place->page) {
		if (!paper_open(p, place->book, place->page, v->is_quiz, &e)) {
			view_say(v, "%s", e.msg);
			return false;
		}
	}
	v->now = *place;
	page_light(v);
	page_set(v);
	return true;
}

bool
place_enter(struct view *v, const struct place *place)
{
	struct list *l;

	v->asks = ASKS_NOTHING;
	v->text.is_open = false;
	if (place->kind == PLACE_PAGE)
		return enter_page(v, place);
	v->now = *place;
	if (place->kind == PLACE_RESULTS) {
		buf_clear(&v->query);
		buf_sv(&v->query, place->query);
	}
	v->is_stale = true;
	l = view_list(v);
	l->chosen = place->chosen;
	l->top = place->top;
	return true;
}

void
place_go(struct view *v, const struct place *place)
{
	struct place was;

	place_keep(v);
	was = v->now;
	if (!place_enter(v, place)) {
		/* The page before is closed, so it must be opened again. */
		if (was.kind == PLACE_PAGE && !place_enter(v, &was))
			(void)place_enter(v, &(struct place){ 0 });
		return;
	}
	v->before_jump = was;
	if (v->history.n > 0)
		v->history.n = v->at + 1;
	if (v->history.n == HISTORY_MAX) {
		v->history.n--;
		memmove(v->history.v, v->history.v + 1,
		    v->history.n * sizeof(*v->history.v));
	}
	vec_push(&v->history, v->now);
	v->at = v->history.n - 1;
}

void
place_step(struct view *v, int by)
{
	const struct place was = v->now;
	size_t to = by < 0 ? v->at - 1 : v->at + 1;

	if ((by < 0 && v->at == 0) || to >= v->history.n) {
		view_say(v, by < 0 ? "this is where you began; q leaves" :
			"you have not been further");
		return;
	}
	place_keep(v);
	if (!place_enter(v, &v->history.v[to])) {
		if (was.kind == PLACE_PAGE && !place_enter(v, &was))
			(void)place_enter(v, &(struct place){ 0 });
		return;
	}
	v->at = to;
}

struct sv
entry_name(struct view *v, struct book *book, uint32_t entry,
    struct arena *a)
{
	struct entry_info info;
	struct page_info page;
	struct err e = { 0 };

	if (!book_entry_info(book, entry, a, &info, &e) ||
	    !book_page_info(book, info.page, &page, &e)) {
		view_say(v, "%s", e.msg);
		return SV("");
	}
	if (info.is_overview || info.id.n == 0)
		return page.slug;
	return arena_printf(a, "%.*s#%.*s", SV_ARG(page.slug),
	    SV_ARG(info.id));
}

struct sv
entry_title(struct view *v, struct book *book, uint32_t entry,
    struct arena *a)
{
	struct entry_info info;
	struct err e = { 0 };

	if (book_entry_info(book, entry, a, &info, &e))
		return info.title;
	view_say(v, "%s", e.msg);
	return SV("");
}

void
view_open(struct view *v, struct book *book, uint32_t page, uint32_t entry,
    bool is_page)
{
	struct place place = { .kind = PLACE_PAGE, .book = book,
		.page = page };
	struct page_info info;
	struct err e = { 0 };

	place.is_from_results = v->now.kind == PLACE_RESULTS ||
	    (v->now.kind == PLACE_PAGE && v->now.is_from_results);
	if (!book_page_info(book, page, &info, &e)) {
		view_say(v, "%s", e.msg);
		return;
	}
	if (v->now.kind == PLACE_RESULTS)
		place.query = results_query(v);
	if (!is_page && entry >= info.first_entry)
		place.at.entry = entry - info.first_entry;
	place_go(v, &place);
}

/* --- actions --- */

void
act_back(struct view *v)
{
	if (v->text.is_open)
		v->text.is_open = false;
	else
		place_step(v, -1);
}

void
act_forward(struct view *v)
{
	place_step(v, 1);
}

static void
go_to_list(struct view *v, enum place_kind kind)
{
	struct place place = { .kind = kind };

	v->text.is_open = false;
	if (v->now.kind == kind)
		return;
	if (kind == PLACE_CONTENTS) {
		place.chosen = v->contents.chosen;
		place.top = v->contents.top;
	}
	place_go(v, &place);
}

void
act_contents(struct view *v)
{
	go_to_list(v, PLACE_CONTENTS);
}

void
act_recent(struct view *v)
{
	go_to_list(v, PLACE_RECENT);
}

void
act_bookmarks(struct view *v)
{
	go_to_list(v, PLACE_BOOKMARKS);
}

static void
leave_page(struct view *v)
{
	struct place place = { .kind = PLACE_RESULTS };

	if (!v->now.is_from_results) {
		go_to_list(v, PLACE_CONTENTS);
		return;
	}
	place.query = arena_sv(&v->arena, buf_view(&v->query));
	place.chosen = v->results.chosen;
	place.top = v->results.top;
	place_go(v, &place);
}

void
act_leave(struct view *v)
{
	if (v->text.is_open) {
		act_back(v);
		return;
	}
	switch (v->now.kind) {
	case PLACE_CONTENTS:
		v->is_done = true;
		return;
	case PLACE_RESULTS:
		place_go(v, &v->before_search);
		return;
	case PLACE_BOOKMARKS:
	case PLACE_RECENT:
		place_step(v, -1);
		return;
	case PLACE_PAGE:
		if (v->finder.wanted.n > 0)
			find_end(v);
		else
			leave_page(v);
		return;
	}
}

void
act_escape(struct view *v)
{
	if (!v->text.is_open && v->now.kind == PLACE_PAGE &&
	    finder_is_on(&v->finder)) {
		finder_clear(&v->finder);
		v->now.query = SV("");
	} else if (!v->text.is_open && v->now.kind == PLACE_PAGE && v->link > 0) {
		v->link = 0;
	} else {
		act_back(v);
	}
}

void
act_quit(struct view *v)
{
	v->is_done = true;
}

void
act_set_mark(struct view *v)
{
	ask(v, ASKS_NEW_MARK);
}

void
act_to_mark(struct view *v)
{
	ask(v, ASKS_MARK);
}
