/* How a hit's score came about, for people. */
#ifndef SEARCH_WHY_H
#define SEARCH_WHY_H

#include "base/arena.h"
#include "base/err.h"
#include "search/plan.h"
#include "search/rank.h"

/* "borrow 3.10 + checker 4.02 + name 6000.00 + nearness 1.30 = 6008.42" of ENTRY
 * with SCORE, in A. PLAN's iterators are moved. "page" is what the names of its
 * page add; what is left between the parts and the sum is called nearness. */
bool why_scored(struct plan *plan, const struct pins *pins, uint32_t entry,
    double score, struct arena *a, struct sv *out, struct err *e) WARN_UNUSED;

#endif
