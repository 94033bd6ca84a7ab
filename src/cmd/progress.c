#include "config.h"

#include "cmd/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define PROGRESS_AFTER 0.5	/* seconds */
#define PROGRESS_EVERY 0.1

static double
now(void)
{
	struct timespec t = { 0 };

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

void
progress_init(struct progress *p, const char *what)
{
	const char *term = getenv("TERM");

	*p = (struct progress){ .what = what, .began = now(),
		.is_terminal = isatty(STDERR_FILENO) == 1 && term != NULL &&
		    strcmp(term, "dumb") != 0 };
}

void
progress_step(void *progress, size_t done, size_t total)
{
	struct progress *p = progress;
	double t = p->is_terminal ? now() : 0;

	if (!p->is_terminal || t - p->began < PROGRESS_AFTER ||
	    t - p->shown_at < PROGRESS_EVERY)
		return;
	p->shown_at = t;
	(void)fprintf(stderr, "\r%s: %zu of %zu\033[K", p->what, done, total);
	p->is_shown = true;
}

void
progress_end(struct progress *p)
{
	if (p->is_shown)
		(void)fputs("\r\033[K", stderr);
	p->is_shown = false;
}
