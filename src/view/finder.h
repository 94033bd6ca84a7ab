/* Searching within a page. */
#ifndef VIEW_FINDER_H
#define VIEW_FINDER_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/sv.h"
#include "view/paper.h"

#include <stdbool.h>

struct finder {
	struct buf wanted;	/* "" : nothing is searched for */
	struct span_vec hits;	/* rising, apart */
};

/* Find all of f->wanted in TEXT; letters without case unless it has capitals,
 * a blank for any run of them. */
void finder_run(struct finder *f, struct sv text);
void finder_clear(struct finder *f);
void finder_release(struct finder *f);

/* The number of the first of the N spans that ends behind OFFSET; N if none. */
size_t span_behind(const struct span *v, size_t n, size_t offset);

#endif
