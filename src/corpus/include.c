#include "config.h"

#include "corpus/include.h"

#include <limits.h>
#include <stdlib.h>

#define DIRECTIVE_BYTES_MAX 1024	/* so that no line takes long */

static const struct {
	struct sv name;
	enum include_type type;
} directives[] = {
	{ SV_INIT("include"), INCLUDE_TEXT },
	{ SV_INIT("rustdoc_include"), INCLUDE_RUSTDOC },
	{ SV_INIT("playground"), INCLUDE_PLAYGROUND },
	{ SV_INIT("playpen"), INCLUDE_PLAYGROUND },
	{ SV_INIT("title"), INCLUDE_NOTHING },
};

#define DIRECTIVE_COUNT (sizeof(directives) / sizeof(*directives))

/* Read what stands between the braces. */
static bool
read_directive(struct sv inside, struct include *out)
{
	struct sv rest = inside, name, argument = { 0 };
	size_t colon;

	if (!sv_word(&rest, &name))
		return false;
	for (size_t i = 0; i < DIRECTIVE_COUNT; i++) {
		if (!sv_eq(directives[i].name, name))
			continue;
		out->type = directives[i].type;
		if (!sv_word(&rest, &argument) &&
		    out->type != INCLUDE_NOTHING)
			return false;
		colon = sv_find_byte(argument, ':');
		out->file = sv_sub(argument, 0, colon);
		out->part = sv_from(argument, colon + 1);
		return true;
	}
	return false;
}

bool
include_find(struct sv line, struct include *out)
{
	for (size_t from = 0; from < line.n;) {
		struct sv rest;
		size_t end;

		from += sv_find(sv_from(line, from), SV("{{#"));
		rest = sv_sub(line, from, DIRECTIVE_BYTES_MAX);
		end = from + sv_find(rest, SV("}}"));
		if (end == from + rest.n) {
			from += 3;
			continue;
		}
		*out = (struct include){ .from = from, .end = end + 2 };
		if ((from == 0 || line.p[from - 1] != '\\') &&
		    read_directive(sv_sub(line, from + 3, end - from - 3),
		    out))
			return true;
		from += 3;
	}
	return false;
}

/* Does REAL lie in the folder ROOT? */
static bool
is_below(const char *root, const char *real)
{
	char folder[PATH_MAX];
	size_t n;

	if (realpath(root, folder) == NULL)
		return false;
	n = strlen(folder);
	if (n == 1)	/* "/" */
		return true;
	return strncmp(folder, real, n) == 0 && real[n] == '/';
}

char *
include_path(const char *root, const char *from, struct sv file,
    struct arena *a, const char **why)
{
	char real[PATH_MAX];
	struct sv folder = sv_cstr(from);
	struct buf path = { 0 };
	char *out = NULL;

	while (folder.n > 0 && folder.p[folder.n - 1] != '/')
		folder.n--;
	buf_sv(&path, folder);
	buf_sv(&path, file);
	buf_byte(&path, '\0');
	if (file.n == 0 || file.p[0] == '/')
		*why = "no path that is relative";
	else if (realpath(path.p, real) == NULL)
		*why = "no such file";
	else if (!is_below(root, real))
		*why = "outside of the folder";
	else
		out = arena_cstr(a, sv_cstr(real));
	buf_release(&path);
	return out;
}

/* Which lines are wanted. */
struct choice {
	struct sv anchor;		/* "" for a range */
	uint64_t first, last;
	bool in_anchor;
};

static struct choice
choice_of(struct sv part)
{
	struct choice c = { .first = 1, .last = UINT64_MAX };
	size_t colon = sv_find_byte(part, ':');
	struct sv from = sv_sub(part, 0, colon);
	struct sv to = sv_from(part, colon + 1);
	uint64_t n;

	if (from.n > 0 && !sv_number(from, &n)) {
		c.anchor = from;
		return c;
	}
	if (sv_number(from, &n))
		c.first = n;
	if (sv_number(to, &n))
		c.last = n;
	else if (colon == part.n && from.n > 0)
		c.last = c.first;
	return c;
}

/* Is LINE the mark KEY of an anchor, and of which? "// ANCHOR: name" */
static bool
is_anchor(struct sv line, struct sv key, struct sv *name)
{
	size_t at = sv_find(line, key);
	struct sv rest = sv_from(line, at + key.n);

	return at < line.n && sv_word(&rest, name);
}

/* Is LINE, number N, wanted? *IS_MARK when it only marks an anchor. */
static bool
is_wanted(struct choice *c, struct sv line, uint64_t n, bool *is_mark)
{
	struct sv name;
	bool is_end = is_anchor(line, SV("ANCHOR_END:"), &name);

	*is_mark = is_end || is_anchor(line, SV("ANCHOR:"), &name);
	if (*is_mark && c->anchor.n > 0 && sv_eq(name, c->anchor))
		c->in_anchor = !is_end;
	return c->anchor.n > 0 ? c->in_anchor : n >= c->first && n <= c->last;
}

void
include_part(const struct include *i, struct sv text, struct buf *out)
{
	struct choice c = choice_of(i->part);
	struct sv line;
	bool is_mark;

	for (uint64_t n = 1; sv_split(&text, '\n', &line); n++) {
		bool wanted = is_wanted(&c, line, n, &is_mark);

		if (is_mark || (!wanted && i->type != INCLUDE_RUSTDOC))
			continue;
		if (!wanted)
			buf_cstr(out, "# ");
		if (sv_ends(line, SV("\r")))
			line.n--;
		buf_sv(out, line);
		buf_byte(out, '\n');
	}
}
