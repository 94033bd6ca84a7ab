/* Which files of a folder were put there by whom: the text of
 * DIR/.rust-interview-export. A line for each file, sorted: KEY, a tab, the
 * path below DIR. KEY is "FORMAT NAME" for an export of the book NAME. Lines
 * that begin with '#' are remarks. What was read is not believed: paths that
 * lead out of DIR are left out. */
#ifndef PUBLISH_MANIFEST_H
#define PUBLISH_MANIFEST_H

#include "base/arena.h"
#include "base/err.h"
#include "base/sv.h"
#include "base/vec.h"

#include <stdbool.h>
#include <stddef.h>

#define MANIFEST_NAME ".rust-interview-export"

struct owned {
	struct sv key;
	const char *path;
};

struct manifest {
	struct owned *v;	/* sorted by path */
	size_t n;
};

/* Does PATH stay below the folder that it is said to be in? */
bool manifest_is_inside(struct sv path);
/* DIR's manifest, in A; an empty one when there is none. */
bool manifest_read(const char *dir, struct manifest *m, struct arena *a,
    struct err *e) WARN_UNUSED;
/* The line of PATH; NULL if nobody's. */
const struct owned *manifest_find(const struct manifest *m, const char *path);
void manifest_sort(struct manifest *m);	/* as manifest_find needs it */
/* Sort and write it; with no line left the file is removed. */
bool manifest_write(const char *dir, struct manifest *m,
    struct err *e) WARN_UNUSED;

#endif
