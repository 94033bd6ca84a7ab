/* What the files of some trees are at one moment, and how two moments differ:
 * by their sizes and the times they were written. */
#ifndef CMD_CHANGES_H
#define CMD_CHANGES_H

#include "base/arena.h"
#include "base/err.h"
#include "base/sink.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

struct seen {
	const char *path;	/* as to be opened */
	uint64_t bytes;
	struct timespec written;
};

struct moment {
	struct arena arena;
	struct seen *v;		/* in byte order of path */
	size_t n;
};

/* The files below PATHS, but books and editors' copies (*.book, *~). */
bool moment_take(struct moment *m, char *const *paths, size_t npaths,
    struct err *e) WARN_UNUSED;
void moment_release(struct moment *m);
/* A line for each file that is new, changed or gone; from the eleventh on only
 * their number. False when there is none. */
bool moment_differs(const struct moment *old, const struct moment *now,
    struct sink *out);

#endif
