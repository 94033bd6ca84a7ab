/* The book as one JSON object, as book.schema.json describes it. The text of
 * entries is Markdown, cut at the known headings. */
#ifndef PUBLISH_JSON_H
#define PUBLISH_JSON_H

#include "publish/format.h"

void json_begin(struct sink *out, const struct export *x);
void json_page(struct sink *out, const struct export *x,
    const struct page *page);
void json_end(struct sink *out, const struct export *x);
/* What an entry is, from its title to its tags, as pairs of an object. */
void json_entry(struct sink *out, const struct entry *e);

#endif
