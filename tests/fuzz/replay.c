/* Calls a fuzz target for each file named: what the seeds are replayed with
 * where there is no libFuzzer. */
#include "config.h"

#include <string.h>

#include "base/file.h"
#include "fuzz.h"

#define INPUT_MAX ((size_t)16 << 20)

int
main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		struct buf bytes = { 0 };
		struct err e = { 0 };
		uint8_t *copy;

		if (!file_read(argv[i], INPUT_MAX, &bytes, &e)) {
			(void)fprintf(stderr, "%s\n", e.msg);
			return 2;
		}
		/* Of the exact size: a sanitizer sees a read beyond. */
		copy = malloc(bytes.n > 0 ? bytes.n : 1);
		if (copy == NULL)
			return 2;
		if (bytes.n > 0)
			memcpy(copy, bytes.p, bytes.n);
		(void)fprintf(stderr, "%s\n", argv[i]);
		(void)LLVMFuzzerTestOneInput(copy, bytes.n);
		free(copy);
		buf_release(&bytes);
	}
	return 0;
}
