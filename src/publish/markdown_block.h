/* Blocks of a document as Markdown that reads back as the same blocks. */
#ifndef PUBLISH_MARKDOWN_BLOCK_H
#define PUBLISH_MARKDOWN_BLOCK_H

#include "base/buf.h"
#include "base/sink.h"
#include "doc/doc.h"

#include <stdbool.h>

struct markdown {
	struct sink *out;
	struct buf prefix;	/* what each line begins with: "> ", blanks */
	struct buf lead;	/* the next line instead: with item's marks */
	bool has_lead;
	struct buf text;	/* the inlines being gathered */
	struct sink gather;	/* into text */
	bool is_heading, is_cell;	/* what is gathered */
	/* Of each heading to come the attributes besides its own; NULL when
	 * they do not matter. */
	const struct sv *lost;
};

void markdown_init(struct markdown *m, struct sink *out);
void markdown_release(struct markdown *m);
/* The blocks from FIRST up to END (NULL: the last), parted by blank lines. */
void markdown_blocks(struct markdown *m, const struct node *first,
    const struct node *end);

#endif
