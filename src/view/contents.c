/* The contents: areas with their topics, a topic's questions below it when they
 * are asked for; only what passes the filter. */
#include "config.h"

#include "base/utf8.h"
#include "view/inner.h"

#define TITLE_MAX 34		/* columns for titles, so that summaries fit */

/* Questions of a page that pass. */
static bool
count_questions(const struct view *v, struct book *book,
    const struct page_info *page, uint32_t *count, struct err *e)
{
	uint32_t i;

	*count = page->nentries > 0 ? page->nentries - 1 : 0;
	if (v->filter.levels == 0 && v->filter.kinds == 0)
		return true;
	*count = 0;
	for (i = 1; i < page->nentries; i++) {
		struct entry_brief brief;

		if (!book_entry_brief(book, page->first_entry + i, &brief, e))
			return false;
		*count += view_passes(v, brief.level, brief.kind);
	}
	return true;
}

static size_t
open_topic(const struct view *v, const struct book *book, uint32_t page)
{
	size_t i;

	for (i = 0; i < v->open_topics.n; i++)
		if (v->open_topics.v[i].book == book &&
		    v->open_topics.v[i].page == page)
			break;
	return i;
}

static bool
add_questions(struct view *v, struct book *book,
    const struct page_info *page, struct err *e)
{
	uint32_t i;

	for (i = 1; i < page->nentries; i++) {
		uint32_t entry = page->first_entry + i;
		struct entry_brief brief;

		if (!book_entry_brief(book, entry, &brief, e))
			return false;
		if (view_passes(v, brief.level, brief.kind))
			vec_push(&v->contents.items, ((struct item){
			    .kind = ITEM_ENTRY, .book = book,
			    .page = page->number, .entry = entry }));
	}
	return true;
}

static bool
add_topic(struct view *v, struct book *book, uint32_t number,
    uint32_t *in_area, struct err *e)
{
	bool is_filtered = v->filter.levels != 0 || v->filter.kinds != 0;
	struct item item = { .kind = ITEM_TOPIC, .book = book,
		.page = number };
	struct page_info page;
	size_t columns;

	if (!book_page_info(book, number, &page, e) ||
	    !count_questions(v, book, &page, &item.count, e))
		return false;
	if (is_filtered && item.count == 0)
		return true;
	item.entry = page.first_entry;
	item.is_open = open_topic(v, book, number) < v->open_topics.n;
	vec_push(&v->contents.items, item);
	*in_area += item.count;
	columns = utf8_columns(page.title);
	if (columns > v->contents_title)
		v->contents_title = columns > TITLE_MAX ? TITLE_MAX :
							  (unsigned)columns;
	return !item.is_open || add_questions(v, book, &page, e);
}

static bool
add_area(struct view *v, struct book *book, const struct area *area,
    struct err *e)
{
	size_t head = v->contents.items.n;
	uint32_t i, count = 0;

	vec_push(&v->contents.items, ((struct item){ .kind = ITEM_HEAD,
	    .text = area->title }));
	for (i = 0; i < area->npages; i++)
		if (!add_topic(v, book, area->first_page + i, &count, e))
			return false;
	if (v->contents.items.n == head + 1) {
		v->contents.items.n--;
		return true;
	}
	v->contents.items.v[head].count = count;
	v->contents.items.v[head].pages = area->npages;
	return true;
}

static bool
add_book(struct view *v, struct book *book, struct err *e)
{
	const struct book_meta *meta = book_meta(book);
	struct area *areas;
	size_t i, n;

	if (!book_areas(book, &v->contents.arena, &areas, &n, e))
		return false;
	if (v->shelf->n > 1)
		vec_push(&v->contents.items, ((struct item){
		    .kind = ITEM_HEAD, .book = book, .text =
			meta->title.n > 0 ? meta->title : meta->name }));
	for (i = 0; i < n; i++)
		if (!add_area(v, book, &areas[i], e))
			return false;
	return true;
}

/* The chosen item again, or what is now in its place. */
static size_t
find_again(const struct list *l, const struct item *was)
{
	size_t i;

	for (i = 0; i < l->items.n; i++)
		if (l->items.v[i].kind == was->kind &&
		    l->items.v[i].book == was->book &&
		    l->items.v[i].entry == was->entry)
			return i;
	return l->chosen;
}

void
contents_make(struct view *v)
{
	struct list *l = &v->contents;
	bool had_one = l->chosen < l->items.n;
	struct item was = { 0 };
	struct err e = { 0 };
	size_t i;

	if (had_one)
		was = l->items.v[l->chosen];
	arena_clear(&l->arena);
	vec_clear(&l->items);
	v->contents_title = 0;
	for (i = 0; i < v->shelf->n; i++)
		if (!add_book(v, v->shelf->books[i], &e))
			view_say(v, "%s", e.msg);
	if (had_one)
		l->chosen = find_again(l, &was);
}

/* --- actions --- */

static void
set_open(struct view *v, bool is_open)
{
	struct list *l = &v->contents;
	struct item item;
	size_t at;

	if (v->now.kind != PLACE_CONTENTS || l->chosen >= l->items.n)
		return;
	item = l->items.v[l->chosen];
	at = open_topic(v, item.book, item.page);
	if (is_open && item.kind == ITEM_TOPIC && !item.is_open)
		vec_push(&v->open_topics, item);
	else if (!is_open && at < v->open_topics.n)
		v->open_topics.v[at] =
		    v->open_topics.v[--v->open_topics.n];
	else
		return;
	/* From a question to its topic. */
	while (l->chosen > 0 && l->items.v[l->chosen].kind == ITEM_ENTRY)
		l->chosen--;
	v->is_stale = true;
	list_make(v);
}

void
act_unfold_item(struct view *v)
{
	const struct list *l = view_list(v);
	bool is_topic = v->now.kind == PLACE_CONTENTS &&
	    l->chosen < l->items.n && l->items.v[l->chosen].kind == ITEM_TOPIC;

	if (!is_topic)
		open_chosen(v);
	else if (l->items.v[l->chosen].is_open)
		list_move(v, 1);
	else
		set_open(v, true);
}

void
act_fold_item(struct view *v)
{
	if (v->now.kind == PLACE_CONTENTS)
		set_open(v, false);
	else
		act_back(v);
}
