/* The program of the interview kit: sheets, scores, exercises, proofs. Run by
 * rust-interview, with the command's name in ARGV[0] or ARGV[1]. */
#include "config.h"

#include "cmd/command.h"
#include "cmd/exercise.h"
#include "cmd/kit.h"

/* clang-format off */
static const struct command kit[] = {
	{ .name = "interview", .usage = "[CODE|mock]", .run = cmd_interview,
	    .opts = interview_opts,
	    .opts_size = sizeof(struct interview_opts), .needs = NEED_SHELF,
	    .help = "question sheets for interviews" },
	{ .name = "score", .usage = "FILE...", .run = cmd_score,
	    .opts = score_opts, .opts_size = sizeof(struct score_opts),
	    .needs = NEED_SHELF,
	    .help = "totals and signals of filled-in sheets" },
	{ .name = "exercise", .usage = "VERB [NAME]", .run = cmd_exercise,
	    .opts = exercise_opts, .opts_size = sizeof(struct exercise_opts),
	    .needs = NEED_SHELF, .more_help = exercise_help,
	    .examples = "  rust-interview exercise start tg-measure\n"
		"  rust-interview exercise hint tg-measure\n",
	    .help = "coding exercises with tests" },
	{ .name = "prove", .usage = "NAME", .run = cmd_prove,
	    .opts = prove_opts, .opts_size = sizeof(struct prove_opts),
	    .needs = NEED_SHELF,
	    .examples = "  rust-interview prove own-use-after-move\n",
	    .help = "compile and run an entry's code with your own rustc" },
};
/* clang-format on */

int
main(int argc, char **argv)
{
	return command_main(kit, sizeof(kit) / sizeof(*kit), argc, argv);
}
