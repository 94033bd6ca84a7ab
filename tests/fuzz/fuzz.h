/* What the fuzz targets share. A target is a function over some bytes, as
 * libFuzzer and AFL++ call it; replay.c calls it for files, so that the seeds
 * are tests under any compiler. */
#ifndef TEST_FUZZ_H
#define TEST_FUZZ_H

#include "base/sv.h"

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Do with DATA what the program would; crash if anything is wrong. Called
 * millions of times: what is costly to make (an arena's pages, a shelf, an empty
 * store) is kept from call to call, and left as it was. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What must hold whatever the bytes are; unlike assert always looked at. */
#define FUZZ_CHECK(what) \
	((what) ? (void)0 : fuzz_fail(#what, __FILE__, __LINE__))

/* What any input of a target may ask for in all, given back or not. */
#define FUZZ_MEMORY_MAX ((uint64_t)64 << 20)

static inline void
fuzz_fail(const char *what, const char *file, int line)
{
	(void)fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, what);
	abort();
}

static inline struct sv
fuzz_text(const uint8_t *data, size_t size)
{
	return sv_make((const char *)data, size);
}

#endif
