/* The text in a compiler's JSON messages. */
#ifndef SEARCH_DIAGNOSTIC_JSON_H
#define SEARCH_DIAGNOSTIC_JSON_H

#include "base/buf.h"
#include "base/sv.h"

#include <stdbool.h>

/* Append the strings of all keys "rendered" in LINE, an object of rustc's or
 * cargo's; false if it is no object. */
bool diagnostic_json(struct sv line, struct buf *out);

#endif
