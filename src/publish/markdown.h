/* The book as the folder of Markdown that it was made of: compiled again it
 * gives the same book. What a book does not keep is gone: comments, the marks
 * that were chosen among several, how front matter was laid out. So the two
 * books differ in the source lines of questions and in the count of source
 * bytes, save where the folder was written in the style that this writes. */
#ifndef PUBLISH_MARKDOWN_H
#define PUBLISH_MARKDOWN_H

#include "publish/format.h"

const char *markdown_path(const struct export *x, struct sv slug);
void markdown_page(struct sink *out, const struct export *x,
    const struct page *page);
bool markdown_more(const struct export *x, struct err *e);

#endif
