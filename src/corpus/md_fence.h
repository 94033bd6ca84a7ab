/* Closing fences that stand left of their list item's text. */
#ifndef CORPUS_MD_FENCE_H
#define CORPUS_MD_FENCE_H

#include "corpus/md_guard.h"
#include "corpus/source.h"

struct md_fence {
	struct code_fence open;
	unsigned column;	/* in which it was opened */
};

/* To be called for each line of a text. The column that LINE, which begins with
 * PREFIX, must be moved to, for it closes a fence of an item but stands four
 * columns or more from the margin and left of where that was opened; 0 where
 * it stands well. The specification ends the item there and shows the fence as
 * code; md4c 0.4.8 opens a new one, in which the rest of the page is lost. */
unsigned md_fence_column(struct md_fence *f, struct sv line,
    const struct md_prefix *prefix);
/* Fill BLANKS, N bytes at a line's beginning, with blanks and tabs that take
 * COLUMNS, where that many bytes can. */
void md_fence_indent(char *blanks, size_t n, unsigned columns);

#endif
