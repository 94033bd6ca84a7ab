/* Each test gets an empty folder of its own, which is the current one, and
 * short files in it. Included by one .c a program. */
#ifndef TEST_OWN_FOLDER_H
#define TEST_OWN_FOLDER_H

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"

struct place {
	char dir[200];
	int home;
};

/* A setup function. */
static int
enter(void **state)
{
	struct place *p = calloc(1, sizeof(*p));
	const char *tmp = getenv("TMPDIR");

	(void)snprintf(p->dir, sizeof(p->dir), "%s/ri-file-XXXXXX",
	    tmp != NULL && *tmp != '\0' ? tmp : "/tmp");
	p->home = open(".", O_RDONLY | O_DIRECTORY);
	*state = p;
	return mkdtemp(p->dir) == NULL || chdir(p->dir) != 0;
}

static int
leave(void **state)
{
	struct place *p = *state;
	char command[300];
	int failed = fchdir(p->home);

	(void)snprintf(command, sizeof(command), "rm -rf '%s'", p->dir);
	failed |= system(command);
	close(p->home);
	free(p);
	return failed;
}

static void
write_file(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	(void)fputs(text, f);
	assert_int_equal(fclose(f), 0);
}

static void
assert_file(const char *path, const char *text)
{
	struct buf b = { 0 };
	struct err e = { 0 };

	assert_true(file_read(path, 1000, &b, &e));
	assert_int_equal(b.n, strlen(text));
	assert_memory_equal(b.p, text, b.n);
	buf_release(&b);
}

#endif
