/* A frame as text, for tests and for reading it over. */
#ifndef VIEW_DUMP_H
#define VIEW_DUMP_H

#include "base/buf.h"
#include "view/frame.h"

/* A line a row, without blanks at its end: hits as {hit}, what is chosen as
 * <chosen>, a number to type as (1); '_' where the cursor is. */
void dump_frame(const struct frame *f, struct buf *out);

#endif
