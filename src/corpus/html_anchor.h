/* Places of a page that HTML in its Markdown names, or mdBook's marks of rules. */
#ifndef CORPUS_HTML_ANCHOR_H
#define CORPUS_HTML_ANCHOR_H

#include "corpus/source.h"

/* Is LINE nothing but the mark of a rule, as the Rust Reference has them:
 * "r[items.fn.intro]"? Links lead to #r-items.fn.intro. */
bool is_rule_mark(struct sv line);

/* Where a walk over them is. */
struct html_anchors {
	struct source source;
	struct sv rest;		/* of the line at hand */
	bool is_alone;		/* there is nothing but tags on it */
};

/* Those of TEXT, whose first line has the number FIRST_LINE. */
struct html_anchors html_anchors_begin(struct sv text, uint32_t first_line);
/* The next one: ID, a view of the text, is its id= or, of an <a>, its name=, or
 * a mark without its last bracket; LINE is that of what it names, which begins
 * at most two lines below an anchor that stands alone. False behind the
 * last. */
bool html_anchors_next(struct html_anchors *h, struct sv *id, uint32_t *line);

#endif
