/* How far exercises are: exercises.tsv in the user's state folder, a line each
 * of name, state, hints seen and the day of the last change. */
#ifndef KIT_PROGRESS_H
#define KIT_PROGRESS_H

#include "base/arena.h"
#include "base/err.h"
#include "base/sv.h"

#include <stdbool.h>
#include <stddef.h>

enum exercise_state {
	EXERCISE_NEW,
	EXERCISE_STARTED,	/* a folder was made, or a hint seen */
	EXERCISE_FAILED,	/* the last check failed */
	EXERCISE_PASSED,	/* a check passed; stays */
	EXERCISE_STATES
};

struct progress_row {
	struct sv name;		/* page#id */
	enum exercise_state state;
	unsigned hints;
	struct sv day;		/* "2026-11-21" */
};

struct progress_rows {
	struct progress_row *v;
	size_t n;
};

struct sv exercise_state_name(enum exercise_state s);
/* What is kept, in A. Lines that make no sense are passed over. */
bool progress_load(struct arena *a, struct progress_rows *out,
    struct err *e) WARN_UNUSED;
/* The row of NAME; a new one when nothing is kept. */
struct progress_row progress_of(const struct progress_rows *rows,
    struct sv name);
/* Keep ROW. Without a home nothing is kept, and nothing fails. */
bool progress_keep(const struct progress_row *row, struct arena *a,
    struct err *e) WARN_UNUSED;

#endif
