/* The options of study, stats and notes: their program reads them, the reading
 * program completes them. */
#include "config.h"

#include "cmd/study_opts.h"

/* clang-format off */
const struct opt study_opts_table[] = {
	{ .letter = 'n', .name = "new", .arg = "N", .type = OPT_NUMBER,
	    .offset = offsetof(struct study_opts, new_limit),
	    .help = "at most N new questions a day (10)" },
	{ .name = "limit", .arg = "N", .type = OPT_NUMBER,
	    .offset = offsetof(struct study_opts, limit),
	    .help = "end after N answers" },
	{ .name = "marked", .type = OPT_FLAG,
	    .offset = offsetof(struct study_opts, is_marked_only),
	    .help = "only questions that you marked" },
	LISTING_FILTER_OPTS,
	{ .name = "by", .arg = "DATE", .type = OPT_STRING,
	    .offset = offsetof(struct study_opts, by),
	    .help = "be ready by 2026-12-24, or 9d; 'never' ends it; kept" },
	{ .name = "minutes", .arg = "N", .type = OPT_NUMBER,
	    .offset = offsetof(struct study_opts, minutes),
	    .help = "with --by: minutes a day; kept" },
	{ .name = "weeks", .arg = "N", .type = OPT_NUMBER,
	    .offset = offsetof(struct study_opts, weeks),
	    .help = "plan: the corpus's own of N weeks" },
	{ .name = "daily", .arg = "N", .type = OPT_NUMBER,
	    .offset = offsetof(struct study_opts, daily),
	    .help = "plan: N questions a day until --by" },
	{ .name = "revlog", .type = OPT_FLAG,
	    .offset = offsetof(struct study_opts, has_revlog),
	    .help = "export what optimisers of FSRS read, as CSV" },
	{ .name = "plain", .type = OPT_FLAG,
	    .offset = offsetof(struct study_opts, is_plain),
	    .help = "lines in, lines out, also on a terminal" },
	{ .name = "keys", .type = OPT_FLAG,
	    .offset = offsetof(struct study_opts, wants_keys),
	    .help = "list the keys and end" },
	{ .name = "retention", .arg = "PERCENT", .type = OPT_STRING,
	    .offset = offsetof(struct study_opts, retention),
	    .help = "wanted share of known answers, 70 to 99; kept" },
	{ .name = "steps", .arg = "MINUTES", .type = OPT_STRING,
	    .offset = offsetof(struct study_opts, steps),
	    .help = "steps of learning, such as 1,10; kept" },
	{ .type = OPT_END },
};

const struct opt stats_opts_table[] = {
	{ .name = "for", .arg = "DATE", .type = OPT_STRING,
	    .offset = offsetof(struct study_opts, for_day),
	    .help = "one line: what you would know on that day" },
	LISTING_FILTER_OPTS,
	{ .name = "json", .type = OPT_FLAG,
	    .offset = offsetof(struct study_opts, is_json),
	    .help = "one JSON object" },
	{ .name = "svg", .arg = "FILE", .type = OPT_STRING,
	    .offset = offsetof(struct study_opts, svg),
	    .help = "write the plots as a picture" },
	{ .type = OPT_END },
};

const struct opt notes_opts_table[] = {
	{ .name = "rebuild", .type = OPT_FLAG,
	    .offset = offsetof(struct notes_opts, wants_rebuild),
	    .help = "compile the notes as they are" },
	{ .type = OPT_END },
};
/* clang-format on */
