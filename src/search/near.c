/* A bonus for words of the query that lie near each other in an entry: for
 * each two that follow each other in the query, what their occurrences give
 * (1 / distance^2 each) is summed, saturated as a term's frequency is, and
 * weighted by the lesser idf. */
#include "config.h"

#include "search/rank.h"

struct near {
	struct clause *v[RANK_NEAR_PARTS];
	size_t n;
};

static bool
is_usable(const struct clause *c, bool also_optional)
{
	if (c->it == NULL || !c->it->has_positions ||
	    c->role == ROLE_EXCLUDED || c->it->text != NULL)
		return false;
	return c->role == ROLE_REQUIRED || also_optional;
}

static void
choose(struct plan *p, struct near *near)
{
	size_t nrequired = 0;

	for (size_t i = 0; i < p->n; i++)
		nrequired += is_usable(&p->v[i], false);
	near->n = 0;
	for (size_t i = 0; i < p->n && near->n < RANK_NEAR_PARTS; i++)
		if (is_usable(&p->v[i], nrequired < 2))
			near->v[near->n++] = &p->v[i];
}

/* Sum of 1 / distance^2 over A's occurrences and the nearest of B. */
static double
nearness(struct positions a, struct positions b)
{
	double sum = 0;
	size_t k = 0;

	for (size_t i = 0; i < a.n && i < RANK_NEAR_PLACES; i++) {
		double least = RANK_NEAR_DISTANCE + 1;
		while (k < b.n && b.v[k] <= a.v[i])
			k++;
		if (k < b.n)
			least = (double)(b.v[k] - a.v[i]);
		if (k > 0 && b.v[k - 1] != a.v[i] &&
		    (double)(a.v[i] - b.v[k - 1]) + RANK_NEAR_TURNED < least)
			least = (double)(a.v[i] - b.v[k - 1]) +
			    RANK_NEAR_TURNED;
		if (least <= RANK_NEAR_DISTANCE)
			sum += 1 / (least * least);
	}
	return sum;
}

static bool
bonus(const struct near *near, uint32_t entry, struct arena *a, double *out,
    struct err *e)
{
	struct positions last = { 0 }, p;
	double last_idf = 0;

	*out = 0;
	for (size_t i = 0; i < near->n; i++) {
		struct iter *it = near->v[i]->it;
		p = (struct positions){ 0 };
		if (!iter_seek(it, entry, e))
			return false;
		if (it->entry == entry && !iter_positions(it, a, &p, e))
			return false;
		double sum = nearness(last, p);
		double least = it->idf < last_idf ? it->idf : last_idf;
		*out += RANK_NEAR * least * (RANK_K1 + 1) * sum /
		    (RANK_K1 + sum);
		last = p;
		last_idf = it->idf;
	}
	return true;
}

bool
rank_near(struct plan *p, struct candidate *v, size_t n, struct arena *a,
    struct err *e)
{
	struct near near;
	double more;

	choose(p, &near);
	if (near.n < 2)
		return true;
	for (size_t i = 0; i < near.n; i++)
		if (!iter_rewind(near.v[i]->it, e))
			return false;
	for (size_t i = 0; i < n; i++) {
		struct arena_mark mark = arena_mark(a);
		if (!bonus(&near, v[i].entry, a, &more, e))
			return false;
		v[i].score += more;
		arena_reset(a, mark);
	}
	return true;
}
