/* The text around a hit as one line, and cutting it to size. */
#ifndef SEARCH_SNIPPET_CUT_H
#define SEARCH_SNIPPET_CUT_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/sv.h"
#include "search/snippet.h"
#include "text/token.h"

#include <stdbool.h>
#include <stddef.h>

#define LINE_MARKS_MAX 128

struct line_range {
	size_t start, end;	/* bytes */
};

struct snippet_line {
	struct buf text;	/* safe characters, single blanks */
	struct line_range *marks;	/* rising, apart */
	size_t nmarks;
	size_t anchor;		/* what must be seen: the first hit */
	bool has_anchor;
	size_t block;		/* start of the block that holds the anchor, or
				   of the last one */
	size_t least;		/* nothing in front of it is shown */
	bool is_cut;		/* there is more behind the end */
	struct tokenizer *tokenizer;
};

void line_init(struct snippet_line *l, struct arena *scratch);
void line_release(struct snippet_line *l);
/* Append TEXT: line ends and tabs become blanks, runs of blanks one, unsafe
 * characters nothing. */
void line_put(struct snippet_line *l, struct sv text);
/* What follows is another block. Nothing in front of the hit's own block is
 * shown: while no hit was to be seen, the text up to here is dropped. With
 * KEEP it stays. */
void line_block(struct snippet_line *l, bool keep);
/* What follows is where to begin if there is no hit. */
void line_begin_here(struct snippet_line *l);
/* The text from START to the end matches; IS_ANCHOR if it is to be seen. */
void line_mark(struct snippet_line *l, size_t start, bool is_anchor);
/* About COLUMNS of it, around the anchor, cut at blanks. OUT is in A. */
void line_cut(const struct snippet_line *l, unsigned columns,
    struct arena *a, struct snippet *out);

#endif
