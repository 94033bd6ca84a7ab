#include "config.h"

#include "scratch.h"

#include <ftw.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/file.h"
#include "compile/compile.h"
#include "corpus/corpus.h"

void
scratch_make(struct scratch *s)
{
	const char *tmp = getenv("TMPDIR");

	(void)snprintf(s->dir, sizeof(s->dir), "%s/ri-test-XXXXXX",
	    tmp != NULL && *tmp != '\0' ? tmp : "/tmp");
	assert_non_null(mkdtemp(s->dir));
}

static int
remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return remove(path);
}

void
scratch_remove(struct scratch *s)
{
	(void)nftw(s->dir, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

void
scratch_write(const struct scratch *s, const char *name, const char *text)
{
	char path[1024];
	struct err e = { 0 };
	FILE *f;
	char *slash;

	(void)snprintf(path, sizeof(path), "%s/%s", s->dir, name);
	slash = strrchr(path, '/');
	*slash = '\0';
	assert_true(file_make_dirs(path, false, &e));
	*slash = '/';
	f = fopen(path, "wb");
	assert_non_null(f);
	assert_int_equal(fwrite(text, 1, strlen(text), f), strlen(text));
	assert_int_equal(fclose(f), 0);
}

static void
print_diag(void *arg, const struct diag *d)
{
	(void)arg;
	if (d->severity == DIAG_ERROR)
		print_message("# %s:%u: %s\n", d->path, d->line, d->message);
}

void
scratch_compile(const struct scratch *s, const char *from, const char *to,
    char *path, size_t path_size)
{
	struct corpus *c = NULL;
	struct corpus_opts opts = { .threads = 1 };
	struct compile_opts how = { .threads = 1, .memory = 64 << 20 };
	struct compile_result result;
	struct diag_sink diag = { .emit = print_diag };
	struct err e = { 0 };
	char source[1024];
	char *paths[] = { source };

	(void)snprintf(source, sizeof(source), "%s/%s", s->dir, from);
	(void)snprintf(path, path_size, "%s/%s", s->dir, to);
	if (!corpus_open(&c, paths, 1, SV("test"), &opts, &diag, &e) ||
	    !compile_book(c, path, &how, &diag, &result, &e))
		fail_msg("%s", e.msg);
	corpus_free(c);
}
