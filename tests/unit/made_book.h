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

	(void)snprintf(path, sizeof(path), "%s/%s", dir, file->name);
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
	(void)snprintf(m->dir, sizeof(m->dir), "%s/book.XXXXXX",
	    tmp != NULL ? tmp : "/tmp");
	assert_non_null(mkdtemp(m->dir));
	(void)snprintf(sources, sizeof(sources), "%s/sources", m->dir);
	(void)snprintf(m->path, sizeof(m->path), "%s/made.book", m->dir);
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
		(void)snprintf(path, sizeof(path), "%s/%s", sources, files[i].name);
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

#endif
