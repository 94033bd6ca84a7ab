/* Emphasis is written with '*', save where that would run into other stars: an
 * inner one that fills its outer one takes '_', between two neighbours goes an
 * empty comment, which every reader drops. */
#include "config.h"

#include "publish/markdown_inline.h"

#include "doc/autolink.h"
#include "render/escape.h"

static void put_inlines(struct markdown *m, const struct node *parent,
    unsigned depth);

size_t
markdown_fence(struct sv s, char c, size_t least)
{
	size_t longest = least - 1, run = 0;

	for (size_t i = 0; i < s.n; i++) {
		run = s.p[i] == c ? run + 1 : 0;
		if (run > longest)
			longest = run;
	}
	return longest + 1;
}

static bool
is_mark(const struct node *n)
{
	return n != NULL && (n->type == NODE_EMPH ||
	    n->type == NODE_STRONG || n->type == NODE_STRIKE);
}

static bool
is_line_end(const struct node *n)
{
	return n == NULL || n->type == NODE_BREAK ||
	    n->type == NODE_SOFT_BREAK;
}

static void
put_text(struct markdown *m, const struct node *n)
{
	escape_markdown(&m->gather, n->text, (struct escape_markdown_where){
	    .is_first = is_line_end(n->prev), .is_last = is_line_end(n->next),
	    .is_before_link = n->next != NULL && n->next->type == NODE_LINK,
	    .is_heading = m->is_heading, .is_cell = m->is_cell });
}

static void
put_code_span(struct markdown *m, struct sv text)
{
	const size_t n = markdown_fence(text, '`', 1);
	const char line_end = n > 2 || m->is_heading || m->is_cell ?
	    ' ' : MARKDOWN_CODE_LINE;
	const bool has_space = text.n > 0 && (text.p[0] == '`' ||
	    text.p[text.n - 1] == '`' || (text.p[0] == ' ' &&
	    text.p[text.n - 1] == ' ' && sv_trim(text).n > 0));

	buf_fill(&m->text, '`', n);
	if (has_space)
		sink_lit(&m->gather, " ");
	for (size_t i = 0; i < text.n;) {
		struct sv line = sv_sub(text, i,
		    sv_find_byte(sv_from(text, i), '\n'));

		escape_markdown_code(&m->gather, line, m->is_cell);
		i += line.n + 1;
		if (i <= text.n)
			buf_byte(&m->text, (unsigned char)line_end);
	}
	if (has_space)
		sink_lit(&m->gather, " ");
	buf_fill(&m->text, '`', n);
}

static void
put_marked(struct markdown *m, const struct node *n, const char *mark,
    unsigned depth)
{
	if (n->first == NULL)
		return;
	if (is_mark(n->prev))
		sink_lit(&m->gather, "<!-- -->");
	sink_put(&m->gather, sv_cstr(mark));
	put_inlines(m, n, depth);
	sink_put(&m->gather, sv_cstr(mark));
}

/* Whether N alone fills emphasis that is written with stars. */
static bool
fills_stars(const struct node *n)
{
	bool is_odd = false;

	for (n = n->parent; n != NULL && n->first == n->last &&
	    (n->type == NODE_EMPH || n->type == NODE_STRONG); n = n->parent)
		is_odd = !is_odd;
	return is_odd;
}

static void
put_target(struct markdown *m, const struct link *l)
{
	escape_markdown_url(&m->gather, l->target);
	if (l->title.n > 0) {
		sink_lit(&m->gather, " \"");
		escape_markdown_title(&m->gather, l->title, m->is_cell);
		sink_lit(&m->gather, "\"");
	}
}

/* Can the link stand as <target>? */
static bool
is_angled(const struct node *n)
{
	const struct sv target = n->u.link.target;

	if (n->type != NODE_LINK || n->u.link.kind != LINK_WEB ||
	    n->u.link.title.n > 0 || n->first == NULL || !is_autolink(n))
		return false;
	for (size_t i = 0; i < target.n; i++) {
		unsigned char c = (unsigned char)target.p[i];

		if (c <= ' ' || c >= 0x7F || c == '<' || c == '>' ||
		    c == '\\' || c == '`' || c == '|')
			return false;
	}
	return true;
}

static void
put_link(struct markdown *m, const struct node *n, unsigned depth)
{
	if (is_angled(n)) {
		sink_lit(&m->gather, "<");
		escape_markdown_code(&m->gather, n->first->text, false);
		sink_lit(&m->gather, ">");
		return;
	}
	if (n->type == NODE_IMAGE)
		sink_lit(&m->gather, "!");
	sink_lit(&m->gather, "[");
	put_inlines(m, n, depth);
	sink_lit(&m->gather, "](");
	put_target(m, &n->u.link);
	sink_lit(&m->gather, ")");
}

static void
put_break(struct markdown *m, const struct node *n)
{
	if (m->is_heading || m->is_cell || is_line_end(n->next) ||
	    is_line_end(n->prev))
		sink_lit(&m->gather, "<br>");
	else
		sink_lit(&m->gather, "\\\n");
}

static void
put_inline(struct markdown *m, const struct node *n, unsigned depth)
{
	switch (n->type) {
	case NODE_TEXT:
		put_text(m, n);
		return;
	case NODE_CODE_SPAN:
		put_code_span(m, n->text);
		return;
	case NODE_SOFT_BREAK:
		if (m->is_heading || m->is_cell)
			sink_lit(&m->gather, " ");
		else
			sink_lit(&m->gather, "\n");
		return;
	case NODE_BREAK:
		put_break(m, n);
		return;
	case NODE_LINK:
	case NODE_IMAGE:
		put_link(m, n, depth);
		return;
	case NODE_EMPH:
		put_marked(m, n, fills_stars(n) ? "_" : "*", depth);
		return;
	case NODE_STRONG:
		put_marked(m, n, fills_stars(n) ? "__" : "**", depth);
		return;
	case NODE_STRIKE:
		put_marked(m, n, "~~", depth);
		return;
	CASE_NODE_NOT_INLINE:
		break;
	}
	put_inlines(m, n, depth);
}

static void
put_inlines(struct markdown *m, const struct node *parent, unsigned depth)
{
	if (++depth > DOC_DEPTH_MAX)
		return;
	for (const struct node *n = parent->first; n != NULL; n = n->next)
		put_inline(m, n, depth);
}

void
markdown_gather(struct markdown *m, const struct node *parent)
{
	buf_clear(&m->text);
	put_inlines(m, parent, 0);
}

/* --- the starts of lines --- */

static bool
is_blank_at(struct sv s, size_t i)
{
	return i >= s.n || s.p[i] == ' ' || s.p[i] == '\t';
}

static size_t
run_of(struct sv s, const char *bytes)
{
	size_t n = 0;

	while (n < s.n && strchr(bytes, s.p[n]) != NULL && s.p[n] != '\0')
		n++;
	return n;
}

size_t
markdown_guard_at(struct sv line)
{
	size_t n;

	if (line.n == 0)
		return SIZE_MAX;
	n = run_of(line, "#");
	if (line.p[0] == '>' || (n > 0 && n < 7 && is_blank_at(line, n)))
		return 0;
	if ((line.p[0] == '-' || line.p[0] == '+') && is_blank_at(line, 1))
		return 0;
	/* Underlines of headings and tables, rules. */
	if (run_of(line, "-=:|+ \t") == line.n)
		return 0;
	n = run_of(line, "0123456789");
	if (n > 0 && n < line.n && (line.p[n] == '.' || line.p[n] == ')') &&
	    is_blank_at(line, n + 1))
		return n;
	return SIZE_MAX;
}
