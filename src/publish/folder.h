/* A folder that an export fills. Files are gathered in a folder of their own
 * inside it and moved into place together, once nothing stands in their way. A
 * manifest says which files are whose, so that a later export replaces its own,
 * removes what it no longer writes, and touches nothing else. */
#ifndef PUBLISH_FOLDER_H
#define PUBLISH_FOLDER_H

#include "base/arena.h"
#include "base/err.h"
#include "base/sv.h"
#include "base/vec.h"

#include <stdbool.h>
#include <stddef.h>

struct folder {
	struct arena *arena;
	const char *dir, *stage;	/* stage: NULL when there is none */
	struct sv key;			/* whose files these are */
	struct VEC_BODY(const char *) paths;	/* gathered, below dir */
	bool is_forced;			/* may replace what is nobody's */
	bool has_made_dir;
};

/* Begin to fill DIR, which is made if it is missing, with the files of KEY
 * (manifest.h). Nothing shows in DIR before folder_commit(). A must live until
 * folder_release(). */
bool folder_open(struct folder *f, const char *dir, struct sv key,
    bool is_forced, struct arena *a, struct err *e) WARN_UNUSED;
/* Gather TEXT as the file PATH below DIR ("man7/x.7"); ERR_DAMAGED when that
 * leads out of it, as a hostile book's names may. */
bool folder_put(struct folder *f, const char *path, struct sv text,
    struct err *e) WARN_UNUSED;
/* Move all into place. ERR_USAGE, with DIR as it was, when a file is in the
 * way that the manifest does not give to KEY. */
bool folder_commit(struct folder *f, struct err *e) WARN_UNUSED;
/* Drop what was not committed; safe on a zeroed struct. */
void folder_release(struct folder *f);

#endif
