#include "config.h"

#include "cmd/books.h"
#include "cmd/command.h"
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
	if (!terminal_probe(c->app, &e) ||
	    (c->command->needs == NEED_SHELF && !books_open(c->app, &e)))
		return report_err(&e, c->command->name);
	status = c->command->run(c);
	/* Part of what was asked for could not be read. */
	return c->app->has_damaged ? EXIT_TROUBLE : status;
}
