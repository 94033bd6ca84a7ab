#include "config.h"

#include "cmd/pager.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/utf8.h"
#include "cmd/report.h"
#include "cmd/words.h"

#define PAGER_WORDS 32
#define DEFAULT_PAGER "less"

static const char *
pager_command(const struct app *app)
{
	static const char *const names[] = { "RUST_INTERVIEW_PAGER", "MANPAGER",
		"PAGER" };
	size_t i;

	if (app->opts.has_no_pager)
		return "";
	if (app->opts.pager != NULL)
		return app->opts.pager;
	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (getenv(names[i]) != NULL)
			return getenv(names[i]);
	return DEFAULT_PAGER;
}

/* Write all of TEXT; a reader that went away is no error. */
static bool
write_all(int fd, struct sv text)
{
	while (text.n > 0) {
		ssize_t n = write(fd, text.p, text.n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return errno == EPIPE;
		text = sv_from(text, (size_t)n);
	}
	return true;
}

static int
to_stdout(struct sv text)
{
	/* Nothing is buffered by stdio here, so the bytes keep their order. */
	(void)fflush(stdout);
	if (!write_all(STDOUT_FILENO, text)) {
		report("standard output: %s", strerror(errno));
		return EXIT_TROUBLE;
	}
	return EXIT_DONE;
}

/* The words of the command, which point into the app's arena. */
static size_t
split_command(struct app *app, char *words[PAGER_WORDS])
{
	return words_split(arena_cstr(&app->arena, sv_cstr(pager_command(app))),
	    words, PAGER_WORDS);
}

void
pager_become(struct app *app, int fd)
{
	char *words[PAGER_WORDS];

	errno = ENOENT;
	if (split_command(app, words) == 0)
		return;
	(void)setenv("LESS", "-FRix8", 0);
	(void)setenv("LESSCHARSET", "utf-8", 0);
	(void)dup2(fd, STDIN_FILENO);
	(void)execvp(words[0], words);
}

/* Start the pager, or have the process that waits for it become it; false with
 * errno when it cannot be. */
static bool
start(struct app *app)
{
	struct err e = { 0 };

	if (outside_start(app, &e) && outside_become_pager(&app->outside))
		return true;
	int error = errno;
	(void)outside_end(&app->outside);
	errno = error;
	return false;
}

static int
through_pager(struct app *app, const char *name, struct sv text)
{
	struct sigaction ignore, saved_pipe, saved_int, saved_quit;
	int status;

	if (!start(app)) {
		if (strcmp(pager_command(app), DEFAULT_PAGER) != 0 ||
		    errno != ENOENT)
			report("cannot start the pager '%s': %s", name,
			    strerror(errno));
		return to_stdout(text);
	}
	memset(&ignore, 0, sizeof(ignore));
	ignore.sa_handler = SIG_IGN;
	(void)sigaction(SIGPIPE, &ignore, &saved_pipe);
	/* Ctrl-C is the pager's while it runs. */
	(void)sigaction(SIGINT, &ignore, &saved_int);
	(void)sigaction(SIGQUIT, &ignore, &saved_quit);
	(void)write_all(app->outside.requests, text);
	status = outside_end(&app->outside);
	(void)sigaction(SIGPIPE, &saved_pipe, NULL);
	(void)sigaction(SIGINT, &saved_int, NULL);
	(void)sigaction(SIGQUIT, &saved_quit, NULL);
	/* The reader's signals end a pager as they please. */
	if (!WIFEXITED(status) || WEXITSTATUS(status) == 0)
		return EXIT_DONE;
	report("the pager '%s' failed: exit status %d", name,
	    WEXITSTATUS(status));
	return EXIT_TROUBLE;
}

/* From *AT, at an ESC, to behind the sequence: SGR ends in a letter, OSC in
 * ESC '\\'. */
static void
skip_escape(struct sv text, size_t *at)
{
	bool is_osc = *at + 1 < text.n && text.p[*at + 1] == ']';

	for (*at += 2; *at < text.n; (*at)++) {
		char c = text.p[*at];

		if (is_osc ? c == '\\' && text.p[*at - 1] == '\033' :
			     c >= '@' && c <= '~') {
			(*at)++;
			return;
		}
	}
}

/* Does TEXT fill the screen? Lines wider than it take several rows; the last
 * row is the shell's next prompt. */
static bool
fills_screen(struct sv text, const struct terminal *t)
{
	size_t at = 0, rows = 0, column = 0;

	while (at < text.n && rows < t->rows) {
		if (text.p[at] == '\033') {
			skip_escape(text, &at);
			continue;
		}
		if (text.p[at] == '\n') {
			rows++;
			column = 0;
			at++;
			continue;
		}
		if (column > 0 && column >= t->screen_columns) {
			rows++;
			column = 0;
		}
		column += utf8_width(utf8_next(text, &at));
	}
	return rows >= t->rows;
}

int
pager_write(struct app *app, struct sv text)
{
	char *words[PAGER_WORDS];
	const struct terminal *t = &app->terminal;

	if (!t->is_terminal || (t->rows != 0 && !fills_screen(text, t)) ||
	    split_command(app, words) == 0) {
		outside_let_go(&app->outside);
		return to_stdout(text);
	}
	(void)fflush(stdout);
	return through_pager(app, words[0], text);
}
