/* Snowball stemming by libstemmer, linked by the compiling program only. A
 * book stores each surface form with the group of its stem, so that a query
 * needs no stemmer for words the book has seen. */
#ifndef TEXT_STEM_H
#define TEXT_STEM_H

#include "base/err.h"
#include "base/sv.h"

struct stemmer;

/* LANGUAGE is an ISO 639 code, with or without a country, or a Snowball name
 * ("en", "pt-BR", "english"); an unknown one, or a build without libstemmer,
 * gives a stemmer that changes nothing. Not to be shared between threads. */
struct stemmer *stemmer_new(struct sv language);
void stemmer_free(struct stemmer *s);
/* The stem of a folded word; valid until the next call, or WORD itself. Words
 * of fewer than 3 letters, or with anything else (digits, '_', signs), are
 * their own stem. */
struct sv stemmer_stem(struct stemmer *s, struct sv word);

#endif
