/* The .TH line of a manual page: what its head and foot say. */
#ifndef PUBLISH_MAN_HEAD_H
#define PUBLISH_MAN_HEAD_H

#include "publish/format.h"

/* Titles are NAME-SLUG where all of the book's are short enough for a foot of
 * 58 columns (MANWIDTH=60), else the slugs; the book's title stands between
 * them where it has room. */
void man_head(struct sink *out, const struct export *x, struct sv slug);

#endif
