/* One block of a posting list out of its bits. format.h draws them: a list of
 * one posting is a few bits; else full blocks of 128 with a record each to skip
 * them by, and a tail that is one stream of bits. */
#include "config.h"

#include "book/postings_inner.h"

#include <string.h>

#include "book/weight.h"

_Static_assert(POSTING_BLOCK == BOOK_POSTING_BLOCK, "one size of blocks");
_Static_assert(POSTING_BLOCK == POSTING_STEPS * BOOK_POSITION_STEP,
    "whole steps");

#define MASK_BODY 1u
#define MASK_CODE 2u
#define MASKS (1u << BOOK_MASK_BITS)
#define WEIGHT_IMPLIED UINT8_MAX	/* and not worked out yet */
#define ASKED_MAX 12		/* postings of a block: then all are read */

bool
skip_read(struct posting_iter *it, uint32_t i, struct skip *out,
    struct err *e)
{
	struct cur c;

	if (!part_bytes(it->book, PART_POST,
		it->list + 1 + (uint64_t)i * BOOK_SKIP_BYTES, BOOK_SKIP_BYTES,
		&c, e))
		return false;
	out->last = cur_u32(&c);
	out->end = cur_u32(&c);
	out->max = cur_u8(&c);
	return true;
}

/* Is the weight of such a posting left out of the file? */
static bool
is_implied(const struct posting_iter *it, uint8_t mask)
{
	return it->has_positions && (mask == MASK_BODY || mask == MASK_CODE);
}

/* The weight that is not stored of posting I. */
static bool
imply_weight(struct posting_iter *it, uint32_t i, struct err *e)
{
	uint64_t at = (uint64_t)it->entries[i] * BOOK_NORMS +
	    (it->fields[i] == MASK_CODE);
	uint8_t norm;

	if (!part_byte(it->book, PART_ENTR, at, &norm, e))
		return false;
	it->weights[i] = weight_implied(norm, it->freqs[i]);
	return true;
}

/* Gaps to entries. BEFORE is the entry in front of the block, or -1. */
static bool
sum_entries(struct posting_iter *it, const uint32_t *gaps, int64_t before)
{
	for (uint32_t i = 0; i < it->nblock; i++) {
		before += (int64_t)gaps[i] + 1;
		if (before >= (int64_t)it->book->nentries)
			return false;
		it->entries[i] = (uint32_t)before;
	}
	return true;
}

/* A mask by its number in an array; 0 when there is none: the first two are the
 * most frequent masks, which have no others. */
static uint8_t
mask_of(uint32_t number)
{
	if (number <= 1)
		return number == 0 ? MASK_BODY : MASK_CODE;
	return number > MASK_CODE && number < MASKS ? (uint8_t)number : 0;
}

/* Of a full block. These loops have no way out and do not go by what they store,
 * so that compilers can take several steps at once. */
static bool
read_freqs(struct posting_iter *it, struct cur *c)
{
	enum { n = BOOK_POSTING_BLOCK };
	uint32_t *const freqs = it->freqs, most = 0;

	if (!it->has_positions) {
		memset(freqs, 0, n * sizeof(*freqs));
		return true;
	}
	if (!packed_get(c, freqs, n))
		return false;
	for (uint32_t i = 0; i < n; i++) {
		most = freqs[i] > most ? freqs[i] : most;
		freqs[i]++;
	}
	return most < BOOK_FREQ_MAX;
}

static bool
read_masks(struct posting_iter *it, struct cur *c, uint32_t *nstored)
{
	enum { n = BOOK_POSTING_BLOCK };
	uint32_t numbers[BOOK_POSTING_BLOCK], nimplied = 0, nbad = 0;
	uint8_t *const fields = it->fields;

	if (!packed_get(c, numbers, n))
		return false;
	for (uint32_t i = 0; i < n; i++) {
		nbad += numbers[i] == MASK_CODE || numbers[i] >= MASKS;
		nimplied += numbers[i] <= 1;
	}
	if (nbad > 0)
		return false;
	for (uint32_t i = 0; i < n; i++)
		fields[i] = mask_of(numbers[i]);
	*nstored = it->has_positions ? n - nimplied : n;
	return true;
}

/* The weights that are stored; those that are not follow one by one. */
static bool
read_weights(struct posting_iter *it, struct cur *c, uint32_t nstored)
{
	enum { n = BOOK_POSTING_BLOCK };
	uint32_t stored[BOOK_POSTING_BLOCK + 1], next = 0, most = 0;

	if (nstored > 0 && !packed_get(c, stored, nstored))
		return false;
	for (uint32_t i = 0; i < nstored; i++)
		most = stored[i] > most ? stored[i] : most;
	if (most > it->block_max)
		return false;
	if (nstored == 0) {
		memset(it->weights, WEIGHT_IMPLIED, n);
		return true;
	}
	stored[nstored] = 0;
	for (uint32_t i = 0; i < n; i++) {
		bool implied = is_implied(it, it->fields[i]);

		it->weights[i] = implied ? WEIGHT_IMPLIED
					 : (uint8_t)stored[next];
		next += !implied;
	}
	return true;
}

/* Of a tail or a single posting all weights are known. */
static bool
check_weights(struct posting_iter *it, struct err *e)
{
	uint8_t largest = 0;

	for (uint32_t i = 0; i < it->nblock; i++)
		if (it->weights[i] > largest)
			largest = it->weights[i];
	if (largest > it->list_max)
		return posting_bad(it, e, "a weight beyond the largest");
	it->block_max = largest;
	return true;
}

static bool
decode_full(struct posting_iter *it, struct err *e)
{
	struct skip this, last = { 0 };
	struct cur c;
	uint32_t gaps[BOOK_POSTING_BLOCK];
	uint64_t base = 1 + (uint64_t)full_blocks(it) * BOOK_SKIP_BYTES;

	if ((it->block > 0 && !skip_read(it, it->block - 1, &last, e)) ||
	    !skip_read(it, it->block, &this, e))
		return false;
	if (last.end > this.end || this.end > it->list_bytes - base)
		return posting_bad(it, e, "order of blocks");
	if (!part_bytes(it->book, PART_POST, it->list + base + last.end,
		this.end - last.end, &c, e))
		return false;
	it->nblock = BOOK_POSTING_BLOCK;
	if (!packed_get(&c, gaps, it->nblock) ||
	    !sum_entries(it, gaps, it->block > 0 ? (int64_t)last.last : -1) ||
	    it->entries[it->nblock - 1] != this.last)
		return posting_bad(it, e, "entries");
	it->details = c;
	it->has_details = false;
	it->nasked = 0;
	return true;
}

/* How the positions of a full block are coded, and where its steps begin. */
static void
read_steps(struct posting_iter *it, struct cur *c)
{
	uint32_t bits[BOOK_POSITION_STEPS];

	it->first_k = cur_u8(c);
	it->gap_k = cur_u8(c);
	if (!packed_get(c, bits, BOOK_POSITION_STEPS))
		return;
	it->nsteps = POSTING_STEPS;
	it->steps[0] = 0;
	for (uint32_t i = 0; i < BOOK_POSITION_STEPS; i++)
		it->steps[i + 1] = it->steps[i] + bits[i];
	if (it->steps[BOOK_POSITION_STEPS] > (uint64_t)cur_left(c) * 8)
		cur_fail(c);
}

/* What is behind the entries of a full block. */
static bool
decode_details(struct posting_iter *it, struct err *e)
{
	struct cur c = it->details;
	uint32_t nstored;

	if (!read_freqs(it, &c) || !read_masks(it, &c, &nstored))
		return posting_bad(it, e, "frequencies or fields");
	if (!read_weights(it, &c, nstored))
		return posting_bad(it, e, "weights");
	if (it->has_positions)
		read_steps(it, &c);
	if (!cur_ok(&c) || (!it->has_positions && cur_left(&c) > 0) ||
	    it->first_k > BOOK_RICE_MAX || it->gap_k > BOOK_RICE_MAX)
		return posting_bad(it, e, "block");
	it->positions = it->next_positions = bits_make(c.p, cur_left(&c));
	it->has_details = true;
	return true;
}

bool
posting_read_details(struct posting_iter *it, struct err *e)
{
	uint8_t weight = it->weights[it->at];

	if (it->has_details)
		return true;
	if (!decode_details(it, e))
		return false;
	if (it->nasked > 0 && it->asked == it->at)
		it->weights[it->at] = weight;
	return true;
}

/* Field mask and frequency of the current entry alone. */
static bool
look_up(struct posting_iter *it, struct err *e)
{
	struct cur c = it->details;
	uint32_t more = 0;	/* than one */

	if (it->nasked++ == 0 && ((it->has_positions &&
		!packed_open(&c, it->nblock, &it->packed_freqs)) ||
		!packed_open(&c, it->nblock, &it->packed_masks)))
		return posting_bad(it, e, "frequencies or fields");
	it->asked = it->at;
	if (it->has_positions)
		more = packed_at(&it->packed_freqs, it->at);
	it->fields[it->at] = mask_of(packed_at(&it->packed_masks, it->at));
	if (it->fields[it->at] == 0 || more >= BOOK_FREQ_MAX)
		return posting_bad(it, e, "frequencies or fields");
	it->freqs[it->at] = it->has_positions ? more + 1 : 0;
	it->weights[it->at] = WEIGHT_IMPLIED;
	return true;
}

/* Most often few postings of a block count, and their weights are implied. */
static bool
details_of_one(struct posting_iter *it, struct err *e)
{
	if (it->has_details)
		return true;
	if (it->nasked >= ASKED_MAX)
		return decode_details(it, e);
	if (!look_up(it, e))
		return false;
	return is_implied(it, it->fields[it->at]) || decode_details(it, e);
}

bool
posting_details(struct posting_iter *it, struct err *e)
{
	if (it->entry == ENTRY_END || !it->is_decoded)
		return true;
	if (!details_of_one(it, e))
		return false;
	if (it->weights[it->at] != WEIGHT_IMPLIED)
		return true;
	if (!imply_weight(it, it->at, e))
		return false;
	return it->weights[it->at] <= it->block_max ||
	    posting_bad(it, e, "a weight beyond the largest");
}

bool
posting_weights(struct posting_iter *it, struct err *e)
{
	uint8_t largest = 0;

	if (it->has_weights)
		return true;
	if (!it->has_details && !decode_details(it, e))
		return false;
	for (uint32_t i = 0; i < it->nblock; i++) {
		if (it->weights[i] == WEIGHT_IMPLIED && !imply_weight(it, i, e))
			return false;
		largest = it->weights[i] > largest ? it->weights[i] : largest;
	}
	it->has_weights = true;
	return largest <= it->block_max ||
	    posting_bad(it, e, "a weight beyond the largest");
}

/* Frequency, mask and weight of posting I from bits. */
static bool
read_posting(struct posting_iter *it, struct bit_reader *r, uint32_t i,
    struct err *e)
{
	uint32_t mask = MASK_BODY;

	it->freqs[i] = it->has_positions ? bits_get_gamma(r) : 0;
	if (bits_get(r, 1) != 0)
		mask = bits_get(r, 1) == 0 ? MASK_CODE
					   : bits_get(r, BOOK_MASK_BITS);
	if (r->bad || mask == 0 || it->freqs[i] > BOOK_FREQ_MAX)
		return posting_bad(it, e, "senseless posting");
	it->fields[i] = (uint8_t)mask;
	if (is_implied(it, it->fields[i]))
		return imply_weight(it, i, e);
	it->weights[i] = (uint8_t)bits_get(r, BOOK_WEIGHT_BITS);
	return true;
}

static bool
decode_tail(struct posting_iter *it, struct err *e)
{
	uint32_t nfull = full_blocks(it);
	uint64_t at = 1 + (uint64_t)nfull * BOOK_SKIP_BYTES;
	int64_t before = -1;
	struct skip last = { 0 };
	struct cur c;

	if (nfull > 0) {
		if (!skip_read(it, nfull - 1, &last, e))
			return false;
		before = last.last;
	}
	at += last.end;
	if (at > it->list_bytes)
		return posting_bad(it, e, "order of blocks");
	if (!part_bytes(it->book, PART_POST, it->list + at,
		it->list_bytes - at, &c, e))
		return false;
	unsigned ks = cur_u16(&c);
	unsigned entry_k = ks & 31;
	it->first_k = ks >> 5 & 31;
	it->gap_k = ks >> 10 & 31;
	if (!cur_ok(&c) || ks > 0x7FFF || entry_k > BOOK_RICE_MAX ||
	    it->first_k > BOOK_RICE_MAX || it->gap_k > BOOK_RICE_MAX)
		return posting_bad(it, e, "tail");
	struct bit_reader r = bits_make(c.p, cur_left(&c));
	it->nblock = it->df - nfull * BOOK_POSTING_BLOCK;
	for (uint32_t i = 0; i < it->nblock; i++) {
		before += (int64_t)bits_get_rice(&r, entry_k) + 1;
		if (r.bad || before >= (int64_t)it->book->nentries)
			return posting_bad(it, e, "entries");
		it->entries[i] = (uint32_t)before;
		if (!read_posting(it, &r, i, e))
			return false;
	}
	it->positions = r;
	it->block_last = it->entries[it->nblock - 1];
	return r.bad ? posting_bad(it, e, "tail") : true;
}

static bool
decode_single(struct posting_iter *it, struct err *e)
{
	struct cur c, head;

	if (!part_bytes(it->book, PART_POST, 16, 3, &head, e) ||
	    !part_bytes(it->book, PART_POST, it->list, it->list_bytes, &c, e))
		return false;
	it->first_k = cur_u8(&head);
	it->gap_k = cur_u8(&head);
	unsigned width = cur_u8(&head);
	if (width > 32 || it->first_k > BOOK_RICE_MAX ||
	    it->gap_k > BOOK_RICE_MAX)
		return posting_bad(it, e, "header");
	struct bit_reader r = bits_make(c.p, cur_left(&c));
	it->nblock = 1;
	it->entries[0] = bits_get(&r, width);
	if (r.bad || it->entries[0] >= it->book->nentries)
		return posting_bad(it, e, "entries");
	if (!read_posting(it, &r, 0, e))
		return false;
	it->positions = r;
	it->block_last = it->entries[0];
	it->list_max = it->weights[0];
	return r.bad ? posting_bad(it, e, "senseless posting") : true;
}

bool
posting_decode(struct posting_iter *it, struct err *e)
{
	bool ok;

	it->has_details = true;
	it->has_weights = false;
	it->nsteps = 0;
	if (it->block < full_blocks(it))
		ok = decode_full(it, e);
	else
		ok = (it->df == 1 ? decode_single(it, e) : decode_tail(it, e)) &&
		    check_weights(it, e);
	if (!ok)
		return false;
	it->next_positions = it->positions;
	it->positions_at = 0;
	it->at = 0;
	it->entry = it->entries[0];
	it->is_decoded = true;
	return true;
}

