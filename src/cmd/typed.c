/* What a person types, a line at a time. */
#include "config.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "cmd/kit.h"
#include "kit/rubric.h"

#define LINE_MAX_BYTES 4096

static unsigned
now(void)
{
	struct timespec t = { 0 };

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (unsigned)t.tv_sec;
}

/* Show how long it takes until there is something to read. */
static void
run_clock(const struct question_line *what, unsigned from)
{
	struct pollfd in = { .fd = STDIN_FILENO, .events = POLLIN };

	if (what->seconds == 0 || isatty(STDIN_FILENO) != 1 ||
	    isatty(STDOUT_FILENO) != 1)
		return;
	do {
		unsigned used = now() - from;

		(void)printf("\r%s%u:%02u of %u:%02u ", what->prompt,
		    used / 60, used % 60, what->seconds / 60,
		    what->seconds % 60);
		(void)fflush(stdout);
	} while (poll(&in, 1, 1000) == 0);
}

/* The bytes of a line; read one by one, so that none is taken from what reads
 * after. */
static bool
read_line(struct buf *line)
{
	char c;
	ssize_t n;

	while ((n = read(STDIN_FILENO, &c, 1)) == 1 ||
	    (n < 0 && errno == EINTR)) {
		if (n < 0)
			continue;
		if (c == '\n')
			return true;
		if (line->n < LINE_MAX_BYTES)
			buf_byte(line, (unsigned char)c);
	}
	return line->n > 0;
}

struct sv
typed_line(struct arena *a, const struct question_line *what, unsigned *used,
    bool *more)
{
	unsigned from = now();
	struct buf line = { 0 };
	struct sv out;

	(void)fputs(what->prompt, stdout);
	(void)fflush(stdout);
	run_clock(what, from);
	*more = read_line(&line);
	if (!*more || isatty(STDIN_FILENO) != 1)
		(void)fputc('\n', stdout);
	if (used != NULL)
		*used = now() - from;
	/* Keys that were no text are none. */
	out = arena_sv(a, sv_trim(buf_view(&line)));
	if (utf8_check(out) != out.n)
		out.n = 0;
	buf_release(&line);
	return out;
}

unsigned
typed_rating(struct arena *a, bool *more)
{
	static const struct question_line what = {
		.prompt = "Rating 1 to 4 (empty: none, q: stop): " };

	for (;;) {
		struct sv line = typed_line(a, &what, NULL, more);
		uint64_t rating;

		if (!*more || line.n == 0)
			return 0;
		if (sv_ieq(line, SV("q"))) {
			*more = false;
			return 0;
		}
		if (sv_number(line, &rating) && rating >= 1 &&
		    rating <= RATING_MAX)
			return (unsigned)rating;
	}
}
