#include "config.h"

#include "search/score.h"

#include "search/rank.h"

#define SLACK (1 + 1e-9)	/* sums of the same numbers in another order */
#define GAP_LEAST 64		/* entries that a list has not: worth a bound */
#define GAP_WIDE (64 * POSTING_BLOCK)	/* of a block: worth decoding it */

double
score_of_weight(const struct iter *it, double weight)
{
	weight *= it->gain;
	return it->idf * (RANK_K1 + 1) * weight / (RANK_K1 + weight);
}

static bool iter_score(struct iter *it, double *score, struct err *e);

double
score_join(const struct iter *it, double sum, double best)
{
	return it->counts_best ? best + RANK_OTHERS_SHARE * (sum - best) : sum;
}

/* Of parts joined: those that are there. */
static bool
join_score(struct iter *it, double *score, struct err *e)
{
	double sum = 0, best = 0, one;

	for (size_t i = 0; i < it->nwords; i++) {
		struct iter *part = it->words[i];
		if (part->entry != it->entry || part->is_unsure)
			continue;
		if (!iter_score(part, &one, e))
			return false;
		one *= it->factors != NULL ? it->factors[i] : 1;
		sum += one;
		best = one > best ? one : best;
	}
	*score = score_join(it, sum, best);
	return true;
}

/* Joins are no deeper than a query's groups. */
static bool
iter_score(struct iter *it, double *score, struct err *e)
{
	double weight;

	if (it->type >= ITER_ANY)
		return join_score(it, score, e);
	if (!iter_weight(it, &weight, e))
		return false;
	*score = score_of_weight(it, weight);
	return true;
}

bool
score_clause(const struct clause *c, double *score, struct err *e)
{
	if (!iter_score(c->it, score, e))
		return false;
	*score *= c->scale;
	return true;
}

bool
score_may_beat(double most, double cut)
{
	return most * SLACK > cut;
}

bool
score_bound_is_exact(const struct clause *c)
{
	/* A join of words that mean the same counts differences. */
	return c->it->type < ITER_ANY;
}

/* The largest weight of P from ENTRY up to *UNTIL, which is only lowered. */
static bool
list_bound(struct posting_iter *p, uint32_t entry, double *weight,
    uint32_t *until, struct err *e)
{
	uint32_t last;

	if (entry == ENTRY_END) {
		*weight = posting_weight(p->list_max);
		return true;
	}
	*weight = 0;
	if (!posting_shallow(p, entry, e))
		return false;
	/* A wide block says little: its entries say where there are none. */
	if ((p->is_decoded || p->block_last - entry >= GAP_WIDE) &&
	    !posting_seek(p, entry, e))
		return false;
	last = p->block_last;
	if (p->is_decoded && p->entry - entry >= GAP_LEAST)
		last = p->entry == ENTRY_END ? ENTRY_END : p->entry - 1;
	else
		*weight = posting_weight(p->block_max);
	*until = last < *until ? last : *until;
	return true;
}

static bool
word_bound(struct iter *it, uint32_t entry, double *weight, struct err *e)
{
	double one;

	for (size_t i = 0; i < it->nforms; i++) {
		struct iter_form *form = &it->forms[i];
		if (!list_bound(&form->postings, entry, &one, &it->until, e))
			return false;
		*weight += form->factor * one;
	}
	return true;
}

static bool
items_bound(struct iter *it, uint32_t entry, double *weight, struct err *e)
{
	size_t block, end;

	if (entry == ENTRY_END) {
		for (size_t i = 0; i * POSTING_BLOCK < it->nitems; i++)
			if ((double)it->maxima[i] > *weight)
				*weight = (double)it->maxima[i];
		return true;
	}
	if (!iter_approach(it, entry, e))
		return false;
	if (it->entry == ENTRY_END)
		return true;
	if (it->entry - entry >= GAP_LEAST) {
		it->until = it->entry - 1;
		return true;
	}
	block = it->at / POSTING_BLOCK;
	end = (block + 1) * POSTING_BLOCK;
	end = end < it->nitems ? end : it->nitems;
	it->until = it->items[end - 1].entry;
	*weight = (double)it->maxima[block];
	return true;
}

static bool weight_bound(struct iter *it, uint32_t entry, double *weight,
    struct err *e);

/* That of its weakest word; where one is not, there is no phrase. */
static bool
phrase_bound(struct iter *it, uint32_t entry, double *weight, struct err *e)
{
	double least = 0, one;

	for (size_t i = 0; i < it->nwords; i++) {
		struct iter *word = it->words[i];
		if (!weight_bound(word, entry, &one, e))
			return false;
		if (one <= 0) {
			it->until = word->until;
			return true;
		}
		least = i == 0 || one < least ? one : least;
		it->until = word->until < it->until ? word->until : it->until;
	}
	*weight = least;
	return true;
}

/* What iter_weight() does not exceed from ENTRY up to it->until. A phrase has
 * words, not phrases. */
static bool
weight_bound(struct iter *it, uint32_t entry, double *weight, struct err *e)
{
	*weight = 0;
	it->until = ENTRY_END;
	if (it->type == ITER_WORD)
		return word_bound(it, entry, weight, e);
	if (it->type == ITER_LIST)
		return items_bound(it, entry, weight, e);
	return phrase_bound(it, entry, weight, e);
}

/* Of parts joined what they give together; where one of ALL or NEAR is not, there
 * is nothing. */
static bool
join_bound(struct iter *it, uint32_t entry, struct err *e)
{
	double sum = 0, best = 0, one;

	it->until = ENTRY_END;
	it->most = 0;
	for (size_t i = 0; i < it->nwords; i++) {
		struct iter *part = it->words[i];
		if (!score_bound(part, entry, e))
			return false;
		if (it->type != ITER_ANY && part->most <= 0) {
			it->until = part->until;
			return true;
		}
		it->until = part->until < it->until ? part->until : it->until;
		one = part->most * (it->factors != NULL ? it->factors[i] : 1);
		sum += one;
		best = one > best ? one : best;
	}
	it->most = score_join(it, sum, best);
	return true;
}

/* Joins are no deeper than a query's groups. */
bool
score_bound(struct iter *it, uint32_t entry, struct err *e)
{
	double weight;

	if (it->type >= ITER_ANY)
		return join_bound(it, entry, e);
	if (!weight_bound(it, entry, &weight, e))
		return false;
	it->most = score_of_weight(it, weight);
	return true;
}
