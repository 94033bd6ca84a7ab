/* What the files that match and score share. Nothing else includes this. */
#ifndef SEARCH_RANK_PARTS_H
#define SEARCH_RANK_PARTS_H

#include "search/query.h"
#include "search/rank.h"

#define NONE_YET (-1.0)

/* The parts of a plan by role; iterators that are there only. */
struct parts {
	struct clause *required[QUERY_TERMS_MAX];	/* rarest first */
	struct clause *optional[QUERY_TERMS_MAX];
	struct clause *excluded[QUERY_TERMS_MAX];
	size_t nrequired, noptional, nexcluded;
	double optional_most;	/* what all optional ones give at most */
	bool is_exact;		/* bounds: see score_bound_is_exact() */
};

void parts_make(const struct plan *p, struct parts *out);
/* Is ENTRY neither excluded nor filtered away? */
bool parts_allow(const struct plan *p, const struct parts *parts,
    uint32_t entry, bool *allowed, struct err *e) WARN_UNUSED;
/* May an entry beat CUT whose score is at most MOST? */
bool parts_may_beat(const struct parts *parts, double most, double cut);
/* May an entry that scores SCORE for the required parts in front of FROM beat
 * CUT (if not below 0), by what bounds say of the others? */
bool parts_may_reach(const struct parts *parts, size_t from, double score,
    double cut);
/* Add what those of the N clauses give that are in ENTRY. */
bool parts_add_scores(struct clause *const *v, size_t n, uint32_t entry,
    double *score, struct err *e) WARN_UNUSED;
/* The same for all optional parts of ENTRY; where the score cannot beat CUT (if
 * not below 0), *SCORE is of no use and *ENOUGH false. What they give at most
 * must have been set by parts_bound_optional(): in any entry, as most of them
 * are question words, whose many blocks would cost more than bounds save. */
bool parts_add_optional(const struct parts *parts, uint32_t entry,
    double cut, double *score, bool *enough, struct err *e) WARN_UNUSED;
bool parts_bound_optional(struct parts *parts, struct err *e) WARN_UNUSED;
/* Lower *UNTIL and raise *MOST by the bounds of the N clauses from ENTRY on. */
bool parts_add_bounds(struct clause *const *v, size_t n, uint32_t entry,
    double *most, uint32_t *until, struct err *e) WARN_UNUSED;

/* Count ENTRY, unless it is a pin, and keep it if it is good enough. */
void collected_offer(struct collected *c, uint32_t entry, double score);
/* The score that is not enough; below 0 as long as all must be counted. */
double collected_cut(const struct collected *c);

#endif
