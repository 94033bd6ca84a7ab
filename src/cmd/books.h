/* Finding the books: -b, else RUST_INTERVIEW_BOOK, else the usual places. */
#ifndef CMD_BOOKS_H
#define CMD_BOOKS_H

#include "cmd/app.h"

/* Fill the app's shelf, if that is not done. A damaged book beside whole ones is reported and
 * passed over. False when there is none to read, naming the places looked in. */
bool books_open(struct app *app, struct err *e) WARN_UNUSED;
/* Put what the user named on S: a missing file, or a folder without a book, is
 * an error; a book whose name is taken by one before it is reported and passed
 * over. */
bool books_add(struct shelf *s, const char *path, struct err *e) WARN_UNUSED;
/* Each of PATHS on a shelf of its own, so that books of one name are all there;
 * what cannot be opened is reported, and its shelf empty. Without any, the
 * app's. */
struct shelves {
	struct shelf *v;
	size_t n;
	int status;		/* of the worst that was reported */
};
bool books_each(struct app *app, char **paths, size_t n, struct shelves *out,
    struct err *e) WARN_UNUSED;
/* Where one's own notes are kept as a book, below HOME_DATA. */
#define BOOKS_NOTES "books/notes.book"
/* The open book that a command on one book takes: the first of those the user
 * named; else the reference that this program comes with, else the first. One's
 * own notes only where there is nothing else. */
struct book *books_main(struct app *app);
/* The places, in order, one a line. */
void books_places(struct app *app, struct buf *out);

#endif
