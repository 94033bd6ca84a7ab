/* The book as a site of static pages, which needs no server, no network and no
 * scripts; with scripts it has a search, keys and a quiz. SLUG.html is a page,
 * SLUG.html#ID a question. Beside them: index.html by area, levels.html by
 * level, style.css, and the scripts with the search's data. */
#ifndef PUBLISH_HTML_H
#define PUBLISH_HTML_H

#include "publish/format.h"

const char *html_path(const struct export *x, struct sv slug);
void html_page(struct sink *out, const struct export *x,
    const struct page *page);
bool html_more(const struct export *x, struct err *e);

#endif
