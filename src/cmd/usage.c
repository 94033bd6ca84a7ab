#include "config.h"

#include "cmd/usage.h"

#include <stdio.h>

#include "base/sink.h"

void
usage_print(const struct command *command)
{
	const char *help = command->help;
	bool is_lower = help[0] >= 'a' && help[0] <= 'z';
	struct buf text = { 0 };
	struct sink out;

	sink_to_buf(&out, &text);
	sink_printf(&out, "Usage: rust-interview %s [OPTION]...%s%s\n",
	    command->name, command->usage[0] != '\0' ? " " : "",
	    command->usage);
	sink_printf(&out, "%c%s.\n", is_lower ? help[0] - 'a' + 'A' : help[0],
	    help + 1);
	if (command->more_help != NULL)
		command->more_help(&out);
	if (command->opts != NULL) {
		sink_lit(&out, "\nOptions:\n");
		opt_help(&out, command->opts);
	}
	if (command->examples != NULL)
		sink_printf(&out, "\nExamples:\n%s", command->examples);
	sink_printf(&out, "\nSee also: rust-interview --help (-b, --width, ...), "
	    "man rust-interview-%s\n", command->name);
	/* A failure is seen when stdout is closed. */
	(void)fwrite(text.p, 1, text.n, stdout);
	sink_release(&out);
	buf_release(&text);
}
