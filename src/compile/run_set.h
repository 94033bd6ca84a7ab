/* All the runs of a compile, within a bound of memory: one in the making for
 * each worker, and those that were spilled when they had grown too large. */
#ifndef COMPILE_RUN_SET_H
#define COMPILE_RUN_SET_H

#include "base/err.h"
#include "base/sv.h"
#include "compile/merge.h"
#include "compile/runs.h"
#include "compile/spill.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A run in a file. */
struct spilled {
	struct spill *file;
	size_t run;
};

/* Valid when zeroed. */
struct run_set {
	size_t workers;
	struct run **runs;	/* one a worker */
	struct spill *spills;	/* the same; of each the file when needed */
	uint64_t memory;	/* for all */
	const char *beside;	/* where files go (file_scratch_open) */
	/* Once finished: */
	bool is_spilled;	/* no run is left in memory */
	VEC(struct spilled) spilled;
	size_t merged;		/* of them, into those behind */
};

/* Runs of WORKERS workers over words of LANGUAGE, in MEMORY bytes; what is
 * more goes to temporary files in the folder of BESIDE, which must stay. */
void run_set_init(struct run_set *s, size_t workers, struct sv language,
    uint64_t memory, const char *beside);
void run_set_release(struct run_set *s);

/* Spill WORKER's run if it has grown too large. Each worker may call this for
 * itself, between entries. */
bool run_set_check(struct run_set *s, size_t worker,
    struct err *e) WARN_UNUSED;
/* All entries are in: make them ready for merging. */
bool run_set_finish(struct run_set *s, struct err *e) WARN_UNUSED;
/* Begin to read all that was gathered; as often as needed. */
void run_set_merge(const struct run_set *s, struct merge *m);

#endif
