/* Running another program: bytes in, bytes out. What passes goes through
 * unlinked files in $TMPDIR (else /tmp), so neither side waits for the other. */
#ifndef BASE_CHILD_H
#define BASE_CHILD_H

#include "base/buf.h"
#include "base/err.h"
#include "base/sv.h"

#include <stdbool.h>
#include <stddef.h>

struct child_result {
	struct buf out, said;	/* its standard output and error, appended */
	int status;		/* exit status; 128 + N when signal N ended it */
};

/* Run ARGV (found on PATH, never through a shell) with INPUT as its standard
 * input until it ends. Each output is read up to LIMIT bytes, beyond is
 * ERR_LIMIT. ERR_SYS when it cannot be run; that it failed is in status. */
bool child_run(char *const argv[], struct sv input, size_t limit,
    struct child_result *result, struct err *e) WARN_UNUSED;
void child_release(struct child_result *result);

#endif
