/* What the files that read posting lists share. Nothing else includes this. */
#ifndef BOOK_POSTINGS_INNER_H
#define BOOK_POSTINGS_INNER_H

#include "book/inner.h"
#include "book/postings.h"

/* The end of block I, 0 for what is in front of the first, in bytes behind the
 * skip records; its last entry and largest weight. */
struct skip {
	uint32_t last, end;
	uint8_t max;
};

static inline uint32_t
full_blocks(const struct posting_iter *it)
{
	return it->df == 1 ? 0 : it->df / BOOK_POSTING_BLOCK;
}

/* Always false. */
static inline bool
posting_bad(const struct posting_iter *it, struct err *e, const char *what)
{
	return book_damaged(it->book, PART_POST, e, what);
}

bool skip_read(struct posting_iter *it, uint32_t i, struct skip *out,
    struct err *e) WARN_UNUSED;
/* Decode the current block, whose block_max is known. */
bool posting_decode(struct posting_iter *it, struct err *e) WARN_UNUSED;
/* What is behind the entries of a full block, unless it was read; the weight
 * of the current one stays, if it was asked for. */
bool posting_read_details(struct posting_iter *it, struct err *e) WARN_UNUSED;

#endif
