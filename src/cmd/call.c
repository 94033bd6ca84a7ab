#include "config.h"

#include "cmd/books.h"
#include "cmd/command.h"
#include "cmd/confine.h"
#include "cmd/report.h"
#include "cmd/terminal.h"
#include "cmd/usage.h"
#include "cmd/version.h"

bool
call_parse(struct call *c, int argc, char **argv, enum opt_order order,
    struct err *e)
{
	struct opt_spec spec = { .own = c->command->opts,
		.common = app_options,
		.own_into = c->opts,
		.common_into = c->app,
		.order = order };

	c->words = argv + 1;
	return opt_parse(argc, argv, &spec, &c->nwords, &c->has_dashes, e);
}

static bool
get_ready(struct call *c, struct err *e)
{
	const struct command *command = c->command;

	return terminal_probe(c->app, e) &&
	    (!command->is_confined || confine_begin(c->app, e)) &&
	    (command->needs != NEED_SHELF || books_open(c->app, e)) &&
	    (command->open == NULL || command->open(c, e)) &&
	    confine(c->app, e);
}

int
call_run(struct call *c)
{
	struct err e = { 0 };
	int status;

	if (c->app->opts.wants_help) {
		usage_print(c->command);
		return EXIT_DONE;
	}
	if (c->app->opts.wants_version) {
		version_print();
		return EXIT_DONE;
	}
	status = get_ready(c, &e) ? c->command->run(c) :
	    report_err(&e, c->command->name);
	(void)outside_end(&c->app->outside);
	/* Part of what was asked for could not be read. */
	return c->app->has_damaged ? EXIT_TROUBLE : status;
}
