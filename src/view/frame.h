/* A screenful: rows of pieces of text, what screen.c paints and dump.c prints. */
#ifndef VIEW_FRAME_H
#define VIEW_FRAME_H

#include "base/arena.h"
#include "base/sv.h"
#include "render/layout.h"

#include <stdbool.h>
#include <stddef.h>

#define FRAME_NARROW 30	/* columns, below which each one counts */

enum look {
	LOOK_PLAIN,		/* as its style says */
	LOOK_BAR,		/* the bar above */
	LOOK_HIT,		/* found */
	LOOK_CHOSEN,		/* the chosen link or item */
	LOOK_BADGE		/* a number to type */
};

struct piece {
	struct run run;		/* clean text */
	enum look look;
};

struct row {
	struct piece *v;
	size_t n, cap;
	unsigned columns;	/* taken */
};

struct frame {
	struct arena *a;	/* of the pieces */
	struct row *rows;
	unsigned nrows, ncolumns;
	bool is_ascii;
	bool has_cursor;
	unsigned cursor_row, cursor_column;
};

/* An empty frame of that size; it lives until A is cleared. */
void frame_init(struct frame *f, unsigned columns, unsigned rows,
    bool is_ascii, struct arena *a);
/* Put TEXT, any bytes, at the end of ROW: made clean, and cut at column LIMIT
 * (the frame's width at most). Returns the columns it has taken. */
unsigned frame_put(struct frame *f, unsigned row, const struct piece *piece,
    unsigned limit);
/* The same, with an ellipsis at the end of what is cut. */
void frame_short(struct frame *f, unsigned row, const struct piece *piece,
    unsigned limit);
/* frame_put for plain text of one style. */
unsigned frame_text(struct frame *f, unsigned row, struct sv text,
    enum style style, enum look look);
/* Blanks up to COLUMN. */
void frame_pad(struct frame *f, unsigned row, unsigned column,
    enum look look);
/* TEXT so that it ends in the last column but one, if there is room. */
void frame_right(struct frame *f, unsigned row, struct sv text,
    enum style style, enum look look);
/* The bar above: TEXT, cut as it must be, and RIGHT where there is room. */
void frame_bar(struct frame *f, struct sv text, struct sv right);
/* What keys do, parted by '|': as many as fit, the first ones first. */
void frame_hints(struct frame *f, unsigned row, const char *hints);
/* The last act of drawing: terminals scroll when their last cell is written. */
void frame_end(struct frame *f);

#endif
