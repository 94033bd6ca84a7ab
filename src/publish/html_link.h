/* Where things are in an exported site. A page is a file SLUG.html, a question
 * SLUG.html#ID: these are public addresses. What a file name or the site itself
 * has another use for becomes =XX, so that different slugs stay different and
 * no slug leads out of the folder. */
#ifndef PUBLISH_HTML_LINK_H
#define PUBLISH_HTML_LINK_H

#include "base/arena.h"
#include "base/sink.h"
#include "base/sv.h"
#include "doc/doc.h"
#include "doc/toc.h"

#include <stdbool.h>
#include <stddef.h>

/* The file of the page SLUG, in A. */
const char *html_file(struct sv slug, struct arena *a);
/* The id of a page's entry at INDEX, as an attribute's value; =INDEX where the
 * book gives none. */
void html_id(struct sink *out, struct sv id, size_t index);
/* "SLUG.html#ID", as an attribute's value; without ID SLUG.html at INDEX 0. */
void html_href(struct sink *out, struct sv slug, struct sv id, size_t index,
    struct arena *a);
/* The same of what L, a LINK_PAGE or LINK_ENTRY, leads to, which may be any
 * heading; false when TOC has no such page. */
bool html_href_link(struct sink *out, const struct toc *toc,
    const struct link *l, struct arena *a);
/* Is URL one that a reader may be sent to: http, https, mailto? */
bool html_is_safe_url(struct sv url);

#endif
