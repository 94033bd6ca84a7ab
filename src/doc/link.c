#include "config.h"

#include "doc/link.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "doc/markdown_name.h"

static const struct sv safe_schemes[] = {
	SV_INIT("http"), SV_INIT("https"), SV_INIT("mailto"), SV_INIT("ftp"),
	SV_INIT("ftps"), SV_INIT("irc"), SV_INIT("ircs"), SV_INIT("news"),
	SV_INIT("nntp"), SV_INIT("tel"), SV_INIT("xmpp"), SV_INIT("gemini"),
	SV_INIT("gopher"), SV_INIT("git"), SV_INIT("ssh"),
};

static bool
is_scheme_char(char c)
{
	return ascii_is_alnum(c) || c == '+' || c == '-' || c == '.';
}

/* Length of the scheme before ':' (RFC 3986, 3.1); 0 without one. */
static size_t
scheme_length(struct sv s)
{
	size_t n = 0;

	if (s.n == 0 || !ascii_is_letter(s.p[0]))
		return 0;
	while (n < s.n && is_scheme_char(s.p[n]))
		n++;
	return n < s.n && s.p[n] == ':' ? n : 0;
}

static bool
is_safe_scheme(struct sv scheme)
{
	for (size_t i = 0; i < sizeof(safe_schemes) / sizeof(*safe_schemes);
	    i++)
		if (sv_ieq(safe_schemes[i], scheme))
			return true;
	return false;
}

/* S with %XX decoded; S itself when that gives no valid UTF-8 or a NUL. */
static struct sv
percent_decode(struct sv s, struct arena *a)
{
	struct buf b = { 0 };
	struct sv out = s;

	if (sv_find_byte(s, '%') == s.n)
		return s;
	for (size_t i = 0; i < s.n; i++) {
		int high = s.p[i] == '%' && i + 2 < s.n
		    ? ascii_hex(s.p[i + 1]) : -1;
		int low = high >= 0 ? ascii_hex(s.p[i + 2]) : -1;

		if (low >= 0) {
			buf_byte(&b, (unsigned char)(high << 4 | low));
			i += 2;
		} else {
			buf_byte(&b, (unsigned char)s.p[i]);
		}
	}
	if (utf8_check(buf_view(&b)) == b.n)
		out = arena_sv(a, buf_view(&b));
	buf_release(&b);
	return out;
}

/* Put the parts of PATH behind OUT, '.' and '..' worked out. False when '..'
 * would leave the root. */
static bool
add_parts(struct buf *out, struct sv path)
{
	struct sv part;

	while (sv_split(&path, '/', &part)) {
		if (part.n == 0 || sv_eq(part, SV(".")))
			continue;
		if (!sv_eq(part, SV(".."))) {
			if (out->n > 0)
				buf_byte(out, '/');
			buf_sv(out, part);
			continue;
		}
		if (out->n == 0)
			return false;
		while (out->n > 0 && out->p[out->n - 1] != '/')
			out->n--;
		if (out->n > 0)
			out->n--;
	}
	return true;
}

/* PATH, as written on the page FROM, relative to the root. */
static bool
resolve_path(struct sv path, struct sv from, struct arena *a, struct sv *out)
{
	struct buf b = { 0 };
	size_t folder = from.n;
	bool ok = true;

	while (folder > 0 && from.p[folder - 1] != '/')
		folder--;
	if (path.n > 0 && path.p[0] != '/')
		ok = add_parts(&b, sv_sub(from, 0, folder));
	ok = ok && add_parts(&b, path);
	if (ok)
		*out = arena_sv(a, buf_view(&b));
	buf_release(&b);
	return ok;
}

/* A link to a page as a site generator would write it is one to its source. */
static struct sv
source_name(struct sv path, struct arena *a)
{
	static const struct sv html = SV_INIT(".html");

	if (!sv_ends(path, html))
		return path;
	return arena_printf(a, "%.*s.md",
	    SV_ARG(sv_sub(path, 0, path.n - html.n)));
}

static bool
looks_like_path(struct sv s)
{
	return sv_find_byte(s, '/') < s.n || is_markdown_name(s) ||
	    sv_ends(s, SV(".html")) || sv_eq(s, SV("..")) ||
	    sv_eq(s, SV("."));
}

/* What browsers show, and nothing that could hold anything else. */
static const struct sv picture_suffixes[] = {
	SV_INIT(".avif"), SV_INIT(".gif"), SV_INIT(".jpeg"), SV_INIT(".jpg"),
	SV_INIT(".png"), SV_INIT(".svg"), SV_INIT(".webp"),
};

bool
path_is_picture(struct sv path)
{
	for (size_t i = 0; i < sizeof(picture_suffixes) /
	    sizeof(*picture_suffixes); i++) {
		const struct sv suffix = picture_suffixes[i];

		if (path.n > suffix.n && sv_ieq(suffix,
		    sv_from(path, path.n - suffix.n)))
			return true;
	}
	return false;
}

struct sv
target_picture(struct sv written, struct sv from, struct arena *a)
{
	struct sv s = sv_trim(written), path;

	if (scheme_length(s) > 0 || sv_starts(s, SV("//")))
		return SV("");
	s = sv_sub(s, 0, sv_find_byte(s, '#'));
	s = percent_decode(sv_sub(s, 0, sv_find_byte(s, '?')), a);
	return path_is_picture(s) && resolve_path(s, from, a, &path)
	    ? path : SV("");
}

struct target
target_parse(struct sv written, struct sv from, struct arena *a)
{
	struct target t = { .kind = TARGET_OTHER };
	struct sv s = sv_trim(written);
	size_t scheme = scheme_length(s);

	if (scheme > 0) {
		if (is_safe_scheme(sv_sub(s, 0, scheme)))
			t.kind = TARGET_WEB;
		return t;
	}
	if (s.n == 0 || sv_starts(s, SV("//")))
		return t;
	size_t hash = sv_find_byte(s, '#');
	bool has_hash = hash < s.n;
	t.id = percent_decode(sv_from(s, hash + 1), a);
	s = sv_sub(s, 0, hash);
	s = sv_sub(s, 0, sv_find_byte(s, '?'));
	if (s.n == 0) {
		t.kind = has_hash ? TARGET_HERE : TARGET_OTHER;
		return t;
	}
	s = percent_decode(s, a);
	if (!looks_like_path(s)) {
		t.kind = TARGET_NAME;
		t.page = s;
	} else if (resolve_path(source_name(s, a), from, a, &t.page)) {
		t.kind = TARGET_PATH;
	}
	return t;
}
