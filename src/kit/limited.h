/* Running a program that may go wrong: within limits of time, memory and
 * output, in a process group of its own that ends with it. Never by a shell. */
#ifndef KIT_LIMITED_H
#define KIT_LIMITED_H

#include "base/buf.h"
#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

struct limits {
	unsigned seconds;	/* of the clock */
	uint64_t memory;	/* bytes of address space; 0: no limit */
	const char *dir;	/* where it runs; NULL: here */
};

struct limited {
	int status;		/* exit status; 128 + N when signal N ended it */
	bool is_missing;	/* it could not be found or started */
	bool has_timed_out;
	struct buf said;	/* both outputs, as they came, at most 1 MiB */
};

/* Run ARGV (found on PATH) with nothing to read until it ends or its time does.
 * False only when it could not be watched. */
bool limited_run(char *const argv[], const struct limits *limits,
    struct limited *out, struct err *e) WARN_UNUSED;
void limited_release(struct limited *l);

#endif
