/* Entries that have most of the query: those whose words' idf sum up to a share
 * of what the best has, scored by what they have. Two walks
 * over the union of the words' lists, first for the best sum, then for scores;
 * words that alone cannot be enough, the most frequent ones, are only looked up
 * in entries that others bring up (MaxScore: Turtle, Flood, "Query evaluation:
 * strategies and optimizations", IPM 1995). */
#include "config.h"

#include "search/rank_parts.h"
#include "search/score.h"

struct some {
	struct clause **v;	/* rarest first */
	size_t n;
	double present;		/* sum of their idf, */
	double all;		/* and with those that other books have */
	size_t by_idf[QUERY_TERMS_MAX];	/* their numbers, least idf first */
	size_t nlesser;		/* of these: bring no entry up */
	bool is_bounded;
	uint32_t until;		/* the last entry of a stretch where none that */
	double most;		/* has all scores more than this, with */
	double optional;	/* the optional parts, which give this */
	bool has[QUERY_TERMS_MAX];	/* the entry looked at */
};

/* With none of the required in any book, what was optional beside them must do;
 * but not mere question words. */
static void
promote_optional(struct parts *parts)
{
	size_t kept = 0;

	for (size_t i = 0; i < parts->noptional; i++) {
		struct clause *o = parts->optional[i];
		if (o->rank >= CLAUSE_KEYWORD)
			parts->optional[kept++] = o;
		else
			parts->required[parts->nrequired++] = o;
	}
	parts->noptional = kept;
}

static void
some_init(struct some *s, const struct plan *p, struct parts *parts)
{
	parts_make(p, parts);
	if (parts->nrequired == 0 && p->absent_idf <= 0)
		promote_optional(parts);
	*s = (struct some){ .v = parts->required, .n = parts->nrequired };
	for (size_t i = 0; i < s->n; i++) {
		double idf = s->v[i]->it->idf;
		size_t k = i;
		s->all += idf;
		for (; k > 0 && s->v[s->by_idf[k - 1]]->it->idf > idf; k--)
			s->by_idf[k] = s->by_idf[k - 1];
		s->by_idf[k] = i;
	}
	s->present = s->all;
	s->all += p->absent_idf;
	/* Rounding: the sums are made in the same order, but of parts. */
	s->all *= 1 - 1e-9;
}

static double
idf_of(const struct some *s, size_t rank)
{
	return s->v[s->by_idf[rank]]->it->idf;
}

/* The next entry from ENTRY on that a word may bring up. */
static bool
some_next(const struct some *s, uint32_t entry, uint32_t *next, struct err *e)
{
	*next = ENTRY_END;
	for (size_t i = s->nlesser; i < s->n; i++) {
		struct iter *it = s->v[s->by_idf[i]]->it;
		if (!iter_approach(it, entry, e))
			return false;
		*next = it->entry < *next ? it->entry : *next;
	}
	return true;
}

/* The idf that ENTRY covers; 0 when that is below LEAST, or too little for a
 * score over CUT. */
static bool
some_cover(struct some *s, uint32_t entry, double least, double cut,
    double *cover, struct err *e)
{
	double idf = s->present, most = s->most;

	*cover = 0;
	for (size_t i = s->n; i-- > 0;) {
		size_t k = s->by_idf[i];
		const struct clause *c = s->v[k];
		if (!iter_at(c->it, entry, &s->has[k], e))
			return false;
		if (s->has[k])
			continue;
		idf -= c->it->idf;
		most -= c->scale * c->it->most;
		if (!score_may_beat(idf, least) ||
		    (cut >= 0 && !score_may_beat(most, cut)))
			return true;
	}
	for (size_t i = 0; i < s->n; i++)
		if (s->has[i])
			*cover += s->v[i]->it->idf;
	return true;
}

/* The largest sum of idf that an entry covers. */
static bool
find_best_cover(struct plan *p, const struct parts *parts, struct some *s,
    bool is_exhaustive, double *best, struct err *e)
{
	double cover, lesser = 0, least;
	uint32_t entry = 0;
	bool allowed;

	*best = NONE_YET;
	for (;; entry++) {
		least = is_exhaustive ? NONE_YET : *best;
		while (s->nlesser < s->n &&
		    !score_may_beat(lesser + idf_of(s, s->nlesser), least))
			lesser += idf_of(s, s->nlesser++);
		if (!some_next(s, entry, &entry, e))
			return false;
		if (entry == ENTRY_END)
			return true;
		if (!some_cover(s, entry, least, NONE_YET, &cover, e))
			return false;
		if (cover <= *best)
			continue;
		if (!parts_allow(p, parts, entry, &allowed, e))
			return false;
		if (allowed)
			*best = cover;
		if (*best >= s->all)
			return true;
	}
}

/* How many of the words can bring no entry up: together they have less than
 * LEAST, or in the stretch whose bounds are known, score no more than CUT. */
static size_t
count_lesser(const struct some *s, double least, double cut)
{
	double idf = 0, most = s->optional;
	size_t n;

	for (n = 0; n < s->n; n++) {
		const struct clause *c = s->v[s->by_idf[n]];
		idf += c->it->idf;
		most += c->scale * c->it->most;
		if (score_may_beat(idf, least) &&
		    (cut < 0 || score_may_beat(most, cut)))
			break;
	}
	return n;
}

/* Offer ENTRY, looked at by some_cover(), unless its score is not enough. */
static bool
offer_one(struct plan *p, const struct parts *parts, const struct some *s,
    uint32_t entry, struct collected *c, struct err *e)
{
	double score = 0, cut = collected_cut(c), one;
	bool ok;

	for (size_t i = 0; i < s->n; i++) {
		if (!s->has[i])
			continue;
		if (!score_clause(s->v[i], &one, e))
			return false;
		score += one;
	}
	if (!parts_add_optional(parts, entry, cut, &score, &ok, e))
		return false;
	if (!ok)
		c->is_least = true;
	else if (!parts_allow(p, parts, entry, &ok, e))
		return false;
	if (ok)
		collected_offer(c, entry, score);
	return true;
}

/* A stretch that begins with ENTRY: what an entry up to s->until can score. */
static bool
some_stretch(struct some *s, const struct parts *parts, uint32_t entry,
    struct err *e)
{
	s->is_bounded = true;
	s->until = ENTRY_END;
	s->most = s->optional = parts->optional_most;
	return parts_add_bounds(s->v, s->n, entry, &s->most, &s->until, e);
}

static bool
offer_covered(struct plan *p, const struct parts *parts, struct some *s,
    double least, struct collected *c, struct err *e)
{
	size_t never = c->is_exhaustive ? 0 : count_lesser(s, least, NONE_YET);
	uint32_t entry = 0, next;
	double cover;

	s->nlesser = never;
	while (entry != ENTRY_END) {
		double cut = collected_cut(c);
		if (cut >= 0 && (!s->is_bounded || entry > s->until)) {
			if (!some_stretch(s, parts, entry, e))
				return false;
			s->nlesser = count_lesser(s, least, cut);
		}
		c->is_least = c->is_least || s->nlesser > never;
		if (!some_next(s, entry, &next, e))
			return false;
		if (s->is_bounded && next > s->until) {
			/* Beyond it words that are lesser here may do. */
			entry = s->nlesser == never || s->until == ENTRY_END
			    ? next
			    : s->until + 1;
			continue;
		}
		if (next == ENTRY_END)
			return true;
		if (!some_cover(s, next, c->is_exhaustive ? NONE_YET : least,
			cut, &cover, e))
			return false;
		c->is_least = c->is_least || (cut >= 0 && cover <= 0);
		if (cover >= least && cover > 0 &&
		    !offer_one(p, parts, s, next, c, e))
			return false;
		entry = next + 1;
	}
	return true;
}

bool
rank_cover(struct plan *p, struct collected *c, double *best, struct err *e)
{
	struct parts parts;
	struct some s;

	*best = 0;
	some_init(&s, p, &parts);
	if (s.n == 0)
		return true;
	if (!plan_rewind(p, e) ||
	    !find_best_cover(p, &parts, &s, c->is_exhaustive, best, e))
		return false;
	c->is_partial = *best < s.all || p->is_impossible;
	return true;
}

bool
rank_most(struct plan *p, struct collected *c, double best, struct err *e)
{
	struct parts parts;
	struct some s;

	some_init(&s, p, &parts);
	if (s.n == 0 || best <= 0)
		return true;
	return plan_rewind(p, e) && parts_bound_optional(&parts, e) &&
	    offer_covered(p, &parts, &s, best * RANK_MOST, c, e);
}
