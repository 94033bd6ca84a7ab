/* Blocks of a document as HTML. */
#ifndef PUBLISH_HTML_BLOCK_H
#define PUBLISH_HTML_BLOCK_H

#include "base/buf.h"
#include "base/sink.h"
#include "doc/doc.h"
#include "publish/format.h"

#include <stdbool.h>

struct html {
	struct sink *out;
	const struct export *x;
	struct buf code;	/* visible lines of a block */
	bool is_card;		/* for a flash card: code without line ends
				   and colours, links to the web alone */
	struct sv from;		/* path of the page, whose pictures are shown;
				   "" to show none */
	bool is_link;		/* within <a>: no other one */
	int least;		/* level of headings, at least */
	int last;		/* of the heading before; none deeper by two */
	int deeper;		/* added to a heading's level */
};

void html_init(struct html *h, struct sink *out, const struct export *x);
void html_release(struct html *h);
/* Is there nothing to be seen of the inlines of PARENT? */
bool html_is_blank(const struct node *parent);
/* ` id="…"` of a heading that has one. */
void html_heading_id(struct html *h, const struct node *heading);
void html_inlines(struct html *h, const struct node *parent);
/* The blocks from FIRST up to, not including, END. */
void html_blocks(struct html *h, const struct node *first,
    const struct node *end);

#endif
