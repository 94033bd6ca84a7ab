/* Bookmarks: a text file, a line each: book, name and title, parted by tabs. By
 * name, so that they outlast a new edition of the book. */
#ifndef VIEW_BOOKMARKS_H
#define VIEW_BOOKMARKS_H

#include "base/arena.h"
#include "base/err.h"
#include "base/sv.h"
#include "base/vec.h"

#include <stdbool.h>

struct bookmark {
	struct sv book, name, title;	/* name: "page" or "page#id" */
};

struct bookmarks {
	struct arena arena;
	struct VEC_BODY(struct bookmark) v;
};

/* Read PATH; a file that is not there has none. One that is damaged is set
 * aside under a name of its own, and *ASIDE (in the arena) says which. */
bool bookmarks_read(struct bookmarks *b, const char *path, struct sv *aside,
    struct err *e) WARN_UNUSED;
/* Add it at the end or, if it is there, remove it; *IS_THERE says which. The
 * strings are copied. */
void bookmarks_toggle(struct bookmarks *b, const struct bookmark *one,
    bool *is_there);
/* Write PATH, whose folder is made. */
bool bookmarks_write(const struct bookmarks *b, const char *path,
    struct err *e) WARN_UNUSED;
void bookmarks_release(struct bookmarks *b);

#endif
