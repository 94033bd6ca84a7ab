#include "config.h"

#include "search/iter_join.h"

static bool
any_seek(struct iter *it, uint32_t entry, struct err *e)
{
	bool there;

	it->entry = ENTRY_END;
	for (size_t i = 0; i < it->nwords; i++) {
		if (iter_is_idle(it, i))
			continue;
		if (!iter_seek(it->words[i], entry, e))
			return false;
		if (it->words[i]->entry < it->entry)
			it->entry = it->words[i]->entry;
	}
	/* Beyond the stretch they are no longer idle. */
	if (it->idle == 0 || it->entry > it->until)
		return true;
	for (size_t i = 0; i < it->nwords; i++)
		if (iter_is_idle(it, i) &&
		    !iter_at(it->words[i], it->entry, &there, e))
			return false;
	return true;
}

/* All parts to one entry, ENTRY or the first behind it. */
static bool
meet(struct iter *it, uint32_t entry, struct err *e)
{
	for (size_t i = 0; i < it->nwords && entry != ENTRY_END;) {
		struct iter *part = it->words[i];
		if (!iter_seek(part, entry, e))
			return false;
		i = part->entry > entry && i > 0 ? 0 : i + 1;
		entry = part->entry;
	}
	it->entry = entry;
	return true;
}

/* Is there a stretch with a place of each of the N lists? The first of them is
 * moved on until it is short enough. */
static bool
has_stretch(const struct positions *v, size_t n, uint32_t distance, size_t *at)
{
	for (;;) {
		size_t first = 0;
		uint32_t last = 0;
		for (size_t i = 0; i < n; i++) {
			if (at[i] == v[i].n)
				return false;
			if (v[i].v[at[i]] < v[first].v[at[first]])
				first = i;
			if (v[i].v[at[i]] > last)
				last = v[i].v[at[i]];
		}
		if (last - v[first].v[at[first]] <= distance)
			return true;
		at[first]++;
	}
}

bool
join_is_near(struct iter *it, bool *near, struct err *e)
{
	struct arena_mark mark = arena_mark(it->scratch);
	struct positions *v = arena_array(it->scratch, it->nwords, sizeof(*v));
	size_t *at = arena_array(it->scratch, it->nwords, sizeof(*at)), n = 0;
	bool ok = true;

	for (size_t i = 0; i < it->nwords && ok; i++)
		if (it->words[i]->has_positions)
			ok = iter_positions(it->words[i], it->scratch, &v[n++],
			    e);
	*near = ok && (n < 2 || has_stretch(v, n, it->distance, at));
	arena_reset(it->scratch, mark);
	return ok;
}

bool
join_approach(struct iter *it, uint32_t entry, struct err *e)
{
	it->is_unsure = it->type == ITER_NEAR;
	return it->type == ITER_ANY ? any_seek(it, entry, e)
				    : meet(it, entry, e);
}

bool
join_positions(struct iter *it, struct arena *a, struct positions *out,
    struct err *e)
{
	for (size_t i = 0; i < it->nwords; i++) {
		struct iter *part = it->words[i];
		struct positions p;
		if (part->entry != it->entry || part->is_unsure ||
		    !part->has_positions)
			continue;
		if (!iter_positions(part, a, &p, e))
			return false;
		struct positions sum = {
			arena_array(a, out->n + p.n, sizeof(*sum.v)), out->n
		};
		if (out->n > 0)
			memcpy(sum.v, out->v, out->n * sizeof(*sum.v));
		positions_merge(&sum, p);
		*out = sum;
	}
	return true;
}
