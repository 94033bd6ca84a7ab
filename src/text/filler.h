/* Words of English questions that say little about what is asked, and names that
 * stand for any name. */
#ifndef TEXT_FILLER_H
#define TEXT_FILLER_H

#include "base/sv.h"

#include <stdbool.h>
#include <stddef.h>

#define FILLER_MAX 12	/* bytes of one, with the NUL */

/* Folded as the tokenizer does (apostrophes dropped), sorted bytewise. In place,
 * for a program's start has to relocate every pointer. */
extern const char filler_words[][FILLER_MAX];
extern const size_t filler_count;

/* Is the folded WORD one of them? */
bool is_filler(struct sv word);
/* Is the filler WORD one that Rust has, too, and that is asked about ("From vs
 * Into") where no other word is? Not "use": "how to use as". */
bool filler_is_keyword(struct sv word);

#endif
