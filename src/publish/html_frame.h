/* What all pages of an exported site have around their text. Names, titles and
 * the footer are the book's. */
#ifndef PUBLISH_HTML_FRAME_H
#define PUBLISH_HTML_FRAME_H

#include "base/sink.h"
#include "base/sv.h"
#include "publish/format.h"

#include <stdbool.h>

struct html_head {
	struct sv title;	/* of the page; "" for the book's first */
	struct sv summary;	/* "" for none */
	const struct toc_page *before, *after;	/* NULL for none */
};

/* The book's title, or else its name. */
struct sv html_book_title(const struct toc *toc);
/* Have entries of TOC a level? Then they are called questions. */
bool html_has_levels(const struct toc *toc);
/* All up to the text in <main>, and all behind it. */
void html_begin(struct sink *out, const struct export *x,
    const struct html_head *head);
void html_end(struct sink *out, const struct export *x);

#endif
