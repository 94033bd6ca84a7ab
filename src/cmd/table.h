/* THE table of commands: dispatch, --help, completion and the manual's test
 * read it. Adding a command is a row and a file. */
#ifndef CMD_TABLE_H
#define CMD_TABLE_H

#include "cmd/app.h"
#include "cmd/opt.h"

enum need { NEED_NOTHING, NEED_SHELF };

struct command {
	const char *name;
	const char *usage;	/* what follows the name in the usage line */
	const char *help;	/* one line */
	const char *synonyms;	/* words people try instead, blank-separated */
	int (*run)(struct call *c);	/* exit status */
	const struct opt *opts;	/* ends in OPT_END; NULL: none */
	size_t opts_size;	/* of its options' struct */
	enum opt_order order;
	enum need needs;
	const char *helper;	/* a program of its own instead of run */
};

extern const struct command command_table[];
extern const size_t command_count;

const struct command *command_named(struct sv name);
/* The command that WORD is a synonym of or nearly spells; NULL if none. */
const struct command *command_near(struct sv word);

struct verify_opts {
	bool is_quiet;
};

struct selftest_opts {
	bool is_verbose;
};

struct explain_opts {
	bool is_all, has_names_only;
};

struct export_opts {
	bool is_quiet;
};

int cmd_contents(struct app *app);
int cmd_show(struct call *c);
int cmd_search(struct call *c);
int cmd_explain(struct call *c);
int cmd_list(struct call *c);
int cmd_random(struct call *c);
int cmd_code(struct call *c);
int cmd_info(struct call *c);
int cmd_verify(struct call *c);
int cmd_selftest(struct call *c);
int cmd_export(struct call *c);
int cmd_help(struct call *c);
/* --help of one command, or of the program when COMMAND is NULL. */
void help_print(const struct command *command);

extern const struct opt show_opts[], search_opts[], explain_opts[],
    list_opts[], random_opts[], code_opts[], verify_opts[], selftest_opts[],
    export_opts[];

#endif
