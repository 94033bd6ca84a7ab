/* What all formats ask about a link. */
#ifndef DOC_AUTOLINK_H
#define DOC_AUTOLINK_H

#include "doc/doc.h"

#include <stdbool.h>

/* Whether the text of N (a LINK or IMAGE) is its address, as in <https://…>,
 * or empty, so that one of the two is enough. */
bool is_autolink(const struct node *n);

#endif
