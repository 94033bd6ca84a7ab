/* Snowball's names of languages, for the compiling and the asking side. */
#ifndef TEXT_STEM_LANGUAGE_H
#define TEXT_STEM_LANGUAGE_H

#include "base/sv.h"

#include <stdbool.h>
#include <stddef.h>

/* Write the Snowball name of LANGUAGE to OUT: that of an ISO 639 code, with or
 * without a country ("pt-BR", "pt_BR"), else what it says itself, in small
 * letters; "" for what is too long to be one. */
void stem_language(struct sv language, char *out, size_t out_size);

/* Does the asking side stem words of LANGUAGE? Whether this build has the
 * modules for it does not matter: books are made for others, too. */
bool stem_is_for_queries(struct sv language);

#endif
