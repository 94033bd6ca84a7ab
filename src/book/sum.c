#include "config.h"

#include "book/sum.h"

#include <string.h>

#include "book/format.h"

#define LANES 4
#define STRIDE (8 * LANES)

static uint64_t
mix(uint64_t x)
{
	x *= BOOK_SUM_FACTOR;
	return x ^ x >> 32;
}

/* Compilers make one load of it. */
static uint64_t
load(const uint8_t *p)
{
	return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 |
	    (uint64_t)p[3] << 24 | (uint64_t)p[4] << 32 |
	    (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 | (uint64_t)p[7] << 56;
}

static void
stride(uint64_t h[LANES], const uint8_t *p)
{
	for (unsigned k = 0; k < LANES; k++)
		h[k] = mix(h[k] ^ load(p + (size_t)8 * k));
}

uint32_t
book_sum(const void *bytes, size_t n)
{
	const uint8_t *p = bytes;
	uint64_t h[LANES] = { 0, 1, 2, 3 }, x = n;
	size_t at = 0;

	for (; n - at >= STRIDE; at += STRIDE)
		stride(h, p + at);
	if (at < n) {
		uint8_t last[STRIDE] = { 0 };
		memcpy(last, p + at, n - at);
		stride(h, last);
	}
	for (unsigned k = 0; k < LANES; k++)
		x = mix(x ^ h[k]);
	return (uint32_t)mix(x);
}
