/* The terms lie in front-coded blocks; the index has the first bytes of each
 * block's first term, so that a look-up reads one block, rarely two. */
#include "config.h"

#include "book/dict.h"

#include <string.h>

#include "base/mem.h"
#include "book/inner.h"

#define INDEX_AT 8
#define FIRST_BYTES DICT_SHARED_MAX

static uint64_t
blocks_at(const struct book *b)
{
	return INDEX_AT +
	    ((uint64_t)groups_of(b->nterms, BOOK_TERM_BLOCK) + 1) *
	    BOOK_TERM_INDEX_BYTES;
}

bool
dict_index_read(struct book *b, uint32_t block, struct dict_index *out,
    struct err *e)
{
	struct cur c;

	if (!part_bytes(b, PART_TERM,
		INDEX_AT + (uint64_t)block * BOOK_TERM_INDEX_BYTES,
		BOOK_TERM_INDEX_BYTES, &c, e))
		return false;
	cur_copy(&c, out->first, FIRST_BYTES);
	out->at = cur_u32(&c);
	out->groups = cur_u32(&c);
	out->postings = cur_u64(&c);
	return true;
}

bool
dict_walk_block(struct book *b, uint32_t block, struct dict_walk *w,
    struct err *e)
{
	struct dict_index this, next;

	w->book = b;
	w->next = block * BOOK_TERM_BLOCK;
	w->block_end = b->nterms - w->next < BOOK_TERM_BLOCK
	    ? b->nterms
	    : w->next + BOOK_TERM_BLOCK;
	w->text_n = 0;
	if (!dict_index_read(b, block, &this, e) ||
	    !dict_index_read(b, block + 1, &next, e))
		return false;
	if (this.at > next.at || this.groups > next.groups ||
	    next.groups > b->ngroups || this.postings > next.postings ||
	    next.postings > b->parts[PART_POST].length)
		return book_damaged(b, PART_TERM, e, "order of the index");
	w->groups = this.groups;
	w->postings = this.postings;
	return part_bytes(b, PART_TERM, blocks_at(b) + this.at,
	    next.at - this.at, &w->rest, e);
}

/* A nibble, or 15 and a varint. */
static size_t
read_length(struct cur *c, unsigned nibble)
{
	return nibble < 15 ? nibble
			   : 15 + (size_t)cur_varint_max(c, BOOK_TERM_MAX);
}

/* The text: what is shared with the last one, then the rest. It must be behind
 * the last one in order. */
static bool
read_text(struct dict_walk *w)
{
	struct cur *c = &w->rest;
	unsigned head = cur_u8(c);
	size_t shared = read_length(c, head & 15);
	size_t more = read_length(c, head >> 4);
	const uint8_t *p = cur_bytes(c, more);

	if (p == NULL || more == 0 || shared > w->text_n ||
	    more > BOOK_TERM_MAX - shared)
		return false;
	if (w->text_n > shared && p[0] <= (unsigned char)w->text[shared])
		return false;
	memcpy(w->text + shared, p, more);
	w->text_n = shared + more;
	return true;
}

/* The stem of the term that begins a group. */
static bool
read_stem(struct dict_walk *w, bool is_stored)
{
	size_t n = w->text_n;

	w->stem_n = 0;
	if (!is_stored) {
		memcpy(w->stem, w->text, n);
		w->stem_n = n;
		return true;
	}
	unsigned byte = cur_u8(&w->rest);
	size_t cut = byte & 127;
	if (byte == 0)
		return true;	/* an odd stem */
	if (cut > n || (cut == n && byte < 128))
		return false;
	uint8_t add = byte >= 128 ? cur_u8(&w->rest) : 0;
	memcpy(w->stem, w->text, n - cut);
	w->stem_n = n - cut;
	if (byte >= 128)
		w->stem[w->stem_n++] = (char)add;
	return true;
}

static bool
read_group(struct dict_walk *w, unsigned kind, struct term *t)
{
	t->begins_group = kind != BOOK_TERM_BACK;
	if (kind == BOOK_TERM_ALONE) {
		t->group = w->book->ngroups + t->number;
		return true;
	}
	if (kind == BOOK_TERM_FIRST) {
		t->group = w->groups++;
		return t->group < w->book->ngroups;
	}
	if (kind != BOOK_TERM_BACK || w->groups == 0)
		return false;
	t->group = w->groups - 1 -
	    (uint32_t)cur_varint_max(&w->rest, w->groups - 1);
	return cur_ok(&w->rest);
}

static bool
read_term(struct dict_walk *w, struct term *t)
{
	struct book *b = w->book;

	*t = (struct term){ .number = w->next };
	if (!read_text(w))
		return false;
	uint64_t info = cur_varint(&w->rest);
	t->is_operator = (info & 8) != 0;
	if (info >> 4 == 0 || info >> 4 > b->nentries ||
	    !read_group(w, info & 3, t))
		return false;
	t->df = (uint32_t)(info >> 4);
	bool has_stem = (info & 4) != 0;
	if (has_stem && (!t->begins_group || t->is_operator))
		return false;
	w->stem_n = 0;
	if (t->begins_group && !t->is_operator && !read_stem(w, has_stem))
		return false;
	t->postings = w->postings;
	t->postings_bytes =
	    (uint32_t)cur_varint_max(&w->rest, UINT32_MAX);
	w->postings += t->postings_bytes;
	w->next++;
	return cur_ok(&w->rest);
}

bool
dict_step(struct dict_walk *w, struct term *out, struct err *e)
{
	struct book *b = w->book;

	if (w->next == w->block_end &&
	    !dict_walk_block(b, w->next / BOOK_TERM_BLOCK, w, e))
		return false;
	if (w->next >= b->nterms || !read_term(w, out))
		return book_damaged(b, PART_TERM, e, "senseless term");
	if (w->next == w->block_end) {
		struct dict_index next;
		if (!dict_index_read(b, groups_of(w->next, BOOK_TERM_BLOCK),
			&next, e))
			return false;
		if (cur_left(&w->rest) > 0 || w->groups != next.groups ||
		    w->postings != next.postings)
			return book_damaged(b, PART_TERM, e,
			    "lengths do not add up");
	}
	return true;
}

/* Order of the first term of BLOCK and KEY. */
static bool
compare_first(struct book *b, uint32_t block, struct sv key, int *order,
    struct err *e)
{
	uint8_t start[FIRST_BYTES] = { 0 };
	struct dict_index index;
	struct dict_walk w = { 0 };
	struct term t;

	if (!dict_index_read(b, block, &index, e))
		return false;
	memcpy(start, key.p, key.n < FIRST_BYTES ? key.n : FIRST_BYTES);
	*order = memcmp(index.first, start, FIRST_BYTES);
	if (*order != 0)
		return true;
	if (!dict_walk_block(b, block, &w, e) || !dict_step(&w, &t, e))
		return false;
	*order = sv_cmp(sv_make(w.text, w.text_n), key);
	return true;
}

/* The last block whose first term is at or before KEY; the first if none. */
static bool
find_block(struct book *b, struct sv key, uint32_t *block, struct err *e)
{
	uint32_t low = 0, high = groups_of(b->nterms, BOOK_TERM_BLOCK);

	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;
		int order;
		if (!compare_first(b, middle, key, &order, e))
			return false;
		if (order <= 0)
			low = middle;
		else
			high = middle;
	}
	*block = low;
	return true;
}

bool
dict_find(struct book *b, struct sv form, struct term *out, bool *found,
    struct err *e)
{
	struct dict_walk w = { 0 };
	uint32_t block;

	*found = false;
	if (b->nterms == 0 || form.n == 0 || form.n > BOOK_TERM_MAX)
		return true;
	if (!find_block(b, form, &block, e) ||
	    !dict_walk_block(b, block, &w, e))
		return false;
	while (w.next < w.block_end) {
		if (!dict_step(&w, out, e))
			return false;
		int order = sv_cmp(sv_make(w.text, w.text_n), form);
		if (order >= 0) {
			*found = order == 0;
			return true;
		}
	}
	return true;
}

bool
dict_term(struct book *b, uint32_t number, struct arena *a, struct term *out,
    struct sv *text, struct err *e)
{
	struct dict_walk w = { 0 };

	if (number >= b->nterms)
		return book_damaged(b, PART_TERM, e, "no such term");
	if (!dict_walk_block(b, number / BOOK_TERM_BLOCK, &w, e))
		return false;
	do {
		if (!dict_step(&w, out, e))
			return false;
	} while (out->number < number);
	if (text != NULL)
		*text = arena_sv(a, sv_make(w.text, w.text_n));
	return true;
}

uint32_t
dict_size(const struct book *b)
{
	return b->nterms;
}

/* The walk is left in front of the first term >= PREFIX: that term is read
 * once more by the first step. */
bool
dict_walk_begin(struct book *b, struct sv prefix, struct dict_walk *w,
    struct err *e)
{
	uint32_t block;
	struct term t;

	*w = (struct dict_walk){ .book = b, .prefix = prefix };
	w->next = w->block_end = b->nterms;
	if (b->nterms == 0 || prefix.n > BOOK_TERM_MAX)
		return true;
	if (!find_block(b, prefix, &block, e) ||
	    !dict_walk_block(b, block, w, e))
		return false;
	while (w->next < b->nterms) {
		struct dict_walk before = *w;
		if (!dict_step(w, &t, e))
			return false;
		if (sv_cmp(sv_make(w->text, w->text_n), prefix) >= 0) {
			*w = before;
			break;
		}
	}
	return true;
}

bool
dict_walk_next(struct dict_walk *w, struct term *out, bool *more,
    struct err *e)
{
	*more = false;
	if (w->next >= w->book->nterms)
		return true;
	if (!dict_step(w, out, e))
		return false;
	*more = sv_starts(sv_make(w->text, w->text_n), w->prefix);
	if (!*more)
		w->next = w->block_end = w->book->nterms;
	return true;
}

bool
dict_walk_ahead(const struct dict_walk *w, char shared[DICT_SHARED_MAX],
    size_t *n, struct err *e)
{
	struct dict_index this, next;
	uint32_t block = w->next / BOOK_TERM_BLOCK;

	*n = 0;
	if (w->next != w->block_end || w->next >= w->book->nterms)
		return true;
	if (!dict_index_read(w->book, block, &this, e) ||
	    !dict_index_read(w->book, block + 1, &next, e))
		return false;
	for (; *n < FIRST_BYTES && this.first[*n] != 0 &&
	     this.first[*n] == next.first[*n]; (*n)++)
		shared[*n] = (char)this.first[*n];
	return true;
}

void
dict_walk_pass(struct dict_walk *w)
{
	uint32_t left = w->book->nterms - w->next;

	w->next += left < BOOK_TERM_BLOCK ? left : BOOK_TERM_BLOCK;
	w->block_end = w->next;
}
