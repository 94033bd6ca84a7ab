#include "config.h"

#include "kit/grid.h"

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
grid_write(const struct grid *g, size_t left, struct sink *out)
{
	size_t widths[GRID_COLUMNS] = { 0 };

	for (size_t i = 0; i < g->n; i++) {
		size_t w = utf8_columns(g->cells[i]);

		if (w > widths[i % g->columns])
			widths[i % g->columns] = w;
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
