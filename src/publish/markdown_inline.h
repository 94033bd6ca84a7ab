/* Inlines as Markdown. */
#ifndef PUBLISH_MARKDOWN_INLINE_H
#define PUBLISH_MARKDOWN_INLINE_H

#include "publish/markdown_block.h"

/* In gathered text: a line end inside a code span, where nothing may be put in
 * front of what follows. Escapers let no such byte through. */
#define MARKDOWN_CODE_LINE '\001'

/* Gather the inlines of PARENT in M->text, lines parted by newlines. */
void markdown_gather(struct markdown *m, const struct node *parent);
/* How many bytes of LINE, gathered, must have a backslash behind them so that
 * no block begins there; SIZE_MAX if it may stand as it is. */
size_t markdown_guard_at(struct sv line);
/* A run of C, longer than any in S and at least LEAST. */
size_t markdown_fence(struct sv s, char c, size_t least);

#endif
