#include "config.h"

#include "book/bitpack.h"

#include <string.h>

#include "book/format.h"

static uint32_t
low_mask(unsigned width)
{
	return width >= 32 ? UINT32_MAX : (1u << width) - 1;
}

void
bitpack_put(struct buf *out, const uint32_t *v, size_t n, unsigned width)
{
	struct bit_writer w = { .out = out };

	if (width == 0)
		return;
	for (size_t i = 0; i < n; i++)
		bits_put(&w, v[i], width);
	bits_finish(&w);
}

/* Eight values at a time, while eight bytes are there to be loaded; says of how
 * many. Eight values of WIDTH <= 8 bits are WIDTH bytes. */
static size_t
get_eights(const uint8_t *p, size_t bytes, uint32_t *v, size_t n,
    unsigned width)
{
	const uint32_t mask = low_mask(width);
	size_t i = 0;

	for (; i + 8 <= n && bytes >= 8; i += 8, p += width, bytes -= width) {
		uint64_t bits = bits_load(p);
#pragma GCC unroll 8
		for (size_t k = 0; k < 8; k++, bits >>= width)
			v[i + k] = (uint32_t)bits & mask;
	}
	return i;
}

/* All but fewer than eight of N values. */
static size_t
get_narrow(const uint8_t *p, size_t bytes, uint32_t *v, size_t n,
    unsigned width)
{
	uint8_t end[16] = { 0 };
	size_t i = get_eights(p, bytes, v, n, width);
	size_t done = i / 8 * width;

	memcpy(end, p + done, bytes - done < 8 ? bytes - done : 8);
	return i + get_eights(end, sizeof(end), v + i, n - i, width);
}

/* The first values of N, as many at a time as a load has. */
static size_t
get_wide(struct bit_reader r, uint32_t *v, size_t n, unsigned width)
{
	const uint32_t mask = low_mask(width);
	const size_t several = 57 / width;
	size_t i = 0;

	for (; i + several <= n && r.end - r.at >= 72; i += several) {
		uint64_t bits = bits_peek(&r);
		for (size_t k = 0; k < several; k++, bits >>= width)
			v[i + k] = (uint32_t)bits & mask;
		r.at += several * width;
	}
	return i;
}

bool
bitpack_get(struct cur *c, uint32_t *v, size_t n, unsigned width)
{
	if (width > 32 || n > SIZE_MAX / 64) {
		cur_fail(c);
		return false;
	}
	if (width == 0 || n == 0) {
		for (size_t i = 0; i < n; i++)
			v[i] = 0;
		return cur_ok(c);
	}
	size_t bytes = bitpack_bytes(n, width);
	const uint8_t *p = cur_bytes(c, bytes);
	if (!cur_ok(c))
		return false;
	struct bit_reader r = bits_make(p, bytes);
	size_t i = width <= 8 ? get_narrow(p, bytes, v, n, width)
			      : get_wide(r, v, n, width);
	for (r.at = (uint64_t)i * width; i < n; i++)
		v[i] = bits_get(&r, width);
	return true;
}

uint32_t
bitpack_at(const uint8_t *p, size_t n, unsigned width, size_t i)
{
	struct bit_reader r = bits_make(p, bitpack_bytes(n, width));

	r.at = (uint64_t)i * width;
	return bits_get(&r, width);
}

static unsigned
varint_bytes(uint32_t v)
{
	unsigned n = 1;

	for (; v >= 0x80; v >>= 7)
		n++;
	return n;
}

/* Bytes of the array with WIDTH. */
static size_t
packed_bytes(const uint32_t *v, size_t n, unsigned width)
{
	size_t bytes = 2 + bitpack_bytes(n, width);

	for (size_t i = 0; i < n && width < 32; i++)
		if (v[i] >> width != 0)
			bytes += 1 + varint_bytes(v[i] >> width);
	return bytes;
}

void
packed_put(struct buf *out, const uint32_t *v, size_t n)
{
	uint32_t all = 0;
	unsigned best = 0;
	size_t least = SIZE_MAX;
	size_t nexceptions = 0;

	for (size_t i = 0; i < n; i++)
		all |= v[i];
	for (unsigned width = 0; width <= bitpack_width(all); width++) {
		size_t bytes = packed_bytes(v, n, width);
		if (bytes < least) {
			least = bytes;
			best = width;
		}
	}
	for (size_t i = 0; i < n && best < 32; i++)
		nexceptions += v[i] >> best != 0;
	buf_byte(out, (unsigned char)best);
	buf_byte(out, (unsigned char)nexceptions);
	struct bit_writer w = { .out = out };
	for (size_t i = 0; i < n; i++)
		bits_put(&w, v[i] & low_mask(best), best);
	bits_finish(&w);
	for (size_t i = 0; i < n && nexceptions > 0; i++)
		if (v[i] >> best != 0)
			buf_byte(out, (unsigned char)i);
	for (size_t i = 0; i < n && nexceptions > 0; i++)
		if (v[i] >> best != 0)
			buf_varint(out, v[i] >> best);
}

bool
packed_open(struct cur *c, size_t n, struct packed *out)
{
	unsigned width = cur_u8(c);
	size_t nexceptions = cur_u8(c);

	if (n > 255 || nexceptions > n || width > 32 ||
	    (nexceptions > 0 && width == 32)) {
		cur_fail(c);
		return false;
	}
	out->n = n;
	out->width = width;
	out->nexceptions = nexceptions;
	out->low = cur_bytes(c, bitpack_bytes(n, width));
	out->exceptions = cur_bytes(c, nexceptions);
	out->high = *c;
	for (size_t i = 0; i < nexceptions && cur_ok(c); i++)
		if (cur_varint_max(c, UINT32_MAX >> width) == 0 ||
		    out->exceptions[i] >= n ||
		    (i > 0 && out->exceptions[i] <= out->exceptions[i - 1]))
			cur_fail(c);
	return cur_ok(c);
}

uint32_t
packed_at(const struct packed *p, size_t i)
{
	uint32_t v = p->width == 0 ? 0 : bitpack_at(p->low, p->n, p->width, i);
	struct cur high = p->high;

	for (size_t k = 0; k < p->nexceptions && p->exceptions[k] <= i; k++) {
		uint64_t over = cur_varint(&high);

		if (p->exceptions[k] == i)
			v |= (uint32_t)over << p->width;
	}
	return v;
}

bool
packed_get(struct cur *c, uint32_t *v, size_t n)
{
	struct packed p;

	if (!packed_open(c, n, &p))
		return false;
	struct cur low = cur_make(p.low, bitpack_bytes(n, p.width));
	if (!bitpack_get(&low, v, n, p.width))
		return false;
	for (size_t i = 0; i < p.nexceptions; i++)
		v[p.exceptions[i]] |= (uint32_t)cur_varint(&p.high) << p.width;
	return true;
}

void
bits_put(struct bit_writer *w, uint32_t v, unsigned width)
{
	w->pending |= (uint64_t)(v & low_mask(width)) << w->n;
	w->n += width;
	if (w->n < 32)
		return;
	buf_u32(w->out, (uint32_t)w->pending);
	w->pending >>= 32;
	w->n -= 32;
}

void
bits_put_gamma(struct bit_writer *w, uint32_t v)
{
	unsigned low = bitpack_width(v) - 1;

	bits_put(w, low_mask(low), low);
	bits_put(w, 0, 1);
	bits_put(w, v, low);
}

void
bits_put_rice(struct bit_writer *w, uint32_t v, unsigned k)
{
	uint32_t ones = v >> k;

	if (ones >= BOOK_RICE_ONES) {
		bits_put(w, low_mask(BOOK_RICE_ONES), BOOK_RICE_ONES);
		bits_put(w, v, 32);
		return;
	}
	if (ones + 1 + k > 32) {
		bits_put(w, low_mask(ones), ones + 1);
		bits_put(w, v, k);
		return;
	}
	bits_put(w, low_mask(ones) | (v & low_mask(k)) << 1 << ones,
	    ones + 1 + k);
}

void
bits_finish(struct bit_writer *w)
{
	for (unsigned i = 0; i < w->n; i += 8)
		buf_byte(w->out, (unsigned char)(w->pending >> i));
	w->pending = 0;
	w->n = 0;
}

uint64_t
bits_peek_end(const struct bit_reader *r)
{
	uint64_t v = 0;
	uint64_t byte = r->at >> 3, bytes = r->end >> 3;

	for (unsigned i = 0; i < 8 && byte + i < bytes; i++)
		v |= (uint64_t)r->p[byte + i] << (8 * i);
	return v >> (r->at & 7);
}

uint32_t
bits_get(struct bit_reader *r, unsigned width)
{
	uint32_t v = (uint32_t)bits_peek(r) & low_mask(width);

	return bits_skip(r, width) ? v : 0;
}

/* Ones in front of the lowest 0 bit of V. */
static unsigned
ones_of(uint64_t v)
{
	return ~v != 0 ? (unsigned)__builtin_ctzll(~v) : 64;
}

uint32_t
bits_get_gamma(struct bit_reader *r)
{
	uint64_t bits = bits_peek(r);
	unsigned low = ones_of(bits);

	if (low > 24) {
		bits_skip(r, UINT32_MAX);
		r->bad = true;
		return 0;
	}
	uint32_t v = 1u << low | ((uint32_t)(bits >> (low + 1)) &
	    low_mask(low));
	return bits_skip(r, 2 * low + 1) ? v : 0;
}

uint32_t
bits_get_rice(struct bit_reader *r, unsigned k)
{
	uint64_t bits = bits_peek(r);
	unsigned ones = ones_of(bits);
	uint32_t v;

	if (ones >= BOOK_RICE_ONES) {
		v = (uint32_t)(bits >> BOOK_RICE_ONES);
		return bits_skip(r, BOOK_RICE_ONES + 32) ? v : 0;
	}
	v = (uint32_t)ones << k | ((uint32_t)(bits >> (ones + 1)) &
	    low_mask(k));
	return bits_skip(r, ones + 1 + k) ? v : 0;
}

bool
bits_at_end(const struct bit_reader *r)
{
	return !r->bad && r->end - r->at < 8 && bits_peek_end(r) == 0;
}
