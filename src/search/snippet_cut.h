/* The text around a hit as one line, and cutting it to size. */
#ifndef SEARCH_SNIPPET_CUT_H
#define SEARCH_SNIPPET_CUT_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/sv.h"
#include "base/vec.h"
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
	size_t reach;		/* end of the last hit that should be seen */
	size_t block;		/* start of the block that holds the anchor, or
				   of the last one */
	size_t least;		/* nothing in front of it is shown */
	bool is_cut;		/* there is more behind the end */
	bool keeps_lines;	/* of code; each block begins a line */
	bool is_in_code;	/* with KEEPS_LINES: what is put is a code block */
	VEC(struct line_range) code;	/* blocks of it: not to be wrapped */
	struct tokenizer *tokenizer;
};

void line_init(struct snippet_line *l, struct arena *scratch);
void line_release(struct snippet_line *l);
/* Empty it for another text. */
void line_restart(struct snippet_line *l);
/* Append TEXT: line ends and tabs become blanks, runs of blanks one, unsafe
 * characters nothing. Where lines are kept those of code blocks are indented
 * and stay as they are. */
void line_put(struct snippet_line *l, struct sv text);
/* What follows is another block. Nothing in front of the hit's own block is
 * shown: while no hit was to be seen, the text up to here is dropped. With
 * KEEP it stays. */
void line_block(struct snippet_line *l, bool keep);
/* The same where lines are kept: nothing is dropped. */
void line_block_on_its_own(struct snippet_line *l, bool is_code);
/* What follows is where to begin if there is no hit. */
void line_begin_here(struct snippet_line *l);
/* The text from START to the end matches; IS_ANCHOR if it is to be seen. */
void line_mark(struct snippet_line *l, size_t start, bool is_anchor);
/* About COLUMNS of it, around the anchor, cut at blanks. OUT is in A. */
void line_cut(const struct snippet_line *l, unsigned columns,
    struct arena *a, struct snippet *out);
/* The line of the anchor and N on either side, prose wrapped to COLUMNS. */
void line_cut_context(struct snippet_line *l, unsigned columns, size_t n,
    struct arena *a, struct snippet *out);
/* The text from START to END with its marks; with an ellipsis in front if it
 * IS_OPEN, and behind if there IS_MORE. */
void line_take(const struct snippet_line *l, struct line_range range,
    bool is_open, bool is_more, struct arena *a, struct snippet *out);

#endif
