#include "config.h"

#include "cmd/browse.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/home.h"
#include "cmd/lookup.h"
#include "cmd/report.h"

static int
print_keys(void)
{
	size_t i;

	for (i = 0; i < action_count; i++)
		(void)printf("%s\t%s\t%s\n", action_table[i].group,
		    action_table[i].keys, action_table[i].help);
	return EXIT_DONE;
}

static void
resize(void *arg, unsigned columns, unsigned rows)
{
	struct browse *b = arg;

	view_resize(&b->view, columns, rows);
}

static bool
take(void *arg, const struct event *event)
{
	struct browse *b = arg;

	view_event(&b->view, event);
	if (b->view.errand.kind != ERRAND_NONE)
		errand_run(b);
	return !b->view.is_done;
}

static void
draw(void *arg, struct arena *a, struct frame *out)
{
	struct browse *b = arg;

	view_draw(&b->view, a, out);
}

/* What is to be shown first: NAME, or what is found by it. */
static bool
open_name(struct browse *b, struct call *c, struct err *e)
{
	const struct terminal *t = &b->app->terminal;
	struct sv name = call_text(c);
	struct places_found found;
	const struct place_in_book *p;

	/* So that a page is laid out once. */
	if (t->rows > 0)
		view_resize(&b->view, t->screen_columns, t->rows);
	if (sv_trim(name).n == 0)
		return true;
	if (!lookup_name(&b->app->shelf, name, &b->app->arena, &found, e))
		return false;
	if (found.n != 1) {
		view_search(&b->view, name);
		return true;
	}
	p = &found.v[0];
	view_open(&b->view, p->book, p->page, p->entry, p->is_page);
	return true;
}

static void
release(struct browse *b)
{
	view_release(&b->view);
	fullscreen_release(&b->full);
}

int
cmd_browse(struct call *c)
{
	static const struct fullscreen_face face = { .resize = resize,
		.take = take, .draw = draw };
	static struct browse b;
	const struct browse_opts *o = c->opts;
	struct view_opts opts = { .is_quiz = o->is_quiz,
		.takes_mouse = !o->has_no_mouse };
	struct err e = { 0 };

	if (o->wants_keys)
		return print_keys();
	b.app = c->app;
	opts.is_ascii = c->app->terminal.ansi.is_ascii;
	opts.marks_code = !c->app->terminal.ansi.has_style;
	opts.colours_code = c->app->terminal.ansi.has_colour;
	opts.width = c->app->opts.width.is_set ? c->app->terminal.width : 0;
	opts.bookmarks = home_path(HOME_STATE, "bookmarks", &c->app->arena);
	if (!fullscreen_find(&b.full, c->app, &e) ||
	    !listing_filter(c->app, &o->listing, &opts.filter, &e) ||
	    !view_init(&b.view, &c->app->shelf, &opts, &e) ||
	    !open_name(&b, c, &e) ||
	    !fullscreen_open(&b.full, opts.takes_mouse, &e)) {
		release(&b);
		return report_err(&e, "browse");
	}
	if (!sv_eq(b.full.terminfo.used, sv_cstr(getenv("TERM"))))
		view_say(&b.view, "the terminal '%s' is unknown here; taken "
		    "for '%.*s'", getenv("TERM"), SV_ARG(b.full.terminfo.used));
	fullscreen_run(&b.full, &face, &b);
	release(&b);
	return EXIT_DONE;
}
