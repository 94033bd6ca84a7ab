#include "config.h"

#include "search/window.h"

#include "search/score.h"

#define FEW 4		/* entries left: looked at one by one */

static bool
is_word(const struct iter *it)
{
	return it->type == ITER_WORD && it->fields == 0;
}

bool
window_is_for(const struct parts *parts)
{
	for (size_t i = 0; i < parts->nrequired; i++) {
		const struct iter *it = parts->required[i]->it;
		if (it->type != ITER_PHRASE && !is_word(it))
			return false;
		for (size_t k = 0; k < it->nwords; k++)
			if (!is_word(it->words[k]))
				return false;
	}
	return true;
}

static bool
add_form(const struct window *w, struct iter_form *form,
    struct window_sums *sums, struct err *e)
{
	struct posting_iter *p = &form->postings;
	uint32_t last = w->from + (w->n - 1);

	if (!posting_seek(p, w->from, e))
		return false;
	if (p->entry > last)
		return true;
	if (!posting_weights(p, e))
		return false;
	for (uint32_t i = p->at; i < p->nblock && p->entries[i] <= last; i++) {
		uint32_t at = p->entries[i] - w->from;
		uint64_t *word = &sums->set.words[at / 64];
		uint64_t bit = UINT64_C(1) << at % 64;
		double before = (*word & bit) != 0 ? sums->weight[at] : 0;
		sums->weight[at] = before + form->factor *
		    posting_weight(p->weights[i]);
		*word |= bit;
	}
	return true;
}

/* The same sums as iter_weight() makes. */
static bool
word_weights(const struct window *w, struct iter *it, struct window_sums *sums,
    struct err *e)
{
	sums->set = (struct window_set){ 0 };
	for (size_t i = 0; i < it->nforms; i++)
		if (!add_form(w, &it->forms[i], sums, e))
			return false;
	return true;
}

static void
set_keep(struct window_set *set, const struct window_set *other)
{
	for (size_t i = 0; i < WINDOW_MAX / 64; i++)
		set->words[i] &= other->words[i];
}

/* Of a phrase those of its weakest word. */
static bool
phrase_weights(struct window *w, struct iter *it, struct err *e)
{
	struct window_sums *sums = &w->sums;

	if (!word_weights(w, it->words[0], sums, e))
		return false;
	for (size_t i = 1; i < it->nwords; i++) {
		if (!word_weights(w, it->words[i], &w->other, e))
			return false;
		set_keep(&sums->set, &w->other.set);
		for (uint32_t k = 0; (k = window_next(&sums->set, k)) <
		     WINDOW_MAX; k++)
			if (w->other.weight[k] < sums->weight[k])
				sums->weight[k] = w->other.weight[k];
	}
	return true;
}

/* Add part I; the number of entries left is returned. */
static uint32_t
add_part(struct window *w, const struct parts *parts, size_t i, double cut)
{
	const struct clause *c = parts->required[i];
	uint32_t nleft = 0;

	if (i == 0)
		w->left = w->sums.set;
	else
		set_keep(&w->left, &w->sums.set);
	for (uint32_t k = 0; (k = window_next(&w->left, k)) < WINDOW_MAX; k++) {
		double one = c->scale *
		    score_of_weight(c->it, w->sums.weight[k]);
		w->score[k] = i == 0 ? one : w->score[k] + one;
		if (parts_may_reach(parts, i + 1, w->score[k], cut)) {
			nleft++;
			continue;
		}
		w->left.words[k / 64] &= ~(UINT64_C(1) << k % 64);
		w->has_dropped = true;
	}
	return nleft;
}

bool
window_fill(struct window *w, const struct parts *parts, double cut,
    struct err *e)
{
	uint32_t nleft = w->n;

	w->has_dropped = false;
	for (w->nscored = 0; w->nscored < parts->nrequired && nleft > FEW;
	     w->nscored++) {
		struct iter *it = parts->required[w->nscored]->it;
		if (!(it->type == ITER_WORD
			? word_weights(w, it, &w->sums, e)
			: phrase_weights(w, it, e)))
			return false;
		nleft = add_part(w, parts, w->nscored, cut);
	}
	return true;
}
