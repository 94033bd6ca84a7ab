/* The reading program: options, the command, its run. Commands that need
 * heavy libraries are programs of their own, which it becomes before it opens
 * a book. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "cmd/app.h"
#include "cmd/books.h"
#include "cmd/complete.h"
#include "cmd/confine.h"
#include "cmd/guard.h"
#include "cmd/helper.h"
#include "cmd/report.h"
#include "cmd/show.h"
#include "cmd/show_file.h"
#include "cmd/table.h"
#include "cmd/version.h"

/* A helper that reads books takes the options that stood before its name, too:
 * NOPTIONS of the ARGV that this program was called with. */
static char **
with_options(struct app *app, char **argv, size_t noptions, char **words,
    size_t nwords)
{
	char **all = arena_array(&app->arena, noptions + nwords + 1,
	    sizeof(*all));

	all[0] = words[0];
	for (size_t i = 0; i < noptions; i++)
		all[1 + i] = argv[1 + i];
	for (size_t i = 1; i < nwords; i++)
		all[noptions + i] = words[i];
	return all;
}

/* Is C, a call to show, about Markdown files? Where there is no book, words that
 * look like one are. */
static bool
is_of_file(const struct call *c)
{
	struct err e = { 0 };

	return show_file_is_meant(c) ||
	    (show_file_is_left(c) && !books_open(c->app, &e));
}

/* C's words begin with the name of COMMAND; show keeps the options that stood
 * before its name. */
static int
run_command(struct call *plain, const struct command *command, char **argv)
{
	struct app *app = plain->app;
	struct call c = { .app = app, .command = command };
	int argc = (int)plain->nwords;
	char *help[] = { NULL, (char[]){ "--help" }, NULL };
	struct err e = { 0 };
	int status;

	c.opts = command == plain->command ? plain->opts :
	    arena_alloc(&app->arena, command->opts_size);
	if (!call_parse(&c, argc, argv, command->order, &e))
		return report_err(&e, command->name);
	if (command == plain->command && is_of_file(&c))
		return show_file(&c);
	status = call_run(&c);
	if (c.command->helper != NULL) {
		/* "help compile": its own program knows. */
		help[0] = c.words[0];
		return helper_run(c.command, help);
	}
	return status;
}

/* Without a command: a name to show, or nothing, which shows the contents. */
static int
run_plain(struct app *app, struct call *c)
{
	static const struct command contents = { .run = cmd_contents,
		.needs = NEED_SHELF, .is_confined = true };
	const struct show_opts *opts = c->opts;

	if (is_of_file(c))
		return show_file(c);
	if (c->nwords > 0 || opts->mode != SHOW_TEXT)
		return call_run(c);
	if (app->opts.wants_help) {
		help_print(NULL);
		return EXIT_DONE;
	}
	if (app->opts.wants_version) {
		version_print();
		confine_print();
		return EXIT_DONE;
	}
	c->command = &contents;
	return call_run(c);
}

static bool
has_show_opts(const struct show_opts *o)
{
	return o->mode != SHOW_TEXT || o->is_all || o->is_short ||
	    o->has_no_ids || o->parts != NULL;
}

int
main(int argc, char **argv)
{
	static struct app app;
	struct show_opts opts = { 0 };
	struct call c = { .app = &app, .command = command_named(SV("show")),
		.opts = &opts };
	const struct command *command = NULL;
	struct err e = { 0 };
	char **as_called;
	int status;

	report_open();
	mem_on_exhausted(report_no_memory);
	guard_install();
	if (argc > 1 && complete_is_asked(argv[1]))
		return report_close(complete_words(&app, argv + 2,
		    (size_t)argc - 2));
	as_called = arena_array(&app.arena, (size_t)argc + 1, sizeof(char *));
	memcpy(as_called, argv, (size_t)argc * sizeof(char *));
	if (!call_parse(&c, argc, argv, OPT_STOP, &e))
		return report_close(report_err(&e, NULL));
	if (c.nwords > 0 && !c.has_dashes)
		command = command_named(sv_cstr(argv[1]));
	/* "-f list" asks for the name "list". */
	if (command != NULL && command != c.command && has_show_opts(&opts))
		command = NULL;
	if (command != NULL && command->helper != NULL)
		status = helper_run(command, command->needs == NEED_SHELF ?
			with_options(&app, as_called,
			    (size_t)argc - 1 - c.nwords, argv + 1, c.nwords) :
			argv + 1);
	else if (command != NULL)
		status = run_command(&c, command, argv + 1);
	else if (!call_parse(&c, (int)c.nwords + 1, argv, OPT_PERMUTE, &e))
		status = report_err(&e, NULL);
	else
		status = run_plain(&app, &c);
	return report_close(status);
}
