#include "config.h"

#include "cmd/pager.h"

#include <errno.h>
#include <fcntl.h>
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

/* In the child: become the pager, or tell the parent errno through STATUS. */
static void
become(char **words, int text_fd, int status_fd)
{
	int error;

	(void)setenv("LESS", "-FRix8", 0);
	(void)setenv("LESSCHARSET", "utf-8", 0);
	(void)dup2(text_fd, STDIN_FILENO);
	execvp(words[0], words);
	error = errno;
	if (write(status_fd, &error, sizeof(error)) < 0)
		_exit(126);
	_exit(127);
}

/* Start the pager; false with errno when it cannot be. *FD is where its text
 * goes. */
static bool
start(char **words, pid_t *child, int *fd)
{
	int text[2], status[2], error = 0;
	ssize_t n;

	if (pipe(text) != 0)
		return false;
	if (pipe(status) != 0) {
		(void)close(text[0]);
		(void)close(text[1]);
		return false;
	}
	(void)fcntl(status[1], F_SETFD, FD_CLOEXEC);
	(void)fcntl(text[1], F_SETFD, FD_CLOEXEC);
	*child = fork();
	if (*child == 0)
		become(words, text[0], status[1]);
	(void)close(text[0]);
	(void)close(status[1]);
	if (*child < 0)
		error = errno;
	else
		while ((n = read(status[0], &error, sizeof(error))) < 0 &&
		    errno == EINTR)
			;
	(void)close(status[0]);
	*fd = text[1];
	if (error == 0)
		return true;
	(void)close(text[1]);
	if (*child > 0)
		(void)waitpid(*child, NULL, 0);
	errno = error;
	return false;
}

static int
through_pager(char **words, bool is_default, struct sv text)
{
	struct sigaction ignore, saved_pipe, saved_int, saved_quit;
	pid_t child;
	int fd, status = 0;

	if (!start(words, &child, &fd)) {
		if (!is_default || errno != ENOENT)
			report("cannot start the pager '%s': %s", words[0],
			    strerror(errno));
		return to_stdout(text);
	}
	memset(&ignore, 0, sizeof(ignore));
	ignore.sa_handler = SIG_IGN;
	(void)sigaction(SIGPIPE, &ignore, &saved_pipe);
	/* Ctrl-C is the pager's while it runs. */
	(void)sigaction(SIGINT, &ignore, &saved_int);
	(void)sigaction(SIGQUIT, &ignore, &saved_quit);
	(void)write_all(fd, text);
	(void)close(fd);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	(void)sigaction(SIGPIPE, &saved_pipe, NULL);
	(void)sigaction(SIGINT, &saved_int, NULL);
	(void)sigaction(SIGQUIT, &saved_quit, NULL);
	/* The reader's signals end a pager as they please. */
	if (!WIFEXITED(status) || WEXITSTATUS(status) == 0)
		return EXIT_DONE;
	report("the pager '%s' failed: exit status %d", words[0],
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
	const char *wanted;
	char *command;

	if (!t->is_terminal || (t->rows != 0 && !fills_screen(text, t)))
		return to_stdout(text);
	wanted = pager_command(app);
	command = arena_cstr(&app->arena, sv_cstr(wanted));
	if (words_split(command, words, PAGER_WORDS) == 0)
		return to_stdout(text);
	(void)fflush(stdout);
	return through_pager(words, strcmp(wanted, DEFAULT_PAGER) == 0, text);
}
