#include "config.h"

#include "search/rank_parts.h"

#include "search/score.h"

static void
sort_in(struct clause **v, size_t *n, struct clause *c)
{
	size_t i = (*n)++;

	for (; i > 0 && v[i - 1]->it->df > c->it->df; i--)
		v[i] = v[i - 1];
	v[i] = c;
}

void
parts_make(const struct plan *p, struct parts *out)
{
	out->nrequired = out->noptional = out->nexcluded = 0;
	out->optional_most = 0;
	out->is_exact = true;
	for (size_t i = 0; i < p->n && i < QUERY_TERMS_MAX; i++) {
		struct clause *c = &p->v[i];
		if (c->it == NULL)
			continue;
		switch (c->role) {
		case ROLE_REQUIRED:
			sort_in(out->required, &out->nrequired, c);
			out->is_exact &= score_bound_is_exact(c);
			break;
		case ROLE_OPTIONAL:
			out->optional[out->noptional++] = c;
			out->is_exact = false;
			break;
		case ROLE_EXCLUDED:
			out->excluded[out->nexcluded++] = c;
			break;
		}
	}
}

bool
parts_may_beat(const struct parts *parts, double most, double cut)
{
	return parts->is_exact ? most > cut : score_may_beat(most, cut);
}

bool
parts_may_reach(const struct parts *parts, size_t from, double score,
    double cut)
{
	if (cut < 0 || from == 0)
		return true;
	for (size_t i = from; i < parts->nrequired; i++) {
		const struct clause *c = parts->required[i];
		score += c->scale * c->it->most;
	}
	return parts_may_beat(parts, score + parts->optional_most, cut);
}

bool
parts_allow(const struct plan *p, const struct parts *parts, uint32_t entry,
    bool *allowed, struct err *e)
{
	bool there;

	*allowed = false;
	for (size_t i = 0; i < parts->nexcluded; i++) {
		if (!iter_at(parts->excluded[i]->it, entry, &there, e))
			return false;
		if (there)
			return true;
	}
	return plan_passes(p, entry, allowed, e);
}

bool
parts_add_scores(struct clause *const *v, size_t n, uint32_t entry,
    double *score, struct err *e)
{
	double one;
	bool there;

	for (size_t i = 0; i < n; i++) {
		if (!iter_at(v[i]->it, entry, &there, e))
			return false;
		if (!there)
			continue;
		if (!score_clause(v[i], &one, e))
			return false;
		*score += one;
	}
	return true;
}

bool
parts_add_optional(const struct parts *parts, uint32_t entry, double cut,
    double *score, bool *enough, struct err *e)
{
	double optional = parts->optional_most;

	for (size_t i = 0; i <= parts->noptional; i++) {
		*enough = cut < 0 ||
		    parts_may_beat(parts, *score + optional, cut);
		if (!*enough || i == parts->noptional)
			break;
		if (!parts_add_scores(&parts->optional[i], 1, entry, score, e))
			return false;
		optional -= parts->optional[i]->scale *
		    parts->optional[i]->it->most;
	}
	return true;
}

bool
parts_add_bounds(struct clause *const *v, size_t n, uint32_t entry,
    double *most, uint32_t *until, struct err *e)
{
	for (size_t i = 0; i < n; i++) {
		struct iter *it = v[i]->it;
		if (!score_bound(it, entry, e))
			return false;
		*most += v[i]->scale * it->most;
		*until = it->until < *until ? it->until : *until;
	}
	return true;
}

void
collected_offer(struct collected *c, uint32_t entry, double score)
{
	for (size_t i = 0; i < c->pins.n; i++)
		if (c->pins.v[i].entry == entry)
			return;
	c->total++;
	top_offer(&c->top, (struct candidate){ score, c->book, entry });
}

double
collected_cut(const struct collected *c)
{
	if (c->is_exhaustive || c->total < c->count_to)
		return NONE_YET;
	return top_cut(&c->top);
}

bool
parts_bound_optional(struct parts *parts, struct err *e)
{
	uint32_t until = ENTRY_END;

	parts->optional_most = 0;
	return parts_add_bounds(parts->optional, parts->noptional, ENTRY_END,
	    &parts->optional_most, &until, e);
}
