/* Posting lists: entries that hold a term, in blocks of 128 with block maxima,
 * bit-packed. For each entry: its weight (the BM25F term frequency, summed
 * over fields and normalised by field length when the book was made, quantised
 * to logarithmic steps, see book/weight.h), a field mask, and positions in the
 * entry's token stream (operators have none). */
#ifndef BOOK_POSTINGS_H
#define BOOK_POSTINGS_H

#include "base/cur.h"
#include "book/bitpack.h"
#include "book/book.h"
#include "book/dict.h"
#include "book/format.h"
#include "book/weight.h"

#define POSTING_BLOCK 128
#define POSTING_STEPS (BOOK_POSITION_STEPS + 1)
#define ENTRY_END UINT32_MAX

struct posting_iter {
	struct book *book;
	uint32_t entry;		/* current, ENTRY_END behind the last */
	uint32_t df;
	bool has_positions;
	uint8_t list_max;		/* largest weight of the list */
	uint32_t block_last;		/* last entry of the current block */
	uint8_t block_max;		/* largest weight in it */
	/* the decoded block */
	uint32_t nblock, at;		/* entries in it, index of current */
	uint32_t entries[POSTING_BLOCK];
	/* and, where posting_details() was asked for: */
	uint32_t freqs[POSTING_BLOCK];	/* 0s for an operator */
	uint8_t weights[POSTING_BLOCK];
	uint8_t fields[POSTING_BLOCK];
	/* reader's own */
	uint64_t list, list_bytes;	/* in the section, and its length */
	uint32_t nblocks, block;	/* the tail counts; the current one */
	bool is_decoded;		/* the current block is: its entries */
	bool has_details;		/* the rest of it too */
	struct cur details;		/* else where that begins, */
	struct packed packed_freqs, packed_masks; /* how to look into it, */
	bool has_weights;		/* of all its postings */
	uint32_t nasked;		/* for how many postings it was, */
	uint32_t asked;			/* and for which last */
	struct bit_reader positions;	/* of the first entry of the block */
	struct bit_reader next_positions;
	uint32_t positions_at;		/* the entry that next_positions has */
	uint32_t nsteps;		/* POSITION_STEPs known to begin at bit */
	uint64_t steps[POSTING_STEPS];	/* so many of the block's positions */
	uint8_t first_k, gap_k;
};

/* Begin on a term; it->entry is the first entry. No allocation while moving. */
bool posting_begin(struct book *b, const struct term *t,
    struct posting_iter *it, struct err *e) WARN_UNUSED;
/* To the first entry again of T, on which IT was begun; a list of one block is
 * not decoded anew. */
bool posting_rewind(const struct term *t, struct posting_iter *it,
    struct err *e) WARN_UNUSED;
/* False only on damage; at the end it->entry becomes ENTRY_END. After
 * posting_shallow() has moved: the first entry of the block. */
bool posting_next(struct posting_iter *it, struct err *e) WARN_UNUSED;
/* To the first entry >= ENTRY (never back), skipping whole blocks by their
 * last entry. */
bool posting_seek(struct posting_iter *it, uint32_t entry,
    struct err *e) WARN_UNUSED;
/* Move to the block that could hold ENTRY without decoding it: afterwards
 * block_last and block_max describe it (ENTRY_END and 0 behind the last
 * block), for pruning. When that is another block, it->entry and the arrays
 * stay as they were until posting_seek() or posting_next(). */
bool posting_shallow(struct posting_iter *it, uint32_t entry,
    struct err *e) WARN_UNUSED;
/* Frequency, fields and weight of the current entry, read only when they count:
 * afterwards freqs, fields and weights have them at index it->at. */
bool posting_details(struct posting_iter *it, struct err *e) WARN_UNUSED;
/* Weights of all entries of the block, which must be decoded. */
bool posting_weights(struct posting_iter *it, struct err *e) WARN_UNUSED;
/* The fields of the current entry that hold the term, 1 << enum field each;
 * after posting_details(). */
static inline unsigned
posting_fields(const struct posting_iter *it)
{
	return it->fields[it->at];
}
/* The weight of a quantised step, as BM25F's normalised frequency. */
static inline double
posting_weight(uint8_t step)
{
	return weight_value(step);
}
/* Positions of the current entry, rising, in A. Operators give none. Cheapest
 * asked for in order of entries. */
bool posting_positions(struct posting_iter *it, struct arena *a,
    uint32_t **out, size_t *n, struct err *e) WARN_UNUSED;

#endif
