/* A folder of a test's own, and books made in it. */
#ifndef TEST_SCRATCH_H
#define TEST_SCRATCH_H

#include <stddef.h>

struct scratch {
	char dir[256];
};

/* A new folder below $TMPDIR, else /tmp. */
void scratch_make(struct scratch *s);
/* With all that is in it. */
void scratch_remove(struct scratch *s);
/* Write TEXT to NAME (folders made as needed). */
void scratch_write(const struct scratch *s, const char *name,
    const char *text);
/* Compile the folder FROM of the scratch to the file TO in it; asserts that it
 * works. PATH gets the book's path. */
void scratch_compile(const struct scratch *s, const char *from,
    const char *to, char *path, size_t path_size);

#endif
