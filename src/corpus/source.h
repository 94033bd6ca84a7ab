/* A page's Markdown by lines, for what the tree no longer knows: how long a line
 * of prose is, and the comments that say something about what follows:
 *
 *	<!-- moving: what may change, rust#123, tried 1.96 -->
 */
#ifndef CORPUS_SOURCE_H
#define CORPUS_SOURCE_H

#include "base/sv.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Where a walk over lines is: zeroed at the beginning of a text. */
struct code_fence {
	char mark;		/* inside a fenced block: its character */
	size_t size;
};

/* Is LINE, without its indentation, a fence or within a block? Keeps account
 * of where F is. */
bool code_fence_takes(struct code_fence *f, struct sv line);

struct source {
	struct sv rest;
	uint32_t line;		/* of what source_line() gave last */
	struct code_fence fence;
};

/* The lines of TEXT, the first of which has the number FIRST_LINE. */
struct source source_begin(struct sv text, uint32_t first_line);
/* The next line outside of fenced code, without its end; false behind the
 * last. */
bool source_line(struct source *s, struct sv *out);

/* A comment that begins a line, over one line or several. */
struct mark {
	struct sv name;		/* "moving": a word before a colon, else "" */
	struct sv text;		/* the rest, trimmed */
	uint32_t first, last;	/* its lines */
};

/* The next comment; false when there is none. */
bool mark_next(struct source *s, struct mark *out);
/* The mark NAME, or any for "", among the comments that stand right above line
 * LINE; false if there is none. */
bool mark_above(struct source s, uint32_t line, struct sv name,
    struct mark *out);

#endif
