#include "config.h"

#include "render/table.h"

#include "base/mem.h"
#include "base/utf8.h"

#define GAP 2		/* columns of the screen between two cells */
#define WORD_MAX 24	/* longer words may be broken */

struct column {
	size_t natural;		/* its widest cell on one line */
	size_t least;		/* its longest word, WORD_MAX at most */
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

static size_t
longest_word(const struct flow *f, const struct line *line)
{
	size_t longest = 0, word = 0;

	for (uint32_t i = 0; i < line->nruns; i++) {
		struct sv rest = f->runs[line->first + i].text;

		while (rest.n > 0) {
			size_t n = sv_find_byte(rest, ' ');

			word += utf8_columns(sv_sub(rest, 0, n));
			if (word > longest)
				longest = word;
			if (n < rest.n)
				word = 0;
			rest = sv_from(rest, n + 1);
		}
	}
	return longest;
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
			n = f->nlines > 0 ? longest_word(f, f->lines) : 0;
			if (n > WORD_MAX)
				n = WORD_MAX;
			if (n > g->columns[i].least)
				g->columns[i].least = n;
		}
	}
}

/* A column's width when all share as CAP says: no word is broken, and none is
 * wider than its widest cell. */
static size_t
width_under(const struct column *c, size_t cap)
{
	size_t width = c->natural < cap ? c->natural : cap;

	return width > c->least ? width : c->least;
}

static size_t
sum_under(const struct grid *g, size_t cap)
{
	size_t sum = 0;

	for (size_t i = 0; i < g->ncolumns; i++)
		sum += width_under(&g->columns[i], cap);
	return sum;
}

/* Share ROOM: the largest cap under which all columns fit, its remainder to
 * the first of those that were cut. False when a word would have to break. */
static bool
share(struct grid *g, size_t room)
{
	size_t gaps = (g->ncolumns - 1) * GAP, low = 1, high = room, left;

	if (gaps > room || sum_under(g, 1) > room - gaps)
		return false;
	room -= gaps;
	while (low < high) {
		size_t cap = low + (high - low + 1) / 2;

		if (sum_under(g, cap) <= room)
			low = cap;
		else
			high = cap - 1;
	}
	left = room - sum_under(g, low);
	for (size_t i = 0; i < g->ncolumns; i++) {
		struct column *c = &g->columns[i];

		c->width = width_under(c, low);
		if (c->natural > c->width && left > 0) {
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

/* 'cell | cell' in one line. */
static void
put_row_plain(struct setter *s, const struct node *row)
{
	struct flow *out = &s->flow;

	flow_open(out, 0);
	for (const struct node *cell = row->first; cell; cell = cell->next) {
		if (cell != row->first)
			flow_text(out, SV(" | "), STYLE_DIM,
			    (struct sv){ 0 });
		block_inlines(s, out, cell, cell_style(row));
	}
	flow_end(out);
}

/* The first cell, and under it a line 'head: cell' for each other. */
static void
put_record(struct setter *s, const struct node *head, const struct node *row)
{
	struct flow *out = &s->flow;
	const struct node *cell = row->first;
	uint32_t before;

	if (cell == NULL)
		return;
	block_inlines(s, out, cell, STYLE_STRONG);
	flow_end(out);
	before = flow_indent(out, 2);
	while ((cell = cell->next) != NULL) {
		head = head != NULL ? head->next : NULL;
		if (cell->first == NULL)
			continue;
		if (head != NULL && head->first != NULL) {
			block_inlines(s, out, head, STYLE_DIM);
			flow_text(out, SV(": "), STYLE_DIM,
			    (struct sv){ 0 });
		}
		block_inlines(s, out, cell, STYLE_PLAIN);
		flow_end(out);
	}
	out->indent = before;
}

static void
put_records(struct setter *s, const struct node *table)
{
	const struct node *head = table->first->first;

	for (const struct node *row = table->first->next; row; row = row->next)
		put_record(s, head, row);
	if (table->first->next == NULL)
		put_record(s, NULL, table->first);
}

void
table_set(struct setter *s, const struct node *table)
{
	struct grid g = { .ncolumns = table->u.table.columns };
	bool has_width = s->flow.width > 0;

	if (g.ncolumns == 0 || table->first == NULL)
		return;
	g.columns = arena_array(s->flow.a, g.ncolumns, sizeof(*g.columns));
	if (s->cells == NULL)
		s->cells = mem_array(DOC_COLUMNS_MAX, sizeof(*s->cells));
	g.cells = s->cells;
	for (size_t i = 0; i < g.ncolumns; i++)
		g.columns[i].align = table->u.table.align[i];
	if (has_width)
		measure(s, &g, table);
	if (has_width && !share(&g, flow_room(&s->flow))) {
		put_records(s, table);
		return;
	}
	for (const struct node *row = table->first; row; row = row->next) {
		if (has_width)
			put_row(s, &g, row);
		else
			put_row_plain(s, row);
	}
}
