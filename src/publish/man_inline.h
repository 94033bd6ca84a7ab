/* Text within a block as roff: gathered escaped, then filled into lines. */
#ifndef PUBLISH_MAN_INLINE_H
#define PUBLISH_MAN_INLINE_H

#include "publish/man_block.h"

#define MAN_WORD_MAX 40	/* columns; longer words may be broken */
#define MAN_URL_MAX 1000	/* bytes; longer addresses are words */

/* The inlines of PARENT into m->text, for fill_roff(). */
void man_gather(struct man *m, const struct node *parent);
/* The inlines of PARENT as the rest of a heading's line, without its end. */
void man_heading_text(struct man *m, const struct node *parent);

#endif
