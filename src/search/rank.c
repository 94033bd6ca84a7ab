#include "config.h"

#include "search/rank.h"

#include "search/rank_parts.h"
#include "search/score.h"
#include "search/window.h"

#define WINDOW_LEAST 4	/* entries of the rarest part that make one pay */

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

/* A stretch of entries, up to UNTIL, that the blocks of all parts cover. */
struct stretch {
	bool is_known;
	uint32_t until;
	double most;		/* that an entry of it scores */
	bool has_idle;		/* parts that bring no entry of it up */
};

/* Parts of A OR B that together cannot bring an entry over CUT, the others
 * giving OTHERS, need only be looked at in entries that others bring up: the
 * non-essential lists of MaxScore (Turtle, Flood, "Query evaluation: strategies
 * and optimizations", IPM 1995). */
static void
set_idle_parts(const struct clause *c, double others, double cut)
{
	struct iter *any = c->it;
	double best = 0, sum = 0;

	for (size_t i = 0; i < any->nwords && i < ITER_IDLE_MAX; i++) {
		double one = any->words[i]->most *
		    (any->factors != NULL ? any->factors[i] : 1);
		double higher = one > best ? one : best;
		double sure = score_join(any, sum + one, higher);
		if (score_may_beat(others + c->scale * sure, cut))
			continue;
		any->idle |= UINT64_C(1) << i;
		best = higher;
		sum += one;
	}
}

static void
set_idle(struct stretch *s, const struct parts *parts, size_t i, uint32_t from,
    double cut)
{
	const struct clause *c = parts->required[i];
	struct iter *it = c->it;
	double others = s->most - c->scale * it->most;

	if (from == 0 || it->type != ITER_ANY)
		return;
	it->idle = 0;
	set_idle_parts(c, others, cut);
	s->has_idle = s->has_idle || it->idle != 0;
	it->until = s->until;
	/* With others idle it may have been passed over. */
	it->entry = from - 1;
}

/* The stretch that begins with ENTRY; without a required part it has no
 * match. */
static bool
stretch_find(const struct parts *parts, uint32_t entry, double cut,
    struct stretch *s, struct err *e)
{
	*s = (struct stretch){ .is_known = true, .until = ENTRY_END };
	for (size_t i = 0; i < parts->nrequired; i++) {
		struct iter *it = parts->required[i]->it;
		if (!parts_add_bounds(&parts->required[i], 1, entry, &s->most,
			&s->until, e))
			return false;
		if (it->most <= 0) {
			s->until = it->until;
			s->most = 0;
			return true;
		}
	}
	s->most += parts->optional_most;
	for (size_t i = 0; i < parts->nrequired; i++)
		set_idle(s, parts, i, entry, cut);
	return true;
}

/* From *ENTRY on pass over stretches where nothing can beat the cut. */
static bool
pass_stretches(const struct parts *parts, struct collected *c,
    uint32_t *entry, struct stretch *s, struct err *e)
{
	double cut = collected_cut(c);

	while (cut >= 0 && *entry != ENTRY_END) {
		if ((!s->is_known || *entry > s->until) &&
		    !stretch_find(parts, *entry, cut, s, e))
			return false;
		c->is_least = c->is_least || s->has_idle;
		if (parts_may_beat(parts, s->most, cut))
			return true;
		c->is_least = true;
		*entry = s->until == ENTRY_END ? ENTRY_END : s->until + 1;
	}
	return true;
}

/* Move all required to the same entry, from ENTRY on; where words must stand in
 * it is not looked at yet. Beyond LAST not all need be moved. */
static bool
meet(const struct parts *parts, uint32_t last, uint32_t *entry, struct err *e)
{
	for (size_t i = 0; i < parts->nrequired && *entry <= last;) {
		struct iter *it = parts->required[i]->it;
		if (!iter_approach(it, *entry, e))
			return false;
		i = it->entry > *entry && i > 0 ? 0 : i + 1;
		*entry = it->entry;
	}
	return true;
}

/* Offer ENTRY, which all required parts may match, unless its score is not
 * enough. */
static bool
try_entry(struct plan *p, const struct parts *parts, struct collected *c,
    uint32_t entry, struct err *e)
{
	double cut = collected_cut(c), score = 0, one;
	bool ok;

	for (size_t i = 0; i < parts->nrequired; i++) {
		if (!parts_may_reach(parts, i, score, cut)) {
			c->is_least = true;
			return true;
		}
		if (!score_clause(parts->required[i], &one, e))
			return false;
		score += one;
	}
	if (!parts_add_optional(parts, entry, cut, &score, &ok, e))
		return false;
	if (!ok) {
		c->is_least = true;
		return true;
	}
	if (!parts_allow(p, parts, entry, &ok, e))
		return false;
	for (size_t i = 0; ok && i < parts->nrequired; i++)
		if (!iter_confirm(parts->required[i]->it, &ok, e))
			return false;
	if (ok)
		collected_offer(c, entry, score);
	return true;
}

/* Is a window from ENTRY on worth its arrays and the blocks it takes apart? */
static bool
window_pays(const struct plan *p, const struct parts *parts,
    const struct stretch *s, uint32_t entry)
{
	uint64_t nentries = book_nentries(p->book);
	uint64_t end = s->until < nentries ? (uint64_t)s->until + 1 : nentries;

	/* Behind the book's last entry a stretch has no end. */
	return s->is_known && entry < end && (end - entry) *
	    parts->required[0]->it->df >= WINDOW_LEAST * nentries;
}

/* Offer those from *ENTRY on, up to the stretch's end or the window's. */
static bool
try_window(struct plan *p, const struct parts *parts, struct collected *c,
    const struct stretch *s, uint32_t *entry, struct window *w, struct err *e)
{
	w->from = *entry;
	w->n = s->until - *entry < WINDOW_MAX ? s->until - *entry + 1
					      : WINDOW_MAX;
	*entry += w->n;
	if (!window_fill(w, parts, collected_cut(c), e))
		return false;
	c->is_least = c->is_least || w->has_dropped;
	for (uint32_t i = 0; (i = window_next(&w->left, i)) < WINDOW_MAX; i++) {
		uint32_t next = w->from + i;
		if (!parts_may_reach(parts, w->nscored, w->score[i],
			collected_cut(c))) {
			c->is_least = true;
			continue;
		}
		if (!meet(parts, next, &next, e))
			return false;
		if (next == w->from + i && !try_entry(p, parts, c, next, e))
			return false;
	}
	return true;
}

bool
rank_all(struct plan *p, struct collected *c, struct err *e)
{
	struct stretch stretch = { 0 };
	struct parts parts;
	struct window window;
	uint32_t entry = 0;

	if (p->is_impossible || p->nrequired == 0)
		return true;
	parts_make(p, &parts);
	if (!plan_rewind(p, e) || !parts_bound_optional(&parts, e))
		return false;
	bool has_window = window_is_for(&parts);
	for (;;) {
		if (!pass_stretches(&parts, c, &entry, &stretch, e))
			return false;
		if (has_window && window_pays(p, &parts, &stretch, entry)) {
			if (!try_window(p, &parts, c, &stretch, &entry,
				&window, e))
				return false;
			continue;
		}
		/* Beyond the stretch what is idle may count. */
		uint32_t last = stretch.has_idle ? stretch.until
						 : ENTRY_END - 1;
		if (!meet(&parts, last, &entry, e))
			return false;
		bool is_beyond = stretch.is_known && entry > stretch.until;
		if (is_beyond && stretch.has_idle)
			entry = stretch.until + 1;
		if (entry == ENTRY_END)
			return true;
		if (is_beyond)
			continue;
		if (!try_entry(p, &parts, c, entry, e))
			return false;
		entry++;
	}
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
		if (!parts_allow(p, &parts, entry, &allowed, e))
			return false;
		if (allowed)
			collected_offer(c, entry, 0);
		if (collected_cut(c) >= 0) {
			c->is_least = true;
			return true;
		}
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
	bool allowed;

	if (c->pins.n == 0)
		return true;
	parts_make(p, &parts);
	sort_pins(&c->pins);
	if (!plan_rewind(p, e))
		return false;
	for (size_t i = 0; i < c->pins.n; i++) {
		uint32_t entry = c->pins.v[i].entry;
		double score = 0;
		/* A plain query excludes nothing. */
		if (!plan_passes(p, entry, &allowed, e))
			return false;
		if (!allowed)
			continue;
		if (!parts_add_scores(parts.required, parts.nrequired, entry,
			&score, e) ||
		    !parts_add_scores(parts.optional, parts.noptional, entry,
			&score, e))
			return false;
		c->total++;
		top_offer(&c->top, (struct candidate){
			score + c->pins.v[i].bonus, c->book, entry });
	}
	return true;
}
