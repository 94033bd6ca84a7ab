/* When show is given Markdown files instead of names. Reading Markdown needs a
 * library, so the program becomes the compiling one. */
#ifndef CMD_SHOW_FILE_H
#define CMD_SHOW_FILE_H

#include "cmd/app.h"

#include <stdbool.h>

/* -l, or only words that begin with "/", "./" or "../"; no book is asked. */
bool show_file_is_meant(const struct call *c);
/* What no book knows: names of Markdown files, all of them there. */
bool show_file_is_left(const struct call *c);
/* Show the files C's words name. Returns an exit status on failure only. */
int show_file(struct call *c);

#endif
