/* A small corpus in a temporary folder, compiled: what tests of the reading
 * room read. */
#ifndef MADE_BOOK_H
#define MADE_BOOK_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <zlib.h>

#include "base/buf.h"
#include "base/cur.h"
#include "base/err.h"
#include "base/file.h"
#include "book/format.h"
#include "compile/compile.h"
#include "corpus/corpus.h"

struct made_file {
	const char *name, *text;
};

struct made_book {
	char dir[256];		/* removed by made_book_remove */
	char path[300];		/* of the book */
	struct buf bytes;	/* of the file */
};

static inline void
ignore(void *arg, const struct diag *d)
{
	(void)arg;
	(void)d;
}

static inline void
put_file(const char *dir, const struct made_file *file)
{
	char path[512];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", dir, file->name);
	f = fopen(path, "w");
	assert_non_null(f);
	assert_true(fputs(file->text, f) >= 0);
	assert_int_equal(fclose(f), 0);
}

/* Compile the N files; fails the test when that does not work. */
static inline void
made_book(struct made_book *m, const struct made_file *files, size_t n)
{
	const char *tmp = getenv("TMPDIR");
	struct corpus *corpus;
	struct corpus_opts opts = { .threads = 1 };
	struct compile_opts how = { .threads = 1, .memory = 1 << 24 };
	struct compile_result result;
	struct diag_sink diag = { .emit = ignore };
	struct err e = { 0 };
	char sources[300];
	char *paths[1] = { sources };

	*m = (struct made_book){ 0 };
	snprintf(m->dir, sizeof(m->dir), "%s/book.XXXXXX",
	    tmp != NULL ? tmp : "/tmp");
	assert_non_null(mkdtemp(m->dir));
	snprintf(sources, sizeof(sources), "%s/sources", m->dir);
	snprintf(m->path, sizeof(m->path), "%s/made.book", m->dir);
	assert_int_equal(mkdir(sources, 0700), 0);
	for (size_t i = 0; i < n; i++)
		put_file(sources, &files[i]);
	if (!corpus_open(&corpus, paths, 1, SV("made"), &opts, &diag, &e) ||
	    !compile_book(corpus, m->path, &how, &diag, &result, &e) ||
	    !file_read(m->path, 1 << 26, &m->bytes, &e))
		fail_msg("%s", e.msg);
	corpus_free(corpus);
	for (size_t i = 0; i < n; i++) {
		char path[512];
		snprintf(path, sizeof(path), "%s/%s", sources, files[i].name);
		unlink(path);
	}
	rmdir(sources);
}

static inline void
made_book_remove(struct made_book *m)
{
	unlink(m->path);
	rmdir(m->dir);
	buf_release(&m->bytes);
}

static inline void
put_u32(uint8_t *p, uint32_t v)
{
	for (unsigned i = 0; i < 4; i++)
		p[i] = (uint8_t)(v >> 8 * i);
}

struct range {
	uint64_t at, n;
};

/* The section TAG, or nothing if it is not within the file. */
static inline struct range
section(const struct buf *b, const char *tag)
{
	struct cur c = cur_sv(buf_view(b));

	(void)cur_bytes(&c, 10);
	unsigned n = cur_u16(&c);
	(void)cur_bytes(&c, 20);
	for (unsigned i = 0; i < n && cur_ok(&c); i++) {
		const uint8_t *name = cur_bytes(&c, 8);
		struct range r = { .at = cur_u64(&c) };
		r.n = cur_u64(&c);
		if (cur_ok(&c) && name != NULL && memcmp(name, tag, 4) == 0 &&
		    r.at <= b->n && r.n <= b->n - r.at)
			return r;
	}
	return (struct range){ 0 };
}

/* The sum of what the bytes inflate to; 0 when they do not. */
static inline uint32_t
sum_of_block(struct sv stored, size_t raw, struct sv dictionary)
{
	unsigned char out[65536];
	z_stream z = { 0 };

	if (stored.n == raw)
		return (uint32_t)crc32_z(0, (const Bytef *)stored.p, raw);
	inflateInit2(&z, -15);
	if (dictionary.n > 0)
		inflateSetDictionary(&z, (const Bytef *)dictionary.p,
		    (uInt)dictionary.n);
	z.next_in = (Bytef *)(uintptr_t)stored.p;
	z.avail_in = (uInt)stored.n;
	z.next_out = out;
	z.avail_out = (uInt)raw;
	int rc = inflate(&z, Z_FINISH);
	inflateEnd(&z);
	return rc == Z_STREAM_END && z.avail_out == 0
	    ? (uint32_t)crc32_z(0, out, raw)
	    : 0;
}

static inline void
resum_blocks(struct buf *b)
{
	struct range table = section(b, BOOK_TAG_BLKS);
	struct range text = section(b, BOOK_TAG_TEXT);
	struct range dict = section(b, BOOK_TAG_DICT);
	struct sv all = buf_view(b);
	struct cur c = cur_sv(sv_sub(all, (size_t)table.at, (size_t)table.n));
	uint32_t n = cur_u32(&c);
	uint64_t index = ((uint64_t)n + BOOK_BLOCK_GROUP - 1) /
	    BOOK_BLOCK_GROUP + 1;
	uint64_t at = 0;

	(void)cur_u32(&c);
	if (index * BOOK_BLOCK_INDEX_BYTES > cur_left(&c))
		return;
	(void)cur_bytes(&c, (size_t)index * BOOK_BLOCK_INDEX_BYTES);
	for (uint32_t i = 0; i < n && cur_left(&c) >= BOOK_BLOCK_BYTES; i++) {
		const uint8_t *record = cur_bytes(&c, BOOK_BLOCK_BYTES);
		size_t stored = (size_t)(record[0] | record[1] << 8);
		size_t raw = (size_t)(record[2] | record[3] << 8);
		if (stored > text.n - at)
			return;
		put_u32((uint8_t *)b->p + (record - (uint8_t *)b->p) + 6,
		    sum_of_block(sv_sub(all, (size_t)(text.at + at), stored),
			raw, sv_sub(all, (size_t)dict.at, (size_t)dict.n)));
		at += stored;
	}
}

/* Recompute every sum of the book in B, as far as its tables make sense:
 * header, pieces, text blocks. */
static inline void
made_book_resum(struct buf *b)
{
	uint8_t *p = (uint8_t *)b->p;
	struct range text = section(b, BOOK_TAG_TEXT);
	struct range sums = section(b, BOOK_TAG_SUMS);
	uint64_t from = text.at + text.n, at = sums.at;

	resum_blocks(b);
	for (; from < sums.at && at + 4 <= sums.at + sums.n; at += 4) {
		uint64_t n = sums.at - from;
		if (n > BOOK_SUM_BYTES)
			n = BOOK_SUM_BYTES;
		put_u32(p + at, (uint32_t)crc32_z(0, p + from, (size_t)n));
		from += n;
	}
	if (b->n < BOOK_HEADER_BYTES)
		return;
	size_t table = BOOK_HEADER_BYTES +
	    (size_t)(p[10] | p[11] << 8) * BOOK_SECTION_BYTES;
	if (table > b->n)
		return;
	put_u32(p + 12, 0);
	put_u32(p + 12, (uint32_t)crc32_z(0, p, table));
}

#endif
