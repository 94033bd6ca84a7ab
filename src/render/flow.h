/* Filling lines: styled text goes in, lines of a layout come out. The text of
 * a run points into what was given wherever possible; two neighbouring pieces
 * of one style become one run. Used by layout.c, block.c and table.c. The arrays
 * are the flow's own, what its lines show lies in the arena. */
#ifndef RENDER_FLOW_H
#define RENDER_FLOW_H

#include "base/arena.h"
#include "base/sv.h"
#include "render/layout.h"
#include "render/rust_lex.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct flow {
	struct arena *a;
	const struct layout_reader *reader;	/* NULL: all lines are kept */
	bool has_given;		/* lines to it */
	struct line *lines;
	size_t nlines, lines_cap;
	struct run *runs;
	size_t nruns, runs_cap;

	unsigned width;		/* columns of the screen; 0: no end */
	bool is_ascii;
	uint32_t entry;		/* these two are given to new lines */
	const struct node *code;
	uint32_t indent;	/* where text begins */
	struct sv bars;		/* drawn left of the text, by quotes */
	uint32_t bars_at;	/* the column where they begin */
	uint32_t bars_columns;
	/* Put in front of the next line, ending at `indent`; "" none. */
	struct sv marker;
	bool wants_blank;	/* before the next line */

	bool is_open;		/* the last line takes more */
	bool has_text;		/* and has some behind its indent */
	size_t column;		/* its end */
	struct run *word;	/* gathered, not yet placed */
	size_t nword, word_cap, word_columns;
	struct run space;	/* the blank before it */
	bool has_space;
};

/* Free the arrays; zeroed and released flows are empty. */
void flow_release(struct flow *f);
/* Hand what lines there are to the reader. The last one must be whole. */
void flow_give(struct flow *f);
/* TEXT is any bytes. LINK "" for none. */
void flow_text(struct flow *f, struct sv text, enum style style,
    struct sv link);
/* A hard break: the next text begins a line. */
void flow_break(struct flow *f);
/* End the paragraph. */
void flow_end(struct flow *f);
/* One line that is never broken, EXTRA columns further in. TEXT is any bytes;
 * tabs go to every fourth column. */
void flow_literal(struct flow *f, struct sv text, uint32_t extra,
    enum style style);
/* The same for a line of Rust, in coloured pieces; X goes on from the line
 * before. */
void flow_rust(struct flow *f, struct sv text, uint32_t extra,
    struct rust_lex *x);
/* Begin a line (with a blank one before it if wanted) and leave it open. */
void flow_open(struct flow *f, uint32_t extra);
/* The blank line that is wanted, now. */
void flow_gap(struct flow *f);
/* Add clean text to the open line as it is. */
void flow_append(struct flow *f, struct sv clean, enum style style,
    struct sv link);
/* Blanks up to COLUMN. */
void flow_pad(struct flow *f, size_t column);
void flow_close(struct flow *f);
/* Move the text N columns in, as far as the width leaves room; returns the
 * indent before, to be set again. */
uint32_t flow_indent(struct flow *f, uint32_t n);
/* Columns from the indent to the end; SIZE_MAX without a width. */
size_t flow_room(const struct flow *f);

#endif
