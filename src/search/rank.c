#include "config.h"

#include "search/rank.h"

#include "search/query.h"

#define NONE_YET (-1.0)

/* The parts of a plan by role; iterators that are there only. */
struct parts {
	struct clause *required[QUERY_TERMS_MAX];	/* rarest first */
	struct clause *optional[QUERY_TERMS_MAX];
	struct clause *excluded[QUERY_TERMS_MAX];
	size_t nrequired, noptional, nexcluded;
};

double
rank_idf(uint32_t nentries, uint32_t df)
{
	double n = nentries, d = df < nentries ? df : nentries;
	double x = 1 + (n - d + 0.5) / (d + 0.5);
	double result = 0;

	/* x = m * 2^k with m in [1, 2); ln m = 2 atanh((m - 1) / (m + 1)). */
	for (; x >= 2; x /= 2)
		result += 0.69314718055994531;
	double t = (x - 1) / (x + 1), t2 = t * t, power = t;
	for (int i = 1; i < 24; i += 2) {
		result += 2 * power / i;
		power *= t2;
	}
	return result;
}

static void
sort_in(struct clause **v, size_t *n, struct clause *c)
{
	size_t i = (*n)++;

	for (; i > 0 && v[i - 1]->it->df > c->it->df; i--)
		v[i] = v[i - 1];
	v[i] = c;
}

static void
parts_make(struct plan *p, struct parts *out)
{
	out->nrequired = out->noptional = out->nexcluded = 0;
	for (size_t i = 0; i < p->n && i < QUERY_TERMS_MAX; i++) {
		struct clause *c = &p->v[i];
		if (c->it == NULL)
			continue;
		switch (c->role) {
		case ROLE_REQUIRED:
			sort_in(out->required, &out->nrequired, c);
			break;
		case ROLE_OPTIONAL:
			out->optional[out->noptional++] = c;
			break;
		case ROLE_EXCLUDED:
			out->excluded[out->nexcluded++] = c;
			break;
		}
	}
}

static double iter_score(const struct iter *it);

/* Of parts joined: the sum of those that are there, or the best. */
static double
join_score(const struct iter *it)
{
	double score = 0, best = 0;

	for (size_t i = 0; i < it->nwords; i++) {
		if (it->words[i]->entry != it->entry)
			continue;
		double one = iter_score(it->words[i]);
		if (it->factors != NULL)
			one *= it->factors[i];
		score += one;
		best = one > best ? one : best;
	}
	return it->counts_best ? best : score;
}

/* Joins are no deeper than a query's groups. */
static double
iter_score(const struct iter *it)
{
	if (it->type >= ITER_ANY)
		return join_score(it);
	double w = iter_weight(it);
	return it->idf * (RANK_K1 + 1) * w / (RANK_K1 + w);
}

double
rank_clause(const struct clause *c)
{
	return c->scale * iter_score(c->it);
}

/* Neither excluded nor filtered away. */
static bool
is_allowed(const struct plan *p, const struct parts *parts, uint32_t entry,
    bool *allowed, struct err *e)
{
	*allowed = false;
	for (size_t i = 0; i < parts->nexcluded; i++) {
		struct iter *it = parts->excluded[i]->it;
		if (!iter_seek(it, entry, e))
			return false;
		if (it->entry == entry)
			return true;
	}
	return plan_passes(p, entry, allowed, e);
}

/* Add what those of the N clauses give that are in ENTRY. */
static bool
add_scores(struct clause *const *v, size_t n, uint32_t entry, double *score,
    struct err *e)
{
	for (size_t i = 0; i < n; i++) {
		if (!iter_seek(v[i]->it, entry, e))
			return false;
		if (v[i]->it->entry == entry)
			*score += rank_clause(v[i]);
	}
	return true;
}

static void
offer(struct collected *c, uint32_t entry, double score)
{
	for (size_t i = 0; i < c->pins.n; i++)
		if (c->pins.v[i].entry == entry) {
			score += c->pins.v[i].bonus;
			c->pins.v[i].is_met = true;
		}
	c->total++;
	top_offer(&c->top, (struct candidate){ score, c->book, entry });
}

/* Move all required to the same entry, from ENTRY on. */
static bool
meet(const struct parts *parts, uint32_t *entry, struct err *e)
{
	for (size_t i = 0; i < parts->nrequired && *entry != ENTRY_END;) {
		struct iter *it = parts->required[i]->it;
		if (!iter_seek(it, *entry, e))
			return false;
		if (it->entry > *entry && i > 0) {
			*entry = it->entry;
			i = 0;
			continue;
		}
		*entry = it->entry;
		i++;
	}
	return true;
}

bool
rank_all(struct plan *p, struct collected *c, struct err *e)
{
	struct parts parts;
	bool allowed;

	if (p->is_impossible || p->nrequired == 0)
		return true;
	parts_make(p, &parts);
	if (!plan_rewind(p, e))
		return false;
	for (uint32_t entry = 0;; entry++) {
		if (!meet(&parts, &entry, e))
			return false;
		if (entry == ENTRY_END)
			return true;
		if (!is_allowed(p, &parts, entry, &allowed, e))
			return false;
		if (!allowed)
			continue;
		double score = 0;
		for (size_t i = 0; i < parts.nrequired; i++)
			score += rank_clause(parts.required[i]);
		if (!add_scores(parts.optional, parts.noptional, entry, &score,
			e))
			return false;
		offer(c, entry, score);
	}
}

/* A walk over the union of some parts. */
struct some {
	struct clause **v;
	size_t n;
	double all;		/* sum of their idf */
};

static uint32_t
some_entry(const struct some *s, double *cover)
{
	uint32_t entry = ENTRY_END;

	*cover = 0;
	for (size_t i = 0; i < s->n; i++) {
		const struct iter *it = s->v[i]->it;
		if (it->entry < entry) {
			entry = it->entry;
			*cover = it->idf;
		} else if (it->entry == entry) {
			*cover += it->idf;
		}
	}
	return entry;
}

static bool
some_next(const struct some *s, uint32_t entry, struct err *e)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->v[i]->it->entry == entry &&
		    !iter_seek(s->v[i]->it, entry + 1, e))
			return false;
	return true;
}

/* The largest sum of idf that an entry covers. */
static bool
find_best_cover(struct plan *p, const struct parts *parts,
    const struct some *s, double *best, struct err *e)
{
	double cover;
	uint32_t entry;
	bool allowed;

	*best = NONE_YET;
	while ((entry = some_entry(s, &cover)) != ENTRY_END) {
		if (cover > *best) {
			if (!is_allowed(p, parts, entry, &allowed, e))
				return false;
			if (allowed)
				*best = cover;
			if (*best >= s->all)
				return true;
		}
		if (!some_next(s, entry, e))
			return false;
	}
	return true;
}

static bool
offer_covered(struct plan *p, const struct parts *parts, const struct some *s,
    double least, struct collected *c, struct err *e)
{
	double cover;
	uint32_t entry;
	bool allowed;

	for (; (entry = some_entry(s, &cover)) != ENTRY_END;) {
		allowed = cover >= least;
		if (allowed && !is_allowed(p, parts, entry, &allowed, e))
			return false;
		if (allowed) {
			double score = 0, share = cover / s->all;
			for (size_t i = 0; i < s->n; i++)
				if (s->v[i]->it->entry == entry)
					score += rank_clause(s->v[i]);
			if (!add_scores(parts->optional, parts->noptional,
				entry, &score, e))
				return false;
			offer(c, entry, score * share);
		}
		if (!some_next(s, entry, e))
			return false;
	}
	return true;
}

bool
rank_most(struct plan *p, struct collected *c, struct err *e)
{
	struct parts parts;
	struct some s = { 0 };
	double best;

	parts_make(p, &parts);
	/* With none of the required in the book, what was optional beside
	 * them must do; but not mere question words. */
	if (parts.nrequired == 0) {
		size_t kept = 0;
		for (size_t i = 0; i < parts.noptional; i++) {
			struct clause *o = parts.optional[i];
			if (o->rank == CLAUSE_FILLER || o->rank == CLAUSE_SIGN)
				parts.optional[kept++] = o;
			else
				parts.required[parts.nrequired++] = o;
		}
		parts.noptional = kept;
	}
	s.v = parts.required;
	s.n = parts.nrequired;
	for (size_t i = 0; i < s.n; i++)
		s.all += s.v[i]->it->idf;
	if (s.n == 0 || !plan_rewind(p, e))
		return s.n == 0;
	/* Rounding: the sums are made in the same order, but of parts. */
	s.all *= 1 - 1e-9;
	if (!find_best_cover(p, &parts, &s, &best, e))
		return false;
	c->is_partial = best < s.all || p->is_impossible;
	if (best <= 0)
		return true;
	return plan_rewind(p, e) &&
	    offer_covered(p, &parts, &s, best * RANK_MOST, c, e);
}

bool
rank_every(struct plan *p, struct collected *c, struct err *e)
{
	struct parts parts;
	bool allowed;

	parts_make(p, &parts);
	if (!plan_rewind(p, e))
		return false;
	for (uint32_t entry = 0; entry < book_nentries(p->book); entry++) {
		if (!is_allowed(p, &parts, entry, &allowed, e))
			return false;
		if (allowed)
			offer(c, entry, 0);
	}
	return true;
}

/* So that iterators are walked once. */
static void
sort_pins(struct pins *pins)
{
	for (size_t i = 1; i < pins->n; i++) {
		struct pin p = pins->v[i];
		size_t k = i;
		for (; k > 0 && pins->v[k - 1].entry > p.entry; k--)
			pins->v[k] = pins->v[k - 1];
		pins->v[k] = p;
	}
}

bool
rank_pins(struct plan *p, struct collected *c, struct err *e)
{
	struct parts parts;
	bool allowed, is_rewound = false;

	parts_make(p, &parts);
	sort_pins(&c->pins);
	for (size_t i = 0; i < c->pins.n; i++) {
		uint32_t entry = c->pins.v[i].entry;
		double score = 0;
		if (c->pins.v[i].is_met)
			continue;
		/* A plain query excludes nothing. */
		if (!plan_passes(p, entry, &allowed, e))
			return false;
		if (!allowed)
			continue;
		if (!is_rewound && !plan_rewind(p, e))
			return false;
		is_rewound = true;
		if (!add_scores(parts.required, parts.nrequired, entry, &score,
			e) ||
		    !add_scores(parts.optional, parts.noptional, entry, &score,
			e))
			return false;
		offer(c, entry, score);
	}
	return true;
}
