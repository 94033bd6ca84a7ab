#include "config.h"

#include "base/cur.h"

uint64_t
cur_varint_long(struct cur *c)
{
	uint64_t v = 0;

	for (unsigned shift = 0; shift < 70; shift += 7) {
		uint8_t byte = cur_u8(c);
		/* The tenth byte has room for the 64th bit alone. */
		if (shift == 63 && byte > 1)
			break;
		v |= (uint64_t)(byte & 0x7F) << shift;
		if (byte < 0x80)
			return c->bad ? 0 : v;
	}
	cur_fail(c);
	return 0;
}

size_t
cur_count(struct cur *c, size_t min_size)
{
	uint64_t n = cur_varint(c);

	if (n > cur_left(c) / (min_size > 0 ? min_size : 1)) {
		cur_fail(c);
		return 0;
	}
	return (size_t)n;
}

struct cur
cur_sub(struct cur *c, uint64_t off, uint64_t len)
{
	size_t left = cur_left(c);

	if (c->bad || off > left || len > left - off) {
		cur_fail(c);
		return (struct cur){ .p = c->end, .end = c->end, .bad = true };
	}
	return cur_make(off > 0 ? c->p + off : c->p, (size_t)len);
}
