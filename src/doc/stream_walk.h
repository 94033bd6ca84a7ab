/* The words of a document in the order that the index and the snippets read
 * them: one piece of text after the other, prose or code.
 *
 *	for each top-level block:
 *		stream_walk_begin(&w, block);
 *		while (stream_walk_next(&w, &piece)) …
 *
 * A piece that starts a block lies STREAM_BLOCK_GAP (book/stream.h) positions
 * behind what was read before it; the first of all does not. A block here is a
 * paragraph, heading, table cell, code or HTML block, wherever it is nested.
 * Only what shows is read: hidden lines of Rust blocks are not; an image gives
 * its alternative text, links their text, save addresses shown as they are. */
#ifndef DOC_STREAM_WALK_H
#define DOC_STREAM_WALK_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/sv.h"
#include "doc/doc.h"

#include <stdbool.h>

struct stream_piece {
	struct sv text;			/* until the next call */
	const struct node *node;	/* TEXT, CODE_SPAN, CODE or HTML */
	bool is_code;
	bool starts_block;
	bool is_after_break;	/* a line ended between it and the last */
};

/* Valid when zeroed; keeps its memory between walks. */
struct stream_walk {
	struct node *root;
	struct node *at;	/* to be visited next; NULL at the end */
	const struct node *block;	/* of the last piece */
	bool is_after_break;
	struct buf visible;
	struct arena scratch;
};

/* Begin on one top-level block. */
void stream_walk_begin(struct stream_walk *w, struct node *block);
/* The next piece with any text; false at the end. */
bool stream_walk_next(struct stream_walk *w, struct stream_piece *out);
void stream_walk_release(struct stream_walk *w);

#endif
