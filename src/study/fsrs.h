/* FSRS-6, the arithmetic of how a memory fades and what an answer does to it:
 * no clock, no state, no I/O. After "The FSRS algorithm" (open-spaced-repetition,
 * FSRS-6 of 2025): a memory is a stability S, the days after which 9 of 10
 * such questions are still known, and a difficulty D from 1 to 10. Times are
 * whole days. */
#ifndef STUDY_FSRS_H
#define STUDY_FSRS_H

#include <stdbool.h>
#include <stddef.h>

#define FSRS_NAME "FSRS-6"
#define FSRS_WEIGHTS 21
#define FSRS_STABILITY_MIN 0.001
#define FSRS_STABILITY_MAX 36500.0

enum grade { GRADE_AGAIN = 1, GRADE_HARD, GRADE_GOOD, GRADE_EASY };
#define GRADES 4

struct memory {
	double stability;	/* days */
	double difficulty;	/* 1 to 10 */
};

struct fsrs {
	double w[FSRS_WEIGHTS];
	double decay, factor;	/* of the forgetting curve, from w[20] */
};

/* Those of py-fsrs, fsrs-rs and fsrs4anki since June 2025. */
extern const double fsrs_default_weights[FSRS_WEIGHTS];

void fsrs_init(struct fsrs *f, const double weights[FSRS_WEIGHTS]);
/* Each weight within the bounds that the reference implementations keep. */
void fsrs_clip(double weights[FSRS_WEIGHTS]);
/* N weights of FSRS-4.5 (17), FSRS-5 (19) or FSRS-6 (21) as those of FSRS-6;
 * false for any other N or a weight that is no number. */
bool fsrs_upgrade(const double *weights, size_t n, double out[FSRS_WEIGHTS]);

/* The chance that what has STABILITY is known after DAYS. */
double fsrs_recall(const struct fsrs *f, double days, double stability);
/* Days until that chance is RETENTION: rounded, from 1 to MAXIMUM. */
double fsrs_interval(const struct fsrs *f, double stability,
    double retention, double maximum);

/* The memory after a first answer. */
struct memory fsrs_first(const struct fsrs *f, enum grade grade);
/* The memory M after an answer DAYS after the one before. */
struct memory fsrs_next(const struct fsrs *f, struct memory m, double days,
    enum grade grade);

/* The steps of which these two are made, named as in the description. The
 * first difficulty is not clamped: mean reversion wants it so. */
double fsrs_difficulty_first(const struct fsrs *f, enum grade grade);
double fsrs_difficulty_damped(const struct fsrs *f, double difficulty,
    enum grade grade);
double fsrs_difficulty_next(const struct fsrs *f, double difficulty,
    enum grade grade);
double fsrs_stability_recalled(const struct fsrs *f, struct memory m,
    double recall, enum grade grade);
double fsrs_stability_lapsed(const struct fsrs *f, struct memory m,
    double recall);
double fsrs_stability_same_day(const struct fsrs *f, double stability,
    enum grade grade);

#endif
