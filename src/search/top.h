/* The best K candidates out of a stream, in a heap whose root is the worst
 * that is kept: top_cut() is what a candidate must beat, so that whole blocks
 * that cannot may be passed over. */
#ifndef SEARCH_TOP_H
#define SEARCH_TOP_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct candidate {
	double score;
	uint32_t book;		/* index in the shelf */
	uint32_t entry;
};

struct top {
	struct arena *a;
	struct candidate *v;
	size_t n, cap;
	size_t limit;		/* SIZE_MAX: keep all */
};

/* LIMIT 0 keeps all. */
void top_init(struct top *t, size_t limit, struct arena *a);
void top_offer(struct top *t, struct candidate c);
/* Take the best first; the heap is then a sorted array, and done with. */
void top_sort(struct top *t);
/* The score that is not enough any more; below 0 while there is room. */
double top_cut(const struct top *t);
/* Is A better: by score, then book, then entry. */
bool candidate_before(const struct candidate *a, const struct candidate *b);
/* Sort N, few, by entry: so lists are walked once. */
void candidates_by_entry(struct candidate *v, size_t n);
/* Sort by that order. */
void candidates_sort(struct candidate *v, size_t n);

#endif
