/* The book's index as data for the search in a site's pages. */
#ifndef PUBLISH_HTML_SEARCH_H
#define PUBLISH_HTML_SEARCH_H

#include "base/buf.h"
#include "publish/format.h"

/* Append the text of search-index.js, which is drawn in html_search.c. */
bool html_search(const struct export *x, struct buf *out,
    struct err *e) WARN_UNUSED;

#endif
