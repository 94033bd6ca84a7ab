/* The part of an entry's text around a position, for snippets: only the blocks
 * needed are inflated. */
#ifndef BOOK_PASSAGE_H
#define BOOK_PASSAGE_H

#include "book/book.h"

struct passage {
	struct node *first;	/* top-level blocks, in the arena, or NULL */
	uint32_t position;	/* of the first word in the first block: what a
				   tokenizer over body text starts with */
	bool is_at_start, is_at_end;	/* of the entry */
};

/* The run of whole top-level blocks that holds word POSITION of ENTRY's token
 * stream (as postings have it; one in front of the body gives the body's
 * start) and about the next WORDS words. It may begin up to a text block (2 to
 * 4 KB) earlier and end as much later. FIRST and its next siblings are the
 * blocks; the entry's own heading is not among them. */
bool book_passage(struct book *b, uint32_t entry, uint32_t position,
    uint32_t words, struct arena *a, struct passage *out,
    struct err *e) WARN_UNUSED;

/* The position where ENTRY's body begins; names and title lie before it. */
bool book_body_position(struct book *b, uint32_t entry, uint32_t *position,
    struct err *e) WARN_UNUSED;

#endif
