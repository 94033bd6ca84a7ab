/* Pandoc's header attributes: {#id .class key=value key="quoted value"}. */
#ifndef DOC_ATTR_H
#define DOC_ATTR_H

#include "base/sv.h"

#include <stdbool.h>
#include <stddef.h>

/* If LINE (a heading's source line without its end, closing #s allowed after
 * or before the braces) ends in an attribute block, *ATTR is the text between
 * the braces and *TEXT_END the offset where the heading's own text ends. A
 * block must hold at least one #id, .class or key=value and nothing else. */
bool attr_find(struct sv line, struct sv *attr, size_t *text_end);

enum attr_type { ATTR_ID, ATTR_CLASS, ATTR_PAIR };

struct attr {
	enum attr_type type;
	struct sv name;		/* the id, class or key */
	struct sv value;	/* of a pair, quotes taken off */
};

/* Take the next attribute out of *REST; false at the end. */
bool attr_next(struct sv *rest, struct attr *out);

#endif
