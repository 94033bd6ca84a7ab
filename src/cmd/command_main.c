#include "config.h"

#include <string.h>

#include "base/mem.h"
#include "cmd/command.h"
#include "cmd/guard.h"
#include "cmd/report.h"

static const struct command *
find(const struct command *table, size_t n, const char *name)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strcmp(table[i].name, name) == 0)
			return &table[i];
	return NULL;
}

static int
run(const struct command *command, int argc, char **argv)
{
	static struct app app;
	struct call c = { .app = &app, .command = command };
	struct err e = { 0 };

	guard_install();
	c.opts = arena_alloc(&app.arena, command->opts_size);
	if (!call_parse(&c, argc, argv, command->order, &e))
		return report_err(&e, command->name);
	return call_run(&c);
}

int
command_main(const struct command *table, size_t n, int argc, char **argv)
{
	const struct command *command = NULL;

	report_open();
	mem_on_exhausted(report_no_memory);
	if (argc > 0 && (command = find(table, n, argv[0])) != NULL)
		return report_close(run(command, argc, argv));
	if (argc > 1 && (command = find(table, n, argv[1])) != NULL)
		return report_close(run(command, argc - 1, argv + 1));
	report("this program is run by 'rust-interview %s'", table[0].name);
	return report_close(EXIT_TROUBLE);
}
