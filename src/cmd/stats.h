/* The forms of stats. */
#ifndef CMD_STATS_H
#define CMD_STATS_H

#include "base/sink.h"
#include "cmd/study.h"
#include "study/stats.h"

struct stats_view {
	const struct study *study;
	const struct stats *stats;
	const struct stats_group **weakest;	/* topics met, weakest first */
	size_t nweakest;
	struct moment now;
	int32_t day;		/* that expectations are for */
	struct sink *out;
};

void stats_text(const struct stats_view *v);
void stats_json(const struct stats_view *v);
void stats_svg(const struct stats_view *v);

#endif
