/* Drawing a laid out line into a row of a frame, from a column of it on. */
#ifndef VIEW_PEN_H
#define VIEW_PEN_H

#include "view/frame.h"

struct pen {
	struct frame *f;
	unsigned row, limit;	/* the column before which to stop */
	unsigned skip;		/* columns still left of the screen */
};

/* Blanks for a line's INDENT, of which LEFT columns are not seen. */
void pen_indent(struct pen *pen, unsigned indent, unsigned left);
void pen_put(struct pen *pen, struct run run, enum look look);
/* Say that the line goes on: in the column of the limit. */
void pen_cut(struct pen *pen);

#endif
