/* Where manual pages lie, and by which other names they are found. */
#ifndef PUBLISH_MAN_LINKS_H
#define PUBLISH_MAN_LINKS_H

#include "publish/format.h"

/* Can S be a page's name: no blanks, controls, slashes, commas? */
bool man_is_name(struct sv s);
/* man7/NAME-SLUG.7 */
const char *man_path(const struct export *x, struct sv slug);
/* The links beside the pages, one a line: the link's name, a tab, the page's
 * file name. CODES is the text of an error-codes.tsv, or empty. */
bool man_links(struct sink *out, const struct export *x, struct sv codes,
    struct err *e) WARN_UNUSED;
/* Make them, or the list man7/ALIASES if that is what x->wish wants. */
bool man_more(const struct export *x, struct err *e);

#endif
