#include "config.h"

#include "corpus/lint_alike.h"

#include <stdlib.h>

#include "corpus/lint_checks.h"

#define WORDS_MAX 64		/* of a question; further ones do not count */

/* Words that say nothing about what a question is on. */
static const char small_words[] =
    " a about an and are as at be been but by can could did do does for from "
    "had has have how if in into is it its may might must no not of on one or "
    "s should so than that the their them then there these they this to was "
    "we were what when where which while who why will with would you your ";

static bool
is_small(struct sv word)
{
	struct sv all = sv_make(small_words, sizeof(small_words) - 1), w;

	while (sv_word(&all, &w))
		if (sv_eq(w, word))
			return true;
	return false;
}

/* "closures" counts as "closure". */
static struct sv
singular(struct sv word)
{
	return word.n > 3 && sv_ends(word, SV("s")) && !sv_ends(word, SV("ss"))
	    ? sv_sub(word, 0, word.n - 1) : word;
}

static int
falling(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return *x < *y ? 1 : *x > *y ? -1 : 0;
}

/* The numbers of TITLE's words, each once, newest first: new words are rare. */
static size_t
read_set(struct alike *k, struct sv title, uint32_t set[WORDS_MAX])
{
	struct buf word = { 0 };
	size_t n = 0, kept = 0;

	while (n < WORDS_MAX && lint_next_token(&title, &word)) {
		const struct map_item *it;

		if (is_small(buf_view(&word)))
			continue;
		it = map_put(&k->words, singular(buf_view(&word)), 0, NULL);
		set[n++] = (uint32_t)(it - k->words.items);
	}
	buf_release(&word);
	qsort(set, n, sizeof(*set), falling);
	for (size_t i = 0; i < n; i++)
		if (i == 0 || set[i] != set[i - 1])
			set[kept++] = set[i];
	return kept;
}

/* How many words two falling sets share. */
static size_t
shared(const uint32_t *a, size_t na, const uint32_t *b, size_t nb)
{
	size_t i = 0, j = 0, n = 0;

	while (i < na && j < nb) {
		if (a[i] == b[j]) {
			i++;
			j++;
			n++;
		} else if (a[i] > b[j]) {
			i++;
		} else {
			j++;
		}
	}
	return n;
}

static bool
is_like(const struct alike *k, const struct alike_question *q,
    const uint32_t *set, size_t n)
{
	size_t both = shared(set, n, k->sets.v + q->first, q->n);

	return both * 5 >= (n + q->n - both) * 3;
}

/* The first question with the word that is like SET; its number + 1, or 0. */
static uint32_t
first_like(const struct alike *k, uint32_t word, const uint32_t *set, size_t n)
{
	uint32_t best = 0;

	for (uint32_t at = k->words.items[word].value; at > 0;
	    at = k->posts.v[at - 1].older) {
		uint32_t question = k->posts.v[at - 1].question;

		if (is_like(k, &k->questions.v[question], set, n))
			best = question + 1;
	}
	return best;
}

static void
keep(struct alike *k, uint32_t value, const uint32_t *set, size_t n,
    size_t nfirst)
{
	struct alike_question q = { value, k->sets.n, n };
	uint32_t number = (uint32_t)k->questions.n;

	for (size_t i = 0; i < n; i++)
		vec_push(&k->sets, set[i]);
	vec_push(&k->questions, q);
	for (size_t i = 0; i < nfirst; i++) {
		struct map_item *word = &k->words.items[set[i]];
		struct alike_post post = { number, word->value };

		vec_push(&k->posts, post);
		word->value = (uint32_t)k->posts.n;
	}
}

bool
alike_add(struct alike *k, struct sv title, uint32_t value, uint32_t *found)
{
	uint32_t set[WORDS_MAX], best = 0;
	size_t n = read_set(k, title, set);
	size_t nfirst = n > 0 ? n - (3 * n + 4) / 5 + 1 : 0;

	for (size_t i = 0; i < nfirst; i++) {
		uint32_t one = first_like(k, set[i], set, n);

		if (one > 0 && (best == 0 || one < best))
			best = one;
	}
	keep(k, value, set, n, nfirst);
	if (best > 0)
		*found = k->questions.v[best - 1].value;
	return best > 0;
}

void
alike_release(struct alike *k)
{
	map_release(&k->words);
	vec_release(&k->posts);
	vec_release(&k->questions);
	vec_release(&k->sets);
}
