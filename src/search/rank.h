/* Which entries match a plan and how well.
 *
 * BM25F (Robertson, Zaragoza, Taylor, "Simple BM25 extension to multiple
 * weighted fields", CIKM 2004): the sum over the parts of the query of
 * idf * (k1 + 1) * w / (k1 + w), where w is the term's frequency over all
 * fields, weighted and normalised when the book was made. To the best, a bonus
 * for words that lie near each other (Buettcher, Clarke, Lushman, "Term
 * proximity scoring for ad-hoc retrieval", SIGIR 2006). */
#ifndef SEARCH_RANK_H
#define SEARCH_RANK_H

#include "base/err.h"
#include "search/plan.h"
#include "search/top.h"
#include "text/ranking.h"

#include <stdbool.h>
#include <stdint.h>

/* ln(1 + (n - df + .5) / (df + .5)), to 1e-9, the same on every machine. */
double rank_idf(uint32_t nentries, uint32_t df);

/* An entry whose name is the query: first, whatever its text. */
struct pin {
	uint32_t entry;
	double bonus;
};

struct pins {
	struct pin v[RANK_PINS_MAX];
	size_t n;
};

struct collected {
	struct top top;
	uint64_t total;		/* of entries that match; of them those that */
	bool is_least;		/* cannot be among the best may be left out, */
	uint64_t count_to;	/* when so many were counted */
	bool is_exhaustive;	/* look at every entry that has a word */
	bool is_partial;	/* no entry had all that rank_most looked for */
	uint32_t book;		/* its number in candidates */
	struct pins pins;
};

/* Offer the pins that the filters let pass; the others pass over them. */
bool rank_pins(struct plan *p, struct collected *c, struct err *e) WARN_UNUSED;
/* Offer all entries that have every required part. */
bool rank_all(struct plan *p, struct collected *c, struct err *e) WARN_UNUSED;
/* The largest sum of idf of the required parts that an entry has; 0 if there is
 * none. */
bool rank_cover(struct plan *p, struct collected *c, double *best,
    struct err *e) WARN_UNUSED;
/* Offer those that have much of it, by idf: at least RANK_MOST of BEST, the
 * largest cover in any book. */
bool rank_most(struct plan *p, struct collected *c, double best,
    struct err *e) WARN_UNUSED;
/* Offer every entry that the filters let pass, without a score. */
bool rank_every(struct plan *p, struct collected *c, struct err *e) WARN_UNUSED;

/* Add the bonus for nearness to the N candidates of this book, in order of
 * entries; A is scratch. */
bool rank_near(struct plan *p, struct candidate *v, size_t n,
    struct arena *a, struct err *e) WARN_UNUSED;
/* What the names of ENTRY's page add to its score: for each part of the query
 * that they hold a share of its idf. Call it in order of entries, after a
 * plan_rewind(); the iterators are moved on to the page's overview. */
bool rank_page(struct plan *p, uint32_t entry, double *bonus,
    struct err *e) WARN_UNUSED;
/* Add that to the N candidates of this book, in order of entries. */
bool rank_pages(struct plan *p, struct candidate *v, size_t n,
    struct err *e) WARN_UNUSED;

#endif
