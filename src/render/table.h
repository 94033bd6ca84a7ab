/* Tables fitted to the width of the screen. */
#ifndef RENDER_TABLE_H
#define RENDER_TABLE_H

#include "doc/doc.h"
#include "render/block.h"

/* A table at the flow's indent: each column as wide as its widest cell while
 * the sum fits; else the wide ones share what the narrow ones leave, and cells
 * are wrapped. Where a word would have to break, each row becomes its first
 * cell with lines 'head: cell' under it. Without a width a row is one line with
 * ' | ' between the cells. */
void table_set(struct setter *s, const struct node *table);

#endif
