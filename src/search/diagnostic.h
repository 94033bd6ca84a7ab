/* What a compiler said: the output of rustc, cargo or clippy taken apart, as
 * text (with or without colour, long or short form) or as JSON messages, one a
 * line, in any mixture. */
#ifndef SEARCH_DIAGNOSTIC_H
#define SEARCH_DIAGNOSTIC_H

#include "base/arena.h"
#include "base/sv.h"

#include <stdbool.h>
#include <stddef.h>

#define DIAGNOSTICS_MAX 256	/* causes; what comes behind is not looked at */

struct diagnostic {		/* one cause */
	bool is_warning;
	struct sv code;		/* "E0502"; "" for none */
	struct sv lint;		/* "unused_mut", "clippy::needless_return" */
	struct sv message;	/* the first one's, without "error[E0502]: " */
	struct sv place;	/* the first one's "src/main.rs:4:5"; "" */
	size_t count;		/* how often it was said */
};

struct diagnostics {
	struct diagnostic *v;	/* in the order said */
	size_t n;
};

/* Everything of OUT is in A. Repeats of one code, or of one message but for the
 * names and numbers in it, are one cause. A text without any message gives the
 * error codes that stand in it; any bytes will do. */
void diagnostics_read(struct sv text, struct arena *a,
    struct diagnostics *out);
/* WORD as an error code: "E0502" of E0502, e502, 502; "" if it is none. */
struct sv diagnostic_code(struct sv word, struct arena *a);

#endif
