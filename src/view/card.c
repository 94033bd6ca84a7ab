#include "config.h"

#include "view/card.h"

#include "base/utf8.h"
#include "view/pen.h"

#define GAP 3			/* columns between two choices */

void
card_clear(struct card_text *t)
{
	vec_clear(&t->lines);
	t->top = 0;
	t->left = t->widest = 0;
}

void
card_release(struct card_view *c)
{
	vec_release(&c->text.lines);
	vec_release(&c->over.lines);
	buf_release(&c->note);
}

static unsigned
line_columns(const struct card_line *l)
{
	size_t columns = l->indent;

	for (uint32_t i = 0; i < l->nruns; i++)
		columns += utf8_columns(l->runs[i].text);
	return (unsigned)columns;
}

size_t
card_add(struct card_text *t, const struct layout *l)
{
	size_t first;

	if (l->nlines > 0 && t->lines.n > 0)
		vec_push(&t->lines, ((struct card_line){ 0 }));
	first = t->lines.n;
	for (size_t i = 0; i < l->nlines; i++) {
		struct card_line line = { .runs = l->runs + l->lines[i].first,
			.nruns = l->lines[i].nruns,
			.indent = l->lines[i].indent };
		unsigned columns = line_columns(&line);

		t->widest = columns > t->widest ? columns : t->widest;
		vec_push(&t->lines, line);
	}
	return first;
}

/* --- the foot --- */

/* Place the grades in rows from ROW on, F NULL: only count the rows. */
static unsigned
set_choices(const struct card_view *c, struct frame *f, unsigned row)
{
	unsigned first = row, column = 0;

	for (size_t i = 0; i < c->nchoices; i++) {
		const struct card_choice *choice = &c->choices[i];
		unsigned columns = (unsigned)(choice->key.n + 2 +
		    utf8_columns(choice->text));

		if (column > 0 && column + GAP + columns > c->columns) {
			row++;
			column = 0;
		}
		column += column > 0 ? GAP : 0;
		if (f != NULL) {
			frame_pad(f, row, column, LOOK_PLAIN);
			(void)frame_text(f, row, arena_printf(f->a, " %.*s ",
			    SV_ARG(choice->key)), STYLE_PLAIN, LOOK_BADGE);
			(void)frame_text(f, row, choice->text, STYLE_STRONG,
			    LOOK_PLAIN);
		}
		column += columns;
	}
	return c->nchoices > 0 ? row + 1 - first : 0;
}

/* The grades stay while there is room for a line to read. */
static unsigned
choice_rows(const struct card_view *c)
{
	unsigned rows = c->has_over ? 0 : set_choices(c, NULL, 0);

	return rows + 3 <= c->rows ? rows : 0;
}

static unsigned
body_rows(const struct card_view *c)
{
	unsigned bar_and_foot = c->rows > 2 ? 2 : c->rows - 1;

	return c->rows - bar_and_foot - choice_rows(c);
}

/* --- moving --- */

static size_t
last_top(const struct card_view *c, const struct card_text *t)
{
	unsigned rows = body_rows(c);

	return t->lines.n > rows ? t->lines.n - rows : 0;
}

static void
move_by(struct card_view *c, struct card_text *t, unsigned by, bool is_up)
{
	size_t last = last_top(c, t);

	if (is_up)
		t->top = t->top > by ? t->top - by : 0;
	else if (t->top < last)
		t->top = last - t->top > by ? t->top + by : last;
}

void
card_move(struct card_view *c, enum card_move move)
{
	struct card_text *t = c->has_over ? &c->over : &c->text;
	unsigned rows = body_rows(c), half = c->columns / 2;

	switch (move) {
	case CARD_STAY:
		return;
	case CARD_LINE_DOWN:
	case CARD_LINE_UP:
		move_by(c, t, 1, move == CARD_LINE_UP);
		return;
	case CARD_SCREEN_DOWN:
	case CARD_SCREEN_UP:
		/* A line of the last screen stays, to be found again. */
		move_by(c, t, rows > 2 ? rows - 1 : 1,
		    move == CARD_SCREEN_UP);
		return;
	case CARD_HALF_DOWN:
	case CARD_HALF_UP:
		move_by(c, t, (rows + 1) / 2, move == CARD_HALF_UP);
		return;
	case CARD_FIRST:
		t->top = 0;
		return;
	case CARD_LAST:
		t->top = last_top(c, t);
		return;
	case CARD_RIGHT:
		if (t->left + c->columns < t->widest)
			t->left += half > 0 ? half : 1;
		return;
	case CARD_LEFT:
		t->left = t->left > half ? t->left - half : 0;
		return;
	}
}

bool
card_has_more(const struct card_view *c)
{
	const struct card_text *t = c->has_over ? &c->over : &c->text;

	return t->top < last_top(c, t);
}

void
card_reveal(struct card_view *c, size_t first)
{
	size_t last = last_top(c, &c->text);

	if (c->text.top < last)
		c->text.top = first < last ? first : last;
}

static size_t
ink_of(const struct card_line *l)
{
	size_t n = 0;

	for (uint32_t i = 0; i < l->nruns; i++)
		for (size_t k = 0; k < l->runs[i].text.n; k++)
			n += l->runs[i].text.p[k] != ' ';
	return n;
}

size_t
card_place(const struct card_text *t)
{
	size_t n = 0;

	for (size_t i = 0; i < t->top && i < t->lines.n; i++)
		n += ink_of(&t->lines.v[i]);
	return n;
}

void
card_go(struct card_view *c, size_t place)
{
	struct card_text *t = &c->text;
	size_t last = last_top(c, t), ink = 0;

	t->top = 0;
	while (t->top < last && ink < place) {
		ink += ink_of(&t->lines.v[t->top++]);
		/* The line that holds the place, not the one behind it. */
		if (ink > place) {
			t->top--;
			break;
		}
	}
}

/* --- drawing --- */

static void
draw_line(const struct card_view *c, const struct card_text *t, size_t number,
    struct frame *f, unsigned row)
{
	const struct card_line *l = &t->lines.v[number];
	struct pen pen = { .f = f, .row = row, .limit = f->ncolumns };
	bool is_cut = line_columns(l) > t->left + c->columns;

	if (is_cut)
		pen.limit--;
	pen_indent(&pen, l->indent, t->left);
	for (uint32_t i = 0; i < l->nruns; i++)
		pen_put(&pen, l->runs[i], LOOK_PLAIN);
	if (is_cut)
		pen_cut(&pen);
}

void
card_draw(const struct card_view *c, struct arena *a, struct frame *out)
{
	const struct card_text *t = c->has_over ? &c->over : &c->text;
	unsigned first = c->rows > 1, rows = body_rows(c);

	frame_init(out, c->columns, c->rows, c->is_ascii, a);
	for (unsigned i = 0; i < rows && t->top + i < t->lines.n; i++)
		draw_line(c, t, t->top + i, out, first + i);
	if (c->rows > 1)
		frame_bar(out, c->has_over ? c->over_where : c->where,
		    c->has_over ? SV("") : c->right);
	if (choice_rows(c) > 0)
		(void)set_choices(c, out, first + rows);
	if (c->rows > 2 && c->note.n > 0)
		(void)frame_text(out, c->rows - 1, buf_view(&c->note),
		    STYLE_STRONG, LOOK_PLAIN);
	else if (c->rows > 2)
		frame_hints(out, c->rows - 1, c->has_over ?
		    "q: back|Space: on" : c->hints);
	frame_end(out);
}
