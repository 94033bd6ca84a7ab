#include "config.h"

#include "cmd/report.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/sink.h"
#include "base/utf8.h"
#include "cmd/wrapped.h"

#define NAME_SHOWN 200	/* bytes of a name in a message */

/* Names of files and words typed in may hold anything: control characters
 * become '?', so that a message stays one line and acts on no terminal. */
static void
make_safe(char *text)
{
	struct sv s = sv_cstr(text);
	size_t i = 0;

	while (i < s.n) {
		size_t from = i;
		uint32_t c = utf8_next(s, &i);

		if (utf8_is_unsafe(c) || c == '\n' || c == '\t' ||
		    (c == UTF8_REPLACEMENT && i == from + 1))
			memset(text + from, '?', i - from);
	}
}

void
report(const char *fmt, ...)
{
	char line[1024];
	va_list args;

	va_start(args, fmt);
	(void)vsnprintf(line, sizeof(line), fmt, args);
	va_end(args);
	make_safe(line);
	(void)fflush(stdout);
	(void)fprintf(stderr, "rust-interview: %s\n", line);
}

int
report_err(const struct err *e, const char *command)
{
	report("%s", e->msg);
	if (e->code == ERR_USAGE)
		(void)fprintf(stderr,
		    "Try 'rust-interview %s%s--help' for more information.\n",
		    command != NULL ? command : "", command != NULL ? " " : "");
	return e->code == ERR_CONTENT ? EXIT_NOTHING : EXIT_TROUBLE;
}

struct sv
report_cut(struct sv name, struct arena *a)
{
	size_t n = NAME_SHOWN;

	if (name.n <= n)
		return name;
	/* Not within a character. */
	while (n > 0 && ((unsigned char)name.p[n] & 0xC0) == 0x80)
		n--;
	return arena_printf(a, "%.*s...", (int)n, name.p);
}

int
report_unnamed(struct sv name, struct arena *a)
{
	report("no page or question is named '%.*s'; 'rust-interview search "
	    "WORDS' finds names", SV_ARG(report_cut(name, a)));
	return EXIT_NOTHING;
}

void
report_hint(struct sv name, struct sv title, const struct terminal *t)
{
	struct sink out;
	struct wrapped w = { .terminal = t, .out = &out, .indent = 6 };
	struct err e = { 0 };

	sink_to_fd(&out, STDERR_FILENO);
	wrapped_gap(&w, 2, 0);
	wrapped_text(&w, SV("rust-interview "), STYLE_PLAIN);
	wrapped_text(&w, name, STYLE_PLAIN);
	wrapped_gap(&w, 4, sv_find_byte(title, ' '));
	wrapped_text(&w, title, STYLE_PLAIN);
	wrapped_end(&w);
	if (!sink_flush(&out, &e))
		e.code = ERR_NONE; /* nowhere left to say so */
	sink_release(&out);
}

void
report_no_memory(size_t asked)
{
	char line[96];
	int n = asked == 0 ?
	    snprintf(line, sizeof(line), "rust-interview: out of memory\n") :
	    snprintf(line, sizeof(line), "rust-interview: out of memory "
		"(%zu bytes were asked for)\n", asked);

	if (n > 0 && write(STDERR_FILENO, line, (size_t)n) < 0)
		_exit(EXIT_TROUBLE);
	_exit(EXIT_TROUBLE);
}

/* In a signal handler: only write, _exit, and what touches no state. */
void
report_shrunk(const char *path)
{
	static const char head[] = "rust-interview: ";
	static const char tail[] = ": damaged: the file shrank while it was "
				   "read";
	char line[1024] = "";
	const size_t room = sizeof(line) - sizeof(head) - sizeof(tail);
	const size_t n = strlen(path) < room ? strlen(path) : room;

	memcpy(line, head, sizeof(head) - 1);
	memcpy(line + sizeof(head) - 1, path, n);
	memcpy(line + sizeof(head) - 1 + n, tail, sizeof(tail));
	make_safe(line);
	line[strlen(line)] = '\n';
	if (write(STDERR_FILENO, line, strlen(line)) < 0)
		_exit(EXIT_TROUBLE);
	_exit(EXIT_TROUBLE);
}

void
report_open(void)
{
	int fd;

	/* Opened the wrong way round: reading or writing it fails as before. */
	for (fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF &&
		    open("/dev/null", fd == STDIN_FILENO ? O_WRONLY :
			O_RDONLY) < 0)
			return;
}

int
report_close(int status)
{
	bool has_failed = ferror(stdout) != 0;

	if (fclose(stdout) != 0 || has_failed) {
		(void)fprintf(stderr,
		    "rust-interview: standard output: %s\n", strerror(errno));
		return EXIT_TROUBLE;
	}
	return status;
}
