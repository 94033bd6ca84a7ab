/* What people say for what the book says. */
#ifndef BOOK_SYNONYMS_H
#define BOOK_SYNONYMS_H

#include "book/book.h"

/* What SAID (folded words, or stems, parted by one blank) stands for: lists of
 * words alike, as views into the book, the list in A; n = 0 if nothing. */
bool book_synonyms(struct book *b, struct sv said, struct arena *a,
    struct sv_list *out, struct err *e) WARN_UNUSED;
/* The I-th thing said (below book_nsynonyms), in no order that means anything,
 * and what it stands for. */
bool book_synonym_at(struct book *b, uint32_t i, struct arena *a,
    struct sv *said, struct sv_list *out, struct err *e) WARN_UNUSED;
/* How many things said the book knows; 0 makes looking for one needless. */
bool book_nsynonyms(struct book *b, uint32_t *n, struct err *e) WARN_UNUSED;

#endif
