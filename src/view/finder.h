/* What is lit in a page: what is searched for in it, or what was before it was
 * opened. */
#ifndef VIEW_FINDER_H
#define VIEW_FINDER_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/sv.h"
#include "search/sought.h"
#include "view/paper.h"

#include <stdbool.h>

struct finder {
	struct buf wanted;	/* "": nothing is searched for in the page */
	struct sought sought;	/* what the search has that led to it */
	struct span_vec hits;	/* rising, apart */
};

/* Find all of f->wanted in P; letters without case unless it has capitals, a
 * blank for any run of them. With nothing wanted, the words of f->sought. */
void finder_run(struct finder *f, const struct paper *p);
/* Is anything lit, or could be? */
bool finder_is_on(const struct finder *f);
void finder_clear(struct finder *f);
void finder_release(struct finder *f);

/* The number of the first of the N spans that ends behind OFFSET; N if none. */
size_t span_behind(const struct span *v, size_t n, size_t offset);

#endif
