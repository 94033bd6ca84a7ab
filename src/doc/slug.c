#include "config.h"

#include "doc/slug.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/utf8.h"

struct sv
slug_github(struct sv title, struct arena *a)
{
	struct buf b = { 0 };
	struct sv out;

	for (size_t i = 0; i < title.n;) {
		size_t from = i;
		uint32_t c = utf8_next(title, &i);

		if (c == UTF8_REPLACEMENT && i - from < 3)
			continue;
		if (utf8_is_space(c)) {
			buf_byte(&b, '-');
		} else if (utf8_is_letter(c) || utf8_is_digit(c) || c == '-' ||
		    c == '_') {
			utf8_put(&b, utf8_fold(c));
		}
	}
	out = arena_sv(a, buf_view(&b));
	buf_release(&b);
	return out;
}

char
slug_solid(struct sv id, size_t *i)
{
	while (*i < id.n) {
		char c = id.p[(*i)++];

		if (ascii_is_alnum(c) || (unsigned char)c >= 0x80)
			return ascii_to_lower(c);
	}
	return '\0';
}

/* PATH without the extension of its last part. */
static struct sv
without_extension(struct sv path)
{
	size_t i = path.n;

	while (i > 0 && path.p[i - 1] != '/' && path.p[i - 1] != '.')
		i--;
	/* ".md" alone, or a dot after '/', begins a name: it is none. */
	if (i < 2 || path.p[i - 1] != '.' || path.p[i - 2] == '/')
		return path;
	return sv_sub(path, 0, i - 1);
}

/* The folder of PATH ("" at the root) and in *NAME the last part. */
static struct sv
folder_of(struct sv path, struct sv *name)
{
	size_t i = path.n;

	while (i > 0 && path.p[i - 1] != '/')
		i--;
	*name = sv_from(path, i);
	return sv_sub(path, 0, i > 0 ? i - 1 : 0);
}

struct sv
slug_path(struct sv path, struct arena *a)
{
	struct buf b = { 0 };
	struct sv name, folder, out;

	path = without_extension(path);
	folder = folder_of(path, &name);
	if (sv_ieq(name, SV("README")) || sv_ieq(name, SV("index")) ||
	    sv_ieq(name, SV("_index")))
		path = folder;
	for (size_t i = 0; i < path.n;) {
		size_t from = i;
		uint32_t c = utf8_next(path, &i);
		bool bad = c == UTF8_REPLACEMENT && i - from < 3;

		if (bad || c < 0x20 || c == '/' || c == '#' ||
		    utf8_is_space(c) || utf8_is_unsafe(c))
			buf_byte(&b, '-');
		else
			buf_sv(&b, sv_sub(path, from, i - from));
	}
	out = buf_view(&b);
	while (out.n > 0 && (out.p[0] == '.' || out.p[0] == '-'))
		out = sv_from(out, 1);
	out = arena_sv(a, out.n > 0 ? out : SV("index"));
	buf_release(&b);
	return out;
}
