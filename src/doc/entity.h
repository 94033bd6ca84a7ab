/* HTML's character references, "&amp;", "&#8212;", "&#x2014;". */
#ifndef DOC_ENTITY_H
#define DOC_ENTITY_H

#include "base/sv.h"

#include <stddef.h>

#define ENTITY_BYTES_MAX 8	/* of what one reference stands for */

/* Write what REFERENCE, from '&' to ';', stands for to OUT and return its
 * length in bytes; 0 when there is no such name. NUL, surrogates and numbers
 * beyond Unicode give U+FFFD (CommonMark 0.30, 2.5). */
size_t entity_decode(struct sv reference, char out[ENTITY_BYTES_MAX]);

#endif
