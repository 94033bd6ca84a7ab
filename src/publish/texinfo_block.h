/* Blocks of a document as Texinfo source. */
#ifndef PUBLISH_TEXINFO_BLOCK_H
#define PUBLISH_TEXINFO_BLOCK_H

#include "base/buf.h"
#include "base/sink.h"
#include "doc/doc.h"
#include "doc/page.h"
#include "publish/format.h"

#include <stdbool.h>

#define TEXI_NAMED_MAX 32

struct texi {
	struct sink *out;
	const struct export *x;
	struct buf text;	/* the paragraph being gathered, escaped */
	struct sink gather;	/* into text */
	struct buf code;	/* visible lines of a block */
	bool needs_gap;		/* an empty line before the next block */
	bool is_line;		/* in a heading or cell: no references */
	/* Nodes referred to since the last question: each is named once. */
	uint64_t named[TEXI_NAMED_MAX];
	size_t nnamed;
};

void texi_init(struct texi *t, struct sink *out, const struct export *x);
void texi_release(struct texi *t);
/* The node of a page, and of its entry with ID at INDEX (0: the page). */
void texi_node(struct sink *out, struct sv slug, struct sv id, size_t index);
/* The inlines of PARENT on one line, without its end. */
void texi_line(struct texi *t, const struct node *parent);
/* One block. Headings become lines in bold. */
void texi_one(struct texi *t, const struct node *n);

#endif
