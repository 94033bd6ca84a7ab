#include "config.h"

#include <stdio.h>
#include <unistd.h>

#include "base/sink.h"
#include "cmd/report.h"
#include "cmd/table.h"
#include "cmd/usage.h"

static void
print_program(struct sink *out)
{
	size_t i;

	sink_lit(out,
	    "Usage: rust-interview [OPTION]... NAME...\n"
	    "  or:  rust-interview [OPTION]... COMMAND [ARGUMENT]...\n"
	    "An offline reference of Rust interview questions. NAME is a topic "
	    "(ownership),\na question (own-rules, ownership#own-rules), words "
	    "of a title or an error code.\n\nCommands:\n");
	for (i = 0; i < command_count; i++)
		sink_printf(out, "  %-10s %s\n", command_table[i].name,
		    command_table[i].help);
	sink_lit(out, "\nOptions of every command:\n");
	opt_help(out, app_options);
	sink_lit(out, "\nOptions with a NAME:\n");
	opt_help(out, show_opts);
	sink_lit(out, "\nExit status is 0 when something was found or done, 1 "
		      "when nothing was found,\n2 on trouble. The manual: man "
		      "rust-interview, info rust-interview.\n");
}

void
help_print(const struct command *command)
{
	struct sink out;
	struct buf text = { 0 };

	if (command != NULL) {
		usage_print(command);
		return;
	}
	sink_to_buf(&out, &text);
	print_program(&out);
	/* A failure is seen when stdout is closed. */
	(void)fwrite(text.p, 1, text.n, stdout);
	sink_release(&out);
	buf_release(&text);
}

int
cmd_help(struct call *c)
{
	const struct command *command = NULL;

	if (c->nwords > 1) {
		struct err e = { 0 };

		(void)err_set(&e, ERR_USAGE, "help takes one command");
		return report_err(&e, "help");
	}
	if (c->nwords > 0) {
		struct sv word = sv_cstr(c->words[0]);
		const struct command *near = command_near(word);

		command = command_named(word);
		if (command == NULL) {
			report("there is no command '%.*s'%s%s",
			    SV_ARG(report_cut(word, &c->app->arena)),
			    near != NULL ? "; the nearest is " :
			    "; 'rust-interview help' names them",
			    near != NULL ? near->name : "");
			return EXIT_NOTHING;
		}
		if (command->helper != NULL) {
			c->command = command;
			return EXIT_DONE;	/* main hands over */
		}
	}
	help_print(command);
	return EXIT_DONE;
}
