#include "config.h"

#include "publish/manifest.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

#define MANIFEST_MAX (64u << 20)
#define LEVELS_MAX 64
#define REMARK "# Written by rust-interview: the files it may replace.\n"

static int
by_path(const void *a, const void *b)
{
	const struct owned *x = a, *y = b;

	return strcmp(x->path, y->path);
}

void
manifest_sort(struct manifest *m)
{
	if (m->n > 0)
		qsort(m->v, m->n, sizeof(*m->v), by_path);
}

bool
manifest_is_inside(struct sv path)
{
	struct sv part;

	if (path.n == 0 || path.p[0] == '/')
		return false;
	while (sv_split(&path, '/', &part))
		if (part.n == 0 || sv_eq(part, SV(".")) ||
		    sv_eq(part, SV("..")) || memchr(part.p, 0, part.n) != NULL)
			return false;
	return true;
}

static void
parse(struct sv text, struct manifest *m, struct arena *a)
{
	struct sv rest = text, line;
	size_t nlines = 0;

	while (sv_split(&rest, '\n', &line))
		nlines++;
	m->v = arena_array(a, nlines, sizeof(*m->v));
	while (sv_split(&text, '\n', &line)) {
		size_t tab = sv_find_byte(line, '\t');
		struct sv path = sv_from(line, tab + 1);

		if (!sv_starts(line, SV("#")) && tab < line.n &&
		    manifest_is_inside(path))
			m->v[m->n++] = (struct owned){
				arena_sv(a, sv_sub(line, 0, tab)),
				arena_cstr(a, path) };
	}
	manifest_sort(m);
}

bool
manifest_read(const char *dir, struct manifest *m, struct arena *a,
    struct err *e)
{
	const char *path = arena_printf(a, "%s/%s", dir, MANIFEST_NAME).p;
	struct buf text = { 0 };
	bool ok = true;

	*m = (struct manifest){ 0 };
	if (access(path, F_OK) != 0)
		return true;
	ok = file_read(path, MANIFEST_MAX, &text, e);
	if (ok)
		parse(buf_view(&text), m, a);
	buf_release(&text);
	return ok;
}

const struct owned *
manifest_find(const struct manifest *m, const char *path)
{
	const struct owned key = { .path = path };

	return m->n == 0 ? NULL :
	    bsearch(&key, m->v, m->n, sizeof(*m->v), by_path);
}

bool
manifest_write(const char *dir, struct manifest *m, struct err *e)
{
	struct buf path = { 0 }, text = { 0 };
	bool ok;

	buf_printf(&path, "%s/%s", dir, MANIFEST_NAME);
	buf_byte(&path, '\0');
	manifest_sort(m);
	buf_cstr(&text, REMARK);
	for (size_t i = 0; i < m->n; i++) {
		buf_sv(&text, m->v[i].key);
		buf_printf(&text, "\t%s\n", m->v[i].path);
	}
	if (m->n > 0) {
		ok = file_put(path.p, buf_view(&text), e);
	} else {
		ok = unlink(path.p) == 0 || errno == ENOENT;
		if (!ok)
			(void)err_sys(e, "%s", path.p);
	}
	buf_release(&text);
	buf_release(&path);
	return ok;
}

static size_t
count_files(const struct manifest *m)
{
	size_t n = 0;

	for (size_t i = 0; i < m->n; i++)
		n += !sv_eq(m->v[i].key, MANIFEST_FOLDER) &&
		    !sv_eq(m->v[i].key, MANIFEST_ABOVE);
	return n;
}

/* Drop the lines of folders that are gone or could be removed. */
static void
drop_folders(const char *dir, struct manifest *m, struct arena *a)
{
	size_t kept = 0;

	/* Sorted, a folder stands before those in it. */
	for (size_t i = m->n; i > 0; i--)
		if (sv_eq(m->v[i - 1].key, MANIFEST_FOLDER) &&
		    (rmdir(arena_printf(a, "%s/%s", dir,
			 m->v[i - 1].path).p) == 0 || errno == ENOENT))
			m->v[i - 1].path = NULL;
	for (size_t i = 0; i < m->n; i++)
		if (m->v[i].path != NULL)
			m->v[kept++] = m->v[i];
	m->n = kept;
}

static unsigned
levels_above(const struct manifest *m)
{
	uint64_t n;

	for (size_t i = 0; i < m->n; i++)
		if (sv_eq(m->v[i].key, MANIFEST_ABOVE) &&
		    sv_number(sv_cstr(m->v[i].path), &n) && n <= LEVELS_MAX)
			return (unsigned)n;
	return 0;
}

void
folders_remove_up(char *dir, unsigned n)
{
	char *slash;

	while (n > 0 && rmdir(dir) == 0) {
		n--;
		do {
			slash = strrchr(dir, '/');
			if (slash == NULL)
				return;
			*slash = '\0';
		} while (slash[1] == '\0');
	}
}

bool
manifest_settle(const char *dir, struct manifest *m, struct arena *a,
    struct err *e)
{
	unsigned above = levels_above(m);

	manifest_sort(m);
	drop_folders(dir, m, a);
	if (count_files(m) > 0)
		return manifest_write(dir, m, e);
	m->n = 0;
	if (!manifest_write(dir, m, e))
		return false;
	folders_remove_up(arena_cstr(a, sv_cstr(dir)), above);
	return true;
}
