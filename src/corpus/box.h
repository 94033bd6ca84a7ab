/* Boxes, folds and tabs that site generators draw, as quotations, a line at a
 * time: ":::note Title" (Docusaurus, VuePress, Pandoc), "!!! note" and
 * '=== "Tab"' with an indented text (MkDocs), "/// note | Title" (its blocks). */
#ifndef CORPUS_BOX_H
#define CORPUS_BOX_H

#include "base/buf.h"
#include "base/sv.h"

#include <stdbool.h>
#include <stddef.h>

#define BOXES_MAX 8	/* within each other; more are text */

struct box {
	char mark;		/* its first byte */
	size_t length;		/* of the run of marks that it ends with */
	size_t margin;		/* columns before it, in the box around it */
	size_t prefix;		/* bytes that the boxes around it put before */
	bool is_quote;		/* else its lines stand as they are */
	bool is_fresh;		/* nothing but its word yet */
	bool has_options;	/* may still follow its first line */
};

/* The boxes that a line stands in; begin with zeros. */
struct boxes {
	struct box v[BOXES_MAX];
	size_t n;
	bool has_gap;		/* the line before was blank */
	struct buf prefix;	/* before a line of the innermost */
};

/* May TEXT have boxes? */
bool boxes_may_be(struct sv text);
/* Put what shall be read for LINE into OUT, no line or several, each with its
 * end; false if that is LINE itself. IS_CODE: a code fence is open, which ends
 * with the box around it. */
bool boxes_take(struct boxes *b, struct sv line, bool is_code,
    struct buf *out);
void boxes_release(struct boxes *b);

#endif
