#include "config.h"

#include "view/bookmarks.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/utf8.h"

#define FILE_MAX ((size_t)1 << 24)
#define ASIDE_MAX 100

/* A tab-separated line of three fields. */
static bool
parse_line(struct bookmarks *b, struct sv line)
{
	struct bookmark one = { 0 };
	struct sv rest = line;

	if (!sv_split(&rest, '\t', &one.book) ||
	    !sv_split(&rest, '\t', &one.name) || one.name.n == 0)
		return false;
	one.title = rest;
	if (sv_find_byte(rest, '\t') < rest.n)
		return false;
	vec_push(&b->v, one);
	return true;
}

static bool
parse(struct bookmarks *b, struct sv text)
{
	struct sv line;

	if (utf8_check(text) < text.n ||
	    (text.n > 0 && text.p[text.n - 1] != '\n'))
		return false;
	while (sv_split(&text, '\n', &line))
		if (!parse_line(b, line))
			return false;
	return true;
}

/* Give PATH a name that is free: PATH.damaged, PATH.damaged-2, … */
static bool
set_aside(struct bookmarks *b, const char *path, struct sv *aside,
    struct err *e)
{
	unsigned i;

	for (i = 1; i < ASIDE_MAX; i++) {
		*aside = i == 1 ?
		    arena_printf(&b->arena, "%s.damaged", path) :
		    arena_printf(&b->arena, "%s.damaged-%u", path, i);
		/* Unlike rename(2), link(2) never takes a file's place. */
		if (link(path, aside->p) == 0)
			return unlink(path) == 0 ||
			    err_sys(e, "%s", path);
		if (errno != EEXIST)
			break;
	}
	return err_sys(e, "%s", aside->p);
}

bool
bookmarks_read(struct bookmarks *b, const char *path, struct sv *aside,
    struct err *e)
{
	struct buf text = { 0 };
	bool ok;

	*aside = SV("");
	arena_clear(&b->arena);
	vec_clear(&b->v);
	if (access(path, F_OK) != 0 && (errno == ENOENT || errno == ENOTDIR))
		return true;
	if (!file_read(path, FILE_MAX, &text, e)) {
		buf_release(&text);
		return false;
	}
	ok = parse(b, arena_sv(&b->arena, buf_view(&text)));
	buf_release(&text);
	if (ok)
		return true;
	vec_clear(&b->v);
	return set_aside(b, path, aside, e);
}

/* Tabs and line ends part fields. */
static struct sv
field(struct bookmarks *b, struct sv text)
{
	char *copy = arena_cstr(&b->arena, text);
	size_t i;

	for (i = 0; i < text.n; i++)
		if ((unsigned char)copy[i] < ' ')
			copy[i] = ' ';
	return sv_make(copy, text.n);
}

void
bookmarks_toggle(struct bookmarks *b, const struct bookmark *one,
    bool *is_there)
{
	struct bookmark copy = { field(b, one->book), field(b, one->name),
		field(b, one->title) };
	size_t i;

	for (i = 0; i < b->v.n; i++)
		if (sv_eq(b->v.v[i].book, copy.book) &&
		    sv_eq(b->v.v[i].name, copy.name))
			break;
	*is_there = i == b->v.n;
	if (*is_there) {
		vec_push(&b->v, copy);
		return;
	}
	memmove(b->v.v + i, b->v.v + i + 1,
	    (b->v.n - i - 1) * sizeof(*b->v.v));
	b->v.n--;
}

bool
bookmarks_write(const struct bookmarks *b, const char *path, struct err *e)
{
	struct buf text = { 0 };
	const char *slash = strrchr(path, '/');
	struct arena a = { 0 };
	bool ok = false;
	size_t i;

	if (slash != NULL && !file_make_dirs(arena_cstr(&a,
		sv_make(path, (size_t)(slash - path))), true, e))
		goto out;
	for (i = 0; i < b->v.n; i++) {
		const struct bookmark *m = &b->v.v[i];

		buf_sv(&text, m->book);
		buf_byte(&text, '\t');
		buf_sv(&text, m->name);
		buf_byte(&text, '\t');
		buf_sv(&text, m->title);
		buf_byte(&text, '\n');
	}
	ok = file_put(path, buf_view(&text), e);
out:
	buf_release(&text);
	arena_release(&a);
	return ok;
}

void
bookmarks_release(struct bookmarks *b)
{
	arena_release(&b->arena);
	vec_release(&b->v);
}
