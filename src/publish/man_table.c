#include "config.h"

#include "publish/man_table.h"

#include "publish/man_inline.h"
#include "render/escape.h"

/* A column whose cells are short keeps its width; the others are expanded
 * (`x`) over what is left of the line and their cells are text blocks, so that
 * the table fits any width of the reader. */

#define SHORT_CELL 16	/* columns */
#define FITS 52		/* a table of that width needs no text blocks */
#define COLUMNS_MAX 6	/* more: a row is a paragraph */
#define CELL_WORDS 48	/* columns that the longest words of a row share */
#define CELL_MAX 400	/* columns; groff cannot break a cell over pages */

struct shape {
	size_t widest[COLUMNS_MAX];
	bool is_long[COLUMNS_MAX];
	size_t columns;
};

static void
gather_cell(struct man *m, const struct node *cell)
{
	m->is_cell = true;
	man_gather(m, cell);
	m->is_cell = false;
}

static void
measure(struct shape *shape, struct man *m, const struct node *table)
{
	size_t total = 0, kept = 0;

	shape->columns = table->u.table.columns;
	for (const struct node *row = table->first; row; row = row->next) {
		size_t i = 0;

		for (const struct node *cell = row->first;
		    cell != NULL && i < shape->columns;
		    cell = cell->next, i++) {
			size_t n;

			gather_cell(m, cell);
			n = fill_roff_columns(buf_view(&m->text));
			if (n > shape->widest[i])
				shape->widest[i] = n;
		}
	}
	for (size_t i = 0; i < shape->columns; i++)
		total += shape->widest[i] + 3;
	for (size_t i = 0; total > FITS && i < shape->columns; i++) {
		shape->is_long[i] = shape->widest[i] > SHORT_CELL ||
		    kept + shape->widest[i] > FITS / 2;
		if (!shape->is_long[i])
			kept += shape->widest[i];
	}
}

static char
align_key(enum cell_align align)
{
	return align == ALIGN_CENTRE ? 'c' : align == ALIGN_RIGHT ? 'r' : 'l';
}

static void
put_format(struct man *m, const struct shape *shape,
    const struct node *table, const char *font)
{
	for (size_t i = 0; i < shape->columns; i++)
		sink_printf(m->out, "%s%c%s%s", i > 0 ? " " : "",
		    align_key(table->u.table.align[i]), font,
		    shape->is_long[i] ? "x" : "");
}

/* A lone `_` or `=` would draw a line, a leading dot begin a request. */
static void
put_cell(struct man *m, const struct node *cell, bool is_long,
    size_t longest)
{
	struct sv text;

	gather_cell(m, cell);
	text = sv_trim(buf_view(&m->text));
	if (is_long && text.n > 0) {
		/* A text block does not inherit .nh. */
		sink_lit(m->out, "T{\n.nh\n");
		fill_roff(m->out, text, longest);
		sink_lit(m->out, "T}");
		return;
	}
	if (sv_eq(text, SV("_")) || sv_eq(text, SV("=")))
		sink_lit(m->out, "\\&");
	fill_roff_line(m->out, text, SIZE_MAX);
}

static void
put_row(struct man *m, const struct shape *shape, const struct node *row)
{
	size_t i = 0;

	for (const struct node *cell = row->first;
	    cell != NULL && i < shape->columns; cell = cell->next, i++) {
		if (i > 0)
			sink_lit(m->out, "\t");
		put_cell(m, cell, shape->is_long[i],
		    CELL_WORDS / shape->columns);
	}
	sink_lit(m->out, "\n");
}

static bool
has_long_cell(const struct shape *shape)
{
	for (size_t i = 0; i < shape->columns; i++)
		if (shape->widest[i] > CELL_MAX)
			return true;
	return false;
}

/* 'cell | cell', each row a paragraph. */
static void
put_wide_row(struct man *m, const struct node *row)
{
	struct buf line = { 0 };

	for (const struct node *cell = row->first; cell; cell = cell->next) {
		gather_cell(m, cell);
		if (cell != row->first)
			buf_cstr(&line, " | ");
		buf_sv(&line, buf_view(&m->text));
	}
	if (row->prev != NULL)
		sink_lit(m->out, ".br\n");
	fill_roff(m->out, buf_view(&line), CELL_WORDS / 3);
	buf_release(&line);
}

static bool
has_text(const struct man *m, const struct node *table)
{
	struct arena_mark mark = arena_mark(m->x->arena);
	bool has = sv_trim(node_plain_sv(table, m->x->arena)).n > 0;

	arena_reset(m->x->arena, mark);
	return has;
}

void
man_table(struct man *m, const struct node *table)
{
	struct shape shape = { 0 };

	if (table->first == NULL || !has_text(m, table))
		return;
	if (table->u.table.columns <= COLUMNS_MAX)
		measure(&shape, m, table);
	if (shape.columns == 0 || has_long_cell(&shape)) {
		for (const struct node *r = table->first; r; r = r->next)
			put_wide_row(m, r);
		return;
	}
	/* Without keeps a table may run over a page; long cells would else be
	 * warned of. */
	sink_lit(m->out, ".TS\nnokeep;\n");
	put_format(m, &shape, table, "B");
	sink_lit(m->out, "\n");
	put_format(m, &shape, table, "");
	sink_lit(m->out, ".\n");
	put_row(m, &shape, table->first);
	if (table->first->next != NULL)
		sink_lit(m->out, "_\n");
	for (const struct node *r = table->first->next; r; r = r->next)
		put_row(m, &shape, r);
	sink_lit(m->out, ".TE\n");
}
