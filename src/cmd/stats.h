/* The forms of stats. */
#ifndef CMD_STATS_H
#define CMD_STATS_H

#include "base/sink.h"
#include "cmd/study.h"
#include "kit/progress.h"
#include "study/stats.h"

/* The exercises of the books, and how far they are. */
struct stats_exercises {
	size_t all, of[EXERCISE_STATES];
	struct progress_row *begun;	/* those with a row of their own */
	size_t nbegun;
	unsigned hints;		/* seen, of all */
};

struct stats_view {
	const struct study *study;
	const struct stats *stats;
	const struct stats_group **weakest;	/* topics met, weakest first */
	size_t nweakest;
	struct moment now;
	int32_t day;		/* that expectations are for */
	struct stats_exercises exercises;
	struct sink *out;
};

void stats_text(const struct stats_view *v);
void stats_json(const struct stats_view *v);
void stats_svg(const struct stats_view *v);

#endif
