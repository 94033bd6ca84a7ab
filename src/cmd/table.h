/* THE table of commands: dispatch, --help, completion and the manual's test
 * read it. Adding a command is a row and a file. */
#ifndef CMD_TABLE_H
#define CMD_TABLE_H

#include "cmd/command.h"
#include "publish/format.h"

extern const struct command command_table[];
extern const size_t command_count;

const struct command *command_named(struct sv name);
/* The command that WORD is a synonym of or nearly spells; NULL if none. */
const struct command *command_near(struct sv word);

struct verify_opts {
	unsigned edition;
	const char *signature, *key;
	bool is_quiet;
};

struct selftest_opts {
	bool is_verbose;
};

struct explain_opts {
	bool is_all, has_names_only;
};

struct export_opts {
	struct export_wish wish;
	bool is_quiet;
};

struct install_opts {
	const char *prefix;
	bool is_quiet;
};

int cmd_contents(struct call *c);
int cmd_show(struct call *c);
int cmd_search(struct call *c);
int cmd_explain(struct call *c);
int cmd_list(struct call *c);
int cmd_random(struct call *c);
int cmd_today(struct call *c);
int cmd_code(struct call *c);
int cmd_info(struct call *c);
int cmd_verify(struct call *c);
int cmd_selftest(struct call *c);
int cmd_export(struct call *c);
int cmd_install(struct call *c);
int cmd_uninstall(struct call *c);
int cmd_new(struct call *c);
int cmd_help(struct call *c);
bool show_open(struct call *c, struct err *e);
bool explain_open(struct call *c, struct err *e);
bool random_open(struct call *c, struct err *e);
bool today_open(struct call *c, struct err *e);
bool info_open(struct call *c, struct err *e);
bool verify_open(struct call *c, struct err *e);
void export_help(struct sink *out);
/* --help of one command, or of the program when COMMAND is NULL. */
void help_print(const struct command *command);

extern const struct opt show_opts[], search_opts[], explain_opts[],
    list_opts[], random_opts[], today_opts[],
    code_opts[], verify_opts[], selftest_opts[],
    export_opts[], install_opts[];

#endif
