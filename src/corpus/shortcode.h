/* Hugo's shortcodes {{< … >}} and {{% … %}}, and Jekyll's Liquid {% … %} and
 * {{ … }}, a line at a time. What stands for a picture, a link or a title is
 * shown; what only a site generator could fill in is dropped. */
#ifndef CORPUS_SHORTCODE_H
#define CORPUS_SHORTCODE_H

#include "base/buf.h"
#include "base/sv.h"

#include <stdbool.h>

enum shortcode_block {
	SHORTCODE_NONE,
	SHORTCODE_CODE,		/* {{< highlight go >}}, {% highlight go %} */
	SHORTCODE_COMMENT	/* {% comment %} */
};

/* What LINE, a directive and nothing else, begins; *LANGUAGE of code. */
enum shortcode_block shortcode_begins(struct sv line, struct sv *language);
/* Does LINE end what was begun? */
bool shortcode_ends(struct sv line, enum shortcode_block block);

/* Put LINE with its directives shown or dropped behind OUT; false, and OUT is
 * of no use, if it has none. Code spans are let be. */
bool shortcode_line(struct sv line, struct buf *out);

#endif
