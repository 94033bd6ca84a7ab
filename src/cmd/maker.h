/* The compiling program's commands and what they share. */
#ifndef CMD_MAKER_H
#define CMD_MAKER_H

#include "base/arena.h"
#include "base/err.h"
#include "cmd/opt.h"
#include "corpus/corpus.h"

#include <stddef.h>

struct maker_common {
	bool wants_help, wants_version;
};

struct maker {
	const char *name, *usage, *help;
	const char *examples;	/* as struct command has them */
	const struct opt *opts;
	size_t opts_size;
	int (*run)(void *opts, size_t nwords, char **words);
};

struct compile_cmd_opts {
	const char *out;
	struct opt_number threads, memory;
	unsigned edition;
	bool is_verbose, is_quiet;
};

struct watch_cmd_opts {
	struct compile_cmd_opts compile;
	bool polls;
};

struct lint_cmd_opts {
	bool is_strict, is_quiet, wants_code_sums, wants_moving;
};

extern const struct opt compile_opts_table[], lint_opts_table[],
    watch_opts_table[], maker_common_opts[];

int cmd_compile(void *opts, size_t nwords, char **words);
int cmd_watch(void *opts, size_t nwords, char **words);
int cmd_lint(void *opts, size_t nwords, char **words);

/* Make the book of the trees at PATHS as O says, once. IS_ALONE: signals are to
 * leave nothing half-written (interrupt.h). Returns an exit status. */
int maker_compile(const struct compile_cmd_opts *o, size_t npaths,
    char **paths, bool is_alone);
/* What the book of these PATHS is called without a book.yaml: the last part of
 * the first path. */
struct sv maker_default_name(const char *path);
/* Names that a page must not take: those of commands. */
struct sv_list maker_reserved(struct arena *a);

#endif
