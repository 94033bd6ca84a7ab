/* Pictures that a book carries, in an exported site: below pictures/, under the
 * paths that they had in the corpus. */
#ifndef PUBLISH_HTML_PICTURE_H
#define PUBLISH_HTML_PICTURE_H

#include "base/err.h"
#include "publish/html_block.h"

#include <stdbool.h>

/* Write IMAGE as <img>; false, and nothing, if the book does not carry it. */
bool html_picture(struct html *h, const struct node *image);
/* Put all pictures of X's book into its folder. */
bool html_put_pictures(const struct export *x, struct err *e) WARN_UNUSED;

#endif
