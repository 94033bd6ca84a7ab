/* The whole book as one file of plain text, 78 columns wide. Each entry begins
 * with a line that is its name, so that grep -A and a pager's search find it. */
#ifndef PUBLISH_TEXT_H
#define PUBLISH_TEXT_H

#include "publish/format.h"

void text_begin(struct sink *out, const struct export *x);
void text_page(struct sink *out, const struct export *x,
    const struct page *page);

#endif
