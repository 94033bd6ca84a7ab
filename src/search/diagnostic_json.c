#include "config.h"

#include "search/diagnostic_json.h"

#include <stdint.h>

#include "base/utf8.h"

/* A message's "rendered" is what rustc would have printed. Nothing else of the
 * object is needed, so it is read as a row of strings and what lies between
 * them (RFC 8259, section 7). */

/* The value of four hexadecimal digits at I of S; UINT32_MAX if there are not
 * so many. */
static uint32_t
hex4(struct sv s, size_t i)
{
	static const char digits[] = "0123456789abcdef";
	uint32_t v = 0;

	if (s.n < 4 || i > s.n - 4)
		return UINT32_MAX;
	for (size_t k = i; k < i + 4; k++) {
		unsigned char c = (unsigned char)s.p[k];
		const char *digit = strchr(digits, c | 0x20);
		if (c < '0' || digit == NULL)
			return UINT32_MAX;
		v = v << 4 | (uint32_t)(digit - digits);
	}
	return v;
}

/* The escape behind the backslash at I - 1 of S; returns where it ends. */
static size_t
put_escape(struct sv s, size_t i, struct buf *out)
{
	static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
	const char *simple;

	if (i >= s.n)
		return i;
	simple = s.p[i] != '\0' ? strchr(from, s.p[i]) : NULL;
	if (simple != NULL)
		buf_byte(out, (unsigned char)to[simple - from]);
	else if (s.p[i] != 'u')
		buf_byte(out, (unsigned char)s.p[i]);
	if (s.p[i] != 'u')
		return i + 1;
	uint32_t c = hex4(s, i + 1);
	size_t end = i + 5;
	if (c == UINT32_MAX)
		return i + 1;
	if (c >= 0xD800 && c < 0xDC00 &&
	    sv_starts(sv_from(s, end), SV("\\u"))) {
		uint32_t low = hex4(s, end + 2);
		if (low >= 0xDC00 && low < 0xE000) {
			c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
			end += 6;
		}
	}
	if (c >= 0xD800 && c < 0xE000)
		c = 0xFFFD;
	utf8_put(out, c);
	return end;
}

/* The end of the string that begins behind the quote at I - 1. */
static size_t
string_end(struct sv s, size_t i)
{
	while (i < s.n && s.p[i] != '"')
		i += s.p[i] == '\\' ? 2 : 1;
	return i < s.n ? i : s.n;
}

static void
put_string(struct sv s, struct buf *out)
{
	for (size_t i = 0; i < s.n;) {
		if (s.p[i] == '\\')
			i = put_escape(s, i + 1, out);
		else
			buf_byte(out, (unsigned char)s.p[i++]);
	}
}

bool
diagnostic_json(struct sv line, struct buf *out)
{
	bool is_wanted = false;

	line = sv_trim(line);
	if (line.n < 2 || line.p[0] != '{' || line.p[line.n - 1] != '}')
		return false;
	for (size_t i = 1; i < line.n; i++) {
		if (line.p[i] != '"') {
			/* Between a key and its value stands a colon. */
			is_wanted = is_wanted && line.p[i] <= ' ';
			continue;
		}
		size_t end = string_end(line, i + 1);
		struct sv s = sv_sub(line, i + 1, end - i - 1);
		if (is_wanted)
			put_string(s, out);
		is_wanted = false;
		i = end;
		while (i + 1 < line.n && line.p[i + 1] <= ' ')
			i++;
		if (i + 1 < line.n && line.p[i + 1] == ':') {
			is_wanted = sv_eq(s, SV("rendered"));
			i++;
		}
	}
	buf_byte(out, '\n');
	return true;
}
