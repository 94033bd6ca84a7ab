/* What other programs add to Markdown, as Markdown: mdBook's includes, Hugo's
 * shortcodes and Jekyll's Liquid, footnotes. Source lines are kept. */
#ifndef CORPUS_DIALECT_H
#define CORPUS_DIALECT_H

#include "base/arena.h"
#include "base/sv.h"
#include "corpus/diag.h"
#include "doc/doc.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FOOTNOTES_MAX 32768	/* of a page; more definitions are text */
#define INCLUDED_MAX ((size_t)1 << 20)	/* bytes, of all files in a page */

/* A footnote's definition: lines of the text that was made, from 1. */
struct footnote {
	struct sv label;
	uint32_t first, last;
};

struct dialect {
	struct sv text;			/* in the arena if it was changed */
	const uint32_t *lines;		/* the source line of each of its */
	size_t nlines;			/* 0: the text is as it was */
	struct footnote *notes;
	size_t nnotes;
};

/* The page whose file is FULL and whose path below its root is PATH: includes
 * stay below that root. */
struct dialect_page {
	const char *full;
	struct sv path;
	struct diag_sink *diag;
};

/* Make plain Markdown of TEXT, whose first line is FIRST_LINE. An include that
 * cannot be read is shown as its name in brackets, with a warning. */
void dialect_read(const struct dialect_page *page, struct sv text,
    uint32_t first_line, struct arena *a, struct dialect *out);

/* Give the nodes of DOC, read from D's text with first line 1, the lines of
 * the source. */
void dialect_lines(const struct dialect *d, struct doc *doc);

#endif
