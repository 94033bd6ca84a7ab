/* What the commands of the studying program may be told. */
#ifndef CMD_STUDY_OPTS_H
#define CMD_STUDY_OPTS_H

#include "cmd/listing.h"
#include "cmd/opt.h"

#include <stdbool.h>

struct study_opts {
	struct listing_opts list;	/* first: its rows are shared */
	bool is_plain, has_revlog, is_marked_only, is_json, wants_keys;
	struct opt_number new_limit, limit, minutes, weeks, daily;
	const char *retention, *steps, *by, *for_day, *svg;
};

struct notes_opts {
	bool wants_rebuild;
};

extern const struct opt study_opts_table[], stats_opts_table[],
    notes_opts_table[];

#endif
