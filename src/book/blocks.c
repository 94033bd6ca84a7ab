/* The packed stream: found by the block table, inflated block by block. A page
 * is a few blocks; the last ones are kept, for the next entry or snippet begins
 * where one ended. */
#include "config.h"

#include <string.h>

#include <zlib.h>

#include "base/mem.h"
#include "book/inner.h"

#define KEPT 8	/* blocks */

struct kept_block {
	uint32_t number;	/* + 1; 0 = none */
	uint32_t n;
	uint64_t used;		/* when, in block_cache.clock */
	char raw[BOOK_BLOCK_MAX];
};

struct block_cache {
	z_stream z;
	bool is_ready;
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
	r->first = cur_u16(c);
	r->crc = cur_u32(c);
	r->entry = cur_u32(c);
	r->position = cur_u32(c);
	return r->raw > 0 && r->raw <= BOOK_BLOCK_MAX && r->stored <= r->raw &&
	    r->stored * BOOK_RATIO_MAX >= r->raw && r->first <= r->raw;
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
	return mem_array(n, size);
}

static void
z_free(void *opaque, void *p)
{
	(void)opaque;
	mem_free(p);
}

static void
cache_make(struct book *b)
{
	if (b->cache != NULL)
		return;
	b->cache = mem_alloc(sizeof(*b->cache));
	b->cache->z.zalloc = z_alloc;
	b->cache->z.zfree = z_free;
	b->cache->is_ready = inflateInit2(&b->cache->z, -15) == Z_OK;
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

/* Exactly RAW bytes to OUT. */
static bool
inflate_exactly(z_stream *z, struct cur stored, size_t raw, char *out)
{
	z->next_in = z_input(stored.p);
	z->avail_in = (uInt)cur_left(&stored);
	z->next_out = (Bytef *)out;
	z->avail_out = (uInt)raw;
	int rc = inflate(z, Z_FINISH);
	return rc == Z_STREAM_END && z->avail_out == 0 &&
	    is_zero(z->next_in, z->avail_in);
}

bool
inflate_whole(struct cur stored, size_t raw, char *out)
{
	z_stream z = { .zalloc = z_alloc, .zfree = z_free };

	if (inflateInit2(&z, -15) != Z_OK)
		return false;
	bool ok = inflate_exactly(&z, stored, raw, out);
	inflateEnd(&z);
	return ok;
}

static bool
block_inflate(struct book *b, struct cur stored, size_t raw, char *out)
{
	z_stream *z = &b->cache->z;
	const struct part_range *dict = &b->parts[PART_DICT];

	if (cur_left(&stored) == raw) {
		memcpy(out, stored.p, raw);
		return true;
	}
	if (!b->cache->is_ready || inflateReset(z) != Z_OK)
		return false;
	if (dict->length > 0 &&
	    inflateSetDictionary(z, b->p + dict->offset,
		(uInt)dict->length) != Z_OK)
		return false;
	return inflate_exactly(z, stored, raw, out);
}

static struct kept_block *
oldest(struct block_cache *cache)
{
	struct kept_block *k = &cache->kept[0];

	for (size_t i = 1; i < KEPT; i++)
		if (cache->kept[i].used < k->used)
			k = &cache->kept[i];
	return k;
}

bool
block_raw(struct book *b, uint32_t i, struct sv *out, struct err *e)
{
	const struct block_record *r = NULL;
	struct cur stored;

	cache_make(b);
	for (size_t k = 0; k < KEPT; k++) {
		struct kept_block *kept = &b->cache->kept[k];
		if (kept->number != i + 1)
			continue;
		kept->used = ++b->cache->clock;
		*out = sv_make(kept->raw, kept->n);
		return true;
	}
	if (!block_record_read(b, i, &r, e) ||
	    !part_bytes(b, PART_TEXT, r->stored_at, r->stored, &stored, e))
		return false;
	struct kept_block *kept = oldest(b->cache);
	kept->number = 0;
	if (!block_inflate(b, stored, r->raw, kept->raw))
		return book_damaged(b, PART_TEXT, e, "block does not inflate");
	if ((uint32_t)crc32_z(0, (const Bytef *)kept->raw, r->raw) != r->crc)
		return book_damaged(b, PART_TEXT, e, "wrong sum");
	kept->number = i + 1;
	kept->n = r->raw;
	kept->used = ++b->cache->clock;
	*out = sv_make(kept->raw, kept->n);
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
		struct sv raw;
		if (!block_raw(b, block, &raw, e) ||
		    !block_record_read(b, block, &r, e))
			return false;
		if (at < r->stream_at || at - r->stream_at >= raw.n)
			return book_damaged(b, PART_BLKS, e, "order");
		struct sv piece = sv_sub(raw, (size_t)(at - r->stream_at),
		    (size_t)(to - at));
		memcpy(p + (at - from), piece.p, piece.n);
		at += piece.n;
	}
	*out = sv_make(p, (size_t)(to - from));
	return true;
}
