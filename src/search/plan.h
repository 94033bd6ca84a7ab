/* A query made ready for one book: each part has its iterator and its role.
 *
 * All required parts must match. Which are required: the words that say most.
 * Words in more than a third of all books' entries, names in backquotes and question
 * words are optional beside rarer ones, in this order; what is left over when
 * there are no others is required. */
#ifndef SEARCH_PLAN_H
#define SEARCH_PLAN_H

#include "base/arena.h"
#include "base/err.h"
#include "search/collection.h"
#include "search/iter.h"
#include "search/query.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum role {
	ROLE_REQUIRED,
	ROLE_OPTIONAL,
	ROLE_EXCLUDED
};

enum clause_rank {	/* how much it says; the first that occurs is required */
	CLAUSE_CONTENT,
	CLAUSE_COMMON,
	CLAUSE_NAMED,	/* in backquotes */
	CLAUSE_KEYWORD,	/* a filler, but also a word of Rust's */
	CLAUSE_FILLER,
	CLAUSE_SIGN
};

struct clause {
	const struct query_node *node;
	struct iter *it;	/* NULL: the book has nothing like it */
	enum role role;
	enum clause_rank rank;
	double scale;		/* of its score */
	bool is_widened;	/* synonyms will do instead */
	bool is_covered;	/* by what stands for several words, this and
				   the one before it: optional beside that */
};

struct plan {
	struct book *book;
	struct clause *v;	/* in the order typed */
	size_t n;
	size_t nrequired;
	double absent_idf;	/* of required words that only other books have */
	bool is_sentence;	/* most of the words will do */
	bool is_impossible;	/* a required word is not in the book */
	struct filter_ready given, filter, except;
	bool has_filter, has_except, has_given;
};

struct plan_opts {
	bool is_exact;
	const struct filter *filter;	/* beside that in the query */
	struct collection *collection;	/* of all books of the search */
};

/* Everything is in A; SCRATCH is used while matching and must outlive OUT.
 * plan_settle() must follow. */
bool plan_make(const struct query *q, struct book *b,
    const struct plan_opts *opts, struct arena *a, struct arena *scratch,
    struct plan *out, struct err *e) WARN_UNUSED;
/* Give the clauses of the N plans of one query, all of the books that take part,
 * their weights and roles. */
void plan_settle(struct plan *const *plans, size_t n, const struct query *q,
    const struct plan_opts *opts);
/* Does C show where it matches? What is excluded does not, nor question words
 * beside others. */
bool clause_is_shown(const struct clause *c);
/* All iterators to their first entry. */
bool plan_rewind(struct plan *p, struct err *e) WARN_UNUSED;
/* Do the filters let ENTRY pass? */
bool plan_passes(const struct plan *p, uint32_t entry, bool *passes,
    struct err *e) WARN_UNUSED;

#endif
