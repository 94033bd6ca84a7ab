/* The studying program: study, stats and notes, with SQLite. Run by
 * rust-interview, with the command's name in ARGV[0] or ARGV[1]. */
#include "config.h"

#include "cmd/notes.h"
#include "cmd/study.h"

/* clang-format off */
static const struct command commands[] = {
	{ .name = "study", .usage = "[VERB [WORD...]]", .run = cmd_study,
	    .opts = study_opts_table, .opts_size = sizeof(struct study_opts),
	    .help = "learn the questions by spaced repetition",
	    .more_help = study_help },
	{ .name = "stats", .usage = "", .run = cmd_stats,
	    .opts = stats_opts_table, .opts_size = sizeof(struct study_opts),
	    .examples = "  rust-interview stats --for=30d --level=mid\n"
		"  rust-interview stats --svg progress.svg\n",
	    .help = "what is due, what is known, what is weak" },
	{ .name = "notes", .usage = "[NAME]", .run = cmd_notes,
	    .opts = notes_opts_table, .opts_size = sizeof(struct notes_opts),
	    .needs = NEED_SHELF,
	    .examples = "  EDITOR=true rust-interview notes own-rules\n"
		"  rust-interview notes --rebuild\n",
	    .help = "write your own notes on a page or question" },
};
/* clang-format on */

int
main(int argc, char **argv)
{
	return command_main(commands, sizeof(commands) / sizeof(*commands),
	    argc, argv);
}
