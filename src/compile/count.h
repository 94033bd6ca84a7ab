/* An entry's text as terms with positions, given to a run. The order of what
 * is read is that of book/stream.h. */
#ifndef COMPILE_COUNT_H
#define COMPILE_COUNT_H

#include "compile/runs.h"
#include "doc/page.h"
#include "doc/stream_walk.h"
#include "text/field.h"
#include "text/token.h"

#include <stdbool.h>
#include <stdint.h>

/* A worker's; valid when zeroed but for `run`. */
struct counter {
	struct run *run;	/* the caller's */
	struct tokenizer tokenizer;
	struct stream_walk walk;
	uint32_t position;	/* of the next word */
	bool is_body_begun;	/* a word block of it was read */
	uint32_t lengths[FIELD_COUNT];	/* words of this entry */
};

/* Read the title, tags and names of ENTRY of PAGE. Returns the position of its
 * body's first word. */
uint32_t count_begin(struct counter *c, const struct page *page,
    const struct entry *entry);
/* Read one top-level block of the body. Returns the position of its first
 * word, or the one that the next word will have if it holds none; at most
 * STREAM_MAX. */
uint32_t count_block(struct counter *c, struct node *block);
/* The entry is read: give it to the run under its number in the book. Its
 * lengths stay until the next count_begin. */
void count_end(struct counter *c, uint32_t number);
void count_release(struct counter *c);	/* not the run */

#endif
