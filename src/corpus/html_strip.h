/* HTML in Markdown, as far as a text format can keep it. */
#ifndef CORPUS_HTML_STRIP_H
#define CORPUS_HTML_STRIP_H

#include "base/sv.h"

#include <stdbool.h>

enum html_type {
	HTML_TEXT,	/* between tags */
	HTML_DROPPED,	/* a comment, or a tag that says nothing to us */
	HTML_BREAK,	/* <br> */
	HTML_OTHER	/* any other tag, instruction or declaration */
};

struct html_piece {
	enum html_type type;
	struct sv raw;
};

/* Take the next piece out of *REST; false when it is empty. */
bool html_next(struct sv *rest, struct html_piece *out);

#endif
