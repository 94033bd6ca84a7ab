#include "config.h"

#include "compile/deflater.h"

#include <stdbool.h>
#include <stdint.h>

#include <zlib.h>

#include "base/mem.h"
#include "book/format.h"

/*
 * With a 32 KiB dictionary a state is some 250 KiB in five pieces. Taking them
 * from the allocator costs several times the copying, so they are kept.
 */

#define PIECES 16
#define LEVEL 6			/* its way to search, with more or less of it */
#define WINDOW_BITS (-15)	/* raw */
#define MEM_LEVEL 8

/* deflateTune()'s measures: when matches are good, long enough to be lazy no
 * more, nice enough to be taken, and how many are tried. */
static const struct {
	int good, lazy, nice, chain;
} efforts[] = {
	[DEFLATE_QUICK] = { 4, 6, 24, 16 },
	[DEFLATE_THOROUGH] = { 32, 258, 258, 1024 },
};

struct piece {
	void *p;
	size_t n;
	bool is_used;
};

struct deflater {
	z_stream primed;
	struct piece pieces[PIECES];
};

static void *
take_piece(void *arg, unsigned count, unsigned size)
{
	struct deflater *d = arg;
	size_t n = (size_t)count * size;

	for (size_t i = 0; i < PIECES; i++) {
		struct piece *piece = &d->pieces[i];
		if (piece->is_used || (piece->p != NULL && piece->n != n))
			continue;
		if (piece->p == NULL)
			*piece = (struct piece){ .p = mem_alloc(n), .n = n };
		piece->is_used = true;
		return piece->p;
	}
	return NULL;
}

static void
give_piece(void *arg, void *p)
{
	struct deflater *d = arg;

	for (size_t i = 0; i < PIECES; i++)
		if (d->pieces[i].p == p)
			d->pieces[i].is_used = false;
}

struct deflater *
deflater_new(struct sv dictionary, enum deflate_effort effort)
{
	struct deflater *d = mem_alloc(sizeof(*d));

	d->primed.zalloc = take_piece;
	d->primed.zfree = give_piece;
	d->primed.opaque = d;
	/* These fail for want of memory only, which ends in mem_alloc. */
	deflateInit2(&d->primed, LEVEL, Z_DEFLATED, WINDOW_BITS, MEM_LEVEL,
	    Z_DEFAULT_STRATEGY);
	deflateTune(&d->primed, efforts[effort].good, efforts[effort].lazy,
	    efforts[effort].nice, efforts[effort].chain);
	if (dictionary.n > 0)
		deflateSetDictionary(&d->primed,
		    (const unsigned char *)dictionary.p,
		    (unsigned)dictionary.n);
	return d;
}

void
deflater_free(struct deflater *d)
{
	if (d == NULL)
		return;
	for (size_t i = 0; i < PIECES; i++)
		mem_free(d->pieces[i].p);
	mem_free(d);
}

/* Deflate RAW to fewer bytes than it has; 0 when it does not fit. */
static size_t
shorten(struct deflater *d, struct sv raw, struct buf *out)
{
	z_stream z;
	size_t n = 0;

	if (raw.n < 2 || deflateCopy(&z, &d->primed) != Z_OK)
		return 0;
	/* zlib reads through a pointer to what is not const. */
	z.next_in = (unsigned char *)(uintptr_t)raw.p;
	z.avail_in = (unsigned)raw.n;
	z.next_out = (unsigned char *)buf_reserve(out, raw.n);
	z.avail_out = (unsigned)raw.n - 1;
	if (deflate(&z, Z_FINISH) == Z_STREAM_END)
		n = raw.n - 1 - z.avail_out;
	deflateEnd(&z);
	return n;
}

size_t
deflater_put(struct deflater *d, struct sv raw, struct buf *out)
{
	size_t least = (raw.n + BOOK_RATIO_MAX - 1) / BOOK_RATIO_MAX;
	size_t n = shorten(d, raw, out);

	if (n == 0) {
		buf_sv(out, raw);
		return raw.n;
	}
	out->n += n;
	if (n < least) {
		buf_fill(out, '\0', least - n);
		n = least;
	}
	return n;
}
