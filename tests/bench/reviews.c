/* A learner who is simulated: sits down every day, answers what is due and some
 * new questions, and forgets by FSRS-6 with weights of its own. Writes a
 * database through the same functions as study does, an answer a transaction.
 *
 * usage: reviews DATABASE REVIEWS NEW-A-DAY FIRST-DAY < NAMES
 * FIRST-DAY counts from 1970-01-01. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/vec.h"
#include "study/session.h"

#define SEED 20261121u

struct learner {
	struct schedule truth;	/* how this one forgets */
	struct memory *memory;	/* of each question */
	int32_t *last_day;	/* INT32_MIN: not met */
	uint64_t random;
};

static double
chance(struct learner *l)
{
	uint64_t z = l->random += 0x9E3779B97F4A7C15u;

	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
	return (double)((z ^ (z >> 31)) >> 11) / 9007199254740992.0;
}

static enum grade
answer(struct learner *l, size_t i, int32_t day)
{
	const struct fsrs *f = &l->truth.fsrs;
	double p = 0.45, luck = chance(l);
	int32_t days = day - l->last_day[i];
	enum grade g;

	if (l->last_day[i] != INT32_MIN)
		p = fsrs_recall(f, days, l->memory[i].stability);
	g = luck >= p ? GRADE_AGAIN : luck < p * 0.12 ? GRADE_HARD :
	    luck < p * 0.9 ? GRADE_GOOD : GRADE_EASY;
	l->memory[i] = l->last_day[i] == INT32_MIN ? fsrs_first(f, g) :
	    fsrs_next(f, l->memory[i], days, g);
	l->last_day[i] = day;
	return g;
}

static void
die(const struct err *e)
{
	(void)fprintf(stderr, "reviews: %s\n", e->msg);
	exit(2);
}

static size_t
sit(struct learner *l, struct store *store, struct deck *deck,
    const struct session_opts *opts, int32_t day, size_t most)
{
	struct session s;
	struct moment now = moment_at((int64_t)day * DAY_MS + DAY_MS / 2, 0);
	struct deck_item *item;
	struct err e = { 0 };
	bool counted;
	size_t n = 0;

	if (!session_open(&s, store, deck, opts, now, &e))
		die(&e);
	while (n < most && (item = session_next(&s, now)) != NULL) {
		int64_t took = 8000 + (int64_t)(chance(l) * 40000);
		enum grade g = answer(l, (size_t)(item - deck->items), day);

		now = moment_at(now.ms + took, 0);
		if (!session_grade(&s, item, g, now, took, 1, &counted, &e))
			die(&e);
		n++;
	}
	session_release(&s);
	return n;
}

static void
read_deck(struct deck *deck, struct arena *a)
{
	VEC(struct deck_item) items = { 0 };
	char line[512];

	while (fgets(line, sizeof(line), stdin) != NULL) {
		struct deck_item item = { .is_wanted = true };

		item.stored.name = arena_sv(a, sv_trim(sv_cstr(line)));
		vec_push(&items, item);
	}
	deck->items = items.v;
	deck->n = items.n;
}

int
main(int argc, char **argv)
{
	struct learner l = { .random = SEED };
	struct session_opts opts = { 0 };
	struct arena a = { 0 };
	struct deck deck = { 0 };
	struct store store;
	struct timespec from, to;
	struct err e = { 0 };
	size_t wanted, done = 0;
	int32_t first, day;

	if (argc != 5)
		return 2;
	wanted = strtoul(argv[2], NULL, 10);
	opts.new_limit = (uint32_t)strtoul(argv[3], NULL, 10);
	first = (int32_t)strtol(argv[4], NULL, 10);
	schedule_default(&l.truth);
	double w[FSRS_WEIGHTS];
	memcpy(w, fsrs_default_weights, sizeof(w));
	w[2] *= 0.6;
	w[3] *= 0.6;
	w[8] -= 0.5;
	w[11] *= 0.7;
	w[20] = 0.3;
	fsrs_init(&l.truth.fsrs, w);
	read_deck(&deck, &a);
	l.memory = arena_array(&a, deck.n, sizeof(*l.memory));
	l.last_day = arena_array(&a, deck.n, sizeof(*l.last_day));
	for (size_t i = 0; i < deck.n; i++)
		l.last_day[i] = INT32_MIN;
	if (!store_open(&store, argv[1], &e))
		die(&e);
	(void)clock_gettime(CLOCK_MONOTONIC, &from);
	for (day = first; done < wanted; day++)
		done += sit(&l, &store, &deck, &opts, day, wanted - done);
	(void)clock_gettime(CLOCK_MONOTONIC, &to);
	store_close(&store);
	(void)printf("%zu reviews over %d days in %.1f s\n", done,
	    (int)(day - first), (double)(to.tv_sec - from.tv_sec) +
	    (double)(to.tv_nsec - from.tv_nsec) * 1e-9);
	return 0;
}
