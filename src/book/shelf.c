#include "config.h"

#include "book/shelf.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/vec.h"

struct names VEC_BODY(char *);

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* DIR/NAME. */
static char *
join(const char *dir, const char *name)
{
	size_t n = strlen(dir), m = strlen(name);
	char *path = mem_alloc(n + m + 2);

	memcpy(path, dir, n);
	path[n] = '/';
	memcpy(path + n + 1, name, m + 1);
	return path;
}

static bool
list_books(const char *dir, struct names *out, struct err *e)
{
	DIR *d = file_open_dir(dir);
	struct dirent *entry;

	if (d == NULL)
		return err_sys(e, "%s", dir);
	while ((entry = readdir(d)) != NULL)
		if (entry->d_name[0] != '.' &&
		    sv_ends(sv_cstr(entry->d_name), SV(".book")))
			vec_push(out, join(dir, entry->d_name));
	closedir(d);
	if (out->n > 1)
		qsort(out->v, out->n, sizeof(*out->v), by_name);
	return true;
}

/* Put B on the shelf; one whose name is there already is closed. */
static bool
put_book(struct shelf *s, struct book *b)
{
	struct sv name = book_meta(b)->name;

	for (size_t i = 0; i < s->n; i++) {
		if (sv_eq(book_meta(s->books[i])->name, name)) {
			book_close(b);
			return false;
		}
	}
	s->books = mem_resize(s->books, (s->n + 1) * sizeof(struct book *));
	s->books[s->n++] = b;
	return true;
}

static bool
add_file(struct shelf *s, const char *path, size_t *added, struct err *e)
{
	struct book *b;

	if (!book_open(path, &b, e))
		return false;
	*added += put_book(s, b);
	return true;
}

static bool
add_folder(struct shelf *s, const char *dir, size_t *added, struct err *e)
{
	struct names names = { 0 };
	bool ok = list_books(dir, &names, e);

	for (size_t i = 0; i < names.n; i++) {
		struct err fault = { 0 };
		if (add_file(s, names.v[i], added, &fault))
			continue;
		/* The first fault is told, the others are read all the same. */
		if (ok)
			*e = fault;
		ok = false;
	}
	for (size_t i = 0; i < names.n; i++)
		mem_free(names.v[i]);
	vec_release(&names);
	return ok;
}

bool
shelf_add(struct shelf *s, const char *path, size_t *added, struct err *e)
{
	struct stat st;

	*added = 0;
	if (stat(path, &st) != 0) {
		/* A file that was named must be there; a folder need not. */
		if ((errno == ENOENT || errno == ENOTDIR) &&
		    !sv_ends(sv_cstr(path), SV(".book")))
			return true;
		return err_sys(e, "%s", path);
	}
	return S_ISDIR(st.st_mode) ? add_folder(s, path, added, e)
				   : add_file(s, path, added, e);
}

void
shelf_release(struct shelf *s)
{
	for (size_t i = 0; i < s->n; i++)
		book_close(s->books[i]);
	mem_free(s->books);
	*s = (struct shelf){ 0 };
}
