/* What the log and the cards say together: what is due, how much was known
 * when it was asked and how much of that was expected, by topic and level. */
#ifndef STUDY_STATS_H
#define STUDY_STATS_H

#include "study/deck.h"
#include "study/goal.h"

#define STATS_DAYS 30		/* ahead, and back */
#define STATS_BINS 10		/* of predicted recall */

/* Answers to questions that were due after days, not minutes. */
struct stats_recall {
	uint32_t answers, known;
	double predicted;	/* sum of the chances of recall */
};

struct stats_group {
	struct sv name;
	uint32_t all, met, due;
	struct stats_recall recall;
	double expected;	/* sum over all of them, on the day asked for */
	double expected_met;	/* of those met */
};

struct stats {
	struct stats_group total;
	struct stats_group levels[LEVEL_COUNT];
	struct stats_group *topics;	/* in the order of the deck */
	size_t ntopics;
	uint32_t suspended, marked;
	uint32_t ahead[STATS_DAYS];	/* due on each day; [0] with overdue */
	uint32_t back[STATS_DAYS];	/* answers; [0] is today */
	uint32_t answers;		/* in all, without those undone */
	int64_t spent;			/* ms */
	uint32_t streak, longest;	/* days in a row with answers */
	struct stats_recall last;	/* of the last STATS_DAYS */
	struct stats_recall bins[STATS_BINS];
	double first_rate;		/* see forecast.h */
};

/* Over the deck's wanted items. Expectations are for study day DAY. */
bool stats_collect(struct store *store, const struct deck *deck,
    const struct goal *goal, struct moment now, int32_t day, struct arena *a,
    struct stats *out, struct err *e) WARN_UNUSED;

/* Shares of 100; 0 of nothing. */
double stats_known(const struct stats_recall *r);
double stats_predicted(const struct stats_recall *r);
double stats_expected(const struct stats_group *g);
double stats_expected_met(const struct stats_group *g);
/* How far predictions are off: the mean distance, in points of 100, of bins of
 * like predictions from what came, weighted by answers. */
double stats_calibration(const struct stats *s);
/* The topic with the least expected of 100; NULL when nothing was met. */
const struct stats_group *stats_weakest(const struct stats *s);

#endif
