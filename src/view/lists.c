/* Moving in lists, and those that are no contents or results. */
#include "config.h"

#include "book/names.h"
#include "view/inner.h"

#define RESULTS_MAX 500

struct list *
view_list(struct view *v)
{
	switch (v->now.kind) {
	case PLACE_CONTENTS:
		return &v->contents;
	case PLACE_RESULTS:
		return &v->results;
	case PLACE_BOOKMARKS:
	case PLACE_RECENT:
	case PLACE_PAGE:
		break;
	}
	return &v->others;
}

unsigned
item_rows(const struct view *v)
{
	return v->now.kind == PLACE_RESULTS && v->rows >= 8 ? 2 : 1;
}

size_t
visible_items(const struct view *v)
{
	unsigned rows = body_rows(v);

	if (v->now.kind == PLACE_RESULTS)
		rows = rows > 3 ? rows - 2 : 1;
	rows /= item_rows(v);
	return rows > 0 ? rows : 1;
}

static bool
can_choose(const struct list *l, size_t item)
{
	return l->items.v[item].kind != ITEM_HEAD;
}

/* The head of an area is shown with its first topic. */
static void
show_chosen(struct view *v, struct list *l)
{
	size_t n = visible_items(v), first = l->chosen;

	while (n > 2 && first > 0 && l->chosen - first < 2 &&
	    !can_choose(l, first - 1))
		first--;
	if (l->top > first)
		l->top = first;
	if (l->chosen >= l->top + n)
		l->top = l->chosen - n + 1;
}

void
list_to(struct view *v, size_t item)
{
	struct list *l = view_list(v);
	size_t n = l->items.n, i;

	if (n == 0) {
		l->chosen = l->top = 0;
		return;
	}
	if (item >= n)
		item = n - 1;
	for (i = item; i < n && !can_choose(l, i); i++)
		;
	for (; i == n || !can_choose(l, i); i--)
		if (i == 0)
			break;
	l->chosen = i < n ? i : 0;
	show_chosen(v, l);
}

void
list_move(struct view *v, long by)
{
	struct list *l = view_list(v);
	size_t to = l->chosen, steps = (size_t)(by < 0 ? -by : by);

	if (v->now.kind == PLACE_RESULTS && by > 0 &&
	    to + steps >= l->items.n && l->items.n < v->hits.total) {
		v->hits_wanted = 2 * l->items.n + steps;
		v->is_stale = true;
		list_make(v);
	}
	while (steps-- > 0) {
		size_t next = to;

		do
			next = by < 0 ? next - 1 : next + 1;
		while (next < l->items.n && !can_choose(l, next));
		if (next >= l->items.n)
			break;
		to = next;
	}
	list_to(v, to);
}

bool
view_passes(const struct view *v, enum level level, enum kind kind)
{
	const struct filter *f = &v->filter;

	return (f->levels == 0 || (f->levels >> level & 1) != 0) &&
	    (f->kinds == 0 || (f->kinds >> kind & 1) != 0);
}

/* --- bookmarks --- */

static struct book *
book_named(const struct view *v, struct sv name)
{
	size_t i;

	for (i = 0; i < v->shelf->n; i++)
		if (sv_eq(book_meta(v->shelf->books[i])->name, name))
			return v->shelf->books[i];
	return NULL;
}

/* "page" or "page#id" in BOOK; false if there is no such thing. */
static bool
find_name(struct book *book, struct sv name, struct name_target *out,
    struct err *e)
{
	size_t at = sv_find_byte(name, '#'), n = 0;
	bool is_found = true;

	if (!book_names(book, NAME_SLUG, sv_sub(name, 0, at), out, 1, &n,
		e) || n == 0)
		return false;
	if (at < name.n && !book_entry_by_id(book, out->page,
		sv_from(name, at + 1), &out->entry, &is_found, e))
		return false;
	return is_found;
}

static void
add_bookmark(struct view *v, const struct bookmark *m)
{
	struct item item = { .kind = ITEM_LOST, .text = m->title };
	struct book *book = book_named(v, m->book);
	struct name_target target;
	struct err e = { 0 };

	if (book != NULL && find_name(book, m->name, &target, &e)) {
		item.kind = ITEM_ENTRY;
		item.book = book;
		item.page = target.page;
		item.entry = target.entry;
	}
	vec_push(&v->others.items, item);
}

/* What the file has now: another reader may have written it. */
static bool
read_bookmarks(struct view *v)
{
	struct sv aside;
	struct err e = { 0 };

	if (v->opts.bookmarks == NULL)
		return true;
	if (!bookmarks_read(&v->bookmarks, v->opts.bookmarks, &aside, &e)) {
		view_say(v, "%s", e.msg);
		return false;
	}
	if (aside.n > 0)
		view_say(v, "the bookmarks file was damaged; it is kept as "
		    "%.*s", SV_ARG(aside));
	return true;
}

static void
bookmarks_make(struct view *v)
{
	size_t i;

	if (!read_bookmarks(v))
		vec_clear(&v->bookmarks.v);
	for (i = 0; i < v->bookmarks.v.n; i++)
		add_bookmark(v, &v->bookmarks.v.v[i]);
}

/* What is to be marked: the question read, or the chosen item. */
static bool
entry_here(struct view *v, struct book **book, uint32_t *entry)
{
	const struct list *l = view_list(v);
	const struct item *item;

	if (v->now.kind == PLACE_PAGE) {
		*book = v->now.book;
		*entry = current_entry(v);
		return true;
	}
	item = l->chosen < l->items.n ? &l->items.v[l->chosen] : NULL;
	if (item == NULL || item->book == NULL)
		return false;
	*book = item->book;
	*entry = item->entry;
	return true;
}

/* A bookmark that leads nowhere can still be removed. */
static bool
bookmark_here(struct view *v, struct bookmark *out, struct arena *a)
{
	struct book *book;
	uint32_t entry;

	if (entry_here(v, &book, &entry)) {
		*out = (struct bookmark){ book_meta(book)->name,
			entry_name(v, book, entry, a),
			entry_title(v, book, entry, a) };
		return out->name.n > 0;
	}
	if (v->now.kind != PLACE_BOOKMARKS ||
	    v->others.chosen >= v->bookmarks.v.n)
		return false;
	*out = v->bookmarks.v.v[v->others.chosen];
	out->book = arena_sv(a, out->book);
	out->name = arena_sv(a, out->name);
	out->title = arena_sv(a, out->title);
	return true;
}

void
act_bookmark(struct view *v)
{
	struct arena a = { 0 };
	struct bookmark one;
	struct err e = { 0 };
	bool is_there;

	if (v->text.is_open || !bookmark_here(v, &one, &a))
		goto out;
	if (!read_bookmarks(v))
		goto out;
	bookmarks_toggle(&v->bookmarks, &one, &is_there);
	view_say(v, "%s %.*s", is_there ? "bookmarked:" :
	    "no bookmark any more:", SV_ARG(one.name));
	if (v->opts.bookmarks == NULL)
		view_say(v, "no home folder: bookmarks last until you leave");
	else if (!bookmarks_write(&v->bookmarks, v->opts.bookmarks, &e))
		view_say(v, "not kept: %s", e.msg);
	v->is_stale = v->is_stale || v->now.kind == PLACE_BOOKMARKS;
out:
	arena_release(&a);
}

/* --- where the reader has been --- */

static bool
is_listed(const struct list *l, const struct place *place, uint32_t entry)
{
	size_t i;

	for (i = 0; i < l->items.n; i++)
		if (l->items.v[i].book == place->book &&
		    l->items.v[i].entry == entry)
			return true;
	return false;
}

static void
recent_make(struct view *v)
{
	size_t i;

	for (i = v->history.n; i-- > 0;) {
		const struct place *p = &v->history.v[i];
		struct page_info page;
		struct err e = { 0 };

		if (p->kind != PLACE_PAGE ||
		    !book_page_info(p->book, p->page, &page, &e) ||
		    is_listed(&v->others, p, page.first_entry + p->at.entry))
			continue;
		vec_push(&v->others.items, ((struct item){
		    .kind = ITEM_ENTRY, .book = p->book, .page = p->page,
		    .entry = page.first_entry + p->at.entry, .place = i }));
	}
}

/* --- what all lists share --- */

void
list_make(struct view *v)
{
	struct list *l = view_list(v);

	if (!v->is_stale)
		return;
	v->is_stale = false;
	switch (v->now.kind) {
	case PLACE_CONTENTS:
		contents_make(v);
		break;
	case PLACE_RESULTS:
		results_make(v);
		break;
	case PLACE_BOOKMARKS:
		vec_clear(&l->items);
		bookmarks_make(v);
		break;
	case PLACE_RECENT:
		vec_clear(&l->items);
		recent_make(v);
		break;
	case PLACE_PAGE:
		return;
	}
	list_to(v, l->chosen);
}

void
open_chosen(struct view *v)
{
	const struct list *l = view_list(v);
	struct item item;

	if (l->chosen >= l->items.n)
		return;
	item = l->items.v[l->chosen];
	switch (item.kind) {
	case ITEM_HEAD:
		return;
	case ITEM_LOST:
		view_say(v, "that is not in the books that are open");
		return;
	case ITEM_TOPIC:
	case ITEM_ENTRY:
		break;
	}
	if (v->now.kind == PLACE_RECENT) {
		struct place place = v->history.v[item.place];

		place_go(v, &place);
		return;
	}
	view_open(v, item.book, item.page, item.entry,
	    item.kind == ITEM_TOPIC);
}

/* --- actions --- */

void
act_item_down(struct view *v)
{
	list_move(v, 1);
}

void
act_item_up(struct view *v)
{
	list_move(v, -1);
}

void
act_items_down(struct view *v)
{
	list_move(v, (long)visible_items(v));
}

void
act_items_up(struct view *v)
{
	list_move(v, -(long)visible_items(v));
}

void
act_first_item(struct view *v)
{
	list_to(v, 0);
	view_list(v)->top = 0;
}

void
act_last_item(struct view *v)
{
	/* As many of the results as anyone looks through. */
	if (v->now.kind == PLACE_RESULTS &&
	    v->results.items.n < v->hits.total) {
		v->hits_wanted = RESULTS_MAX;
		v->is_stale = true;
		list_make(v);
	}
	list_to(v, view_list(v)->items.n);
}

void
act_open_item(struct view *v)
{
	open_chosen(v);
}
