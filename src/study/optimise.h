/* Fitting FSRS's weights to one's own log: gradient descent on the log-loss of
 * predicted recall (J. Ye, J. Su and Y. Cao, "A Stochastic Shortest Path
 * Algorithm for Optimizing Spaced Repetition Scheduling", KDD 2022, and the
 * optimisers of open-spaced-repetition after it). */
#ifndef STUDY_OPTIMISE_H
#define STUDY_OPTIMISE_H

#include "study/store.h"

#define OPTIMISE_LEAST 200	/* answers that tell something */

struct optimise_report {
	/* Answers a day or more after the one before: what recall is of. Those
	 * of every fifth question are held back from fitting. */
	size_t answers, held_back;
	bool is_enough;		/* else the rest is not set */
	/* Log-loss on the answers held back: */
	double of_default, of_current, of_fitted;
	double weights[FSRS_WEIGHTS];
	bool is_better;		/* than both */
};

/* Fit; STEP, which may be NULL, is told how far it has come. The store is only
 * read. The same log gives the same weights. */
bool optimise(struct store *store,
    void (*step)(void *arg, size_t done, size_t total), void *arg,
    struct optimise_report *out, struct err *e) WARN_UNUSED;

#endif
