/* A page as manual page NAME-SLUG(7), in the part of man(7) and tbl(1) that
 * groff and mandoc share. */
#ifndef RENDER_MAN_H
#define RENDER_MAN_H

#include "render/format.h"

void man_page(struct sink *out, const struct export *x,
    const struct page *page);
/* The list of links to make when the pages are installed, one a line: the
 * link's name, a tab, the page's file name. */
void man_aliases(struct sink *out, const struct export *x);

#endif
