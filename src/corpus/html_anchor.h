/* Places of a page that HTML in its Markdown names. */
#ifndef CORPUS_HTML_ANCHOR_H
#define CORPUS_HTML_ANCHOR_H

#include "corpus/source.h"

/* Where a walk over them is. */
struct html_anchors {
	struct source source;
	struct sv rest;		/* of the line at hand */
	bool is_alone;		/* there is nothing but tags on it */
};

/* Those of TEXT, whose first line has the number FIRST_LINE. */
struct html_anchors html_anchors_begin(struct sv text, uint32_t first_line);
/* The next one: ID is its id= or, of an <a>, its name=, a view of the text, and
 * LINE that of what it names, which begins at most two lines below an anchor
 * that stands alone. False behind the last. */
bool html_anchors_next(struct html_anchors *h, struct sv *id, uint32_t *line);

#endif
