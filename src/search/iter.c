#include "config.h"

#include "search/iter.h"

#include "search/iter_join.h"

static bool
form_seek(struct iter_form *form, uint32_t entry, struct err *e)
{
	return form->postings.entry >= entry ||
	    posting_seek(&form->postings, entry, e);
}

static bool
form_rewind(const struct iter *it, struct iter_form *form, struct err *e)
{
	if (form->postings.book != NULL)
		return posting_rewind(&form->term, &form->postings, e);
	return posting_begin(it->book, &form->term, &form->postings, e);
}

/* Does a form at the current entry occur in the fields asked for? */
static bool
word_is_in_fields(struct iter *it, bool *is_in, struct err *e)
{
	*is_in = false;
	for (size_t i = 0; i < it->nforms && !*is_in; i++) {
		struct posting_iter *p = &it->forms[i].postings;
		if (p->entry != it->entry)
			continue;
		if (!posting_details(p, e))
			return false;
		*is_in = (p->fields[p->at] & it->fields) != 0;
	}
	return true;
}

static void
word_settle(struct iter *it)
{
	it->entry = ENTRY_END;
	for (size_t i = 0; i < it->nforms; i++)
		if (it->forms[i].postings.entry < it->entry)
			it->entry = it->forms[i].postings.entry;
}

static bool
word_seek(struct iter *it, uint32_t entry, struct err *e)
{
	bool is_in;

	for (;;) {
		for (size_t i = 0; i < it->nforms; i++)
			if (!form_seek(&it->forms[i], entry, e))
				return false;
		word_settle(it);
		if (it->fields == 0 || it->entry == ENTRY_END)
			return true;
		if (!word_is_in_fields(it, &is_in, e))
			return false;
		if (is_in)
			return true;
		entry = it->entry + 1;
	}
}

static void
list_seek(struct iter *it, uint32_t entry)
{
	size_t step = 1, low = it->at, high;

	/* Galloping: the next one is most often near. */
	while (low + step < it->nitems && it->items[low + step].entry < entry) {
		low += step;
		step *= 2;
	}
	high = low + step < it->nitems ? low + step : it->nitems;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (it->items[middle].entry < entry)
			low = middle + 1;
		else
			high = middle;
	}
	it->at = low;
	it->entry = low < it->nitems ? it->items[low].entry : ENTRY_END;
}

/* Keep of STARTS those S for which S + OFFSET is in P. */
static size_t
keep_at_offset(uint32_t *starts, size_t n, struct positions p,
    uint32_t offset)
{
	size_t kept = 0, k = 0;

	for (size_t i = 0; i < n; i++) {
		while (k < p.n && p.v[k] < starts[i] + offset)
			k++;
		if (k < p.n && p.v[k] == starts[i] + offset)
			starts[kept++] = starts[i];
	}
	return kept;
}

/* Starts of the phrase in the current entry by the positions of its words; all
 * that have none are passed over. *DECIDED: there were at least two. */
static bool
phrase_starts(struct iter *it, struct arena *a, struct phrase_starts *out,
    bool *decided, struct err *e)
{
	struct positions p;
	size_t nused = 0;

	*out = (struct phrase_starts){ 0 };
	for (size_t i = 0; i < it->nwords; i++) {
		if (!it->words[i]->has_positions)
			continue;
		if (!iter_positions(it->words[i], a, &p, e))
			return false;
		if (nused++ > 0) {
			out->n = keep_at_offset(out->v, out->n, p,
			    it->offsets[i]);
			continue;
		}
		for (size_t k = 0; k < p.n; k++)
			if (p.v[k] >= it->offsets[i])
				p.v[out->n++] = p.v[k] - it->offsets[i];
		out->v = p.v;
	}
	*decided = nused > 1;
	return true;
}

/* All words are in the entry: is the phrase? */
static bool
phrase_matches(struct iter *it, bool *matches, struct err *e)
{
	struct arena_mark mark = arena_mark(it->scratch);
	struct phrase_starts starts;
	bool decided = false, ok;

	ok = phrase_starts(it, it->scratch, &starts, &decided, e);
	*matches = !decided || starts.n > 0;
	if (ok && *matches && it->text != NULL) {
		ok = phrase_text_find(it->text, it->book, it->entry,
		    it->scratch, &starts, e);
		*matches = starts.n > 0;
	}
	arena_reset(it->scratch, mark);
	return ok;
}

/* All words to one entry. */
static bool
phrase_approach(struct iter *it, uint32_t entry, struct err *e)
{
	it->entry = entry;
	it->is_unsure = true;
	for (size_t i = 0; i < it->nwords; i++) {
		if (!iter_seek(it->words[i], it->entry, e))
			return false;
		if (it->words[i]->entry == ENTRY_END) {
			it->entry = ENTRY_END;
			return true;
		}
		if (it->words[i]->entry > it->entry) {
			it->entry = it->words[i]->entry;
			i = SIZE_MAX;	/* all once more */
		}
	}
	return true;
}

bool
iter_approach(struct iter *it, uint32_t entry, struct err *e)
{
	if (it->entry >= entry)
		return true;
	switch (it->type) {
	case ITER_WORD:
		return word_seek(it, entry, e);
	case ITER_LIST:
		list_seek(it, entry);
		return true;
	case ITER_PHRASE:
		return phrase_approach(it, entry, e);
	case ITER_ANY:
	case ITER_ALL:
	case ITER_NEAR:
		return join_approach(it, entry, e);
	}
	return true;
}

bool
iter_confirm(struct iter *it, bool *matches, struct err *e)
{
	*matches = true;
	if (!it->is_unsure || it->entry == ENTRY_END)
		return true;
	if (it->type == ITER_PHRASE && !phrase_matches(it, matches, e))
		return false;
	if (it->type == ITER_NEAR && !join_is_near(it, matches, e))
		return false;
	it->is_unsure = !*matches;
	return true;
}

bool
iter_at(struct iter *it, uint32_t entry, bool *matches, struct err *e)
{
	*matches = false;
	if (!iter_approach(it, entry, e))
		return false;
	return it->entry != entry || iter_confirm(it, matches, e);
}

bool
iter_seek(struct iter *it, uint32_t entry, struct err *e)
{
	bool matches = false;

	if (!iter_approach(it, entry, e))
		return false;
	while (it->is_unsure && it->entry != ENTRY_END) {
		if (!iter_confirm(it, &matches, e))
			return false;
		if (!matches && !iter_approach(it, it->entry + 1, e))
			return false;
	}
	return true;
}

bool
iter_rewind(struct iter *it, struct err *e)
{
	it->at = 0;
	it->idle = 0;
	switch (it->type) {
	case ITER_WORD:
		for (size_t i = 0; i < it->nforms; i++)
			if (!form_rewind(it, &it->forms[i], e))
				return false;
		return word_seek(it, 0, e);
	case ITER_LIST:
		it->entry = it->nitems > 0 ? it->items[0].entry : ENTRY_END;
		return true;
	case ITER_PHRASE:
	case ITER_ANY:
	case ITER_ALL:
	case ITER_NEAR:
		for (size_t i = 0; i < it->nwords; i++)
			if (!iter_rewind(it->words[i], e))
				return false;
		return it->type == ITER_PHRASE ? phrase_approach(it, 0, e)
					       : join_approach(it, 0, e);
	}
	return true;
}

static bool
word_weight(struct iter *it, double *weight, struct err *e)
{
	*weight = 0;
	for (size_t i = 0; i < it->nforms; i++) {
		struct posting_iter *p = &it->forms[i].postings;
		if (p->entry != it->entry)
			continue;
		if (!posting_details(p, e))
			return false;
		*weight += it->forms[i].factor *
		    posting_weight(p->weights[p->at]);
	}
	return true;
}

static bool
phrase_weight(struct iter *it, double *weight, struct err *e)
{
	double other;

	*weight = 0;
	for (size_t i = 0; i < it->nwords; i++) {
		if (!iter_weight(it->words[i], &other, e))
			return false;
		if (i == 0 || other < *weight)
			*weight = other;
	}
	return true;
}

bool
iter_weight(struct iter *it, double *weight, struct err *e)
{
	*weight = 0;
	switch (it->type) {
	case ITER_WORD:
		return word_weight(it, weight, e);
	case ITER_LIST:
		*weight = (double)it->items[it->at].weight;
		return true;
	case ITER_PHRASE:
		return phrase_weight(it, weight, e);
	case ITER_ANY:
	case ITER_ALL:
	case ITER_NEAR:
		break;
	}
	return true;
}

void
positions_merge(struct positions *a, struct positions b)
{
	size_t i = a->n, k = b.n, out = a->n + b.n;

	a->n = out;
	while (k > 0) {
		if (i > 0 && a->v[i - 1] > b.v[k - 1])
			a->v[--out] = a->v[--i];
		else
			a->v[--out] = b.v[--k];
	}
}

static bool
word_positions(struct iter *it, struct arena *a, struct positions *out,
    struct err *e)
{
	struct positions p, all = { 0 };

	for (size_t i = 0; i < it->nforms; i++) {
		struct posting_iter *postings = &it->forms[i].postings;
		if (postings->entry != it->entry || !postings->has_positions)
			continue;
		if (!posting_positions(postings, a, &p.v, &p.n, e))
			return false;
		if (all.n == 0) {
			all = p;
			continue;
		}
		struct positions sum = {
			arena_array(a, all.n + p.n, sizeof(*sum.v)), all.n
		};
		memcpy(sum.v, all.v, all.n * sizeof(*sum.v));
		positions_merge(&sum, p);
		all = sum;
	}
	*out = all;
	return true;
}

static bool
list_positions(struct iter *it, struct arena *a, struct positions *out,
    struct err *e)
{
	struct posting_iter *p = &it->forms[0].postings;

	if (!posting_begin(it->book, &it->terms[it->items[it->at].form], p, e) ||
	    !posting_seek(p, it->entry, e))
		return false;
	if (p->entry != it->entry || !p->has_positions)
		return true;
	return posting_positions(p, a, &out->v, &out->n, e);
}

static bool
phrase_positions(struct iter *it, struct arena *a, struct positions *out,
    struct err *e)
{
	struct phrase_starts starts;
	bool decided;

	if (it->text != NULL) {
		if (!phrase_text_find(it->text, it->book, it->entry, a,
			&starts, e))
			return false;
	} else if (!phrase_starts(it, a, &starts, &decided, e)) {
		return false;
	}
	for (size_t i = 0; i < it->nwords; i++) {
		if (!it->words[i]->has_positions)
			continue;
		struct positions sum = {
			arena_array(a, out->n + starts.n, sizeof(*sum.v)),
			out->n
		};
		struct positions p = {
			arena_array(a, starts.n, sizeof(*p.v)), starts.n
		};
		for (size_t k = 0; k < starts.n; k++)
			p.v[k] = starts.v[k] + it->offsets[i];
		if (out->n > 0)
			memcpy(sum.v, out->v, out->n * sizeof(*sum.v));
		positions_merge(&sum, p);
		*out = sum;
	}
	return true;
}

bool
iter_positions(struct iter *it, struct arena *a, struct positions *out,
    struct err *e)
{
	*out = (struct positions){ 0 };
	switch (it->type) {
	case ITER_WORD:
		return word_positions(it, a, out, e);
	case ITER_LIST:
		return list_positions(it, a, out, e);
	case ITER_PHRASE:
		return phrase_positions(it, a, out, e);
	case ITER_ANY:
	case ITER_ALL:
	case ITER_NEAR:
		return join_positions(it, a, out, e);
	}
	return true;
}
