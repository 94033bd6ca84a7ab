/* Several open books as one, in order of precedence. */
#ifndef BOOK_SHELF_H
#define BOOK_SHELF_H

#include "book/book.h"

struct shelf {
	struct book **books;
	size_t n;
};

/* Open the FILE, or every *.book in the DIR in byte order, and put them behind
 * those already there; of two books with one name the first counts. A missing
 * PATH that does not end in ".book" adds nothing; *ADDED counts the books.
 * A damaged file among several in a folder is reported through e, the others
 * are opened all the same: the caller may go on. */
bool shelf_add(struct shelf *s, const char *path, size_t *added,
    struct err *e) WARN_UNUSED;
void shelf_release(struct shelf *s);

#endif
