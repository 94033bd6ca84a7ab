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
/* The places, in order, one a line. */
void books_places(struct app *app, struct buf *out);

#endif
