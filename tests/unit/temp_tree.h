/* A folder of a test's own, and the messages about it, as one string. Included
 * by one .c a program. */
#ifndef TEST_TEMP_TREE_H
#define TEST_TEMP_TREE_H

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "corpus/corpus.h"

struct temp_tree {
	char dir[256];
	struct buf said;	/* "path:line: kind\n" each */
	struct corpus *corpus;
	struct err err;
	struct diag_sink diag;
};

static void
tree_take(void *arg, const struct diag *d)
{
	struct temp_tree *t = arg;
	const char *path = d->path;
	size_t n = strlen(t->dir);

	if (d->severity == DIAG_NOTE)
		return;
	if (strncmp(path, t->dir, n) == 0 && path[n] == '/')
		path += n + 1;
	buf_printf(&t->said, "%s:%u: %s%s\n", path, d->line,
	    d->severity == DIAG_ERROR ? "!" : "", d->kind);
}

static int
tree_begin(void **state)
{
	static struct temp_tree tree;
	const char *tmp = getenv("TMPDIR");

	tree = (struct temp_tree){ .diag = { .emit = tree_take } };
	tree.diag.arg = &tree;
	(void)snprintf(tree.dir, sizeof(tree.dir), "%s/ri-tree-XXXXXX",
	    tmp != NULL && *tmp != '\0' ? tmp : "/tmp");
	*state = &tree;
	return mkdtemp(tree.dir) == NULL;
}

static int
tree_remove_one(const char *path, const struct stat *st, int type,
    struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return remove(path);
}

static int
tree_end(void **state)
{
	struct temp_tree *t = *state;

	corpus_free(t->corpus);
	buf_release(&t->said);
	(void)nftw(t->dir, tree_remove_one, 16, FTW_DEPTH | FTW_PHYS);
	return 0;
}

/* The file NAME of the tree holds N bytes of TEXT. */
static void
tree_write_bytes(struct temp_tree *t, const char *name, const char *text,
    size_t n)
{
	char path[1024];
	struct err e = { 0 };
	char *slash;
	FILE *f;

	(void)snprintf(path, sizeof(path), "%s/%s", t->dir, name);
	slash = strrchr(path, '/');
	*slash = '\0';
	assert_true(file_make_dirs(path, false, &e));
	*slash = '/';
	f = fopen(path, "wb");
	assert_non_null(f);
	assert_int_equal(fwrite(text, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
}

static void
tree_write(struct temp_tree *t, const char *name, const char *text)
{
	tree_write_bytes(t, name, text, strlen(text));
}

/* Open the tree with OPTS; false as corpus_open. */
static bool
tree_open_with(struct temp_tree *t, const struct corpus_opts *opts)
{
	char *paths[] = { t->dir };

	buf_clear(&t->said);
	corpus_free(t->corpus);
	t->corpus = NULL;
	return corpus_open(&t->corpus, paths, 1, SV("default"), opts,
	    &t->diag, &t->err);
}

static bool
tree_open(struct temp_tree *t)
{
	struct corpus_opts opts = { .threads = 2 };

	return tree_open_with(t, &opts);
}

/* What was said since the last look. */
static void
tree_expect(struct temp_tree *t, const char *want)
{
	buf_byte(&t->said, '\0');
	assert_string_equal(t->said.p, want);
	buf_clear(&t->said);
}

#endif
