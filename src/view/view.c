#include "config.h"

#include "view/view.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/utf8.h"
#include "render/escape.h"
#include "view/inner.h"

#define NOTE_MAX 512
#define WHEEL_LINES 3

bool
view_init(struct view *v, const struct shelf *s,
    const struct view_opts *opts, struct err *e)
{
	struct area *areas;
	size_t i, n;

	*v = (struct view){ .shelf = s, .opts = *opts, .columns = 80,
		.rows = 24, .filter = opts->filter, .is_quiz = opts->is_quiz };
	/* A book that is damaged here can not be read in at all. */
	for (i = 0; i < s->n; i++)
		if (!book_areas(s->books[i], &v->arena, &areas, &n, e))
			return false;
	place_go(v, &(struct place){ .kind = PLACE_CONTENTS });
	return true;
}

static void
list_release(struct list *l)
{
	vec_release(&l->items);
	arena_release(&l->arena);
}

void
view_release(struct view *v)
{
	list_release(&v->contents);
	list_release(&v->results);
	list_release(&v->others);
	vec_release(&v->history);
	vec_release(&v->open_topics);
	vec_release(&v->text.lines);
	buf_release(&v->text.title);
	buf_release(&v->text.text);
	buf_release(&v->errand.text);
	buf_release(&v->errand.with);
	buf_release(&v->note);
	buf_release(&v->query);
	prompt_release(&v->prompt);
	finder_release(&v->finder);
	paper_release(&v->paper);
	bookmarks_release(&v->bookmarks);
	arena_release(&v->arena);
}

void
view_say(struct view *v, const char *fmt, ...)
{
	char text[NOTE_MAX];
	va_list args;

	va_start(args, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	buf_clear(&v->note);
	buf_cstr(&v->note, text);
}

void
view_resize(struct view *v, unsigned columns, unsigned rows)
{
	if (columns == 0 || rows == 0 ||
	    (columns == v->columns && rows == v->rows))
		return;
	v->is_stale = v->is_stale || (v->now.kind == PLACE_RESULTS);
	v->rows = rows;
	v->left = 0;
	if (v->columns != columns) {
		v->columns = columns;
		page_set(v);
	}
	if (v->now.kind != PLACE_PAGE)
		list_to(v, view_list(v)->chosen);
}

/* --- texts over all --- */

void
view_show_text(struct view *v, struct sv title, struct sv text)
{
	struct sink out;
	size_t i, from = 0;

	buf_clear(&v->text.title);
	buf_sv(&v->text.title, title);
	buf_clear(&v->text.text);
	sink_to_buf(&out, &v->text.text);
	escape_plain(&out, text, v->opts.is_ascii);
	sink_release(&out);
	vec_clear(&v->text.lines);
	for (i = 0; i <= v->text.text.n; i++) {
		if (i < v->text.text.n && v->text.text.p[i] != '\n')
			continue;
		if (i < v->text.text.n || i > from)
			vec_push(&v->text.lines, ((struct span){ from, i }));
		from = i + 1;
	}
	v->text.is_open = true;
	v->text.top = 0;
}

void
act_help(struct view *v)
{
	const char *group = "";
	struct buf text = { 0 };
	size_t i;

	for (i = 0; i < action_count; i++) {
		const struct action *a = &action_table[i];

		if (a->group != group)
			buf_printf(&text, "%s%s\n", i > 0 ? "\n" : "",
			    a->group);
		group = a->group;
		if (v->columns < 60)
			buf_printf(&text, "  %s\n      %s\n", a->keys,
			    a->help);
		else
			buf_printf(&text, "  %-28s  %s\n", a->keys, a->help);
	}
	view_show_text(v, SV("Keys"), buf_view(&text));
	buf_release(&text);
}

/* --- events --- */

void
view_key(struct view *v, uint32_t key)
{
	const struct action *action;

	buf_clear(&v->note);
	v->key = key;
	if (v->asks != ASKS_NOTHING) {
		ask_key(v, key);
		return;
	}
	list_make(v);
	action = action_of(view_where(v), key);
	if (action != NULL)
		action->run(v);
	else
		view_say(v, "nothing is on this key here; ? shows the keys");
}

/* The link drawn at a row and column of the screen, + 1; 0 for none. */
static size_t
link_at(const struct view *v, unsigned column, unsigned row)
{
	const struct paper *p = &v->paper;
	size_t line = v->top + row - 1, offset, i;
	const struct paper_line *l;
	struct sv text;

	if (row == 0 || row > body_rows(v) || line >= p->lines.n)
		return 0;
	l = &p->lines.v[line];
	if (column + v->left < l->indent)
		return 0;
	text = sv_from(buf_view(&p->text), l->text);
	if (line + 1 < p->lines.n)
		text.n = p->lines.v[line + 1].text - l->text;
	offset = l->text + utf8_prefix(text, column + v->left - l->indent);
	for (i = 0; i < p->links.n; i++)
		if (p->links.v[i].span.from <= offset &&
		    offset < p->links.v[i].span.end)
			return i + 1;
	return 0;
}

static void
click(struct view *v, unsigned column, unsigned row)
{
	struct list *l = view_list(v);
	unsigned head = v->now.kind == PLACE_RESULTS ? 3 : 1;
	size_t item, link;

	if (v->text.is_open)
		return;
	if (v->now.kind == PLACE_PAGE) {
		link = link_at(v, column, row);
		item = outline_at(v, column, row);
		if (item > 0)
			page_to(v, paper_line_of(&v->paper, (uint32_t)item),
			    true);
		else if (link > 0)
			follow_link(v, link - 1);
		return;
	}
	item = l->top + (row - head) / item_rows(v);
	if (row < head || item >= l->items.n ||
	    l->items.v[item].kind == ITEM_HEAD)
		return;
	v->asks = ASKS_NOTHING;
	l->chosen = item;
	open_chosen(v);
}

static void
wheel(struct view *v, bool is_up)
{
	unsigned i;

	if (v->asks != ASKS_NOTHING && v->asks != ASKS_QUERY)
		return;
	for (i = 0; i < WHEEL_LINES; i++) {
		if (view_where(v) == IN_LIST)
			list_move(v, is_up ? -1 : 1);
		else if (is_up)
			act_line_up(v);
		else
			act_line_down(v);
	}
}

void
view_event(struct view *v, const struct event *event)
{
	switch (event->mouse) {
	case MOUSE_NONE:
		view_key(v, event->key);
		return;
	case MOUSE_PRESS:
		buf_clear(&v->note);
		list_make(v);
		if (v->asks == ASKS_NOTHING || v->asks == ASKS_QUERY)
			click(v, event->column, event->row);
		return;
	case MOUSE_WHEEL_UP:
	case MOUSE_WHEEL_DOWN:
		list_make(v);
		wheel(v, event->mouse == MOUSE_WHEEL_UP);
		return;
	}
}
