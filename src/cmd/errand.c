/* What the reader does outside itself, with a block of code. */
#include "config.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/child.h"
#include "base/file.h"
#include "cmd/browse.h"
#include "cmd/words.h"

#define WORDS_MAX 32
#define SAID_MAX ((size_t)1 << 22)
#define EDITION "2021"		/* where neither block nor page has one */

static void
copy(struct browse *b)
{
	const struct sv text = buf_view(&b->view.errand.text);
	const char *term = getenv("TERM");
	bool in_tmux = getenv("TMUX") != NULL;
	struct buf bytes = { 0 };
	size_t i, lines = 0;

	screen_clipboard(text, in_tmux, !in_tmux && getenv("STY") != NULL &&
	    term != NULL && strncmp(term, "screen", 6) == 0, &bytes);
	for (i = 0; i < text.n; i++)
		lines += text.p[i] == '\n';
	if (!tty_write(&b->full.tty, buf_view(&bytes)))
		view_say(&b->view, "the terminal: %s", strerror(errno));
	else
		view_say(&b->view, "%zu line%s given to the terminal's "
		    "clipboard", lines, lines == 1 ? "" : "s");
	buf_release(&bytes);
}

/* "~/x" as a shell takes it. */
static char *
file_name(struct sv typed, struct arena *a)
{
	const char *home = getenv("HOME");

	if (sv_starts(typed, SV("~/")) && home != NULL)
		return arena_cstr(a, arena_printf(a, "%s%.*s", home,
		    SV_ARG(sv_from(typed, 1))));
	return arena_cstr(a, typed);
}

static void
write_code(struct browse *b)
{
	struct arena a = { 0 };
	char *path = file_name(buf_view(&b->view.errand.with), &a);
	struct err e = { 0 };

	if (access(path, F_OK) == 0)
		view_say(&b->view, "%s is there already; nothing is written "
		    "over it", path);
	else if (file_put(path, buf_view(&b->view.errand.text), &e))
		view_say(&b->view, "written to %s", path);
	else
		view_say(&b->view, "%s", e.msg);
	arena_release(&a);
}

/* A folder of our own for a moment. */
static bool
make_folder(char *dir, size_t size, struct err *e)
{
	const char *tmp = getenv("TMPDIR");

	if (tmp == NULL || tmp[0] != '/')
		tmp = "/tmp";
	if (snprintf(dir, size, "%s/rust-interview-XXXXXX", tmp) >= (int)size)
		return err_set(e, ERR_SYS, "TMPDIR is too long");
	return mkdtemp(dir) != NULL || err_sys(e, "%s", dir);
}

/* Wait for CHILD to end; what stops it alone stops this program as well, or
 * nobody would be left to continue them. */
static void
wait_for(pid_t child, int *status)
{
	/* What continues both may reach CHILD a little later. */
	const struct timespec moment = { .tv_nsec = 20000000 };

	for (;;) {
		if (waitpid(child, status, WUNTRACED) < 0) {
			if (errno != EINTR)
				return;
			continue;
		}
		if (!WIFSTOPPED(*status))
			return;
		(void)nanosleep(&moment, NULL);
		if (waitpid(child, status, WNOHANG | WCONTINUED) == child) {
			if (!WIFCONTINUED(*status))
				return;
			continue;
		}
		(void)raise(SIGSTOP);
		(void)kill(child, SIGCONT);
	}
}

/* Run a program on this terminal; false when it cannot be started. */
static bool
run_here(struct browse *b, char **words, struct err *e)
{
	int status = 0;
	pid_t child;

	fullscreen_lend(&b->full);
	child = fork();
	if (child == 0) {
		(void)execvp(words[0], words);
		_exit(127);
	}
	if (child > 0)
		wait_for(child, &status);
	fullscreen_take_back(&b->full);
	if (child < 0)
		return err_sys(e, "%s", words[0]);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
		return err_set(e, ERR_SYS, "%s cannot be run; set EDITOR",
		    words[0]);
	return true;
}

static const char *
editor(void)
{
	static const char *const names[] = { "VISUAL", "EDITOR" };
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(*names); i++) {
		const char *value = getenv(names[i]);

		if (value != NULL && *value != '\0')
			return value;
	}
	return "vi";
}

static void
edit(struct browse *b)
{
	char dir[1024], path[1100];
	char *words[WORDS_MAX + 1];
	struct arena a = { 0 };
	struct err e = { 0 };
	size_t n = words_split(arena_cstr(&a, sv_cstr(editor())), words,
	    WORDS_MAX);

	if (!make_folder(dir, sizeof(dir), &e)) {
		view_say(&b->view, "%s", e.msg);
		goto out;
	}
	(void)snprintf(path, sizeof(path), "%s/example.rs", dir);
	words[n] = path;
	words[n + 1] = NULL;
	if (n == 0 || !file_put(path, buf_view(&b->view.errand.text), &e) ||
	    !run_here(b, words, &e))
		view_say(&b->view, "%s", n == 0 ? "EDITOR is empty" : e.msg);
	(void)unlink(path);
	/* What the editor has left beside it stays. */
	(void)rmdir(dir);
out:
	arena_release(&a);
}

static void
show_said(struct browse *b, const char *program,
    const struct child_result *r)
{
	struct buf title = { 0 }, text = { 0 };

	buf_printf(&title, "%s: exit status %d", program, r->status);
	buf_sv(&text, buf_view(&r->said));
	buf_sv(&text, buf_view(&r->out));
	if (text.n == 0)
		buf_cstr(&text, r->status == 0 ? "It said nothing: all is well.\n" :
		    "It said nothing.\n");
	view_show_text(&b->view, buf_view(&title), buf_view(&text));
	buf_release(&title);
	buf_release(&text);
}

/* "rustc" alone only checks, and leaves nothing behind. */
static void
pipe_code(struct browse *b)
{
	struct errand *errand = &b->view.errand;
	char dir[1024], out[1100], edition[32];
	char *words[WORDS_MAX], *rustc[] = { (char[]){ "rustc" }, edition,
		(char[]){ "--emit=metadata" },
		(char[]){ "--crate-name=example" }, (char[]){ "-o" }, out,
		(char[]){ "-" }, NULL };
	struct child_result result = { 0 };
	struct arena a = { 0 };
	struct err e = { 0 };
	size_t n = words_split(arena_cstr(&a, buf_view(&errand->with)), words,
	    WORDS_MAX);
	bool ok;

	if (!make_folder(dir, sizeof(dir), &e)) {
		view_say(&b->view, "%s", e.msg);
		goto out;
	}
	(void)snprintf(out, sizeof(out), "%s/out", dir);
	(void)snprintf(edition, sizeof(edition), "--edition=%.*s",
	    errand->edition.n > 0 ? (int)errand->edition.n : 4,
	    errand->edition.n > 0 ? errand->edition.p : EDITION);
	tty_lend(&b->full.tty, false);
	ok = n > 0 && child_run(n == 1 && strcmp(words[0], "rustc") == 0 ?
		rustc : words, buf_view(&errand->text), SAID_MAX, &result, &e);
	tty_take_back(&b->full.tty, false);
	if (ok)
		show_said(b, words[0], &result);
	else
		view_say(&b->view, "%s", e.msg);
	(void)unlink(out);
	(void)rmdir(dir);
out:
	child_release(&result);
	arena_release(&a);
}

void
errand_run(struct browse *b)
{
	enum errand_kind kind = b->view.errand.kind;

	b->view.errand.kind = ERRAND_NONE;
	switch (kind) {
	case ERRAND_NONE:
		return;
	case ERRAND_COPY:
		copy(b);
		return;
	case ERRAND_WRITE:
		write_code(b);
		return;
	case ERRAND_EDIT:
		edit(b);
		return;
	case ERRAND_PIPE:
		pipe_code(b);
		return;
	case ERRAND_MOUSE:
		tty_mouse(&b->full.tty, b->view.opts.takes_mouse);
		return;
	case ERRAND_REDRAW:
		b->full.screen.is_unknown = true;
		return;
	}
}
