/* Stemming of a query's words that a book has never seen. Uses the one English
 * module of a static libstemmer when configure found it (it adds nothing to a
 * start); without it the word is its own stem. */
#ifndef TEXT_STEM_QUERY_H
#define TEXT_STEM_QUERY_H

#include "base/sv.h"

#include <stddef.h>

/* The English stem of the folded WORD, written to OUT (OUT_SIZE bytes, at least
 * as many as the word has), by the same rule as stemmer_stem. */
struct sv stem_query(struct sv word, char *out, size_t out_size);

#endif
