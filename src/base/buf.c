#include "config.h"

#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"

void
buf_release(struct buf *b)
{
	mem_free(b->p);
	*b = (struct buf){ 0 };
}

char *
buf_grow(struct buf *b, size_t n)
{
	size_t need = n > SIZE_MAX - b->n ? SIZE_MAX : b->n + n;
	size_t cap = b->cap < SIZE_MAX / 2 ? b->cap * 2 : SIZE_MAX;

	if (cap < 64)
		cap = 64;
	if (cap < need)
		cap = need;
	b->p = mem_resize(b->p, cap);
	b->cap = cap;
	return b->p + b->n;
}

void
buf_cstr(struct buf *b, const char *s)
{
	buf_put(b, s, strlen(s));
}

void
buf_fill(struct buf *b, char c, size_t n)
{
	memset(buf_reserve(b, n), c, n);
	b->n += n;
}

void
buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list ap;
	char *room = buf_reserve(b, 1);

	va_start(ap, fmt);
	int n = vsnprintf(room, b->cap - b->n, fmt, ap);
	va_end(ap);
	if (n < 0)
		return;
	size_t length = (size_t)n;
	if (length >= b->cap - b->n) {
		room = buf_reserve(b, length + 1);
		va_start(ap, fmt);
		(void)vsnprintf(room, length + 1, fmt, ap);
		va_end(ap);
	}
	b->n += length;
}

static void
put_number(struct buf *b, uint64_t v, unsigned bytes)
{
	char *p = buf_reserve(b, bytes);

	for (unsigned i = 0; i < bytes; i++)
		p[i] = (char)(unsigned char)(v >> 8 * i);
	b->n += bytes;
}

void
buf_u16(struct buf *b, uint16_t v)
{
	put_number(b, v, 2);
}

void
buf_u32(struct buf *b, uint32_t v)
{
	put_number(b, v, 4);
}

void
buf_u64(struct buf *b, uint64_t v)
{
	put_number(b, v, 8);
}
