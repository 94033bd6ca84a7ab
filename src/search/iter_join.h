/* Parts of a query joined: any of them, all of them, all of them near. What
 * iter.c does for these types. */
#ifndef SEARCH_ITER_JOIN_H
#define SEARCH_ITER_JOIN_H

#include "search/iter.h"

bool join_approach(struct iter *it, uint32_t entry, struct err *e) WARN_UNUSED;
/* All parts are in the entry: are they near? One without positions is. */
bool join_is_near(struct iter *it, bool *near, struct err *e) WARN_UNUSED;
bool join_positions(struct iter *it, struct arena *a, struct positions *out,
    struct err *e) WARN_UNUSED;

/* Merge the rising B into the rising A, which has room. */
void positions_merge(struct positions *a, struct positions b);

#endif
