#include "config.h"

#include "view/frame.h"

#include <string.h>

#include "base/utf8.h"
#include "render/escape.h"

static const char blanks[] =
    "                                                                ";

void
frame_init(struct frame *f, unsigned columns, unsigned rows, bool is_ascii,
    struct arena *a)
{
	*f = (struct frame){ .a = a, .nrows = rows, .ncolumns = columns,
		.is_ascii = is_ascii };
	f->rows = arena_array(a, rows, sizeof(*f->rows));
}

static void
append(struct frame *f, struct row *row, struct piece piece)
{
	if (row->n == row->cap) {
		size_t more = row->cap == 0 ? 8 : row->cap * 2;
		struct piece *v = arena_array(f->a, more, sizeof(*v));

		if (row->n > 0)
			memcpy(v, row->v, row->n * sizeof(*v));
		row->v = v;
		row->cap = more;
	}
	row->v[row->n++] = piece;
}

unsigned
frame_put(struct frame *f, unsigned row, const struct piece *piece,
    unsigned limit)
{
	struct piece p = *piece;
	struct row *r;
	unsigned columns;

	if (limit > f->ncolumns)
		limit = f->ncolumns;
	if (row >= f->nrows || f->rows[row].columns >= limit)
		return 0;
	r = &f->rows[row];
	p.run.text = escape_plain_sv(p.run.text, f->is_ascii, f->a);
	p.run.text = sv_sub(p.run.text, 0,
	    utf8_prefix(p.run.text, limit - r->columns));
	if (p.run.text.n == 0)
		return 0;
	columns = (unsigned)utf8_columns(p.run.text);
	append(f, r, p);
	r->columns += columns;
	return columns;
}

void
frame_short(struct frame *f, unsigned row, const struct piece *piece,
    unsigned limit)
{
	const struct sv dots = f->is_ascii ? SV("...") : SV("…");
	unsigned dots_columns = f->is_ascii ? 3 : 1;
	struct piece p = *piece;

	if (limit > f->ncolumns)
		limit = f->ncolumns;
	p.run.text = escape_plain_sv(p.run.text, f->is_ascii, f->a);
	if (row < f->nrows && limit > dots_columns &&
	    f->rows[row].columns + utf8_columns(p.run.text) > limit) {
		(void)frame_put(f, row, &p, limit - dots_columns);
		p.run.text = dots;
	}
	(void)frame_put(f, row, &p, limit);
}

unsigned
frame_text(struct frame *f, unsigned row, struct sv text, enum style style,
    enum look look)
{
	const struct piece p = { { text, style, { 0 } }, look };

	return frame_put(f, row, &p, f->ncolumns);
}

void
frame_pad(struct frame *f, unsigned row, unsigned column, enum look look)
{
	while (row < f->nrows && f->rows[row].columns < column &&
	    f->rows[row].columns < f->ncolumns) {
		size_t n = column - f->rows[row].columns;

		if (n > sizeof(blanks) - 1)
			n = sizeof(blanks) - 1;
		(void)frame_text(f, row, sv_make(blanks, n), STYLE_PLAIN,
		    look);
	}
}

void
frame_right(struct frame *f, unsigned row, struct sv text, enum style style,
    enum look look)
{
	struct sv clean = escape_plain_sv(text, f->is_ascii, f->a);
	unsigned columns = (unsigned)utf8_columns(clean);

	if (row >= f->nrows || columns == 0 ||
	    f->rows[row].columns + columns + 1 > f->ncolumns)
		return;
	frame_pad(f, row, f->ncolumns - 1 - columns, look);
	(void)frame_text(f, row, clean, style, look);
}

void
frame_bar(struct frame *f, struct sv text, struct sv right)
{
	const struct piece piece = { { text, STYLE_PLAIN, { 0 } }, LOOK_BAR };
	unsigned limit = f->ncolumns - 1;
	unsigned columns = (unsigned)utf8_columns(right);

	(void)frame_text(f, 0, SV(" "), STYLE_PLAIN, LOOK_BAR);
	if (columns > 0 && columns + 12 < limit)
		limit -= columns + 2;
	frame_short(f, 0, &piece, limit);
	frame_right(f, 0, right, STYLE_PLAIN, LOOK_BAR);
	frame_pad(f, 0, f->ncolumns, LOOK_BAR);
}

void
frame_hints(struct frame *f, unsigned row, const char *hints)
{
	struct sv rest = sv_cstr(hints), all_keys = SV("?: keys"), hint;
	bool is_narrow = f->ncolumns < FRAME_NARROW &&
	    sv_find(rest, all_keys) < rest.n;

	while (sv_split(&rest, '|', &hint)) {
		bool is_first = f->rows[row].columns == 0;
		unsigned gap = is_first ? 0 : is_narrow ? 1 : 3;

		/* Where there is room for one more, that leads to all. */
		if (is_narrow && !is_first && !sv_eq(hint, all_keys))
			continue;
		if (f->rows[row].columns + gap + hint.n >= f->ncolumns)
			continue;
		frame_pad(f, row, f->rows[row].columns + gap, LOOK_PLAIN);
		(void)frame_text(f, row, hint, STYLE_DIM, LOOK_PLAIN);
	}
}

void
frame_end(struct frame *f)
{
	struct row *row = &f->rows[f->nrows - 1];

	while (row->n > 0 && row->columns >= f->ncolumns) {
		struct sv *last = &row->v[row->n - 1].run.text;
		unsigned columns = (unsigned)utf8_columns(*last);

		last->n = columns > 1 ? utf8_prefix(*last, columns - 1) : 0;
		row->columns -= columns - (unsigned)utf8_columns(*last);
		if (last->n == 0)
			row->n--;
	}
}
