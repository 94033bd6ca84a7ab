/* Stemming of a query's words that a book has never seen. Uses modules of a
 * static libstemmer, English and those in stem_module.def, when configure found
 * them; in other languages, and without it, the word is its own stem. */
#ifndef TEXT_STEM_QUERY_H
#define TEXT_STEM_QUERY_H

#include "base/sv.h"

#include <stddef.h>

/* The stem of the folded WORD in LANGUAGE, as stemmer_new() takes it, written
 * to OUT (OUT_SIZE bytes, at least as many as the word has), by the same rule
 * as stemmer_stem. */
struct sv stem_query(struct sv language, struct sv word, char *out,
    size_t out_size);

#endif
