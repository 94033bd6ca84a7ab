#include "config.h"

#include "kit/grid.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "render/escape.h"

void
grid_cell(struct grid *g, struct sv text)
{
	if (g->n == g->cap) {
		size_t cap = g->cap == 0 ? 64 : g->cap * 2;
		struct sv *more = arena_array(g->a, cap, sizeof(*more));

		if (g->n > 0)
			memcpy(more, g->cells, g->n * sizeof(*more));
		g->cells = more;
		g->cap = cap;
	}
	g->cells[g->n++] = escape_plain_sv(text, g->is_ascii, g->a);
}

static void
put_blanks(struct sink *out, size_t n)
{
	while (n-- > 0)
		sink_lit(out, " ");
}

void
grid_fill(const struct grid_lines *how, struct sv text, struct sink *out)
{
	size_t column = how->first;
	bool is_start = true;
	struct sv word;

	put_blanks(out, how->first);
	while (sv_word(&text, &word)) {
		const size_t n = utf8_columns(word);

		if (!is_start && how->width > 0 &&
		    column + 1 + n > how->width) {
			sink_lit(out, "\n");
			put_blanks(out, how->indent);
			column = how->indent;
		} else if (!is_start) {
			sink_lit(out, " ");
			column++;
		}
		escape_plain(out, word, how->is_ascii);
		column += n;
		is_start = false;
	}
	sink_lit(out, "\n");
}

/* A row as its first cell, and the others below it by name. */
static void
write_paragraph(const struct grid *g, size_t first, struct sink *out)
{
	const struct grid_lines name = { .width = g->width, .first = 2,
		.indent = 2, .is_ascii = g->is_ascii };
	const struct grid_lines rest = { .width = g->width, .first = 4,
		.indent = 4, .is_ascii = g->is_ascii };
	struct buf text = { 0 };

	grid_fill(&name, g->cells[first], out);
	for (size_t i = 1; i < g->columns; i++) {
		const struct sv cell = g->cells[first + i];

		if (cell.n == 0)
			continue;
		if (text.n > 0)
			buf_cstr(&text, ", ");
		if (g->has_head && g->cells[i].n > 0) {
			buf_sv(&text, g->cells[i]);
			buf_byte(&text, ' ');
		}
		buf_sv(&text, cell);
	}
	if (text.n > 0)
		grid_fill(&rest, buf_view(&text), out);
	buf_release(&text);
}

/* The columns that each column takes; all of them, with what parts them. */
static size_t
measure(const struct grid *g, size_t *widths)
{
	size_t all = 0;

	for (size_t i = 0; i < g->n; i++) {
		size_t w = utf8_columns(g->cells[i]);

		if (w > widths[i % g->columns])
			widths[i % g->columns] = w;
	}
	for (size_t i = 0; i < g->columns; i++)
		all += 2 + widths[i];
	return all;
}

void
grid_write(const struct grid *g, size_t left, struct sink *out)
{
	size_t widths[GRID_COLUMNS] = { 0 };
	const size_t all = measure(g, widths);

	if (g->width > 0 && all > g->width) {
		for (size_t i = g->has_head ? g->columns : 0; i < g->n;
		    i += g->columns)
			write_paragraph(g, i, out);
		return;
	}
	for (size_t i = 0; i < g->n; i++) {
		size_t column = i % g->columns;
		size_t pad = widths[column] - utf8_columns(g->cells[i]);
		bool is_last = column + 1 == g->columns;

		if (!is_last || g->cells[i].n > 0)
			put_blanks(out, 2 + (column >= left ? pad : 0));
		escape_plain(out, g->cells[i], g->is_ascii);
		if (column < left && !is_last)
			put_blanks(out, pad);
		if (is_last)
			sink_lit(out, "\n");
	}
}
