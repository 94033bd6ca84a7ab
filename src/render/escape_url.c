/* Bytes of a URL: RFC 3986, sections 2.1 to 2.3. */
#include "config.h"

#include "render/escape.h"

#include "base/ascii.h"

static bool
is_plain(char c)
{
	return ascii_is_alnum(c) || (c != '\0' && strchr("-._~=", c) != NULL);
}

static void
put_byte(struct sink *out, char c)
{
	sink_printf(out, "%%%02X", (unsigned)(unsigned char)c);
}

void
escape_url_name(struct sink *out, struct sv s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (is_plain(s.p[i]))
			sink_put(out, sv_sub(s, i, 1));
		else
			put_byte(out, s.p[i]);
	}
}

/* Is the '%' at I of S the beginning of %XX? */
static bool
is_escaped(struct sv s, size_t i)
{
	return i + 2 < s.n && ascii_hex(s.p[i + 1]) >= 0 &&
	    ascii_hex(s.p[i + 2]) >= 0;
}

void
escape_url(struct sink *out, struct sv s)
{
	const size_t fragment = sv_find_byte(s, '#');

	for (size_t i = 0; i < s.n; i++) {
		const char c = s.p[i];

		if (c == '#' && i > fragment)
			put_byte(out, c);	/* there is but one */
		else if (c == '&')
			sink_lit(out, "&amp;");
		else if (is_plain(c) || (c == '%' && is_escaped(s, i)) ||
		    (c != '\0' && strchr(":/?#@!$()*+,;", c) != NULL))
			sink_put(out, sv_sub(s, i, 1));
		else
			put_byte(out, c);
	}
}
