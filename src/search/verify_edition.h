/* Proof that a book is an edition for candidates. */
#ifndef SEARCH_VERIFY_EDITION_H
#define SEARCH_VERIFY_EDITION_H

#include "base/err.h"
#include "book/book.h"

/* Read all of B: its pages hold what such an edition keeps, every term of its
 * index comes from there, every run of its compression's dictionary does, and
 * it carries nothing but synonyms. ERR_CONTENT, naming the first thing that is
 * otherwise. That the book is whole is book_verify's to say. */
bool verify_edition(struct book *b, struct err *e) WARN_UNUSED;

#endif
