/* A page as manual page NAME-SLUG(7), in the part of man(7) and tbl(1) that
 * groff and mandoc share. */
#ifndef PUBLISH_MAN_H
#define PUBLISH_MAN_H

#include "publish/format.h"

void man_page(struct sink *out, const struct export *x,
    const struct page *page);

#endif
