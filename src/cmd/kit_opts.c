/* The options of the kit's commands: its program reads them, the reading program
 * completes them. */
#include "config.h"

#include "cmd/exercise.h"
#include "cmd/kit.h"

/* As sheet_forms has them. */
static const char *const form_names[] = { "text", "markdown", "json", "html",
	"pdf", NULL };

/* clang-format off */
const struct opt interview_opts[] = {
	{ .name = "level", .arg = "LIST", .type = OPT_LIST,
	    .offset = offsetof(struct interview_opts, levels),
	    .help = "junior, mid or senior; default: mid" },
	{ .name = "minutes", .arg = "N", .type = OPT_NUMBER,
	    .offset = offsetof(struct interview_opts, minutes),
	    .help = "how long; default: 45, or what the mix takes" },
	{ .name = "topics", .arg = "LIST", .type = OPT_LIST,
	    .offset = offsetof(struct interview_opts, topics),
	    .help = "only these pages" },
	{ .name = "mix", .arg = "KIND:N,...", .type = OPT_STRING,
	    .offset = offsetof(struct interview_opts, mix),
	    .help = "how many of which kind: concept:2,code:1" },
	{ .name = "seed", .arg = "N", .type = OPT_NUMBER,
	    .offset = offsetof(struct interview_opts, seed),
	    .help = "the same N gives the same sheet" },
	{ .name = "exclude", .arg = "FILE", .type = OPT_LIST,
	    .offset = offsetof(struct interview_opts, exclude),
	    .help = "no question of that sheet" },
	{ .name = "include", .arg = "ID", .type = OPT_LIST,
	    .offset = offsetof(struct interview_opts, include),
	    .help = "this question, too, in the likeliest place" },
	{ .name = "without", .arg = "ID", .type = OPT_LIST,
	    .offset = offsetof(struct interview_opts, without),
	    .help = "another in the place of this question" },
	{ .name = "swap", .arg = "ID", .type = OPT_LIST,
	    .offset = offsetof(struct interview_opts, swap),
	    .help = "the same for a question that is on the sheet" },
	{ .name = "panel", .arg = "A,B,...", .type = OPT_STRING,
	    .offset = offsetof(struct interview_opts, panel),
	    .help = "a sheet for each interviewer, all different" },
	{ .name = "same", .type = OPT_FLAG,
	    .offset = offsetof(struct interview_opts, is_same),
	    .help = "with --panel: the same questions for all" },
	{ .name = "study", .type = OPT_FLAG,
	    .offset = offsetof(struct interview_opts, is_to_study),
	    .help = "mock: study asks next what was rated 1 or 2" },
	{ .name = "forms", .arg = "N", .type = OPT_NUMBER,
	    .offset = offsetof(struct interview_opts, forms),
	    .help = "N sheets of equal weight, all different" },
	{ .name = "candidate", .type = OPT_FLAG,
	    .offset = offsetof(struct interview_opts, is_for_candidate),
	    .help = "prompts alone, to be handed out" },
	{ .name = "format", .arg = "FORM", .type = OPT_CHOICE,
	    .offset = offsetof(struct interview_opts, format),
	    .choices = form_names,
	    .help = "text, markdown, json, html or pdf; default: by -o" },
	{ .name = "paper", .arg = "SIZE", .type = OPT_STRING,
	    .offset = offsetof(struct interview_opts, paper),
	    .help = "a4 or letter, of a PDF; default: the system's" },
	{ .letter = 'o', .name = "output", .arg = "FILE", .type = OPT_STRING,
	    .offset = offsetof(struct interview_opts, out),
	    .help = "write FILE (of several: FILE-NAME)" },
	{ .name = "force", .type = OPT_FLAG,
	    .offset = offsetof(struct interview_opts, is_forced),
	    .help = "replace files that are there" },
	{ .type = OPT_END },
};

const struct opt score_opts[] = {
	{ .name = "json", .type = OPT_SET, .value = SCORE_JSON,
	    .offset = offsetof(struct score_opts, form),
	    .help = "all of it as one JSON object" },
	{ .name = "svg", .type = OPT_SET, .value = SCORE_SVG,
	    .offset = offsetof(struct score_opts, form),
	    .help = "the profiles as a picture" },
	{ .name = "enter", .type = OPT_FLAG,
	    .offset = offsetof(struct score_opts, is_entered),
	    .help = "type ratings and evidence into a sheet" },
	{ .letter = 'o', .name = "output", .arg = "FILE", .type = OPT_STRING,
	    .offset = offsetof(struct score_opts, out),
	    .help = "write FILE, readable by its owner alone" },
	{ .name = "force", .type = OPT_FLAG,
	    .offset = offsetof(struct score_opts, is_forced),
	    .help = "replace a FILE that is there" },
	{ .type = OPT_END },
};

const struct opt exercise_opts[] = {
	{ .name = "level", .arg = "LEVEL", .type = OPT_STRING,
	    .offset = offsetof(struct exercise_opts, level),
	    .help = "list: only junior, mid or senior" },
	{ .name = "timeout", .arg = "SECONDS", .type = OPT_NUMBER,
	    .offset = offsetof(struct exercise_opts, timeout),
	    .help = "check: time for the tests; default: 20" },
	{ .name = "memory", .arg = "MIB", .type = OPT_NUMBER,
	    .offset = offsetof(struct exercise_opts, memory),
	    .help = "check: memory for the tests; default: 2048" },
	{ .name = "anyway", .type = OPT_FLAG,
	    .offset = offsetof(struct exercise_opts, is_anyway),
	    .help = "solution: also before the tests pass" },
	{ .type = OPT_END },
};

const struct opt prove_opts[] = {
	{ .letter = 'v', .name = "verbose", .type = OPT_FLAG,
	    .offset = offsetof(struct prove_opts, is_verbose),
	    .help = "what compiler and programs said, too" },
	{ .type = OPT_END },
};
/* clang-format on */
