#include "config.h"

#include "render/table.h"

#include "base/utf8.h"

#define GAP 2		/* columns of the screen between two cells */
#define CELL_MIN 3

struct column {
	size_t natural;		/* its widest cell on one line */
	size_t width;		/* what it gets */
	enum cell_align align;
};

struct grid {
	struct column *columns;
	size_t ncolumns;
	struct flow *cells;	/* of the row being set, one a column */
};

static bool
is_header(const struct node *row)
{
	return row->prev == NULL;
}

static enum style
cell_style(const struct node *row)
{
	return is_header(row) ? STYLE_STRONG : STYLE_PLAIN;
}

/* CELL filled to WIDTH (0: one line) in a flow of its own. */
static void
set_cell(struct setter *s, struct flow *f, const struct node *cell,
    size_t width)
{
	f->a = s->flow.a;
	f->is_ascii = s->flow.is_ascii;
	f->width = (unsigned)width;
	f->nlines = f->nruns = 0;
	block_inlines(s, f, cell, cell_style(cell->parent));
	flow_end(f);
}

static size_t
line_columns(const struct flow *f, const struct line *line)
{
	size_t columns = line->indent;

	for (uint32_t i = 0; i < line->nruns; i++)
		columns += utf8_columns(f->runs[line->first + i].text);
	return columns;
}

static void
measure(struct setter *s, struct grid *g, const struct node *table)
{
	for (const struct node *row = table->first; row; row = row->next) {
		size_t i = 0;

		for (const struct node *cell = row->first;
		    cell != NULL && i < g->ncolumns; cell = cell->next, i++) {
			struct flow *f = &g->cells[i];
			size_t n;

			set_cell(s, f, cell, 0);
			n = f->nlines > 0 ? line_columns(f, f->lines) : 0;
			if (n > g->columns[i].natural)
				g->columns[i].natural = n;
		}
	}
}

static size_t
sum_capped(const struct grid *g, size_t cap)
{
	size_t sum = 0;

	for (size_t i = 0; i < g->ncolumns; i++)
		sum += g->columns[i].natural < cap ? g->columns[i].natural :
		    cap;
	return sum;
}

/* Share ROOM: the largest cap under which all columns fit, its remainder to
 * the first of those that were cut. False when that leaves too little. */
static bool
share(struct grid *g, size_t room)
{
	size_t gaps = (g->ncolumns - 1) * GAP, low = 1, high = room, left;

	if (gaps + g->ncolumns * CELL_MIN > room)
		return false;
	room -= gaps;
	while (low < high) {
		size_t cap = low + (high - low + 1) / 2;

		if (sum_capped(g, cap) <= room)
			low = cap;
		else
			high = cap - 1;
	}
	left = room - sum_capped(g, low);
	for (size_t i = 0; i < g->ncolumns; i++) {
		struct column *c = &g->columns[i];

		c->width = c->natural < low ? c->natural : low;
		if (c->natural > low && left > 0) {
			c->width++;
			left--;
		}
		if (c->width == 0)
			c->width = 1;
	}
	return true;
}

/* The columns of blanks before the text of a cell's LINE. */
static size_t
align_pad(const struct column *c, size_t columns)
{
	size_t rest = columns < c->width ? c->width - columns : 0;

	switch (c->align) {
	case ALIGN_RIGHT:
		return rest;
	case ALIGN_CENTRE:
		return rest / 2;
	case ALIGN_NONE:
	case ALIGN_LEFT:
		break;
	}
	return 0;
}

/* Line number LINE of the row as far as the cells have one. */
static void
put_row_line(struct flow *out, const struct grid *g, size_t line)
{
	size_t start;

	flow_open(out, 0);
	start = out->column;
	for (size_t i = 0; i < g->ncolumns; i++) {
		const struct flow *f = &g->cells[i];

		if (line < f->nlines) {
			const struct line *l = &f->lines[line];

			flow_pad(out, start +
			    align_pad(&g->columns[i], line_columns(f, l)));
			for (uint32_t k = 0; k < l->nruns; k++) {
				const struct run *r = &f->runs[l->first + k];

				flow_append(out, r->text, r->style, r->link);
			}
		}
		start += g->columns[i].width + GAP;
		if (i + 1 < g->ncolumns && line < g->cells[i + 1].nlines)
			flow_pad(out, start);
	}
	flow_close(out);
}

/* A rule under each header cell. */
static void
put_rule(struct setter *s, const struct grid *g)
{
	struct flow *out = &s->flow;
	const struct sv dash = out->is_ascii ? SV("-") : SV("─");
	size_t total = (g->ncolumns - 1) * GAP;
	struct buf rule = { 0 };

	for (size_t i = 0; i < g->ncolumns; i++)
		total += g->columns[i].width;
	for (size_t i = 0; i < total; i++)
		buf_sv(&rule, dash);
	flow_open(out, 0);
	flow_append(out, arena_sv(out->a, buf_view(&rule)), STYLE_DIM,
	    (struct sv){ 0 });
	flow_close(out);
	buf_release(&rule);
}

static void
put_row(struct setter *s, struct grid *g, const struct node *row)
{
	size_t i = 0, height = 1;

	for (const struct node *cell = row->first;
	    cell != NULL && i < g->ncolumns; cell = cell->next, i++) {
		set_cell(s, &g->cells[i], cell, g->columns[i].width);
		if (g->cells[i].nlines > height)
			height = g->cells[i].nlines;
	}
	for (size_t line = 0; line < height; line++)
		put_row_line(&s->flow, g, line);
	if (is_header(row) && row->next != NULL)
		put_rule(s, g);
}

/* 'cell | cell' in one line or, where it is longer, several. */
static void
put_row_plain(struct setter *s, const struct node *row)
{
	struct flow *out = &s->flow;
	uint32_t before;

	flow_open(out, 0);
	before = flow_indent(out, 2);
	for (const struct node *cell = row->first; cell; cell = cell->next) {
		if (cell != row->first)
			flow_text(out, SV(" | "), STYLE_DIM,
			    (struct sv){ 0 });
		block_inlines(s, out, cell, cell_style(row));
	}
	flow_end(out);
	out->indent = before;
}

void
table_set(struct setter *s, const struct node *table)
{
	struct grid g = { .ncolumns = table->u.table.columns };
	bool fits = s->flow.width > 0;

	if (g.ncolumns == 0 || table->first == NULL)
		return;
	g.columns = arena_array(s->flow.a, g.ncolumns, sizeof(*g.columns));
	g.cells = arena_array(s->flow.a, g.ncolumns, sizeof(*g.cells));
	for (size_t i = 0; i < g.ncolumns; i++)
		g.columns[i].align = table->u.table.align[i];
	if (fits) {
		measure(s, &g, table);
		fits = share(&g, flow_room(&s->flow));
	}
	for (const struct node *row = table->first; row; row = row->next) {
		if (fits)
			put_row(s, &g, row);
		else
			put_row_plain(s, row);
	}
}
