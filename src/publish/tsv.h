/* A line of tab-separated fields an entry, below one with their names. In a
 * field \t, \n, \r and \\ stand for a tab, a line end and a backslash. */
#ifndef PUBLISH_TSV_H
#define PUBLISH_TSV_H

#include "publish/format.h"

void tsv_begin(struct sink *out, const struct export *x);
void tsv_page(struct sink *out, const struct export *x,
    const struct page *page);

#endif
