/* Reading sorted runs at once, term by term: those in memory and those that
 * were spilled alike. */
#ifndef COMPILE_MERGE_H
#define COMPILE_MERGE_H

#include "base/buf.h"
#include "base/err.h"
#include "compile/runs.h"
#include "compile/spill.h"

#include <stdbool.h>
#include <stddef.h>

/* One run: in memory, or spilled. */
struct merge_source {
	const struct run *run;	/* NULL: spilled */
	size_t i;		/* of its term */
	struct spill_reader spilled;
	struct run_term term;	/* the current one */
	uint64_t head;		/* the first bytes of its text, as a number */
};

/* Valid when zeroed: of no runs. */
struct merge {
	VEC(struct merge_source) sources;
	VEC(size_t) heap;	/* sources that have a term, the least first */
	VEC(size_t) taken;	/* those whose term is the one given last */
};

/* Add a finished run; it must stay. All are added before the first term. */
void merge_add(struct merge *m, const struct run *r);
/* Add the run I of S; both must stay. */
void merge_add_spilled(struct merge *m, const struct spill *s, size_t i);
/* The next term of all runs, in order of their texts; it lives until the next
 * call. False at the end, or when a spilled run cannot be read. */
bool merge_next(struct merge *m, struct run_term *out);
/* Append its list (runs.h); once at most. */
void merge_list(struct merge *m, struct buf *out);
/* Was all read well so far? */
bool merge_ok(const struct merge *m, struct err *e) WARN_UNUSED;
void merge_release(struct merge *m);

#endif
