/* The edition for candidates: titles, levels, kinds, and of each question what
 * it asks. section.def says which parts these are. */
#ifndef DOC_EDITION_H
#define DOC_EDITION_H

#include "base/arena.h"
#include "doc/page.h"
#include "doc/toc.h"

/* Take all else out of a page: overview, other parts, tags, short titles,
 * summary, related pages, what its code was checked with, and of the code that
 * is asked about what rustdoc is told. New texts are in A. */
void edition_cut(struct page *p, struct arena *a);
/* The same of a table of contents; the book's name gets "-candidate". */
void edition_cut_toc(struct toc *t, struct arena *a);
/* The first thing in P that such an edition has not, in words in A; "" if there
 * is none. */
struct sv edition_breach(const struct page *p, struct arena *a);

#endif
