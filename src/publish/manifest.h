/* Which files of a folder were put there by whom: the text of
 * DIR/.rust-interview-export. A line for each file, sorted: KEY, a tab, the
 * path below DIR. KEY is
 *
 *	"FORMAT NAME"	of an export of the book NAME
 *	"install NAME"	of an installed book
 *	"shared"	of what installed books have in common
 *	"folder"	of a folder made on the way: its path ends in '/'
 *	"above"		the path is how many of DIR and those above were made
 *
 * Lines that begin with '#' are remarks. What was read is not believed: paths
 * that lead out of DIR are left out. */
#ifndef PUBLISH_MANIFEST_H
#define PUBLISH_MANIFEST_H

#include "base/arena.h"
#include "base/err.h"
#include "base/sv.h"
#include "base/vec.h"

#include <stdbool.h>
#include <stddef.h>

#define MANIFEST_NAME ".rust-interview-export"
#define MANIFEST_SHARED SV("shared")
#define MANIFEST_FOLDER SV("folder")
#define MANIFEST_ABOVE SV("above")

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
/* Remove the folders in M that are empty, and their lines; where no file is
 * left DIR too, and those above it that were made. Writes M last. */
bool manifest_settle(const char *dir, struct manifest *m, struct arena *a,
    struct err *e) WARN_UNUSED;
/* Remove DIR and the folders it is in, N in all, while they are empty. DIR is
 * overwritten. */
void folders_remove_up(char *dir, unsigned n);

#endif
