/* study optimise: weights for FSRS from one's own log. */
#include "config.h"

#include <stdio.h>

#include "cmd/progress.h"
#include "cmd/report.h"
#include "cmd/study.h"
#include "study/optimise.h"

static bool
use(struct study *s, const struct optimise_report *r, struct err *e)
{
	struct schedule new = s->store.schedule;

	fsrs_init(&new.fsrs, r->weights);
	return store_use(&s->store, &new, e);
}

int
study_optimise(struct study *s, const struct study_verb *verb,
    const struct study_opts *o)
{
	struct optimise_report r;
	struct progress progress;
	struct err e = { 0 };
	bool ok;

	(void)verb;
	(void)o;
	progress_init(&progress, "fitting");
	ok = optimise(&s->store, progress_step, &progress, &r, &e);
	progress_end(&progress);
	if (!ok)
		return study_failed(s, &e);
	if (!r.is_enough) {
		report("the log has %zu answers after a day or more; %d are "
		    "needed", r.answers, OPTIMISE_LEAST);
		return EXIT_NOTHING;
	}
	(void)printf("%zu answers to fit to, %zu held back.\n"
	    "Log-loss on those held back: default weights %.4f, in use %.4f, "
	    "fitted %.4f.\n", r.answers - r.held_back, r.held_back,
	    r.of_default, r.of_current, r.of_fitted);
	if (!r.is_better) {
		(void)puts("The weights in use are kept: the fitted ones are "
			   "no better.");
		return EXIT_DONE;
	}
	if (!use(s, &r, &e))
		return study_failed(s, &e);
	(void)puts("The fitted weights are in use from now on, for all "
		   "questions.");
	return EXIT_DONE;
}
