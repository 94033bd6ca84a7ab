/* The line below a table's header. GFM wants one hyphen in a cell of it, md4c
 * 0.4.8 three characters. */
#ifndef CORPUS_TABLE_RULE_H
#define CORPUS_TABLE_RULE_H

#include "base/buf.h"
#include "base/sv.h"

#include <stdbool.h>

/* Is LINE such a line, behind blanks and marks of quotation, with a cell of
 * fewer than three characters? */
bool table_rule_is_short(struct sv line);
/* Put LINE, which is such, with at least three characters in each cell. */
void table_rule_put(struct sv line, struct buf *out);

#endif
