#include "config.h"

#include "cmd/browse.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/home.h"
#include "base/mem.h"
#include "cmd/lookup.h"
#include "cmd/report.h"

#define ESC_MILLISECONDS 60	/* how long an ESC may be a key's beginning */
#define READ_BYTES 4096

static void
no_memory(size_t asked)
{
	tty_rescue();
	report_no_memory(asked);
}

static int
print_keys(void)
{
	size_t i;

	for (i = 0; i < action_count; i++)
		(void)printf("%s\t%s\t%s\n", action_table[i].group,
		    action_table[i].keys, action_table[i].help);
	return EXIT_DONE;
}

/* The terminal's description, or why there can be no full screen. */
static bool
find_terminal(struct browse *b, struct err *e)
{
	const char *term = getenv("TERM");

	if (!b->app->terminal.is_terminal)
		return err_set(e, ERR_SYS, "standard output is no terminal; "
		    "'rust-interview show' prints");
	if (term == NULL || *term == '\0' || strcmp(term, "dumb") == 0)
		return err_set(e, ERR_SYS, "TERM is '%s': this terminal shows "
		    "no full screens; 'rust-interview show' prints",
		    term != NULL ? term : "");
	return terminfo_read(&b->terminfo, term, &b->app->arena, e);
}

/* Keys come from the terminal, even when standard input does not. */
static bool
open_terminal(struct browse *b, bool takes_mouse, struct err *e)
{
	int in = STDIN_FILENO;

	if (isatty(in) != 1)
		in = open("/dev/tty", O_RDWR | O_CLOEXEC);
	if (in < 0)
		return err_sys(e, "/dev/tty");
	return tty_open(&b->tty, in, STDOUT_FILENO, &b->terminfo, takes_mouse,
	    e);
}

static void
show(struct browse *b)
{
	struct buf bytes = { 0 };
	struct frame frame;

	arena_clear(&b->arena);
	view_draw(&b->view, &b->arena, &frame);
	screen_paint(&b->screen, &frame, &bytes);
	if (!tty_write(&b->tty, buf_view(&bytes)))
		b->view.is_done = true;
	buf_release(&bytes);
}

/* All keys that have come are taken before the screen is drawn again. */
static void
take_keys(struct browse *b, bool is_final)
{
	struct event event;

	while (!b->view.is_done && input_next(&b->input, is_final, &event)) {
		view_event(&b->view, &event);
		if (b->view.errand.kind != ERRAND_NONE)
			errand_run(b);
	}
}

static void
take_news(struct browse *b, const struct tty_news *news, const char *bytes)
{
	struct sv rest = sv_make(bytes, news->n);
	unsigned columns, rows;

	if (news->is_over)
		b->view.is_done = true;
	if (news->is_stopped)
		tty_stop(&b->tty);
	if (news->is_resized || news->is_stopped) {
		tty_size(&b->tty, &columns, &rows);
		view_resize(&b->view, columns, rows);
		b->screen.is_unknown = true;
	}
	/* Nothing more: what is pending is all there will be. */
	if (news->n == 0 && !news->is_resized && !news->is_stopped)
		take_keys(b, true);
	while (rest.n > 0 && !b->view.is_done) {
		size_t n = input_put(&b->input, rest);

		rest = sv_from(rest, n);
		take_keys(b, n == 0);
	}
}

static void
run(struct browse *b)
{
	char bytes[READ_BYTES];
	unsigned columns, rows;

	tty_size(&b->tty, &columns, &rows);
	view_resize(&b->view, columns, rows);
	while (!b->view.is_done) {
		struct tty_news news;

		show(b);
		news = tty_wait(&b->tty, b->input.n > 0 ? ESC_MILLISECONDS :
		    -1, bytes, sizeof(bytes));
		take_news(b, &news, bytes);
	}
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
	screen_release(&b->screen);
	arena_release(&b->arena);
}

int
cmd_browse(struct call *c)
{
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
	if (!find_terminal(&b, &e) ||
	    !listing_filter(c->app, &o->listing, &opts.filter, &e) ||
	    !view_init(&b.view, &c->app->shelf, &opts, &e) ||
	    !open_name(&b, c, &e) ||
	    !open_terminal(&b, opts.takes_mouse, &e)) {
		release(&b);
		return report_err(&e, "browse");
	}
	mem_on_exhausted(no_memory);
	b.screen = (struct screen){ .terminfo = &b.terminfo,
		.ansi = c->app->terminal.ansi };
	if (!sv_eq(b.terminfo.used, sv_cstr(getenv("TERM"))))
		view_say(&b.view, "the terminal '%s' is unknown here; taken "
		    "for '%.*s'", getenv("TERM"), SV_ARG(b.terminfo.used));
	run(&b);
	tty_leave(&b.tty);
	release(&b);
	return EXIT_DONE;
}
