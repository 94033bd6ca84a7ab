/* What keeps the Markdown parser linear, in bounds, and away from header
 * attributes: a copy of the text in which some bytes are changed so that they
 * mean nothing. The tree still points into the text itself, so that every
 * changed byte shows as it was written. */
#ifndef CORPUS_MD_GUARD_H
#define CORPUS_MD_GUARD_H

#include "base/sv.h"

#include <stdbool.h>
#include <stddef.h>

/* A copy of TEXT, to be given to mem_free, byte by byte the same but that
 * - attribute blocks at the end of headings are blanks;
 * - container marks nested deeper than any document goes are letters;
 * - in a paragraph where md4c 0.4.8 needs the product of its lines and its
 *   brackets, the square of its nested brackets or of its tildes, these are
 *   letters, and where hardly anything but brackets is, as md4c keeps each;
 * - a table has at most DOC_COLUMNS_MAX columns, and is none when it would
 *   have far more cells than bytes;
 * - a tag whose name only begins as pre, script, style or textarea does
 *   (<Preview>) has another name: md4c 0.4.8 takes all up to </pre> for HTML;
 * - hyphens below a link to a place of the page, "[Back to top](#top)", are a
 *   rule and make no heading of it;
 * - a closing fence left of its list item's text stands below the opening one;
 * - WITHOUT_DEFINITIONS: no line defines a link reference;
 * - it ends in a newline: *SIZE is the length of TEXT, or one more. md4c 0.4.8
 *   reads the byte behind a text that ends in "[a](". */
char *md_guard(struct sv text, bool without_definitions, size_t *size);

/* One line's beginning: quote and list marks and the blanks between. */
struct md_prefix {
	size_t n;		/* bytes */
	unsigned columns;	/* that they take, tabs being 4 */
	unsigned marks;		/* containers begun or continued by a mark */
	unsigned lists;		/* those of them that are a list's */
	size_t last_mark;	/* offset of the last mark */
};

/* Read the prefix of LINE; it stops at the first mark with which MARKS plus
 * half of COLUMNS would be more than DEPTH_MAX (0 = never), and before what
 * could be a rule of '-' or '*'. */
struct md_prefix md_prefix(struct sv line, unsigned depth_max);
/* LINE holds a thematic break and nothing else. */
bool md_is_rule(struct sv line);

#endif
