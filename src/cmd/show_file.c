#include "config.h"

#include "cmd/show_file.h"

#include <sys/stat.h>

#include "base/vec.h"
#include "cmd/helper.h"
#include "cmd/report.h"
#include "cmd/show.h"
#include "cmd/table.h"
#include "doc/markdown_name.h"

static bool
is_path(struct sv word)
{
	return sv_starts(word, SV("/")) || sv_starts(word, SV("./")) ||
	    sv_starts(word, SV("../"));
}

static bool
is_markdown(struct sv word)
{
	struct stat st;

	return is_markdown_name(word) && stat(word.p, &st) == 0 &&
	    S_ISREG(st.st_mode);
}

static bool
are_all(const struct call *c, bool (*is_one)(struct sv word))
{
	for (size_t i = 0; i < c->nwords; i++)
		if (!is_one(sv_cstr(c->words[i])))
			return false;
	return c->nwords > 0;
}

bool
show_file_is_meant(const struct call *c)
{
	const struct show_opts *o = c->opts;

	if (c->app->opts.wants_help || c->app->opts.wants_version)
		return false;
	return o->mode == SHOW_FILE ||
	    (o->mode == SHOW_TEXT && are_all(c, is_path));
}

bool
show_file_is_left(const struct call *c)
{
	const struct show_opts *o = c->opts;

	return o->mode == SHOW_TEXT && are_all(c, is_markdown);
}

struct vec_words VEC_BODY(char *);

/* The common options again, for the other program to read. */
static void
put_options(struct app *app, struct vec_words *argv)
{
	struct arena *a = &app->arena;
	struct sv text;

	if (app->opts.width.is_set) {
		text = arena_printf(a, "--width=%llu",
		    (unsigned long long)app->opts.width.value);
		vec_push(argv, arena_cstr(a, text));
	}
	text = arena_printf(a, "--color=%s", when_names[app->opts.colour]);
	vec_push(argv, arena_cstr(a, text));
	text = arena_printf(a, "--hyperlink=%s", when_names[app->opts.hyperlink]);
	vec_push(argv, arena_cstr(a, text));
	if (app->opts.has_no_pager)
		vec_push(argv, arena_cstr(a, SV("--no-pager")));
	if (app->opts.pager == NULL)
		return;
	text = arena_printf(a, "--pager=%s", app->opts.pager);
	vec_push(argv, arena_cstr(a, text));
}

int
show_file(struct call *c)
{
	const struct show_opts *o = c->opts;
	struct command render = *command_named(SV("compile"));
	struct vec_words argv = { 0 };
	struct err e = { 0 };

	if (c->nwords == 0)
		(void)err_set(&e, ERR_USAGE, "-l shows which file?");
	else if (o->is_short || o->parts != NULL)
		(void)err_set(&e, ERR_USAGE, "a file is shown whole; --short "
		    "and --part are for books");
	if (e.code != ERR_NONE)
		return report_err(&e, "show");
	render.name = "-l";
	vec_push(&argv, arena_cstr(&c->app->arena, SV("render")));
	put_options(c->app, &argv);
	vec_push(&argv, arena_cstr(&c->app->arena, SV("--")));
	for (size_t i = 0; i < c->nwords; i++)
		vec_push(&argv, c->words[i]);
	vec_push(&argv, NULL);
	return helper_run(&render, argv.v);
}
