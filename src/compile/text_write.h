/* The text of a book: the packed stream cut into blocks, deflated with a
 * preset dictionary (TEXT, BLKS, ANCH and DICT of book/format.h). */
#ifndef COMPILE_TEXT_WRITE_H
#define COMPILE_TEXT_WRITE_H

#include "base/buf.h"
#include "base/err.h"
#include "base/sv.h"
#include "base/vec.h"
#include "compile/book_write.h"
#include "compile/deflater.h"
#include "compile/page_part.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct text_cut;
struct text_slot;

/* Valid when zeroed. */
struct text_writer {
	struct buf stream;	/* what is not cut yet */
	uint64_t base;		/* where that begins in the whole stream */
	struct node_at_vec nodes;	/* in `stream`; offsets in the whole */
	struct node_at before;	/* the last that was anchored */
	uint64_t nanchors;
	struct buf anchors;	/* ANCH */
	VEC(struct text_cut) cuts;
	struct buf dictionary;
	enum deflate_effort effort;	/* set before the first flush */
	struct deflater **deflaters;	/* one a thread, made when needed */
	size_t threads;
	struct text_slot *slots;
	struct buf index, records;	/* of BLKS */
	uint64_t nblocks, stored;	/* so far, and their bytes in TEXT */
};

/* Append a page's text. */
void text_append(struct text_writer *t, const struct page_part *part);
/* Cut what can be cut, deflate it on THREADS threads (always the same number)
 * and put it to W, whose section is TEXT. IS_LAST: leave nothing. */
bool text_flush(struct text_writer *t, struct book_writer *w, size_t threads,
    bool is_last, struct err *e) WARN_UNUSED;
/* Bytes of the whole stream. */
uint64_t text_bytes(const struct text_writer *t);
/* The sections BLKS and ANCH, after the last flush. */
void text_write_blocks(struct text_writer *t, struct book_writer *w);
void text_write_release(struct text_writer *t);

#endif
