#include "config.h"

#include "cmd/changes.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/vec.h"
#include "render/escape.h"

#define LINES_MAX 10

static int
by_path(const void *a, const void *b)
{
	const struct seen *x = a, *y = b;

	return strcmp(x->path, y->path);
}

bool
moment_take(struct moment *m, char *const *paths, size_t npaths,
    struct err *e)
{
	VEC(struct seen) all = { 0 };
	bool ok = true;

	*m = (struct moment){ 0 };
	for (size_t p = 0; p < npaths && ok; p++) {
		struct walk walk;

		ok = file_walk(paths[p], NULL, &m->arena, &walk, e);
		for (size_t i = 0; ok && i < walk.n; i++) {
			struct sv path = walk.items[i].path;
			struct stat st;

			if (sv_ends(path, SV(".book")) ||
			    sv_ends(path, SV("~")) ||
			    stat(walk.items[i].full, &st) != 0)
				continue;
			vec_push(&all, ((struct seen){ walk.items[i].full,
			    (uint64_t)st.st_size, st.st_mtim }));
		}
	}
	m->v = arena_copy(&m->arena, all.v, all.n, sizeof(*m->v));
	m->n = all.n;
	qsort(m->v, m->n, sizeof(*m->v), by_path);
	vec_release(&all);
	return ok;
}

void
moment_release(struct moment *m)
{
	arena_release(&m->arena);
	*m = (struct moment){ 0 };
}

static bool
is_same(const struct seen *a, const struct seen *b)
{
	return a->bytes == b->bytes &&
	    a->written.tv_sec == b->written.tv_sec &&
	    a->written.tv_nsec == b->written.tv_nsec;
}

static void
say(struct sink *out, const char *what, const struct seen *file, size_t *n)
{
	if (++*n > LINES_MAX)
		return;
	sink_printf(out, "%s: ", what);
	escape_tsv(out, sv_cstr(file->path));
	sink_lit(out, "\n");
}

bool
moment_differs(const struct moment *old, const struct moment *now,
    struct sink *out)
{
	size_t i = 0, k = 0, n = 0;

	while (i < old->n || k < now->n) {
		int order = i == old->n ? 1 : k == now->n ? -1 :
		    strcmp(old->v[i].path, now->v[k].path);

		if (order < 0)
			say(out, "gone", &old->v[i++], &n);
		else if (order > 0)
			say(out, "new", &now->v[k++], &n);
		else if (!is_same(&old->v[i++], &now->v[k++]))
			say(out, "changed", &now->v[k - 1], &n);
	}
	if (n > LINES_MAX)
		sink_printf(out, "and %zu more\n", n - LINES_MAX);
	return n > 0;
}
