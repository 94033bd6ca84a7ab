/* A command: a row of a program's table. */
#ifndef CMD_COMMAND_H
#define CMD_COMMAND_H

#include "base/sink.h"
#include "cmd/app.h"
#include "cmd/opt.h"

enum need { NEED_NOTHING, NEED_SHELF };

/* What a command's words are, for completion. */
enum words {
	WORDS_FILES,		/* or what cannot be listed: numbers, text */
	WORDS_NAMES,		/* pages and questions */
	WORDS_PAGES,
	WORDS_FORMATS,		/* of export, then a file */
	WORDS_EXERCISES,	/* questions of that kind */
	WORDS_COMMANDS
};

struct command {
	const char *name;
	const char *usage;	/* what follows the name in the usage line */
	const char *help;	/* one line */
	/* Lines of two blanks and a command that can be run; may be NULL. */
	const char *examples;
	const char *synonyms;	/* words people try instead, blank-separated */
	/* Open and read whatever RUN needs besides the shelf; may be NULL. */
	bool (*open)(struct call *c, struct err *e);
	int (*run)(struct call *c);	/* exit status */
	bool is_confined;	/* RUN needs nothing that is not open */
	const struct opt *opts;	/* ends in OPT_END; NULL: none */
	/* Those besides; NULL: those of every command. A helper has its own. */
	const struct opt *common;
	size_t opts_size;	/* of its options' struct */
	enum opt_order order;
	enum need needs;
	enum words words;
	const char *verbs;	/* its first word may be one; blank-separated */
	const char *helper;	/* a program of its own instead of run */
	/* The libraries for want of which that program was not built. */
	const char *lacks;
	/* What --help says before the options; may be NULL. */
	void (*more_help)(struct sink *out);
};

/* Parse ARGV[1..ARGC) as the words of C's command, into C. */
bool call_parse(struct call *c, int argc, char **argv, enum opt_order order,
    struct err *e) WARN_UNUSED;
/* --help, --version, or the command itself with its terminal, its shelf and what
 * it opens, confined if its row says so. Returns the exit status. */
int call_run(struct call *c);

/* main() of a program that holds the N commands of TABLE and is run by
 * rust-interview with the command's name in ARGV[0] or ARGV[1]. */
int command_main(const struct command *table, size_t n, int argc,
    char **argv);

#endif
