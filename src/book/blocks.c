/* The packed stream: found by the block table, inflated block by block, each no
 * further than asked. A page is a few blocks; the last ones are kept, for the
 * next entry or snippet begins where one ended. */
#include "config.h"

#include <limits.h>
#include <string.h>

#include <zlib.h>

#include "base/mem.h"
#include "book/inner.h"
#include "book/sum.h"

#define KEPT 2	/* blocks; each costs a fresh page of memory */

struct kept_block {
	uint32_t number;	/* + 1; 0 = none */
	uint32_t n, raw;	/* bytes inflated so far, and in all */
	uint64_t used;		/* when, in block_cache.clock */
	char bytes[BOOK_BLOCK_MAX];
};

struct block_cache {
	z_stream z;		/* in the midst of kept[open] */
	bool is_ready;
	size_t open;		/* KEPT: of none */
	uint64_t clock;
	struct kept_block kept[KEPT];
};

static uint64_t
records_at(const struct book *b)
{
	return 8 + ((uint64_t)groups_of(b->nblocks, BOOK_BLOCK_GROUP) + 1) *
	    BOOK_BLOCK_INDEX_BYTES;
}

static bool
record_parse(struct cur *c, struct block_record *r)
{
	r->stored = cur_u16(c);
	r->raw = cur_u16(c);
	r->sum = cur_u32(c);
	return r->raw > 0 && r->raw <= BOOK_BLOCK_MAX && r->stored <= r->raw &&
	    r->stored * BOOK_RATIO_MAX >= r->raw;
}

bool
block_group_read(struct book *b, uint32_t group, struct err *e)
{
	struct block_group *g = &b->block_group;
	struct cur index, c;
	uint32_t from = group * BOOK_BLOCK_GROUP;

	if (g->is_read && g->number == group)
		return true;
	g->is_read = false;
	g->number = group;
	g->n = b->nblocks - from < BOOK_BLOCK_GROUP ? b->nblocks - from
						    : BOOK_BLOCK_GROUP;
	if (!part_bytes(b, PART_BLKS,
		8 + (uint64_t)group * BOOK_BLOCK_INDEX_BYTES,
		2 * BOOK_BLOCK_INDEX_BYTES, &index, e) ||
	    !part_bytes(b, PART_BLKS,
		records_at(b) + (uint64_t)from * BOOK_BLOCK_BYTES,
		(uint64_t)g->n * BOOK_BLOCK_BYTES, &c, e))
		return false;
	uint64_t stored_at = cur_u64(&index), stream_at = cur_u64(&index);
	for (uint32_t i = 0; i < g->n; i++) {
		struct block_record *r = &g->records[i];
		if (!record_parse(&c, r))
			return book_damaged(b, PART_BLKS, e,
			    "senseless record");
		r->stored_at = stored_at;
		r->stream_at = stream_at;
		stored_at += r->stored;
		stream_at += r->raw;
	}
	/* So no two groups share bytes, stored or raw. */
	if (stored_at != cur_u64(&index) || stream_at != cur_u64(&index) ||
	    stored_at > b->parts[PART_TEXT].length ||
	    stream_at > b->stream_bytes)
		return book_damaged(b, PART_BLKS, e, "lengths do not add up");
	g->is_read = true;
	return true;
}

bool
block_record_read(struct book *b, uint32_t i, const struct block_record **out,
    struct err *e)
{
	if (i >= b->nblocks)
		return book_damaged(b, PART_BLKS, e, "no such block");
	if (!block_group_read(b, i / BOOK_BLOCK_GROUP, e))
		return false;
	*out = &b->block_group.records[i % BOOK_BLOCK_GROUP];
	return true;
}

bool
block_find(struct book *b, uint64_t at, uint32_t *block, struct err *e)
{
	uint32_t low = 0, high = groups_of(b->nblocks, BOOK_BLOCK_GROUP);
	const struct block_group *g = &b->block_group;
	struct cur c;

	if (high == 0)
		return book_damaged(b, PART_BLKS, e, "no such block");
	/* The last group that begins at or before AT. */
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;
		if (!part_bytes(b, PART_BLKS,
			8 + (uint64_t)middle * BOOK_BLOCK_INDEX_BYTES + 8, 8,
			&c, e))
			return false;
		if (cur_u64(&c) <= at)
			low = middle;
		else
			high = middle;
	}
	if (!block_group_read(b, low, e))
		return false;
	for (uint32_t i = 0; i < g->n; i++) {
		if (at >= g->records[i].stream_at &&
		    at - g->records[i].stream_at < g->records[i].raw) {
			*block = low * BOOK_BLOCK_GROUP + i;
			return true;
		}
	}
	return book_damaged(b, PART_BLKS, e, "order");
}

static void *
z_alloc(void *opaque, unsigned n, unsigned size)
{
	(void)opaque;
	if (size > 0 && n > UINT_MAX / size)
		return NULL;
	/* Not zeroed: zlib sets what it reads, and rarely uses all. */
	return mem_resize(NULL, (size_t)n * size);
}

static void
z_free(void *opaque, void *p)
{
	(void)opaque;
	mem_free(p);
}

static struct block_cache *
cache_make(struct book *b)
{
	if (b->cache != NULL)
		return b->cache;
	/* Not zeroed: that would touch all pages of blocks it may not need. */
	b->cache = mem_resize(NULL, sizeof(*b->cache));
	b->cache->open = KEPT;
	b->cache->clock = 0;
	for (size_t i = 0; i < KEPT; i++)
		b->cache->kept[i].used = b->cache->kept[i].number = 0;
	b->cache->z = (z_stream){ .zalloc = z_alloc, .zfree = z_free };
	b->cache->is_ready = inflateInit2(&b->cache->z, -15) == Z_OK;
	return b->cache;
}

void
block_cache_free(struct book *b)
{
	if (b->cache == NULL)
		return;
	if (b->cache->is_ready)
		inflateEnd(&b->cache->z);
	mem_free(b->cache);
	b->cache = NULL;
}

static Bytef *
z_input(const uint8_t *p)
{
	/* zlib's next_in is const only with ZLIB_CONST. */
	return (Bytef *)(uintptr_t)p;
}

/* The rest of STORED must be zero bytes. */
static bool
is_zero(const uint8_t *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (p[i] != 0)
			return false;
	return true;
}

/* N more bytes to OUT; when IS_LAST the stream ends there, and only zero bytes
 * follow it. */
static bool
inflate_some(z_stream *z, char *out, size_t n, bool is_last)
{
	z->next_out = (Bytef *)out;
	z->avail_out = (uInt)n;
	int rc = inflate(z, is_last ? Z_FINISH : Z_SYNC_FLUSH);
	if (z->avail_out != 0)
		return false;
	return !is_last ? rc == Z_OK || rc == Z_STREAM_END :
	    rc == Z_STREAM_END && is_zero(z->next_in, z->avail_in);
}

bool
inflate_whole(struct cur stored, size_t raw, char *out)
{
	z_stream z = { .zalloc = z_alloc, .zfree = z_free };

	if (inflateInit2(&z, -15) != Z_OK)
		return false;
	z.next_in = z_input(stored.p);
	z.avail_in = (uInt)cur_left(&stored);
	bool ok = inflate_some(&z, out, raw, true);
	inflateEnd(&z);
	return ok;
}

/* Begin to inflate STORED with the book's dictionary. */
static bool
cache_begin(struct book *b, struct cur stored, struct err *e)
{
	z_stream *z = &b->cache->z;
	uint64_t length = b->parts[PART_DICT].length;
	struct cur dict;

	if (!part_bytes(b, PART_DICT, 0, length, &dict, e))
		return false;
	if (!b->cache->is_ready || inflateReset(z) != Z_OK ||
	    (length > 0 &&
		inflateSetDictionary(z, dict.p, (uInt)length) != Z_OK))
		return book_damaged(b, PART_TEXT, e, "cannot be inflated");
	z->next_in = z_input(stored.p);
	z->avail_in = (uInt)cur_left(&stored);
	return true;
}

/* The place of block I in the cache: its own, or that of the one which was not
 * used for longest. */
static struct kept_block *
kept_place(struct block_cache *cache, uint32_t i)
{
	struct kept_block *oldest = &cache->kept[0];

	for (size_t k = 0; k < KEPT; k++) {
		if (cache->kept[k].number == i + 1)
			return &cache->kept[k];
		if (cache->kept[k].used < oldest->used)
			oldest = &cache->kept[k];
	}
	return oldest;
}

/* Make KEPT the block I, with nothing of it inflated yet, or all of it if it is
 * stored as it is. */
static bool
kept_begin(struct book *b, struct kept_block *kept, uint32_t i,
    struct err *e)
{
	const struct block_record *r = NULL;
	struct cur stored;

	kept->number = 0;
	b->cache->open = KEPT;
	if (!block_record_read(b, i, &r, e) ||
	    !part_bytes(b, PART_TEXT, r->stored_at, r->stored, &stored, e))
		return false;
	if (book_sum(stored.p, cur_left(&stored)) != r->sum)
		return book_damaged(b, PART_TEXT, e, "wrong sum");
	kept->n = 0;
	kept->raw = r->raw;
	if (r->stored == r->raw) {
		memcpy(kept->bytes, stored.p, r->raw);
		kept->n = r->raw;
	} else if (cache_begin(b, stored, e)) {
		b->cache->open = (size_t)(kept - b->cache->kept);
	} else {
		return false;
	}
	kept->number = i + 1;
	return true;
}

/* The first NEED raw bytes of block I, or all when it has fewer, until the next
 * call. It is inflated no further; the next call may go on there. */
static bool
block_raw(struct book *b, uint32_t i, uint64_t need, struct sv *out,
    struct err *e)
{
	struct block_cache *cache = cache_make(b);
	struct kept_block *kept = kept_place(cache, i);

	if (kept->number == i + 1 && need > kept->raw)
		need = kept->raw;
	if (kept->number != i + 1 ||
	    (kept->n < need && kept != &cache->kept[cache->open])) {
		if (!kept_begin(b, kept, i, e))
			return false;
		if (need > kept->raw)
			need = kept->raw;
	}
	if (kept->n < need) {
		if (!inflate_some(&cache->z, kept->bytes + kept->n,
			(size_t)need - kept->n, need == kept->raw)) {
			kept->number = 0;
			cache->open = KEPT;
			return book_damaged(b, PART_TEXT, e,
			    "block does not inflate");
		}
		kept->n = (uint32_t)need;
	}
	kept->used = ++cache->clock;
	*out = sv_make(kept->bytes, kept->n);
	return true;
}

bool
stream_bytes(struct book *b, uint64_t from, uint64_t to, struct arena *a,
    struct sv *out, struct err *e)
{
	uint32_t block = 0;
	char *p;

	if (from > to || to > b->stream_bytes)
		return book_damaged(b, PART_ENTR, e, "text out of bounds");
	*out = (struct sv){ 0 };
	if (from == to)
		return true;
	if (!block_find(b, from, &block, e))
		return false;
	p = arena_alloc(a, (size_t)(to - from));
	for (uint64_t at = from; at < to; block++) {
		const struct block_record *r = NULL;
		struct sv raw = { 0 };
		if (!block_record_read(b, block, &r, e))
			return false;
		uint64_t start = r->stream_at;
		if (at < start || at - start >= r->raw)
			return book_damaged(b, PART_BLKS, e, "order");
		if (!block_raw(b, block, to - start, &raw, e))
			return false;
		struct sv piece = sv_sub(raw, (size_t)(at - start),
		    (size_t)(to - at));
		memcpy(p + (at - from), piece.p, piece.n);
		at += piece.n;
	}
	*out = sv_make(p, (size_t)(to - from));
	return true;
}
