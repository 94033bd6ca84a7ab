/* Numbers in few bits: what the writer and the reader of posting lists share.
 * Bits fill each byte from the lowest up, numbers begin with their lowest. */
#ifndef BOOK_BITPACK_H
#define BOOK_BITPACK_H

#include "base/buf.h"
#include "base/cur.h"
#include "book/format.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes that N values of WIDTH bits take. */
static inline size_t
bitpack_bytes(size_t n, unsigned width)
{
	return (n * width + 7) / 8;
}

/* Bits that V needs: 0 for 0. */
static inline unsigned
bitpack_width(uint32_t v)
{
	return v != 0 ? 32 - (unsigned)__builtin_clz(v) : 0;
}

/* N values of WIDTH bits (0 to 32), the last byte filled with 0 bits. Values
 * must fit. */
void bitpack_put(struct buf *out, const uint32_t *v, size_t n, unsigned width);
/* Read them back; false (and C bad) when bytes are missing or WIDTH > 32. */
bool bitpack_get(struct cur *c, uint32_t *v, size_t n, unsigned width);
/* Value I of N packed at P. */
uint32_t bitpack_at(const uint8_t *p, size_t n, unsigned width, size_t i);

/* A packed array of N <= 255 values with exceptions (Zukowski and others,
 * "Super-Scalar RAM-CPU Cache Compression", ICDE 2006):
 *	u8 width, u8 number of exceptions
 *	the low WIDTH bits of all values, packed
 *	u8 index of each exception, rising
 *	varint value >> width of each exception, at least 1
 * Put takes the width that gives the fewest bytes, the least of several. */
void packed_put(struct buf *out, const uint32_t *v, size_t n);
/* False (and C bad) on anything that packed_put would not write. */
bool packed_get(struct cur *c, uint32_t *v, size_t n);

/* A packed array of which a few values are wanted; it looks into the bytes it
 * was opened on. */
struct packed {
	const uint8_t *low, *exceptions;
	struct cur high;		/* the exceptions' values */
	size_t n, nexceptions;
	unsigned width;
};

/* Take C to behind the array of N values; false as packed_get(). */
bool packed_open(struct cur *c, size_t n, struct packed *out);
/* Value I, below N. */
uint32_t packed_at(const struct packed *p, size_t i);

/* Bits one after the other. */
struct bit_writer {
	struct buf *out;
	uint64_t pending;
	unsigned n;		/* bits in pending, below 32 between calls */
};

/* The low WIDTH (0 to 32) bits of V. */
void bits_put(struct bit_writer *w, uint32_t v, unsigned width);
/* Elias gamma of V >= 1: as many 1 bits as V has bits but one, a 0 bit, then
 * those bits but the highest. */
void bits_put_gamma(struct bit_writer *w, uint32_t v);
/* Rice: V >> K 1 bits, a 0 bit, the low K bits of V; from BOOK_RICE_ONES 1 bits
 * on: exactly so many (no 0 bit), then 32 bits of V. */
void bits_put_rice(struct bit_writer *w, uint32_t v, unsigned k);
/* Fill the last byte with 0 bits; only now OUT holds all. */
void bits_finish(struct bit_writer *w);
/* Bits that bits_put_rice writes. */
static inline unsigned
rice_bits(uint32_t v, unsigned k)
{
	uint32_t ones = v >> k;

	return ones >= BOOK_RICE_ONES ? BOOK_RICE_ONES + 32 : ones + 1 + k;
}

/* Bits read from memory; like a cur, it goes bad and then gives 0. */
struct bit_reader {
	const uint8_t *p;
	uint64_t at, end;	/* in bits */
	bool bad;
};

static inline struct bit_reader
bits_make(const void *p, size_t n)
{
	return (struct bit_reader){ .p = p, .end = (uint64_t)n * 8 };
}

/* At least 57 bits from bit AT on, 0 bits beyond the end. */
uint64_t bits_peek_end(const struct bit_reader *r);

/* Eight bytes, of which compilers make one load. */
static inline uint64_t
bits_load(const uint8_t *p)
{
	return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 |
	    (uint64_t)p[3] << 24 | (uint64_t)p[4] << 32 |
	    (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 | (uint64_t)p[7] << 56;
}

static inline uint64_t
bits_peek(const struct bit_reader *r)
{
	if (r->end - r->at < 72)
		return bits_peek_end(r);
	return bits_load(r->p + (r->at >> 3)) >> (r->at & 7);
}

static inline bool
bits_skip(struct bit_reader *r, unsigned n)
{
	if (n > r->end - r->at) {
		r->bad = true;
		r->at = r->end;
		return false;
	}
	r->at += n;
	return true;
}

uint32_t bits_get(struct bit_reader *r, unsigned width);
uint32_t bits_get_gamma(struct bit_reader *r);	/* bad beyond 2^25 - 1 */
uint32_t bits_get_rice(struct bit_reader *r, unsigned k);
/* Is all that is left the 0 bits that fill the last byte? */
bool bits_at_end(const struct bit_reader *r);

#endif
