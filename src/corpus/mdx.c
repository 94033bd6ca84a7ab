#include "config.h"

#include "corpus/mdx.h"

#include "base/ascii.h"
#include "corpus/code_span.h"
#include "corpus/html_strip.h"

#define HELD_MAX 4096	/* bytes: a longer tag or comment is text */

static bool
is_tag_start(struct sv s)
{
	return s.n > 1 && s.p[0] == '<' && ascii_is_letter(s.p[1]);
}

/* Read C, the next byte of a tag; true if it ends the tag. */
static bool
tag_step(struct tag_scan *t, char c)
{
	if (t->quote != '\0')
		t->quote = c == t->quote ? '\0' : t->quote;
	else if (c == '"' || c == '\'' || c == '`')
		t->quote = c;
	else if (c == '{')
		t->depth++;
	else if (c == '}' && t->depth > 0)
		t->depth--;
	else
		return c == '>' && t->depth == 0;
	return false;
}

/* Read on in S, of which T->at bytes were read; true behind the tag's end. */
static bool
tag_ends(struct tag_scan *t, struct sv s)
{
	while (t->at < s.n)
		if (tag_step(t, s.p[t->at++]))
			return true;
	return false;
}

/* Length of the tag that S begins with; 0 if it does not end in S. */
static size_t
tag_length(struct sv s)
{
	struct tag_scan t = { .at = 1 };

	return tag_ends(&t, s) ? t.at : 0;
}

/* Take the name of an attribute and its '=' off OUT's end. */
static void
drop_name(struct buf *out, size_t from)
{
	while (out->n > from && out->p[out->n - 1] != ' ')
		out->n--;
}

/* Put TAG on one line, without the attributes that are expressions. */
static void
put_tag(struct sv tag, struct buf *out)
{
	struct tag_scan t = { 0 };
	size_t from = out->n;

	for (size_t i = 0; i < tag.n; i++) {
		char c = tag.p[i] == '\n' ? ' ' : tag.p[i];
		size_t depth = t.depth;

		(void)tag_step(&t, c);
		if (depth == 0 && t.depth > 0)
			drop_name(out, from);
		else if (depth == 0)
			buf_byte(out, (unsigned char)c);
	}
}

/* Put LINE, which holds a whole tag behind N blanks, without what no HTML has. */
static void
put_line(struct sv line, size_t n, struct buf *out)
{
	struct sv tag = sv_from(line, n);
	size_t length = tag_length(tag);

	buf_sv(out, sv_sub(line, 0, n));
	put_tag(sv_sub(tag, 0, length), out);
	buf_sv(out, sv_from(tag, length));
	buf_byte(out, '\n');
}

static size_t
blanks_before(struct sv line)
{
	size_t n = 0;

	while (n < line.n && (line.p[n] == ' ' || line.p[n] == '\t'))
		n++;
	return n;
}

/* At most three columns of blanks stand before LINE's text. */
static bool
is_near_margin(struct sv line)
{
	size_t n = blanks_before(line);

	return n < 4 && sv_find_byte(sv_sub(line, 0, n), '\t') == n;
}

static void
begin_holding(struct mdx *m, char what, size_t from)
{
	buf_clear(&m->held);
	m->scan = (struct tag_scan){ .at = from };
	m->open = what;
}

/* Keep LINE until what is held has ended; when it grows too long, all is text. */
static void
hold(struct mdx *m, struct sv line, struct buf *out)
{
	buf_sv(&m->held, line);
	buf_byte(&m->held, '\n');
	if (m->held.n > HELD_MAX)
		mdx_end(m, out);
}

/* A line more of the tag that is held; a blank one shows that it is none. */
static void
hold_tag(struct mdx *m, struct sv line, struct buf *out)
{
	struct sv held;

	hold(m, line, out);
	if (m->open == '\0')
		return;
	held = sv_sub(buf_view(&m->held), 0, m->held.n - 1);
	if (tag_ends(&m->scan, held)) {
		put_line(held, blanks_before(held), out);
		m->open = '\0';
	} else if (sv_trim(line).n == 0) {
		mdx_end(m, out);
	}
}

/* Does LINE end an import: "from 'x'", "import 'x';"? */
static bool
ends_import(struct sv line)
{
	line = sv_trim(line);
	if (sv_ends(line, SV(";")))
		line.n--;
	return sv_ends(line, SV("'")) || sv_ends(line, SV("\""));
}

/* Is it "import x from 'y'", "import 'y'" or the first line of "import {"? */
static bool
begins_import(struct sv line)
{
	if (!ends_import(line))
		return sv_ends(sv_trim(line), SV("{"));
	return sv_find(line, SV(" from ")) < line.n ||
	    sv_starts(line, SV("import '")) || sv_starts(line,
	    SV("import \""));
}

static bool
begins_export(struct sv line)
{
	static const struct sv words[] = {
		SV_INIT("const "), SV_INIT("default "), SV_INIT("function "),
		SV_INIT("let "),
	};

	if (!sv_starts(line, SV("export ")))
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (sv_starts(sv_from(line, 7), words[i]))
			return true;
	return false;
}

/* Is the byte AT of LINE within a code span? */
static bool
is_in_code(struct sv line, size_t at)
{
	size_t i = 0;

	while (i < at)
		if (line.p[i] == '`')
			i += code_span_length(sv_from(line, i));
		else
			i += line.p[i] == '\\' ? 2 : 1;
	return i > at + 1;
}

/* Take LINE with a comment in it: that of a heading may be its id. */
static bool
take_comment(struct mdx *m, struct sv line, struct buf *out)
{
	size_t at = sv_find(line, SV("{/*")), n;
	bool is_heading = sv_starts(line, SV("#"));

	if (at == line.n || is_in_code(line, at) ||
	    (at > 0 && line.p[at - 1] == '{'))
		return false;
	buf_sv(out, sv_sub(line, 0, at));
	line = sv_from(line, at + 3);
	n = sv_find(line, SV("*/}"));
	if (n == line.n) {
		begin_holding(m, 'c', 0);
		buf_cstr(&m->held, "{/*");
		hold(m, line, out);
		return true;
	}
	if (is_heading && n + 3 == line.n && n > 0 &&
	    sv_find_byte(sv_sub(line, 0, n), ' ') == n) {
		buf_cstr(out, "{#");
		buf_sv(out, sv_sub(line, 0, n));
		buf_byte(out, '}');
	} else {
		buf_sv(out, sv_from(line, n + 3));
	}
	buf_byte(out, '\n');
	return true;
}

/* Take a tag that LINE begins with and that HTML has not. */
static bool
take_tag(struct mdx *m, struct sv line, struct buf *out)
{
	size_t n = blanks_before(line), length;
	struct sv tag = sv_from(line, n);

	if (!is_tag_start(tag))
		return false;
	length = tag_length(tag);
	if (length == 0 && ascii_is_upper(tag.p[1])) {
		begin_holding(m, '<', n + 1);
		hold_tag(m, line, out);
		return true;
	}
	if (sv_find(sv_sub(tag, 0, length), SV("={")) == length)
		return false;
	put_line(line, n, out);
	return true;
}

/* Take what begins in LINE. */
static bool
begin(struct mdx *m, struct sv line, struct buf *out)
{
	if (!m->has_text && sv_starts(line, SV("import ")) &&
	    begins_import(line)) {
		m->open = ends_import(line) ? '\0' : 'i';
		return true;
	}
	if (!m->has_text && begins_export(line)) {
		m->open = 'e';
		return true;
	}
	return take_tag(m, line, out) || take_comment(m, line, out);
}

/* Take LINE, with which goes on what an earlier one began. */
static void
go_on(struct mdx *m, struct sv line, struct buf *out)
{
	size_t end = sv_find(line, SV("*/}"));

	switch (m->open) {
	case '<':
		hold_tag(m, line, out);
		break;
	case 'c':
		if (end == line.n) {
			hold(m, line, out);
			return;
		}
		buf_sv(out, sv_from(line, end + 3));
		buf_byte(out, '\n');
		m->open = '\0';
		break;
	case 'i':
	default:
		if (sv_trim(line).n == 0 || (m->open == 'i' &&
		    ends_import(line)))
			m->open = '\0';
	}
}

bool
mdx_is_tag_line(struct sv line)
{
	struct sv rest = sv_trim(line);
	struct html_piece piece;

	return is_near_margin(line) && sv_starts(rest, SV("<")) &&
	    html_next(&rest, &piece) && piece.type == HTML_COMPONENT &&
	    rest.n == 0;
}

/* Does TAG, alone on its line, begin or end a component? Within a paragraph
 * <String> is text. */
static bool
is_boundary(struct mdx *m, struct sv tag, bool is_behind_text)
{
	if (sv_starts(tag, SV("</"))) {
		if (m->ntags == 0)
			return !is_behind_text;
		m->ntags--;
		return true;
	}
	if (is_behind_text && sv_find(tag, SV("=\"")) == tag.n)
		return false;
	m->ntags += !sv_ends(tag, SV("/>"));
	return true;
}

/* Put a blank line before LINE, or what OUT has for it, where it is a tag alone
 * or the first line behind one; false if LINE stays as it is. */
static bool
set_apart(struct mdx *m, struct sv line, struct buf *out)
{
	bool is_behind_tag = m->is_behind_tag;
	struct buf shown = { 0 };

	if (out->n > 0)
		line = sv_sub(buf_view(out), 0, out->n - 1);
	m->is_behind_tag = mdx_is_tag_line(line) &&
	    is_boundary(m, sv_trim(line), m->has_text);
	if (!m->is_behind_tag && (!is_behind_tag || sv_trim(line).n == 0 ||
	    !is_near_margin(line)))
		return out->n > 0;
	buf_byte(&shown, '\n');
	buf_sv(&shown, line);
	buf_byte(&shown, '\n');
	buf_clear(out);
	buf_sv(out, buf_view(&shown));
	buf_release(&shown);
	return true;
}

/* Does LINE stand in <pre> or the like, or begin or end one? */
static bool
is_raw(struct mdx *m, struct sv line)
{
	static const struct sv ends[] = {
		SV_INIT("</pre"), SV_INIT("</script"), SV_INIT("</style"),
		SV_INIT("</textarea"),
	};
	bool is_longer;

	if (!m->in_raw)
		m->in_raw = is_near_margin(line) && html_raw_tag(sv_from(line,
		    blanks_before(line)), &is_longer) > 0;
	if (!m->in_raw)
		return false;
	m->in_raw = !sv_has_any(line, ends, sizeof(ends) / sizeof(*ends));
	return true;
}

bool
mdx_may_be(struct sv text)
{
	static const struct sv marks[] = {
		SV_INIT("={"), SV_INIT("{/*"), SV_INIT("\nimport "),
		SV_INIT("\nexport "),
	};

	return sv_starts(text, SV("import ")) ||
	    sv_starts(text, SV("export ")) ||
	    sv_has_any(text, marks, sizeof(marks) / sizeof(*marks));
}

bool
mdx_take(struct mdx *m, struct sv line, struct buf *out)
{
	bool is_taken = true;

	if (m->open == '\0' && is_raw(m, line)) {
		m->has_text = true;
		return false;
	}
	if (m->open != '\0')
		go_on(m, line, out);
	else
		is_taken = begin(m, line, out);
	if (!is_taken || out->n > 0)
		is_taken = set_apart(m, line, out) || is_taken;
	if (is_taken)
		line = buf_view(out);
	m->has_text = !m->is_behind_tag && sv_trim(line).n > 0;
	return is_taken;
}

void
mdx_end(struct mdx *m, struct buf *out)
{
	if (m->open == '<' || m->open == 'c')
		buf_sv(out, buf_view(&m->held));
	m->open = '\0';
}

void
mdx_release(struct mdx *m)
{
	buf_release(&m->held);
}
