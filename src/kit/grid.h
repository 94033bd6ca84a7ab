/* A table for the terminal: cells in rows, as wide as they must be. Where that
 * is too wide, each row is a paragraph. */
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
	bool has_head;		/* the first row says what the cells are */
	size_t width;		/* columns that there are; 0: any */
	struct sv *cells;	/* row after row */
	size_t n, cap;
	size_t columns;		/* at most GRID_COLUMNS */
};

/* The next cell, any text. */
void grid_cell(struct grid *g, struct sv text);
/* Write the rows; all columns but the first LEFT are set to the right. */
void grid_write(const struct grid *g, size_t left, struct sink *out);

/* How words are set in lines. */
struct grid_lines {
	size_t width;		/* columns; 0: all on one line */
	size_t first, indent;	/* blanks before the first line, the others */
	bool is_ascii;
};

/* Write the words of TEXT, any text, and a line end. */
void grid_fill(const struct grid_lines *how, struct sv text,
    struct sink *out);

#endif
