/* The entries as a document stream for Sphinx (xmlpipe2). A document's number
 * is the entry's in the book, from 1; its attribute `name` is page#id. Every
 * document begins and ends with a line of its own, so that a filter of lines can
 * deal them out to shards. */
#ifndef PUBLISH_SPHINX_H
#define PUBLISH_SPHINX_H

#include "publish/format.h"

void sphinx_begin(struct sink *out, const struct export *x);
void sphinx_page(struct sink *out, const struct export *x,
    const struct page *page);
void sphinx_end(struct sink *out, const struct export *x);

#endif
