#include "config.h"

#include "publish/man_inline.h"

#include <string.h>

#include "base/ascii.h"
#include "doc/autolink.h"
#include "render/escape.h"

static void
put_font(struct man *m)
{
	if (m->is_heading)
		return;
	if (m->is_bold && m->is_italic)
		sink_lit(&m->gather, "\\f(BI");
	else if (m->is_bold)
		sink_lit(&m->gather, "\\fB");
	else if (m->is_italic)
		sink_lit(&m->gather, "\\fI");
	else
		sink_lit(&m->gather, "\\fR");
}

/* End a line of its own in the gathered paragraph. */
static void
end_glue(struct man *m)
{
	const char mark[] = { FILL_LINE };

	if (!m->is_gluing)
		return;
	buf_put(&m->text, mark, 1);
	m->is_gluing = false;
}

static void
put_text(struct man *m, struct sv text)
{
	if (m->is_gluing) {
		size_t n = sv_find_byte(text, ' ');

		escape_roff_arg(&m->gather, sv_sub(text, 0, n));
		text = sv_from(text, n);
		if (text.n > 0)
			end_glue(m);
	}
	escape_roff(&m->gather, text, false);
}

static void
put_code_span(struct man *m, struct sv text)
{
	bool before = m->is_bold;

	end_glue(m);
	m->is_bold = true;
	if (m->is_book && !m->is_heading)
		sink_lit(&m->gather, "\\*[c]");
	else
		put_font(m);
	/* One line: the fill does not know of others. */
	for (size_t i = 0; i < text.n;) {
		size_t n = sv_find_byte(sv_from(text, i), '\n');

		if (i > 0)
			sink_lit(&m->gather, " ");
		escape_roff_code(&m->gather, sv_sub(text, i, n), false);
		i += n + 1;
	}
	m->is_bold = before;
	if (m->is_book && !m->is_heading)
		sink_lit(&m->gather, "\\*[C]");
	put_font(m);
}

/* A URL in a macro's argument: bytes with a meaning as %XX. A long one may be
 * broken behind a slash, or anywhere if need be. */
static void
put_url(struct man *m, struct sv url)
{
	size_t run = 0;

	for (size_t i = 0; i < url.n; i++) {
		unsigned char b = (unsigned char)url.p[i];

		if (b <= 0x20 || b >= 0x7F || b == '"' || b == '\\')
			sink_printf(&m->gather, "%%%02X", (unsigned)b);
		else
			escape_roff_arg(&m->gather, sv_sub(url, i, 1));
		run++;
		if (url.n > MAN_WORD_MAX && i + 1 < url.n &&
		    (run >= MAN_WORD_MAX || (run > MAN_WORD_MAX / 4 && b == '/'))) {
			sink_lit(&m->gather, "\\:");
			run = 0;
		}
	}
}

static void put_inlines(struct man *m, const struct node *parent,
    unsigned depth);

/* A URL within a device's command: letters that have no meaning there. */
static void
put_device_url(struct buf *out, struct sv url)
{
	static const char plain[] = "/:.?&=#~_%+,;@!*$-";

	for (size_t i = 0; i < url.n; i++) {
		unsigned char b = (unsigned char)url.p[i];

		if (ascii_is_alnum(b) ||
		    (b != 0 && strchr(plain, b) != NULL))
			buf_byte(out, b);
		else
			buf_printf(out, "%%%02X", (unsigned)b);
	}
}

/* In a book links are to be clicked, and nothing need be said of where they
 * lead: that stands in a string, so that filling finds no blanks in it. */
static void
begin_book_link(struct man *m, const struct link *l)
{
	buf_printf(&m->links, ".ds k%zu ", ++m->nlinks);
	if (l->kind == LINK_WEB) {
		buf_cstr(&m->links, "\\*[U ");
		put_device_url(&m->links, l->target);
		buf_cstr(&m->links, "]\n");
	} else if (l->kind == LINK_PAGE) {
		buf_printf(&m->links, "\\*[L p%lu]\n",
		    (unsigned long)l->page);
	} else {
		buf_printf(&m->links, "\\*[L e%lu]\n",
		    (unsigned long)l->entry);
	}
	sink_printf(&m->gather, "\\*[k%zu]", m->nlinks);
}

static void
put_book_link(struct man *m, const struct node *n, unsigned depth)
{
	const struct link *l = &n->u.link;
	bool is_live = !m->is_heading && !m->is_linked;

	if (is_live)
		begin_book_link(m, l);
	m->is_linked = true;
	if (n->first != NULL)
		put_inlines(m, n, depth);
	else
		put_text(m, l->kind == LINK_WEB ? l->target : l->text);
	if (is_live) {
		sink_lit(&m->gather, "\\*[E]");
		m->is_linked = false;
	}
}

static void
put_web_link(struct man *m, const struct node *n, unsigned depth)
{
	const char mark[] = { FILL_LINE };
	const struct buf *text = &m->text;

	if (m->is_cell || is_autolink(n) ||
	    n->u.link.target.n > MAN_URL_MAX) {
		if (n->first != NULL && !is_autolink(n)) {
			put_inlines(m, n, depth);
			sink_lit(&m->gather, " ");
		}
		if (m->is_heading && n->first != NULL &&
		    !is_autolink(n))
			return;
		end_glue(m);
		sink_lit(&m->gather, "<");
		put_url(m, n->u.link.target);
		sink_lit(&m->gather, ">");
		return;
	}
	end_glue(m);
	if (text->n > 0 && text->p[text->n - 1] != ' ' &&
	    text->p[text->n - 1] != FILL_LINE)
		sink_lit(&m->gather, "\\c");
	buf_put(&m->text, mark, 1);
	sink_lit(&m->gather, ".UR ");
	put_url(m, n->u.link.target);
	buf_put(&m->text, mark, 1);
	m->is_cell = true; /* links do not nest */
	put_inlines(m, n, depth);
	m->is_cell = false;
	buf_put(&m->text, mark, 1);
	sink_lit(&m->gather, ".UE ");
	m->is_gluing = true;
}

/* Whether page NUMBER was not yet named since the last question; it is now. */
static bool
name_once(struct man *m, uint32_t number)
{
	for (size_t i = 0; i < m->nnamed; i++)
		if (m->named[i] == number)
			return false;
	if (m->nnamed < MAN_NAMED_MAX)
		m->named[m->nnamed++] = number;
	return true;
}

/* Text that leads to another page is followed by that page's name. */
static void
put_page_link(struct man *m, const struct node *n, unsigned depth)
{
	const struct link *l = &n->u.link;

	if (n->first != NULL)
		put_inlines(m, n, depth);
	else
		put_text(m, l->text);
	if (m->is_heading || sv_eq(l->slug, m->page->slug) ||
	    l->slug.n == 0 || !name_once(m, l->page))
		return;
	end_glue(m);
	sink_lit(&m->gather, " (\\fB");
	man_name(&m->gather, m->x, l->slug);
	put_font(m);
	sink_lit(&m->gather, "(7))");
}

static void
put_link(struct man *m, const struct node *n, unsigned depth)
{
	if (m->is_book && n->u.link.kind != LINK_TEXT) {
		put_book_link(m, n, depth);
		return;
	}
	switch (n->u.link.kind) {
	case LINK_WEB:
		put_web_link(m, n, depth);
		return;
	case LINK_PAGE:
	case LINK_ENTRY:
		put_page_link(m, n, depth);
		return;
	case LINK_TEXT:
		break;
	}
	if (n->first != NULL)
		put_inlines(m, n, depth);
	else
		put_text(m, n->u.link.target);
}

static void
put_styled(struct man *m, const struct node *n, unsigned depth)
{
	bool bold = m->is_bold, italic = m->is_italic;

	end_glue(m);
	if (n->type == NODE_STRONG)
		m->is_bold = true;
	else
		m->is_italic = true;
	put_font(m);
	put_inlines(m, n, depth);
	end_glue(m);
	m->is_bold = bold;
	m->is_italic = italic;
	put_font(m);
}

static void
put_break(struct man *m)
{
	const char mark[] = { FILL_LINE };

	end_glue(m);
	if (m->is_cell || m->is_heading) {
		sink_lit(&m->gather, " ");
		return;
	}
	if (sv_ends(buf_view(&m->text), SV("\001.br\001")))
		return;
	buf_put(&m->text, mark, 1);
	sink_lit(&m->gather, ".br");
	buf_put(&m->text, mark, 1);
}

static void
put_inline(struct man *m, const struct node *n, unsigned depth)
{
	switch (n->type) {
	case NODE_TEXT:
		put_text(m, n->text);
		return;
	case NODE_CODE_SPAN:
		put_code_span(m, n->text);
		return;
	case NODE_SOFT_BREAK:
		end_glue(m);
		sink_lit(&m->gather, " ");
		return;
	case NODE_BREAK:
		put_break(m);
		return;
	case NODE_LINK:
		put_link(m, n, depth);
		return;
	case NODE_IMAGE:
		put_text(m, SV("["));
		put_link(m, n, depth);
		put_text(m, SV("]"));
		return;
	case NODE_EMPH:
	case NODE_STRONG:
		put_styled(m, n, depth);
		return;
	case NODE_STRIKE:
		put_text(m, SV("~~"));
		put_inlines(m, n, depth);
		put_text(m, SV("~~"));
		return;
	CASE_NODE_NOT_INLINE:
		break;
	}
	put_inlines(m, n, depth);
}

static void
put_inlines(struct man *m, const struct node *parent, unsigned depth)
{
	if (++depth > DOC_DEPTH_MAX)
		return;
	for (const struct node *n = parent->first; n != NULL; n = n->next)
		put_inline(m, n, depth);
}

void
man_gather(struct man *m, const struct node *parent)
{
	buf_clear(&m->text);
	m->is_bold = m->is_italic = m->is_gluing = false;
	put_inlines(m, parent, 0);
	end_glue(m);
}

void
man_heading_text(struct man *m, const struct node *parent)
{
	m->is_heading = m->is_cell = true;
	man_gather(m, parent);
	m->is_heading = m->is_cell = false;
	/* Arguments of a macro: a quotation mark would open one. */
	for (size_t i = 0; i < m->text.n; i++) {
		if (m->text.p[i] == '"') {
			struct buf copy = { 0 };

			for (size_t k = 0; k < m->text.n; k++) {
				if (m->text.p[k] == '"')
					buf_cstr(&copy, "\\(dq");
				else
					buf_put(&copy, m->text.p + k, 1);
			}
			buf_clear(&m->text);
			buf_sv(&m->text, buf_view(&copy));
			buf_release(&copy);
			break;
		}
	}
	fill_roff_line(m->out, buf_view(&m->text), MAN_WORD_MAX);
}
