#include "config.h"

#include "cmd/fullscreen.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "cmd/report.h"

#define ESC_MILLISECONDS 60	/* how long an ESC may be a key's beginning */
#define READ_BYTES 4096

static void
no_memory(size_t asked)
{
	tty_rescue();
	report_no_memory(asked);
}

bool
fullscreen_find(struct fullscreen *f, struct app *app, struct err *e)
{
	const char *term = getenv("TERM");

	f->screen = (struct screen){ .terminfo = &f->terminfo,
		.ansi = app->terminal.ansi };
	if (!app->terminal.is_terminal)
		return err_set(e, ERR_SYS, "standard output is no terminal; "
		    "'rust-interview show' prints");
	if (term == NULL || *term == '\0' || strcmp(term, "dumb") == 0)
		return err_set(e, ERR_SYS, "TERM is '%s': this terminal shows "
		    "no full screens; 'rust-interview show' prints",
		    term != NULL ? term : "");
	return terminfo_read(&f->terminfo, term, &app->arena, e);
}

/* Keys come from the terminal, even when standard input does not. */
bool
fullscreen_open(struct fullscreen *f, bool takes_mouse, struct err *e)
{
	int in = STDIN_FILENO;

	if (isatty(in) != 1)
		in = open("/dev/tty", O_RDWR | O_CLOEXEC);
	if (in < 0)
		return err_sys(e, "/dev/tty");
	if (!tty_open(&f->tty, in, STDOUT_FILENO, &f->terminfo, takes_mouse,
		e))
		return false;
	mem_on_exhausted(no_memory);
	return true;
}

/* False when the terminal is gone. */
static bool
show(struct fullscreen *f, const struct fullscreen_face *face, void *arg)
{
	struct buf bytes = { 0 };
	struct frame frame;
	bool ok;

	arena_clear(&f->arena);
	face->draw(arg, &f->arena, &frame);
	screen_paint(&f->screen, &frame, &bytes);
	ok = tty_write(&f->tty, buf_view(&bytes));
	buf_release(&bytes);
	return ok;
}

/* All keys that have come are taken before the screen is drawn again. */
static bool
take_keys(struct fullscreen *f, const struct fullscreen_face *face,
    void *arg, bool is_final)
{
	struct event event;

	while (input_next(&f->input, is_final, &event))
		if (!face->take(arg, &event))
			return false;
	return true;
}

static bool
take_news(struct fullscreen *f, const struct fullscreen_face *face,
    void *arg, struct sv bytes, const struct tty_news *news)
{
	unsigned columns, rows;

	if (news->is_over)
		return false;
	if (news->is_stopped)
		tty_stop(&f->tty);
	if (news->is_resized || news->is_stopped) {
		tty_size(&f->tty, &columns, &rows);
		face->resize(arg, columns, rows);
		f->screen.is_unknown = true;
	}
	/* Nothing more: what is pending is all there will be. */
	if (bytes.n == 0 && !news->is_resized && !news->is_stopped)
		return take_keys(f, face, arg, true);
	while (bytes.n > 0) {
		size_t n = input_put(&f->input, bytes);

		bytes = sv_from(bytes, n);
		if (!take_keys(f, face, arg, n == 0))
			return false;
	}
	return true;
}

void
fullscreen_run(struct fullscreen *f, const struct fullscreen_face *face,
    void *arg)
{
	char bytes[READ_BYTES];
	struct tty_news news = { 0 };
	unsigned columns, rows;

	tty_size(&f->tty, &columns, &rows);
	face->resize(arg, columns, rows);
	do {
		if (!show(f, face, arg))
			break;
		news = tty_wait(&f->tty, f->input.n > 0 ? ESC_MILLISECONDS :
		    -1, bytes, sizeof(bytes));
	} while (take_news(f, face, arg, sv_make(bytes, news.n), &news));
	tty_leave(&f->tty);
}

void
fullscreen_lend(struct fullscreen *f)
{
	tty_lend(&f->tty, true);
}

void
fullscreen_take_back(struct fullscreen *f)
{
	tty_take_back(&f->tty, true);
	f->screen.is_unknown = true;
}

void
fullscreen_release(struct fullscreen *f)
{
	screen_release(&f->screen);
	arena_release(&f->arena);
}
