/* What entries score in a window of the book: the weights of whole posting
 * blocks are added up in arrays, list by list, and only entries that can be
 * among the best are looked at one by one (as Lucene's MaxScoreBulkScorer does;
 * the arrays are the accumulators of Moffat, Zobel, "Self-indexing inverted
 * files for fast text retrieval", TOIS 1996). For words that many entries have,
 * each of which costs far more when lists are walked to it. */
#ifndef SEARCH_WINDOW_H
#define SEARCH_WINDOW_H

#include "search/rank_parts.h"

#define WINDOW_MAX 1024		/* entries */

/* Which entries of a window, a bit each: entry I is W->from + I. */
struct window_set {
	uint64_t words[WINDOW_MAX / 64];
};

struct window_sums {
	struct window_set set;		/* entries that have a weight */
	double weight[WINDOW_MAX];
};

struct window {
	uint32_t from, n;		/* entries */
	size_t nscored;			/* required parts that are added up */
	bool has_dropped;		/* a match that cannot beat the cut */
	struct window_set left;		/* entries that may beat the cut, */
	double score[WINDOW_MAX];	/* and what these parts give them */
	struct window_sums sums, other;	/* scratch */
};

/* Have PARTS a window: do words and phrases alone match, in any field? */
bool window_is_for(const struct parts *parts);
/* Add up from entry W->from on, up to W->from + W->n - 1, as many of the
 * required parts as it takes to leave few entries that may beat CUT. The bounds
 * of PARTS must be those of these entries, its lists at their blocks. */
bool window_fill(struct window *w, const struct parts *parts, double cut,
    struct err *e) WARN_UNUSED;

/* The first of SET from I on; WINDOW_MAX if there is none. */
static inline uint32_t
window_next(const struct window_set *set, uint32_t i)
{
	while (i < WINDOW_MAX) {
		uint64_t rest = set->words[i / 64] >> i % 64;
		if (rest != 0)
			return i + (uint32_t)__builtin_ctzll(rest);
		i += 64 - i % 64;
	}
	return WINDOW_MAX;
}

#endif
