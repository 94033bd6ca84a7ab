#include "config.h"

#include "doc/attr.h"

#include "base/ascii.h"

/* A block longer than this, or with more braces in it, is ordinary text: what
 * looks for its beginning must not cost the square of a line. */
#define ATTR_BYTES_MAX 4096
#define ATTR_BRACES_MAX 64

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* What an id, a class or a bare value is made of. */
static bool
is_word(char c)
{
	return !is_blank(c) && c != '{' && c != '}' && c != '"' &&
	    c != '\'' && c != '=' && c != '`';
}

static bool
is_key(char c)
{
	return ascii_is_alnum(c) || c == '-' || c == '_' || c == ':' ||
	    c == '.';
}

static size_t
run(struct sv s, size_t from, bool (*is_part)(char))
{
	while (from < s.n && is_part(s.p[from]))
		from++;
	return from;
}

/* The value at FROM: *END is behind it. False when a quote stays open. */
static bool
read_value(struct sv s, size_t from, struct sv *value, size_t *end)
{
	if (from < s.n && (s.p[from] == '"' || s.p[from] == '\'')) {
		struct sv inner = sv_from(s, from + 1);
		size_t n = sv_find_byte(inner, s.p[from]);

		*value = sv_sub(inner, 0, n);
		*end = from + n + 2;
		return n < inner.n;
	}
	*end = run(s, from, is_word);
	*value = sv_sub(s, from, *end - from);
	return *end > from;
}

/* One attribute at FROM of S, which is no blank. */
static bool
read_attr(struct sv s, size_t from, struct attr *out, size_t *end)
{
	char first = s.p[from];

	*out = (struct attr){ 0 };
	if (first == '#' || first == '.') {
		out->type = first == '#' ? ATTR_ID : ATTR_CLASS;
		*end = run(s, from + 1, is_word);
		out->name = sv_sub(s, from + 1, *end - from - 1);
		return out->name.n > 0;
	}
	out->type = ATTR_PAIR;
	*end = run(s, from, is_key);
	out->name = sv_sub(s, from, *end - from);
	if (!ascii_is_letter(first) || *end >= s.n || s.p[*end] != '=')
		return false;
	return read_value(s, *end + 1, &out->value, end);
}

bool
attr_next(struct sv *rest, struct attr *out)
{
	size_t from = run(*rest, 0, is_blank);
	size_t end;

	if (from == rest->n || !read_attr(*rest, from, out, &end))
		return false;
	*rest = sv_from(*rest, end);
	return true;
}

/* Is S, what stands between the braces, attributes and nothing else? */
static bool
is_attributes(struct sv s)
{
	struct attr a;
	size_t n = 0;

	while (attr_next(&s, &a)) {
		n++;
		if (s.n > 0 && !is_blank(s.p[0]))
			return false;
	}
	return n > 0 && sv_trim(s).n == 0;
}

/* N less the blanks, and then one closing run of #s, before it. */
static size_t
without_closing(struct sv line, size_t n)
{
	size_t end;

	while (n > 0 && is_blank(line.p[n - 1]))
		n--;
	end = n;
	while (end > 0 && line.p[end - 1] == '#')
		end--;
	if (end == n || end == 0 || !is_blank(line.p[end - 1]))
		return n;
	while (end > 0 && is_blank(line.p[end - 1]))
		end--;
	return end;
}

bool
attr_find(struct sv line, struct sv *attr, size_t *text_end)
{
	size_t close = without_closing(line, line.n);
	unsigned braces = 0;

	if (close == 0 || line.p[close - 1] != '}')
		return false;
	close--;
	for (size_t i = close; i-- > 0;) {
		if (close - i > ATTR_BYTES_MAX)
			return false;
		if (line.p[i] != '{')
			continue;
		struct sv inner = sv_sub(line, i + 1, close - i - 1);
		if ((i == 0 || line.p[i - 1] != '\\') &&
		    is_attributes(inner)) {
			*attr = inner;
			*text_end = without_closing(line, i);
			return true;
		}
		if (++braces == ATTR_BRACES_MAX)
			return false;
	}
	return false;
}
