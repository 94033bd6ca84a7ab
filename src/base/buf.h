/* Growing bytes that own their memory; valid when zeroed. Numbers are written
 * little-endian; varints are LEB128 (7 bits a byte, low first, at most 10). */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/sv.h"

#include <stddef.h>
#include <stdint.h>

struct buf {
	char *p;
	size_t n;	/* bytes used */
	size_t cap;
};

void buf_release(struct buf *b);	/* frees; safe on zeroed, safe twice */

static inline void
buf_clear(struct buf *b)		/* empty, keeps the memory */
{
	b->n = 0;
}

/* The long way of buf_reserve: more memory. */
char *buf_grow(struct buf *b, size_t n);

/* Make room for N more bytes and return where they go (n is not changed). */
static inline char *
buf_reserve(struct buf *b, size_t n)
{
	if (b->p != NULL && n <= b->cap - b->n)
		return b->p + b->n;
	return buf_grow(b, n);
}

static inline void
buf_put(struct buf *b, const void *p, size_t n)
{
	if (n == 0)
		return;
	memcpy(buf_reserve(b, n), p, n);
	b->n += n;
}

static inline void
buf_sv(struct buf *b, struct sv s)
{
	buf_put(b, s.p, s.n);
}

static inline void
buf_byte(struct buf *b, unsigned char c)
{
	*buf_reserve(b, 1) = (char)c;
	b->n++;
}

static inline void
buf_varint(struct buf *b, uint64_t v)
{
	for (; v >= 0x80; v >>= 7)
		buf_byte(b, (unsigned char)(v | 0x80));
	buf_byte(b, (unsigned char)v);
}

/* A varint length, then the bytes. */
static inline void
buf_string(struct buf *b, struct sv s)
{
	buf_varint(b, s.n);
	buf_sv(b, s);
}

/* Valid until the next write. */
static inline struct sv
buf_view(const struct buf *b)
{
	return (struct sv){ b->p, b->n };
}

void buf_cstr(struct buf *b, const char *s);
void buf_fill(struct buf *b, char c, size_t n);
void buf_printf(struct buf *b, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void buf_u16(struct buf *b, uint16_t v);
void buf_u32(struct buf *b, uint32_t v);
void buf_u64(struct buf *b, uint64_t v);

#endif
