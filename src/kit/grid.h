/* A table for the terminal: cells in rows, as wide as they must be. */
#ifndef KIT_GRID_H
#define KIT_GRID_H

#include "base/arena.h"
#include "base/sink.h"
#include "base/sv.h"

#include <stdbool.h>
#include <stddef.h>

#define GRID_COLUMNS 64

struct grid {
	struct arena *a;
	bool is_ascii;
	struct sv *cells;	/* row after row */
	size_t n, cap;
	size_t columns;		/* at most GRID_COLUMNS */
};

/* The next cell, any text; the first COLUMNS are the head. */
void grid_cell(struct grid *g, struct sv text);
/* Write the rows; all columns but the first LEFT are set to the right. */
void grid_write(const struct grid *g, size_t left, struct sink *out);

#endif
