#include "config.h"

#include "search/plan.h"

#include "search/planner.h"
#include "text/filler.h"
#include "text/ranking.h"

/* DF is that of the clause in all books. */
static enum clause_rank
clause_rank(const struct clause *c, const struct plan_opts *opts, uint32_t df)
{
	const struct query_node *n = c->node;
	uint32_t nentries = opts->collection->nentries;

	if (n->is_operator && n->is_optional)
		return CLAUSE_SIGN;
	if (n->is_optional || c->is_covered)
		return n->is_filler ? CLAUSE_FILLER : CLAUSE_NAMED;
	if (opts->is_exact || n->type != QUERY_WORD || n->fields != 0)
		return CLAUSE_CONTENT;
	if (n->is_filler)
		return filler_is_keyword(n->text) ? CLAUSE_KEYWORD
		    : CLAUSE_FILLER;
	if (nentries >= RANK_COMMON_LEAST &&
	    df > nentries / RANK_COMMON_PART && !n->is_prefix)
		return CLAUSE_COMMON;
	return CLAUSE_CONTENT;
}

static double
optional_scale(const struct clause *c)
{
	switch (c->rank) {
	case CLAUSE_KEYWORD:
	case CLAUSE_FILLER:
		/* That one is rare in a book says nothing about its topic. */
		if (c->it != NULL && c->it->idf > RANK_FILLER_IDF)
			return RANK_FILLER * RANK_FILLER_IDF / c->it->idf;
		return RANK_FILLER;
	case CLAUSE_NAMED:
	case CLAUSE_SIGN:
		return RANK_NAMED;
	case CLAUSE_CONTENT:
	case CLAUSE_COMMON:
		break;
	}
	return 1.0;
}

static void
give_roles(struct plan *plan, const struct query *q)
{
	enum clause_rank best = CLAUSE_SIGN;

	for (size_t i = 0; i < plan->n; i++)
		if (!plan->v[i].node->is_excluded && plan->v[i].rank < best)
			best = plan->v[i].rank;
	for (size_t i = 0; i < plan->n; i++) {
		struct clause *c = &plan->v[i];
		c->scale = 1.0;
		if (c->node->is_excluded) {
			c->role = ROLE_EXCLUDED;
			continue;
		}
		if (c->rank > best) {
			c->role = ROLE_OPTIONAL;
			c->scale = optional_scale(c);
			continue;
		}
		c->role = ROLE_REQUIRED;
		plan->nrequired++;
		if (c->it == NULL)
			plan->is_impossible = true;
	}
	/* So many words are seldom all in one entry, beside a question word
	 * even two are not. */
	plan->is_sentence = best <= CLAUSE_COMMON && (plan->nrequired > RANK_SENTENCE ||
	    (q->nfillers > 0 && plan->nrequired > 1));
}

bool
plan_make(const struct query *q, struct book *b,
    const struct plan_opts *opts, struct arena *a, struct arena *scratch,
    struct plan *out, struct err *e)
{
	struct planner p = { b, opts->collection, a, scratch,
		opts->is_exact };

	*out = (struct plan){ .book = b };
	out->has_given = !filter_is_empty(opts->filter);
	out->has_filter = !filter_is_empty(&q->filter);
	out->has_except = !filter_is_empty(&q->except);
	if ((out->has_given &&
		!filter_prepare(opts->filter, b, a, &out->given, e)) ||
	    (out->has_filter &&
		!filter_prepare(&q->filter, b, a, &out->filter, e)) ||
	    (out->has_except &&
		!filter_prepare(&q->except, b, a, &out->except, e)))
		return false;
	out->v = arena_array(a, q->nterms, sizeof(*out->v));
	for (const struct query_node *n = q->first; n != NULL; n = n->next) {
		struct clause *c = &out->v[out->n++];
		c->node = n;
		if (!planner_iter(&p, n, &c->it, e))
			return false;
	}
	return opts->is_exact || planner_widen(&p, out, e);
}

/* Weigh clause I of the N plans as one, and rank it; its idf is returned. */
static double
settle_clause(struct plan *const *plans, size_t n, size_t i,
    const struct plan_opts *opts)
{
	uint32_t df = 0;
	double idf = 0;

	for (size_t k = 0; k < n; k++) {
		struct iter *it = plans[k]->v[i].it;
		if (it == NULL)
			continue;
		/* A book alone has the weights stored. */
		if (opts->collection->nbooks > 1)
			collection_weigh(opts->collection, it);
		df = it->df > df ? it->df : df;
		idf = it->idf > idf ? it->idf : idf;
	}
	for (size_t k = 0; k < n; k++)
		plans[k]->v[i].rank = clause_rank(&plans[k]->v[i], opts, df);
	return idf;
}

void
plan_settle(struct plan *const *plans, size_t n, const struct query *q,
    const struct plan_opts *opts)
{
	double idf[QUERY_TERMS_MAX] = { 0 };

	for (size_t i = 0; n > 0 && i < plans[0]->n; i++)
		idf[i] = settle_clause(plans, n, i, opts);
	for (size_t k = 0; k < n; k++) {
		struct plan *plan = plans[k];
		give_roles(plan, q);
		if (opts->is_exact)
			plan->is_sentence = false;
		for (size_t i = 0; i < plan->n; i++)
			if (plan->v[i].role == ROLE_REQUIRED &&
			    plan->v[i].it == NULL)
				plan->absent_idf += idf[i];
	}
}

bool
clause_is_shown(const struct clause *c)
{
	if (c->it == NULL || c->role == ROLE_EXCLUDED)
		return false;
	return c->role == ROLE_REQUIRED || (c->rank != CLAUSE_KEYWORD &&
	    c->rank != CLAUSE_FILLER);
}

bool
plan_rewind(struct plan *p, struct err *e)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->v[i].it != NULL && !iter_rewind(p->v[i].it, e))
			return false;
	return true;
}

bool
plan_passes(const struct plan *p, uint32_t entry, bool *passes, struct err *e)
{
	bool all = true, any;

	*passes = true;
	if (p->has_given && !filter_test(&p->given, entry, passes, &any, e))
		return false;
	if (*passes && p->has_filter &&
	    !filter_test(&p->filter, entry, passes, &any, e))
		return false;
	if (*passes && p->has_except) {
		if (!filter_test(&p->except, entry, &all, &any, e))
			return false;
		*passes = !any;
	}
	return true;
}
