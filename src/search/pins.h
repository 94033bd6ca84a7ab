/* Entries that a query names: they come first, whatever their text. */
#ifndef SEARCH_PINS_H
#define SEARCH_PINS_H

#include "search/rank.h"

/* Add the entries of B that the whole QUERY names and, if READS_MESSAGES, those
 * tagged with the error code whose message it is. */
bool pins_find(struct book *b, struct sv query, bool reads_messages,
    struct pins *pins, struct err *e) WARN_UNUSED;

#endif
