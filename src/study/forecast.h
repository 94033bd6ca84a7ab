/* What will be known on a day: the sum over questions of the chance of recall;
 * and an order of study that makes it high. */
#ifndef STUDY_FORECAST_H
#define STUDY_FORECAST_H

#include "study/deck.h"

struct forecast_pick {
	uint32_t item;		/* index in the deck */
	int32_t day;
};

struct forecast {
	struct forecast_pick *picks;	/* by day; in the arena */
	size_t npicks;
	uint32_t nwanted;
	/* Expected number of the wanted questions known on the day: */
	double untouched;	/* if nothing is studied until then */
	double planned;		/* by these picks */
	double in_turn;		/* by as many, in the order of the deck */
};

/* The share of first answers that were no Again, by the log: what stands for
 * the recall of a question not yet met. Half of them while the log is empty. */
bool forecast_first_rate(struct store *store, double *out,
    struct err *e) WARN_UNUSED;

/* DAILY questions each day from TODAY until the day before GOAL. One after
 * the other that answer, of all questions on all days with room, is taken that
 * adds most to the expected recall on GOAL: greedy, and so at least half of the
 * best there is if answers help each other less the more there are (Fisher,
 * Nemhauser and Wolsey, 1978). */
void forecast_order(const struct schedule *s, const struct deck *deck,
    double first_rate, struct moment today, int32_t goal, unsigned daily,
    struct arena *a, struct forecast *out);

#endif
