/* What an entry scores for a part of a query, and what none of a stretch of
 * entries can score more than: sums of block maxima (Ding, Suel, "Faster
 * top-k document retrieval using block-max indexes", SIGIR 2011). */
#ifndef SEARCH_SCORE_H
#define SEARCH_SCORE_H

#include "base/err.h"
#include "search/iter.h"
#include "search/plan.h"

#include <stdbool.h>
#include <stdint.h>

/* What a clause that is in the current entry adds to its score. */
bool score_clause(const struct clause *c, double *score, struct err *e)
    WARN_UNUSED;
/* What WEIGHT, in any field, gives for the word, list or phrase IT. */
double score_of_weight(const struct iter *it, double weight);
/* What the parts of a join that are there give, which sum up to SUM, the
 * largest being BEST: all of it, or of words that mean the same the best and a
 * share of the others. */
double score_join(const struct iter *it, double sum, double best);
/* Set it->most and it->until, and of its parts: no entry from ENTRY up to
 * it->until scores more than it->most, which is 0 if none of them matches.
 * Lists move on to their blocks of ENTRY: it is not to be sought before. With
 * ENTRY_END it is for all entries, and no list moves. */
bool score_bound(struct iter *it, uint32_t entry, struct err *e) WARN_UNUSED;
/* May an entry whose score is at most MOST beat CUT? Rounding never says no. */
bool score_may_beat(double most, double cut);
/* Are bounds of C added up in the same order as scores are, from numbers none of
 * which is less? Then rounding makes no score larger than its bound, and one
 * that equals CUT does not beat it: steps of weights are few, ties many. */
bool score_bound_is_exact(const struct clause *c);

#endif
