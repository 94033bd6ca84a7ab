/* Did-you-mean for names. */
#ifndef SEARCH_SUGGEST_H
#define SEARCH_SUGGEST_H

#include "base/arena.h"
#include "base/err.h"
#include "base/sv.h"
#include "book/shelf.h"

#include <stddef.h>

/* Damerau-Levenshtein distance (optimal string alignment) in code points, cut
 * off at LIMIT + 1; case is ignored. */
unsigned suggest_distance(struct sv a, struct sv b, unsigned limit);
/* The least distance to B of all that begins with START. */
unsigned suggest_distance_from(struct sv start, struct sv b, unsigned limit);

/* Up to MAX names (slugs and aliases, ids if WORD looks like one) near WORD:
 * distance at most 2 (1 below five letters) or a prefix, nearest first. */
bool suggest_names(const struct shelf *s, struct sv word, size_t max,
    struct arena *a, struct sv_list *out, struct err *e) WARN_UNUSED;

#endif
