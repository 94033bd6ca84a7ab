/* A folder that an export or an install fills. Files are gathered in a folder
 * of their own inside it and moved into place together, once nothing stands in
 * their way. A manifest says which files are whose, so that a later export
 * replaces its own, removes what it no longer writes, and touches nothing
 * else. */
#ifndef PUBLISH_FOLDER_H
#define PUBLISH_FOLDER_H

#include "base/arena.h"
#include "base/err.h"
#include "base/sv.h"
#include "base/vec.h"
#include "publish/manifest.h"

#include <stdbool.h>
#include <stddef.h>

struct folder {
	struct arena *arena;
	const char *dir, *stage;	/* stage: NULL when there is none */
	struct sv key;			/* whose files these are */
	const char *below;		/* "man/": in front of each path put */
	const char *remedy;		/* for what is in the way */
	struct manifest old;		/* as it was when opened */
	struct VEC_BODY(const char *) paths;	/* gathered, below dir */
	struct VEC_BODY(const char *) made;	/* folders, "man/man7/" */
	bool is_forced;			/* may replace what is nobody's */
	unsigned nmade;			/* of dir and those it is in */
};

/* Begin to fill DIR, which is made if it is missing, with the files of KEY
 * (manifest.h). Nothing shows in DIR before folder_commit(). REMEDY ends the
 * message about files in the way. A must live until folder_release(). */
bool folder_open(struct folder *f, const char *dir, struct sv key,
    const char *remedy, struct arena *a, struct err *e) WARN_UNUSED;
/* Gather TEXT as the file PATH below DIR ("man7/x.7"); ERR_DAMAGED when that
 * leads out of it, as a hostile book's names may. */
bool folder_put(struct folder *f, const char *path, struct sv text,
    struct err *e) WARN_UNUSED;
/* Gather a symbolic link PATH to TARGET; none where a gathered file has that
 * name, or where the manifest gives it to others. */
bool folder_link(struct folder *f, const char *path, const char *target,
    struct err *e) WARN_UNUSED;
/* Where to write the file PATH, for other programs, and that it was. */
const char *folder_stage(struct folder *f, const char *path,
    struct err *e) WARN_UNUSED;
void folder_add(struct folder *f, const char *path);
/* Move all into place. ERR_USAGE, with DIR as it was, when a file is in the
 * way that the manifest does not give to KEY; on any other failure DIR is put
 * back as it was. */
bool folder_commit(struct folder *f, struct err *e) WARN_UNUSED;
/* Drop what was not committed; safe on a zeroed struct. */
void folder_release(struct folder *f);

/* Remove from DIR what KEY put there, and the folders that were made for it
 * and are empty now. *NFILES is 0 when the manifest gives it nothing. */
bool folder_clear(const char *dir, struct sv key, struct arena *a,
    size_t *nfiles, struct err *e) WARN_UNUSED;

#endif
