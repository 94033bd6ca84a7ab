/* What a terminal can do, from terminfo; what is not there is "". Colours and
 * styles are render/ansi.c's. */
#ifndef VIEW_TERMINFO_H
#define VIEW_TERMINFO_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/sv.h"

#include <stdbool.h>

struct terminfo {
	struct sv enter, leave;		/* the screen of programs; keypad */
	struct sv hide_cursor, show_cursor;
	struct sv clear, clear_line;
	struct sv used;			/* the name whose entry was taken */
};

/* Read the entry of NAME, or of the longest beginning of it that ends before a
 * '-' or '+' and has one: what `used` says. The strings are in A. An error when
 * there is none, or when it cannot move the cursor. */
bool terminfo_read(struct terminfo *t, const char *name, struct arena *a,
    struct err *e) WARN_UNUSED;
/* Append what moves the cursor, counted from 0. */
void terminfo_move(unsigned row, unsigned column, struct buf *out);

#endif
