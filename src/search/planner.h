/* From a node of the query to its iterator in one book: what the files that
 * make a plan share. Nothing else includes this. */
#ifndef SEARCH_PLANNER_H
#define SEARCH_PLANNER_H

#include "search/collection.h"
#include "search/iter.h"
#include "search/plan.h"
#include "search/query.h"

struct planner {
	struct book *book;
	struct collection *collection;
	struct arena *a, *scratch;
	bool is_exact;
};

/* An iterator of TYPE that meets FIELDS, empty as yet. */
struct iter *planner_make(const struct planner *p, enum iter_type type,
    uint8_t fields);
/* The iterator of N; *OUT is NULL if the book has nothing like it. */
bool planner_iter(const struct planner *p, const struct query_node *n,
    struct iter **out, struct err *e) WARN_UNUSED;
/* Widen the clauses of PLAN by the book's synonyms. */
bool planner_widen(const struct planner *p, struct plan *plan,
    struct err *e) WARN_UNUSED;

#endif
