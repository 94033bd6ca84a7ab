/* HTML in Markdown, as far as a text format can keep it. */
#ifndef CORPUS_HTML_STRIP_H
#define CORPUS_HTML_STRIP_H

#include "base/sv.h"

#include <stdbool.h>

enum html_type {
	HTML_TEXT,	/* between tags */
	HTML_DROPPED,	/* a comment, or a tag that says nothing to us */
	HTML_BREAK,	/* <br> */
	HTML_IMAGE,	/* <img> */
	HTML_RUN_IN,	/* <summary>, <h1> to <h6>: the title of what follows */
	HTML_RUN_IN_END,
	HTML_COMPONENT,	/* <Listing caption="…">: a program's, by its capital */
	HTML_OTHER	/* any other tag, instruction or declaration */
};

struct html_piece {
	enum html_type type;
	struct sv raw;
};

/* Take the next piece out of *REST; false when it is empty. */
bool html_next(struct sv *rest, struct html_piece *out);

/* Bytes of "<pre", "<script", "<style" or "<textarea" that S begins with, in
 * either case: what follows is as it is written, up to the end of that. 0 if it
 * begins with none, or with a longer name: then *IS_LONGER. */
size_t html_raw_tag(struct sv s, bool *is_longer);

/* Does the text around TAG, <p> or </div>, stand in paragraphs of its own? */
bool html_is_block(struct sv tag);
/* The name of TAG, which html_next gave, without its '/'. */
struct sv html_tag_name(struct sv tag);
/* The value of the attribute NAME of TAG as it is written, without quotes;
 * empty without one. Also that of a shortcode: {{< figure src="…" >}}. */
struct sv html_attribute(struct sv tag, struct sv name);

#endif
