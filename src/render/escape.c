#include "config.h"

#include "render/escape.h"

#include "base/ascii.h"
#include "base/utf8.h"

#define REPLACED_MAX 9		/* bytes in place of one, with the NUL */

/* What an escaper does with ASCII is a table: "" copies, a string replaces. It
 * holds no pointer, for a program's start has to relocate every one. */
struct escaper {
	char ascii[128][REPLACED_MAX];
	char control;	/* for a control without an entry; NUL drops */
};

static void
put_cstr(struct sink *out, const char *s)
{
	sink_put(out, sv_cstr(s));
}

static void
put_code_point(struct sink *out, uint32_t c)
{
	char bytes[4];
	size_t n = utf8_encode(c, bytes);

	sink_put(out, sv_make(bytes, n));
}

/* The character at *I, in UTF-8 or ASCII; *I moves behind it. One beyond ASCII
 * goes through OTHER, or is copied. */
static void
escape_one(struct sink *out, struct sv s, size_t *i, const struct escaper *e,
    void (*other)(struct sink *, uint32_t))
{
	unsigned char b = (unsigned char)s.p[*i];
	uint32_t c;

	if (b < 0x80) {
		(*i)++;
		if (e->ascii[b][0] != '\0')
			put_cstr(out, e->ascii[b]);
		else if (b >= 0x20 && b != 0x7F)
			sink_put(out, sv_sub(s, *i - 1, 1));
		else if (e->control != '\0')
			sink_put(out, sv_make(&e->control, 1));
		return;
	}
	c = utf8_next(s, i);
	if (utf8_is_unsafe(c))
		return;
	if (other != NULL)
		other(out, c);
	else
		put_code_point(out, c);
}

static void
escape_with(struct sink *out, struct sv s, const struct escaper *e,
    void (*other)(struct sink *, uint32_t))
{
	size_t i = 0, from;

	while (i < s.n) {
		from = i;
		while (i < s.n) {
			unsigned char b = (unsigned char)s.p[i];

			if (b < 0x20 || b >= 0x7F ||
			    e->ascii[b][0] != '\0')
				break;
			i++;
		}
		sink_put(out, sv_sub(s, from, i - from));
		if (i < s.n)
			escape_one(out, s, &i, e, other);
	}
}

/* --- roff --- */

struct roff_name {
	uint32_t c;
	char name[8];
};

/* Sorted. */
static const struct roff_name roff_names[] = {
	{ 0x00A0, "\\~" },	{ 0x00A9, "\\(co" },	{ 0x00AE, "\\(rg" },
	{ 0x00B1, "\\(+-" },	{ 0x00D7, "\\(mu" },	{ 0x2010, "\\(hy" },
	{ 0x2013, "\\(en" },	{ 0x2014, "\\(em" },	{ 0x2018, "\\(oq" },
	{ 0x2019, "\\(cq" },	{ 0x201C, "\\(lq" },	{ 0x201D, "\\(rq" },
	{ 0x2022, "\\(bu" },	{ 0x2190, "\\(<-" },	{ 0x2192, "\\(->" },
	{ 0x2260, "\\(!=" },	{ 0x2264, "\\(<=" },	{ 0x2265, "\\(>=" },
};

static void
roff_other(struct sink *out, uint32_t c)
{
	for (size_t i = 0; i < sizeof(roff_names) / sizeof(*roff_names); i++) {
		if (roff_names[i].c == c) {
			put_cstr(out, roff_names[i].name);
			return;
		}
	}
	sink_printf(out, "\\[u%04X]", (unsigned)c);
	/* Between ideographs a line may end without a blank. */
	if (utf8_width(c) == 2)
		sink_lit(out, "\\:");
}

static const struct escaper roff_text = {
	.ascii = { ['\\'] = "\\e", ['`'] = "\\(ga", ['^'] = "\\(ha",
	    ['~'] = "\\(ti", ['\n'] = " ", ['\t'] = " ", ['\r'] = " " },
};

static const struct escaper roff_argument = {
	.ascii = { ['\\'] = "\\e", ['`'] = "\\(ga", ['^'] = "\\(ha",
	    ['~'] = "\\(ti", ['"'] = "\\(dq", ['-'] = "\\-", ['\''] = "\\(aq",
	    ['\n'] = " ", ['\t'] = " ", ['\r'] = " " },
};

static const struct escaper roff_head = {
	.ascii = { ['\\'] = "\\e", ['"'] = "\\(dq", ['\n'] = " ",
	    ['\t'] = " ", ['\r'] = " " },
};

static const struct escaper roff_code = {
	.ascii = { ['\\'] = "\\e", ['`'] = "\\(ga", ['^'] = "\\(ha",
	    ['~'] = "\\(ti", ['-'] = "\\-", ['\''] = "\\(aq", ['\n'] = "\n",
	    ['\t'] = "    " },
};

static bool
is_word_byte(unsigned char b)
{
	return ascii_is_alnum(b) || b >= 0x80;
}

void
escape_roff(struct sink *out, struct sv s, bool at_line_start)
{
	size_t from = 0;

	if (at_line_start && s.n > 0 && s.p[0] == '.')
		sink_lit(out, "\\&");
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		bool follows, leads;

		if (c != '-' && c != '\'')
			continue;
		follows = i > 0 && is_word_byte((unsigned char)s.p[i - 1]);
		leads = i + 1 < s.n && s.p[i + 1] != ' ' &&
		    s.p[i + 1] != '\n';
		/* A hyphen or an apostrophe has a word in front. */
		if (follows || (c == '-' && !leads))
			continue;
		escape_with(out, sv_sub(s, from, i - from), &roff_text, roff_other);
		from = i + 1;
		if (c == '-')
			sink_lit(out, "\\-");
		else
			sink_lit(out, "\\(aq");
	}
	escape_with(out, sv_from(s, from), &roff_text, roff_other);
}

void
escape_roff_code(struct sink *out, struct sv s, bool at_line_start)
{
	size_t i = 0;

	while (i < s.n) {
		size_t n = sv_find_byte(sv_from(s, i), '\n');
		struct sv line = sv_sub(s, i, n + 1);

		if (at_line_start && line.p[0] == '.')
			sink_lit(out, "\\&");
		escape_with(out, line, &roff_code, roff_other);
		at_line_start = true;
		i += line.n;
	}
}

void
escape_roff_arg(struct sink *out, struct sv s)
{
	escape_with(out, s, &roff_argument, roff_other);
}

void
escape_roff_th(struct sink *out, struct sv s)
{
	escape_with(out, s, &roff_head, roff_other);
}

/* --- Texinfo --- */

static const struct escaper texi_text = {
	.ascii = { ['@'] = "@@", ['{'] = "@{", ['}'] = "@}",
	    ['`'] = "@t{`}", ['\n'] = "\n",
	    ['\t'] = " " },
};

static const struct escaper texi_code = {
	.ascii = { ['@'] = "@@", ['{'] = "@{", ['}'] = "@}", ['\n'] = "\n",
	    ['\t'] = "    " },
};

static const struct escaper texi_argument = {
	.ascii = { ['@'] = "@@", ['{'] = "@{", ['}'] = "@}",
	    ['`'] = "'", [','] = "@comma{}", ['\n'] = " ", ['\t'] = " " },
};

/* Two dashes or quotes in a row would become one sign. */
static void
texi_apart(struct sink *out, struct sv s, const struct escaper *e)
{
	size_t from = 0;

	for (size_t i = 1; i < s.n; i++) {
		if (s.p[i] != s.p[i - 1] || (s.p[i] != '-' &&
		    s.p[i] != '\''))
			continue;
		escape_with(out, sv_sub(s, from, i - from), e, NULL);
		sink_lit(out, "@asis{}");
		from = i;
	}
	escape_with(out, sv_from(s, from), e, NULL);
}

void
escape_texi(struct sink *out, struct sv s)
{
	texi_apart(out, s, &texi_text);
}

void
escape_texi_arg(struct sink *out, struct sv s)
{
	texi_apart(out, s, &texi_argument);
}

void
escape_texi_code(struct sink *out, struct sv s)
{
	size_t i = 0;

	while (i < s.n) {
		struct sv rest = sv_from(s, i), line, blanks;
		size_t n = 0;

		line = sv_sub(rest, 0, sv_find_byte(rest, '\n') + 1);
		while (n < line.n && (line.p[n] == ' ' || line.p[n] == '\t'))
			n++;
		blanks = sv_sub(line, 0, n);
		if (n < line.n && line.p[n] == '#') {
			escape_with(out, blanks, &texi_code, NULL);
			sink_lit(out, "@hashchar{}");
			escape_with(out, sv_from(line, n + 1), &texi_code, NULL);
		} else {
			escape_with(out, line, &texi_code, NULL);
		}
		i += line.n;
	}
}

static const struct escaper texi_node = {
	.ascii = { ['@'] = "@@", ['{'] = "@{", ['}'] = "@}", ['.'] = "=2E",
	    [','] = "=2C", [':'] = "=3A", ['('] = "=28", [')'] = "=29",
	    ['='] = "=3D", ['#'] = "=23", ['\n'] = " ", ['\t'] = " " },
};

void
escape_texi_node(struct sink *out, struct sv s)
{
	struct sv word;
	bool is_first = true;

	if (sv_ieq(s, SV("top")) || sv_ieq(s, SV("topics"))) {
		sink_printf(out, "=%02X", (unsigned)(unsigned char)s.p[0]);
		s = sv_from(s, 1);
	}
	while (sv_word(&s, &word)) {
		if (!is_first)
			sink_lit(out, " ");
		texi_apart(out, word, &texi_node);
		is_first = false;
	}
}

/* --- HTML --- */

static const struct escaper html = {
	.ascii = { ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;",
	    ['"'] = "&quot;", ['\''] = "&#39;", ['\n'] = "\n",
	    ['\t'] = "\t" },
};

void
escape_html(struct sink *out, struct sv s)
{
	escape_with(out, s, &html, NULL);
}

/* --- data --- */

static void
json_other(struct sink *out, uint32_t c)
{
	/* Line ends to JavaScript, not to JSON. */
	if (c == 0x2028 || c == 0x2029)
		sink_printf(out, "\\u%04x", (unsigned)c);
	else
		put_code_point(out, c);
}

static const struct escaper json = {
	.ascii = { ['"'] = "\\\"", ['\\'] = "\\\\", ['\n'] = "\\n",
	    ['\t'] = "\\t" },
};

static const struct escaper tsv = { .control = ' ' };

static const struct escaper tsv_field = {
	.ascii = { ['\\'] = "\\\\", ['\n'] = "\\n", ['\t'] = "\\t",
	    ['\r'] = "\\r" },
};

void
escape_json(struct sink *out, struct sv s)
{
	escape_with(out, s, &json, json_other);
}

void
escape_tsv(struct sink *out, struct sv s)
{
	escape_with(out, s, &tsv, NULL);
}

/* Whether a spreadsheet takes what is left of S for a formula. */
static bool
is_formula(struct sv s)
{
	size_t i = 0;

	while (i < s.n) {
		uint32_t c = utf8_next(s, &i);

		if (c == '\t' || c == '\n' || c == '\r')
			return false;
		if (c >= 0x20 && c != 0x7F && !utf8_is_unsafe(c))
			return c == '=' || c == '+' || c == '-' || c == '@';
	}
	return false;
}

void
escape_tsv_field(struct sink *out, struct sv s)
{
	if (is_formula(s))
		sink_lit(out, "\\");
	escape_with(out, s, &tsv_field, NULL);
}

static void
xml_other(struct sink *out, uint32_t c)
{
	put_code_point(out, c == 0xFFFE || c == 0xFFFF ? UTF8_REPLACEMENT : c);
}

static const struct escaper xml = {
	.ascii = { ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;",
	    ['"'] = "&quot;", ['\n'] = "\n", ['\t'] = "\t" },
};

void
escape_xml(struct sink *out, struct sv s)
{
	escape_with(out, s, &xml, xml_other);
}

/* --- plain text --- */

static void
ascii_other(struct sink *out, uint32_t c)
{
	sink_put(out, escape_ascii(c));
}

static const struct escaper plain = {
	.ascii = { ['\n'] = "\n", ['\t'] = "        " },
};

void
escape_plain(struct sink *out, struct sv s, bool is_ascii)
{
	escape_with(out, s, &plain, is_ascii ? ascii_other : NULL);
}

static const struct escaper plain_line = {
	.ascii = { ['\n'] = " ", ['\t'] = " ", ['\r'] = " " },
};

/* How many of the first bytes of S, in eights, are printable ASCII. */
static size_t
printable_prefix(struct sv s)
{
	const uint64_t ones = 0x0101010101010101, tops = ones << 7;
	size_t i = 0;

	for (; i + 8 <= s.n; i += 8) {
		uint64_t v, del;

		memcpy(&v, s.p + i, 8);
		del = v ^ ones * 0x7F;
		/* A top bit set; a byte below ' '; a byte equal to DEL. */
		if (((v | (v - ones * 0x20) | (del - ones)) & tops) != 0)
			break;
	}
	return i;
}

/* Whether S is a line that any terminal may be given. */
static bool
is_clean(struct sv s, bool is_ascii)
{
	for (size_t i = printable_prefix(s); i < s.n;) {
		unsigned char b = (unsigned char)s.p[i];
		size_t at = i;
		uint32_t c;

		if (b >= 0x20 && b < 0x7F) {
			i++;
			continue;
		}
		if (b < 0x80 || is_ascii)
			return false;
		c = utf8_next(s, &i);
		if (utf8_is_unsafe(c) ||
		    (c == UTF8_REPLACEMENT && i - at == 1))
			return false;
	}
	return true;
}

struct sv
escape_plain_sv(struct sv s, bool is_ascii, struct arena *a)
{
	struct buf copy = { 0 };
	struct sink out = { 0 };
	struct sv clean;

	if (is_clean(s, is_ascii))
		return s;
	sink_to_buf(&out, &copy);
	escape_with(&out, s, &plain_line, is_ascii ? ascii_other : NULL);
	clean = arena_sv(a, buf_view(&copy));
	sink_release(&out);
	buf_release(&copy);
	return clean;
}

/* --- what ASCII can say --- */

struct ascii_form {
	uint32_t first, last;
	char text[8];
};

/* Sorted by first. */
static const struct ascii_form ascii_forms[] = {
	{ 0x00A0, 0x00A0, " " },	{ 0x00A1, 0x00A1, "!" },
	{ 0x00A9, 0x00A9, "(C)" },	{ 0x00AB, 0x00AB, "<<" },
	{ 0x00AD, 0x00AD, "" },		{ 0x00AE, 0x00AE, "(R)" },
	{ 0x00B0, 0x00B0, " deg" },	{ 0x00B1, 0x00B1, "+-" },
	{ 0x00B2, 0x00B2, "^2" },	{ 0x00B3, 0x00B3, "^3" },
	{ 0x00B5, 0x00B5, "u" },	{ 0x00B7, 0x00B7, "-" },
	{ 0x00BB, 0x00BB, ">>" },	{ 0x00BD, 0x00BD, "1/2" },
	{ 0x00D7, 0x00D7, "x" },	{ 0x00F7, 0x00F7, "/" },
	{ 0x0300, 0x036F, "" },		{ 0x2000, 0x200A, " " },
	{ 0x200C, 0x200D, "" },		{ 0x2010, 0x2013, "-" },
	{ 0x2014, 0x2015, "--" },	{ 0x2018, 0x2019, "'" },
	{ 0x201A, 0x201A, "," },	{ 0x201B, 0x201B, "'" },
	{ 0x201C, 0x201F, "\"" },	{ 0x2022, 0x2023, "*" },
	{ 0x2026, 0x2026, "..." },	{ 0x202F, 0x202F, " " },
	{ 0x2032, 0x2032, "'" },	{ 0x2033, 0x2033, "\"" },
	{ 0x2039, 0x2039, "<" },	{ 0x203A, 0x203A, ">" },
	{ 0x20AC, 0x20AC, "EUR" },	{ 0x2122, 0x2122, "(TM)" },
	{ 0x2190, 0x2190, "<-" },	{ 0x2191, 0x2191, "^" },
	{ 0x2192, 0x2192, "->" },	{ 0x2193, 0x2193, "v" },
	{ 0x2194, 0x2194, "<->" },	{ 0x21D0, 0x21D0, "<=" },
	{ 0x21D2, 0x21D2, "=>" },	{ 0x21D4, 0x21D4, "<=>" },
	{ 0x2212, 0x2212, "-" },	{ 0x2215, 0x2215, "/" },
	{ 0x2217, 0x2217, "*" },	{ 0x223C, 0x223C, "~" },
	{ 0x2248, 0x2248, "~=" },	{ 0x2260, 0x2260, "!=" },
	{ 0x2261, 0x2261, "==" },	{ 0x2264, 0x2264, "<=" },
	{ 0x2265, 0x2265, ">=" },	{ 0x22C5, 0x22C5, "*" },
	{ 0x22EF, 0x22EF, "..." },	{ 0x2500, 0x2501, "-" },
	{ 0x2502, 0x2503, "|" },	{ 0x2504, 0x2505, "-" },
	{ 0x2506, 0x2507, "|" },	{ 0x2508, 0x2509, "-" },
	{ 0x250A, 0x250B, "|" },	{ 0x250C, 0x254B, "+" },
	{ 0x254C, 0x254D, "-" },	{ 0x254E, 0x254F, "|" },
	{ 0x2550, 0x2550, "=" },	{ 0x2551, 0x2551, "|" },
	{ 0x2552, 0x2570, "+" },	{ 0x2571, 0x2571, "/" },
	{ 0x2572, 0x2572, "\\" },	{ 0x2573, 0x2573, "X" },
	{ 0x2574, 0x257F, "-" },	{ 0x2580, 0x2593, "#" },
	{ 0x25A0, 0x25A1, "#" },	{ 0x25AA, 0x25AB, "*" },
	{ 0x25B2, 0x25B3, "^" },	{ 0x25B6, 0x25B8, ">" },
	{ 0x25BC, 0x25BD, "v" },	{ 0x25C0, 0x25C2, "<" },
	{ 0x25CB, 0x25CB, "o" },	{ 0x25CF, 0x25CF, "*" },
	{ 0x25E6, 0x25E6, "o" },	{ 0x2713, 0x2714, "v" },
	{ 0x2717, 0x2718, "x" },	{ 0x27E8, 0x27E8, "<" },
	{ 0x27E9, 0x27E9, ">" },	{ 0x27F5, 0x27F5, "<-" },
	{ 0x27F6, 0x27F6, "->" },	{ 0xFE00, 0xFE0F, "" },
};

/* U+00C0 to U+017F without their marks; '?' where two letters are needed. */
static const char ascii_latin[] =
    "AAAAAA?CEEEEIIIIDNOOOOOxOUUUUY??aaaaaa?ceeeeiiiidnooooo/ouuuuy?y"
    "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi??JjKkqLlLlLlL"
    "lLlNnNnNnnNnOoOoOo??RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";

struct ascii_pair {
	uint32_t c;
	char text[4];
};

static const struct ascii_pair ascii_pairs[] = {
	{ 0x00C6, "AE" }, { 0x00DE, "Th" }, { 0x00DF, "ss" }, { 0x00E6, "ae" },
	{ 0x00FE, "th" }, { 0x0132, "IJ" }, { 0x0133, "ij" }, { 0x0152, "OE" },
	{ 0x0153, "oe" },
};

struct sv
escape_ascii(uint32_t c)
{
	size_t low = 0, high = sizeof(ascii_forms) / sizeof(*ascii_forms);

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (c > ascii_forms[middle].last)
			low = middle + 1;
		else if (c < ascii_forms[middle].first)
			high = middle;
		else
			return sv_cstr(ascii_forms[middle].text);
	}
	for (size_t i = 0; i < sizeof(ascii_pairs) / sizeof(*ascii_pairs); i++)
		if (ascii_pairs[i].c == c)
			return sv_cstr(ascii_pairs[i].text);
	if (c >= 0xC0 && c < 0xC0 + sizeof(ascii_latin) - 1)
		return sv_make(&ascii_latin[c - 0xC0], 1);
	return utf8_width(c) == 0 ? SV("") : SV("?");
}
