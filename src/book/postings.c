/* Moving along posting lists, over blocks that need not be decoded, and to the
 * positions of an entry. */
#include "config.h"

#include "book/postings.h"

#include "book/postings_inner.h"
#include "book/stream.h"
#include "book/weight.h"

static void
finish(struct posting_iter *it)
{
	it->block = it->nblocks;
	it->is_decoded = true;
	it->entry = it->block_last = ENTRY_END;
	it->block_max = 0;
	it->nblock = it->at = 0;
}

/* What is known of block I without decoding it; the tail is not known, but
 * decoded (and block is already I). */
static bool
enter_block(struct posting_iter *it, uint32_t i, struct err *e)
{
	struct skip skip;

	it->block = i;
	it->is_decoded = false;
	if (i >= it->nblocks) {
		finish(it);
		return true;
	}
	if (i < full_blocks(it)) {
		if (!skip_read(it, i, &skip, e))
			return false;
		it->block_last = skip.last;
		it->block_max = skip.max;
		return skip.max <= it->list_max ||
		    posting_bad(it, e, "a block's largest weight");
	}
	it->block_max = it->list_max;
	return posting_decode(it, e);
}

bool
posting_begin(struct book *b, const struct term *t, struct posting_iter *it,
    struct err *e)
{
	it->book = b;
	it->df = t->df;
	it->has_positions = !t->is_operator;
	it->list = t->postings + BOOK_POST_HEADER_BYTES;
	it->list_bytes = t->postings_bytes;
	it->first_k = it->gap_k = 0;
	it->list_max = BOOK_WEIGHTS - 1;
	it->block_max = BOOK_WEIGHTS - 1;
	it->nblocks = t->df == 1
	    ? 1
	    : groups_of(t->df, BOOK_POSTING_BLOCK);
	if (t->df == 0 || it->list_bytes <
	    1 + (uint64_t)full_blocks(it) * BOOK_SKIP_BYTES)
		return posting_bad(it, e, "cut short");
	if (t->df > 1 &&
	    !part_byte(b, PART_POST, it->list, &it->list_max, e))
		return false;
	if (it->list_max >= BOOK_WEIGHTS)
		return posting_bad(it, e, "weights");
	if (!enter_block(it, 0, e))
		return false;
	return it->is_decoded || posting_decode(it, e);
}

bool
posting_rewind(const struct term *t, struct posting_iter *it, struct err *e)
{
	if (it->nblocks != 1 || !it->is_decoded)
		return posting_begin(it->book, t, it, e);
	it->block = it->at = 0;
	it->nblock = it->df;
	it->entry = it->entries[0];
	it->block_last = it->entries[it->nblock - 1];
	it->block_max = it->list_max;
	return true;
}

bool
posting_next(struct posting_iter *it, struct err *e)
{
	if (!it->is_decoded)
		return posting_decode(it, e);
	if (it->entry == ENTRY_END)
		return true;
	if (++it->at < it->nblock) {
		it->entry = it->entries[it->at];
		return true;
	}
	return enter_block(it, it->block + 1, e) &&
	    (it->is_decoded || posting_decode(it, e));
}

bool
posting_shallow(struct posting_iter *it, uint32_t entry, struct err *e)
{
	uint32_t nfull = full_blocks(it);
	uint32_t low = it->block + 1, step = 1;
	struct skip skip;

	if (it->block >= it->nblocks || entry <= it->block_last)
		return true;
	/* Gallop to a block that ends at or behind ENTRY, then halve. */
	uint32_t high = low;
	while (high < nfull) {
		if (!skip_read(it, high, &skip, e))
			return false;
		if (skip.last >= entry)
			break;
		low = high + 1;
		high = nfull - high > step ? high + step : nfull;
		step *= 2;
	}
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (!skip_read(it, middle, &skip, e))
			return false;
		if (skip.last >= entry)
			high = middle;
		else
			low = middle + 1;
	}
	if (!enter_block(it, low, e))
		return false;
	/* The tail may end in front of it. */
	if (low < it->nblocks && it->block_last < entry)
		finish(it);
	return true;
}

bool
posting_seek(struct posting_iter *it, uint32_t entry, struct err *e)
{
	if (it->is_decoded && it->entry >= entry)
		return true;
	if (!posting_shallow(it, entry, e))
		return false;
	if (!it->is_decoded && !posting_decode(it, e))
		return false;
	if (it->entry == ENTRY_END)
		return true;
	/* The block ends at or behind ENTRY, which most often is near. */
	uint32_t low = it->at, high = it->nblock - 1;
	for (uint32_t step = 1; step < high - low; step *= 2) {
		if (it->entries[low + step] >= entry) {
			high = low + step;
			break;
		}
		low += step;
	}
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (it->entries[middle] >= entry)
			high = middle;
		else
			low = middle + 1;
	}
	it->at = low;
	it->entry = it->entries[low];
	return true;
}

/* The positions of posting I of the block, to OUT unless NULL. */
static bool
read_positions(struct posting_iter *it, uint32_t i, uint32_t *out,
    struct err *e)
{
	struct bit_reader *r = &it->next_positions;
	uint64_t position = bits_get_rice(r, it->first_k);

	for (uint32_t j = 0;;) {
		if (r->bad || position >= STREAM_MAX)
			return posting_bad(it, e, "positions");
		if (out != NULL)
			out[j] = (uint32_t)position;
		if (++j == it->freqs[i])
			break;
		position += (uint64_t)bits_get_rice(r, it->gap_k) + 1;
	}
	it->positions_at = ++i;
	if (i % BOOK_POSITION_STEP == 0 && i / BOOK_POSITION_STEP < it->nsteps &&
	    r->at - it->positions.at != it->steps[i / BOOK_POSITION_STEP])
		return posting_bad(it, e, "steps of positions");
	return true;
}

/* Move on to the step of the current posting, or back to where positions begin
 * that are behind it. */
static void
seek_step(struct posting_iter *it)
{
	uint32_t step = it->at / BOOK_POSITION_STEP;

	step = step < it->nsteps ? step : 0;
	if (it->positions_at <= it->at &&
	    it->positions_at >= step * BOOK_POSITION_STEP)
		return;
	it->next_positions = it->positions;
	it->next_positions.at += it->nsteps > 0 ? it->steps[step] : 0;
	it->positions_at = step * BOOK_POSITION_STEP;
}

bool
posting_positions(struct posting_iter *it, struct arena *a, uint32_t **out,
    size_t *n, struct err *e)
{
	*out = NULL;
	*n = 0;
	if (!it->has_positions || !it->is_decoded || it->entry == ENTRY_END)
		return true;
	if (!posting_read_details(it, e))
		return false;
	seek_step(it);
	while (it->positions_at < it->at)
		if (!read_positions(it, it->positions_at, NULL, e))
			return false;
	/* Each takes a bit at least. */
	uint32_t freq = it->freqs[it->at];
	if (freq > it->next_positions.end - it->next_positions.at)
		return posting_bad(it, e, "positions");
	*out = arena_array(a, freq, sizeof(**out));
	*n = freq;
	return read_positions(it, it->at, *out, e);
}
