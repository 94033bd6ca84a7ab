/* Markdown, read again as the same text. What no entity can say inside code
 * (controls, what acts on a terminal) is dropped there. */
#include "config.h"

#include "render/escape.h"

#include "base/ascii.h"
#include "base/utf8.h"

static bool
is_blank(unsigned char c)
{
	return c == ' ' || c == '\t';
}

/* Copy the character beyond ASCII at *I, or what it is called. */
static void
put_wide(struct sink *out, struct sv s, size_t *i)
{
	const size_t from = *i;
	const uint32_t c = utf8_next(s, i);

	if (utf8_is_unsafe(c))
		sink_printf(out, "&#x%X;", (unsigned)c);
	else if (c == UTF8_REPLACEMENT && *i - from == 1)
		sink_lit(out, "\xEF\xBF\xBD");
	else
		sink_put(out, sv_sub(s, from, *i - from));
}

/* Does S, which begins with '&', look like an entity? */
static bool
is_entity(struct sv s)
{
	size_t n = s.n > 1 && s.p[1] == '#' ? 2 : 1;
	const size_t from = n;

	while (n < s.n && ascii_is_alnum(s.p[n]))
		n++;
	return n > from && n < s.n && s.p[n] == ';';
}

/* Would the byte at I of S be markup? */
static bool
is_markup(struct sv s, size_t i, const struct escape_markdown_where *w)
{
	const unsigned char next = i + 1 < s.n ? (unsigned char)s.p[i + 1] : 0;
	const unsigned char last = i > 0 ? (unsigned char)s.p[i - 1] : 0;
	const bool is_end = i + 1 == s.n;

	switch (s.p[i]) {
	case '\\':
	case '`':
	case '*':
	case '[':
	case ']':
	case '~':
		return true;
	case '_':
		return !ascii_is_alnum(last) || !ascii_is_alnum(next);
	case '<':
		return is_end || ascii_is_alnum(next) || next == '/' ||
		    next == '!' || next == '?';
	case '&':
		return is_entity(sv_from(s, i));
	case '!':
		return is_end && w->is_before_link;
	case '|':
		return w->is_cell;
	case '{':	/* attributes, or what site generators read */
		return w->is_heading || is_end || next == '{' ||
		    next == '%' || next == ':';
	case '#':
		return w->is_heading && w->is_last && is_end;
	default:
		return false;
	}
}

void
escape_markdown(struct sink *out, struct sv s,
    struct escape_markdown_where where)
{
	for (size_t i = 0; i < s.n;) {
		const unsigned char c = (unsigned char)s.p[i];
		const bool is_edge = (i == 0 && where.is_first) ||
		    (i + 1 == s.n && where.is_last);

		if (c >= 0x80) {
			put_wide(out, s, &i);
			continue;
		}
		if ((c < ' ' && c != '\t') || c == 0x7F ||
		    (is_edge && is_blank(c)))
			sink_printf(out, "&#%u;", (unsigned)c);
		else if (is_markup(s, i, &where))
			sink_printf(out, "\\%c", c);
		else
			sink_put(out, sv_sub(s, i, 1));
		i++;
	}
}

void
escape_markdown_code(struct sink *out, struct sv s, bool is_cell)
{
	for (size_t i = 0, from; i < s.n;) {
		uint32_t c;

		from = i;
		c = utf8_next(s, &i);
		if (utf8_is_unsafe(c))
			continue;
		if (is_cell && c == '|')
			sink_lit(out, "\\");
		if (c == UTF8_REPLACEMENT)
			sink_lit(out, "\xEF\xBF\xBD");
		else
			sink_put(out, sv_sub(s, from, i - from));
	}
}

/* S with a backslash before each of BYTES; blanks and controls as entities
 * where IS_WORD, else controls only. */
static void
escape_bytes(struct sink *out, struct sv s, const char *bytes, bool is_word)
{
	for (size_t i = 0; i < s.n;) {
		const unsigned char c = (unsigned char)s.p[i];

		if (c >= 0x80) {
			put_wide(out, s, &i);
			continue;
		}
		if (c < ' ' || c == 0x7F || (is_word && c == ' '))
			sink_printf(out, "&#%u;", (unsigned)c);
		else if (c == '&' ? is_entity(sv_from(s, i)) :
		    strchr(bytes, c) != NULL)
			sink_printf(out, "\\%c", c);
		else
			sink_put(out, sv_sub(s, i, 1));
		i++;
	}
}

void
escape_markdown_url(struct sink *out, struct sv s)
{
	escape_bytes(out, s, "\\()<>|[]`*", true);
}

void
escape_markdown_title(struct sink *out, struct sv s, bool is_cell)
{
	escape_bytes(out, s, is_cell ? "\\\"<`|" : "\\\"<`", false);
}

void
escape_markdown_info(struct sink *out, struct sv s)
{
	escape_bytes(out, s, "\\", false);
}

/* --- YAML --- */

static bool
is_number(struct sv s)
{
	size_t ndots = 0;

	for (size_t i = 0; i < s.n; i++) {
		ndots += s.p[i] == '.';
		if (!ascii_is_alnum(s.p[i]) && s.p[i] != '.' &&
		    s.p[i] != '_' && s.p[i] != '+')
			return false;
	}
	return s.n > 0 && ascii_is_digit(s.p[0]) && ndots < 2;
}

static bool
is_keyword(struct sv s)
{
	static const struct sv words[] = { SV_INIT("true"), SV_INIT("false"),
		SV_INIT("yes"), SV_INIT("no"), SV_INIT("on"), SV_INIT("off"),
		SV_INIT("null"), SV_INIT("y"), SV_INIT("n") };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (sv_ieq(s, words[i]))
			return true;
	return false;
}

/* What YAML must not be given as it is: its line ends, too. */
static bool
is_odd_yaml(uint32_t c)
{
	return c < ' ' || utf8_is_unsafe(c) || c == 0x2028 || c == 0x2029 ||
	    c == 0xFFFE || c == 0xFFFF;
}

/* May S stand without quotes, also in a list between brackets? */
static bool
is_plain_yaml(struct sv s, bool is_item)
{
	if (s.n == 0 || utf8_check(s) < s.n || is_number(s) ||
	    is_keyword(s) || !ascii_is_alnum(s.p[0]) ||
	    s.p[s.n - 1] == ':' || is_blank((unsigned char)s.p[s.n - 1]))
		return false;
	for (size_t i = 0; i < s.n;) {
		const char c = s.p[i];
		const char next = i + 1 < s.n ? s.p[i + 1] : '\0';

		if ((c == ':' && next == ' ') || (c == ' ' && next == '#') ||
		    (is_item && c != '\0' && strchr(",[]{}:", c) != NULL) ||
		    is_odd_yaml(utf8_next(s, &i)))
			return false;
	}
	return true;
}

void
escape_yaml(struct sink *out, struct sv s, bool is_item)
{
	if (is_plain_yaml(s, is_item)) {
		sink_put(out, s);
		return;
	}
	sink_lit(out, "\"");
	for (size_t i = 0, from; i < s.n;) {
		uint32_t c;

		from = i;
		c = utf8_next(s, &i);
		if (c == '"' || c == '\\')
			sink_printf(out, "\\%c", (char)c);
		else if (is_odd_yaml(c))
			sink_printf(out, "\\U%08X", (unsigned)c);
		else if (c == UTF8_REPLACEMENT && i - from == 1)
			sink_lit(out, "\\uFFFD");
		else
			sink_put(out, sv_sub(s, from, i - from));
	}
	sink_lit(out, "\"");
}
