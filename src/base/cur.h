/* A bounds-checked reader over bytes from outside. The first read that does
 * not fit sets `bad`, and from then on every read gives 0 or an empty view;
 * check cur_ok() after a run of reads and in every loop. Little-endian,
 * assembled bytewise. */
#ifndef BASE_CUR_H
#define BASE_CUR_H

#include "base/sv.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct cur {
	const uint8_t *p, *end;
	bool bad;
};

static inline struct cur
cur_make(const void *p, size_t n)
{
	const uint8_t *bytes = p;

	return (struct cur){ bytes, n > 0 ? bytes + n : bytes, false };
}

static inline struct cur
cur_sv(struct sv s)
{
	return cur_make(s.p, s.n);
}

static inline bool
cur_ok(const struct cur *c)
{
	return !c->bad;
}

static inline size_t
cur_left(const struct cur *c)
{
	return (size_t)(c->end - c->p);
}

/* Set C bad, so that nothing is left to read. Callers use it to refuse a
 * value that fits but makes no sense. */
static inline void
cur_fail(struct cur *c)
{
	c->bad = true;
	c->p = c->end;
}

/* The next N bytes, or NULL (and bad) when there are fewer. */
static inline const uint8_t *
cur_bytes(struct cur *c, size_t n)
{
	const uint8_t *p = c->p;

	if (n > cur_left(c)) {
		cur_fail(c);
		return NULL;
	}
	if (n > 0)
		c->p += n;
	return p;
}

/* Copy the next N bytes to OUT: zeros, and bad, when there are fewer. */
static inline void
cur_copy(struct cur *c, void *out, size_t n)
{
	const uint8_t *p = cur_bytes(c, n);

	if (p != NULL && n > 0)
		memcpy(out, p, n);
	else
		memset(out, 0, n);
}

static inline uint8_t
cur_u8(struct cur *c)
{
	if (c->p == c->end) {
		cur_fail(c);
		return 0;
	}
	return *c->p++;
}

static inline uint16_t
cur_u16(struct cur *c)
{
	const uint8_t *p = cur_bytes(c, 2);

	if (p == NULL)
		return 0;
	return (uint16_t)(p[0] | p[1] << 8);
}

static inline uint32_t
cur_u32(struct cur *c)
{
	const uint8_t *p = cur_bytes(c, 4);

	if (p == NULL)
		return 0;
	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
	    (uint32_t)p[3] << 24;
}

static inline uint64_t
cur_u64(struct cur *c)
{
	const uint8_t *p = cur_bytes(c, 8);
	uint64_t v = 0;

	for (unsigned i = 8; p != NULL && i-- > 0;)
		v = v << 8 | p[i];
	return v;
}

/* The long way of cur_varint. */
uint64_t cur_varint_long(struct cur *c);

/* At most 10 bytes; overflow of 64 bits is bad. */
static inline uint64_t
cur_varint(struct cur *c)
{
	if (c->p != c->end && *c->p < 0x80)
		return *c->p++;
	return cur_varint_long(c);
}

/* A varint that must be at most MAX, else bad. */
static inline uint64_t
cur_varint_max(struct cur *c, uint64_t max)
{
	uint64_t v = cur_varint(c);

	if (v <= max)
		return v;
	cur_fail(c);
	return 0;
}

/* The next N bytes as a view. */
static inline struct sv
cur_take(struct cur *c, size_t n)
{
	const uint8_t *p = cur_bytes(c, n);

	return p != NULL ? (struct sv){ (const char *)p, n } : (struct sv){ 0 };
}

/* A varint length and that many bytes. */
static inline struct sv
cur_string(struct cur *c)
{
	uint64_t n = cur_varint(c);

	if (n > cur_left(c)) {
		cur_fail(c);
		return (struct sv){ 0 };
	}
	return cur_take(c, (size_t)n);
}

/* An element count, as a varint: bad if the rest cannot hold COUNT * MIN_SIZE
 * bytes (MIN_SIZE is at least 1). */
size_t cur_count(struct cur *c, size_t min_size);
/* A reader over [OFF, OFF + LEN) of C's remaining bytes; if that is outside,
 * both are bad. C does not move. */
struct cur cur_sub(struct cur *c, uint64_t off, uint64_t len);

#endif
