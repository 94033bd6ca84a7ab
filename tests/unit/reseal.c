#include "config.h"

#include "reseal.h"

#include <string.h>

#include "base/cur.h"
#include "book/format.h"
#include "book/sum.h"

struct span {
	uint64_t offset, length;
};

static void
put32(uint8_t *p, uint32_t v)
{
	p[0] = (uint8_t)v;
	p[1] = (uint8_t)(v >> 8);
	p[2] = (uint8_t)(v >> 16);
	p[3] = (uint8_t)(v >> 24);
}

static uint32_t
get32(const uint8_t *p)
{
	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
	    (uint32_t)p[3] << 24;
}

/* The section TAG as the table has it, if it lies in the file. */
static int
find(const uint8_t *p, size_t n, const char *tag, struct span *out)
{
	struct cur c = cur_make(p, n);
	unsigned i, count;

	(void)cur_take(&c, 10);
	count = cur_u16(&c);
	(void)cur_take(&c, BOOK_HEADER_BYTES - 12);
	for (i = 0; i < count && cur_ok(&c); i++) {
		struct sv t = cur_take(&c, 4);

		(void)cur_u32(&c);
		out->offset = cur_u64(&c);
		out->length = cur_u64(&c);
		if (cur_ok(&c) && memcmp(t.p, tag, 4) == 0)
			return out->offset <= n && out->length <= n - out->offset;
	}
	return 0;
}

static void
reseal_blocks(uint8_t *p, size_t n)
{
	struct span text, blks;
	uint64_t at, stored_at;
	uint32_t i, blocks, groups;

	if (!find(p, n, BOOK_TAG_TEXT, &text) ||
	    !find(p, n, BOOK_TAG_BLKS, &blks) || blks.length < 8)
		return;
	blocks = get32(p + blks.offset);
	groups = blocks / BOOK_BLOCK_GROUP + (blocks % BOOK_BLOCK_GROUP != 0);
	at = 8 + (uint64_t)(groups + 1) * BOOK_BLOCK_INDEX_BYTES;
	stored_at = 0;
	for (i = 0; i < blocks && at + BOOK_BLOCK_BYTES <= blks.length; i++) {
		uint8_t *r = p + blks.offset + at;
		uint32_t stored = r[0] | (uint32_t)r[1] << 8;

		if (stored_at + stored > text.length)
			return;
		put32(r + 4, book_sum(p + text.offset + stored_at, stored));
		stored_at += stored;
		at += BOOK_BLOCK_BYTES;
	}
}

static void
reseal_pieces(uint8_t *p, size_t n)
{
	struct span text, sums;
	uint64_t from, i;

	if (!find(p, n, BOOK_TAG_TEXT, &text) ||
	    !find(p, n, BOOK_TAG_SUMS, &sums))
		return;
	from = text.offset + text.length;
	for (i = 0; from < sums.offset && 4 * i + 4 <= sums.length; i++) {
		uint64_t left = sums.offset - from;
		size_t piece = left < BOOK_SUM_BYTES ? (size_t)left :
						       BOOK_SUM_BYTES;

		put32(p + sums.offset + 4 * i, book_sum(p + from, piece));
		from += piece;
	}
}

void
reseal(uint8_t *p, size_t n)
{
	size_t head;

	if (n < BOOK_HEADER_BYTES)
		return;
	reseal_blocks(p, n);
	reseal_pieces(p, n);
	head = BOOK_HEADER_BYTES +
	    (size_t)(p[10] | (unsigned)p[11] << 8) * BOOK_SECTION_BYTES;
	if (head > n)
		return;
	put32(p + 12, 0);
	put32(p + 12, book_sum(p, head));
}
