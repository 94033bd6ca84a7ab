/* Mending a word that no book has by the books' own vocabulary. */
#ifndef SEARCH_CORRECT_H
#define SEARCH_CORRECT_H

#include "base/arena.h"
#include "base/err.h"
#include "base/sv.h"
#include "book/shelf.h"

#include <stdbool.h>

/* The term of S nearest to WORD, a folded word of four letters or more: at most
 * two slips away (suggest_distance; one below seven letters, or where the first
 * letter differs; of four none has another in its place), of those the nearest,
 * of equals the one in most entries. Empty if there is none. */
bool correct_word(const struct shelf *s, struct sv word, struct arena *a,
    struct sv *out, struct err *e) WARN_UNUSED;

#endif
