/* The options of compile, watch and lint: their program reads them, the reading
 * program completes them. */
#include "config.h"

#include "cmd/maker.h"

static const char *const edition_names[] = { "interviewer", "candidate",
	NULL };

/* clang-format off */
const struct opt compile_opts_table[] = {
	{ .letter = 'o', .name = "output", .arg = "FILE", .type = OPT_STRING,
	    .offset = offsetof(struct compile_cmd_opts, out),
	    .help = "write FILE, not NAME.book in this folder" },
	{ .name = "edition", .arg = "NAME", .type = OPT_CHOICE,
	    .offset = offsetof(struct compile_cmd_opts, edition),
	    .choices = edition_names,
	    .help = "candidate: questions without answers" },
	{ .letter = 'v', .name = "verbose", .type = OPT_FLAG,
	    .offset = offsetof(struct compile_cmd_opts, is_verbose),
	    .help = "list every warning" },
	{ .letter = 'q', .name = "quiet", .type = OPT_FLAG,
	    .offset = offsetof(struct compile_cmd_opts, is_quiet),
	    .help = "say nothing unless it fails" },
	{ .letter = 'j', .name = "threads", .arg = "N", .type = OPT_NUMBER,
	    .offset = offsetof(struct compile_cmd_opts, threads),
	    .help = "threads; default: one for each core" },
	{ .name = "memory", .arg = "MIB", .type = OPT_NUMBER,
	    .offset = offsetof(struct compile_cmd_opts, memory),
	    .help = "memory for the index; default: 4 a thread" },
	{ .type = OPT_END },
};

const struct opt watch_opts_table[] = {
	{ .letter = 'o', .name = "output", .arg = "FILE", .type = OPT_STRING,
	    .offset = offsetof(struct watch_cmd_opts, compile.out),
	    .help = "write FILE, not NAME.book in this folder" },
	{ .letter = 'v', .name = "verbose", .type = OPT_FLAG,
	    .offset = offsetof(struct watch_cmd_opts, compile.is_verbose),
	    .help = "list every warning" },
	{ .name = "poll", .type = OPT_FLAG,
	    .offset = offsetof(struct watch_cmd_opts, polls),
	    .help = "look every second; for files that others write" },
	{ .type = OPT_END },
};

const struct opt lint_opts_table[] = {
	{ .name = "strict", .type = OPT_FLAG,
	    .offset = offsetof(struct lint_cmd_opts, is_strict),
	    .help = "house style too; names of commands are errors" },
	{ .letter = 'q', .name = "quiet", .type = OPT_FLAG,
	    .offset = offsetof(struct lint_cmd_opts, is_quiet),
	    .help = "errors only" },
	{ .name = "code-sums", .type = OPT_FLAG,
	    .offset = offsetof(struct lint_cmd_opts, wants_code_sums),
	    .help = "print the SHA-256 of each page's code, as in CHECKED" },
	{ .name = "moving", .type = OPT_FLAG,
	    .offset = offsetof(struct lint_cmd_opts, wants_moving),
	    .help = "print what is marked as moving" },
	{ .type = OPT_END },
};

const struct opt maker_common_opts[] = {
	{ .letter = 'h', .name = "help", .type = OPT_FLAG,
	    .offset = offsetof(struct maker_common, wants_help),
	    .help = "show help and end" },
	{ .letter = 'V', .name = "version", .type = OPT_FLAG,
	    .offset = offsetof(struct maker_common, wants_version),
	    .help = "show the version and end" },
	{ .type = OPT_END },
};
/* clang-format on */
