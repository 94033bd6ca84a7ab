#include "config.h"

#include "corpus/shortcode.h"

#include "base/ascii.h"
#include "corpus/code_span.h"
#include "corpus/html_strip.h"

#define DIRECTIVE_BYTES_MAX 1024	/* so that no line takes long */

struct directive {
	bool is_output;		/* {{ … }}: only its value shows */
	bool is_end;		/* of a pair */
	bool is_half;		/* {{% … }}, of mdbook-course */
	struct sv name, rest;	/* the first word, and what is behind it */
	struct sv inside;	/* all of it */
	size_t length;
};

static const struct brackets {
	struct sv open, close;
	bool is_output;
} brackets[] = {
	{ SV_INIT("{{<"), SV_INIT(">}}"), false },
	{ SV_INIT("{{%"), SV_INIT("}}"), false },
	{ SV_INIT("{%"), SV_INIT("%}"), false },
	{ SV_INIT("{{"), SV_INIT("}}"), true },
};

static bool
is_word_char(char c)
{
	return ascii_is_alnum(c) || c == '_' || c == '-';
}

/* Is S "site.baseurl", "page.title | escape" or a string in quotes? Anything
 * else between double braces may be meant. */
static bool
is_variable(struct sv s)
{
	size_t i = 0, dots = 0;

	if (s.n > 1 && (s.p[0] == '"' || s.p[0] == '\''))
		return sv_find_byte(sv_from(s, 1), s.p[0]) < s.n - 1;
	for (; i < s.n && (is_word_char(s.p[i]) || s.p[i] == '.'); i++)
		dots += s.p[i] == '.';
	return dots > 0 && i > 0 && s.p[0] != '.' && s.p[i - 1] != '.' &&
	    (i == s.n || s.p[i] == ' ' || s.p[i] == '|');
}

/* Read the directive that S begins with; false if it begins with none. */
static bool
read_directive(struct sv s, struct directive *d)
{
	for (size_t i = 0; i < sizeof(brackets) / sizeof(*brackets); i++) {
		const struct brackets *b = &brackets[i];
		size_t end;

		if (!sv_starts(s, b->open))
			continue;
		s = sv_sub(s, 0, DIRECTIVE_BYTES_MAX);
		end = sv_find(sv_from(s, b->open.n), b->close);
		if (end == s.n - b->open.n)
			return false;
		*d = (struct directive){ .is_output = b->is_output,
			.inside = sv_sub(s, b->open.n, end),
			.length = b->open.n + end + b->close.n };
		break;
	}
	if (d->length == 0)
		return false;
	if (sv_starts(s, SV("{{%"))) {
		d->is_half = !sv_ends(d->inside, SV("%"));
		d->inside.n -= !d->is_half;
	}
	/* "{%- x -%}" trims blanks around it. */
	if (sv_starts(d->inside, SV("-")))
		d->inside = sv_from(d->inside, 1);
	if (sv_ends(d->inside, SV("-")))
		d->inside.n--;
	d->inside = d->rest = sv_trim(d->inside);
	if (d->is_output)
		return is_variable(d->inside);
	if (sv_starts(d->rest, SV("/"))) {
		d->is_end = true;
		d->rest = sv_trim(sv_from(d->rest, 1));
	}
	if (!sv_word(&d->rest, &d->name))
		return false;
	d->rest = sv_trim(d->rest);
	if (sv_starts(d->name, SV("end")) && !d->is_end) {
		d->is_end = true;
		d->name = sv_from(d->name, 3);
	}
	return true;
}

/* The first argument, its quotes taken off. */
static struct sv
argument(struct sv s)
{
	struct sv word = { 0 };

	if (s.n > 1 && (s.p[0] == '"' || s.p[0] == '\''))
		return sv_sub(s, 1, sv_find_byte(sv_from(s, 1), s.p[0]));
	(void)sv_word(&s, &word);
	return word;
}

/* A string in quotes at the beginning of S; "" if there is none. */
static struct sv
quoted(struct sv s)
{
	return s.n > 1 && (s.p[0] == '"' || s.p[0] == '\'')
	    ? argument(s) : SV("");
}

static void
put_image(const struct directive *d, struct buf *out)
{
	struct sv source = html_attribute(d->inside, SV("src"));
	struct sv text = html_attribute(d->inside, SV("caption"));

	if (text.n == 0)
		text = html_attribute(d->inside, SV("alt"));
	if (text.n == 0)
		text = html_attribute(d->inside, SV("title"));
	if (source.n == 0)
		source = argument(d->rest);
	buf_cstr(out, "![");
	buf_sv(out, text);
	buf_cstr(out, "](<");
	buf_sv(out, source);
	buf_cstr(out, ">)");
}

/* The title that a box, a tab or a fold begins with. */
static void
put_title(const struct directive *d, struct buf *out)
{
	static const struct sv names[] = {
		SV_INIT("title"), SV_INIT("summary"), SV_INIT("caption"),
		SV_INIT("header"), SV_INIT("name"),
	};
	struct sv title = { 0 };

	for (size_t i = 0; title.n == 0 && i < sizeof(names) / sizeof(*names);
	    i++)
		title = html_attribute(d->inside, names[i]);
	if (title.n == 0 && (sv_eq(d->name, SV("tab")) ||
	    sv_eq(d->name, SV("expand")) || sv_eq(d->name, SV("details"))))
		title = quoted(d->rest);
	if (title.n == 0)
		return;
	buf_cstr(out, "**");
	buf_sv(out, title);
	buf_cstr(out, "**");
}

static void
put_directive(const struct directive *d, struct buf *out)
{
	if (d->is_output) {
		buf_sv(out, quoted(d->inside));
	} else if (d->is_end) {
		return;
	} else if (sv_eq(d->name, SV("figure")) ||
	    sv_eq(d->name, SV("img")) || sv_eq(d->name, SV("image"))) {
		put_image(d, out);
	} else if (sv_eq(d->name, SV("ref")) ||
	    sv_eq(d->name, SV("relref"))) {
		buf_sv(out, argument(d->rest));
	} else if (sv_eq(d->name, SV("link"))) {
		buf_byte(out, '/');
		buf_sv(out, argument(d->rest));
	} else if (sv_eq(d->name, SV("post_url"))) {
		buf_cstr(out, "/_posts/");
		buf_sv(out, argument(d->rest));
		buf_cstr(out, ".md");
	} else if (sv_eq(d->name, SV("youtube"))) {
		buf_cstr(out, "<https://www.youtube.com/watch?v=");
		buf_sv(out, argument(d->rest));
		buf_byte(out, '>');
	} else {
		put_title(d, out);
	}
}

bool
shortcode_line(struct sv line, struct buf *out)
{
	const struct sv whole = sv_trim(line);
	bool has_any = false;
	size_t from = out->n;

	while (line.n > 0) {
		struct directive d = { 0 };
		size_t n = 1;

		if (line.p[0] == '\\') {
			n = 2;
		} else if (line.p[0] == '`') {
			n = code_span_length(line);
		} else if (line.p[0] == '{' && read_directive(line, &d) &&
		    d.is_half && d.length < whole.n) {
			n = d.length;	/* in prose, it is text */
		} else if (d.length > 0) {
			put_directive(&d, out);
			line = sv_from(line, d.length);
			has_any = true;
			continue;
		}
		buf_sv(out, sv_sub(line, 0, n));
		line = sv_from(line, n);
	}
	if (!has_any)
		out->n = from;
	return has_any;
}

/* LINE as one directive and nothing else. */
static bool
read_alone(struct sv line, struct directive *d)
{
	line = sv_trim(line);
	*d = (struct directive){ 0 };
	return sv_starts(line, SV("{")) && read_directive(line, d) &&
	    d->length == line.n && !d->is_output;
}

enum shortcode_block
shortcode_begins(struct sv line, struct sv *language)
{
	struct directive d;

	if (!read_alone(line, &d) || d.is_end)
		return SHORTCODE_NONE;
	if (sv_eq(d.name, SV("highlight"))) {
		*language = argument(d.rest);
		return SHORTCODE_CODE;
	}
	return sv_eq(d.name, SV("comment")) ? SHORTCODE_COMMENT
	    : SHORTCODE_NONE;
}

bool
shortcode_ends(struct sv line, enum shortcode_block block)
{
	struct directive d;

	return read_alone(line, &d) && d.is_end && sv_eq(d.name,
	    block == SHORTCODE_CODE ? SV("highlight") : SV("comment"));
}
