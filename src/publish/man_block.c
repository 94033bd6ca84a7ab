#include "config.h"

#include "publish/man_block.h"

#include <string.h>

#include "doc/code_note.h"
#include "doc/fence.h"
#include "doc/autolink.h"
#include "render/escape.h"
#include "publish/man_table.h"

#define DEPTH_MAX 10	/* further lists are not moved in */
#define WORD_MAX 40	/* columns; longer words may be broken */

void
man_init(struct man *m, struct sink *out, const struct export *x,
    const struct page *page)
{
	*m = (struct man){ .out = out, .x = x, .page = page };
	sink_to_buf(&m->gather, &m->text);
}

void
man_release(struct man *m)
{
	sink_release(&m->gather);
	buf_release(&m->text);
	buf_release(&m->code);
	buf_release(&m->links);
}

void
man_name(struct sink *out, const struct export *x, struct sv slug)
{
	struct buf name = { 0 };
	struct sink to_name = { 0 };

	sink_to_buf(&to_name, &name);
	escape_roff_arg(&to_name, x->toc->meta.name);
	sink_lit(&to_name, "\\-");
	escape_roff_arg(&to_name, slug);
	fill_roff_line(out, buf_view(&name), WORD_MAX);
	sink_release(&to_name);
	buf_release(&name);
}

/* --- inlines --- */

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
		if (url.n > WORD_MAX && i + 1 < url.n &&
		    (run >= WORD_MAX || (run > WORD_MAX / 4 && b == '/'))) {
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

		if ((b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') ||
		    (b >= 'A' && b <= 'Z') ||
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

	if (m->is_cell || is_autolink(n)) {
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
	case NODE_DOC:
	case NODE_HEADING:
	case NODE_PARA:
	case NODE_LIST:
	case NODE_ITEM:
	case NODE_TABLE:
	case NODE_ROW:
	case NODE_CELL:
	case NODE_QUOTE:
	case NODE_CODE:
	case NODE_RULE:
	case NODE_HTML:
	case NODE_TYPES:
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
	fill_roff_line(m->out, buf_view(&m->text), WORD_MAX);
}

/* --- blocks --- */

static void
paragraph(struct man *m)
{
	if (m->needs_break)
		sink_lit(m->out, ".PP\n");
	m->needs_break = true;
}

void
man_run_in(struct man *m, const struct node *heading)
{
	m->is_cell = true;
	man_gather(m, heading);
	m->is_cell = false;
	if (m->text.n == 0)
		return;
	paragraph(m);
	sink_lit(m->out, "\\fB");
	m->is_heading = m->is_cell = true;
	man_gather(m, heading);
	m->is_heading = m->is_cell = false;
	fill_roff_line(m->out, buf_view(&m->text), WORD_MAX);
	sink_lit(m->out, "\\fR\n");
	if (heading->next != NULL && heading->next->type == NODE_PARA)
		sink_lit(m->out, ".br\n");
	m->needs_break = false;
}

static void
put_para(struct man *m, const struct node *n)
{
	man_gather(m, n);
	if (sv_trim(buf_view(&m->text)).n == 0)
		return;
	paragraph(m);
	fill_roff(m->out, buf_view(&m->text), WORD_MAX);
}

/* The lines of a code block; in a book each on its piece of ground. */
static void
put_code_lines(struct man *m, struct sv text)
{
	struct sv line;

	if (!m->is_book) {
		escape_roff_code(m->out, text, true);
		sink_lit(m->out, "\n");
		return;
	}
	while (sv_split(&text, '\n', &line)) {
		sink_lit(m->out, "\\*g");
		escape_roff_code(m->out, line, false);
		sink_lit(m->out, "\n");
	}
}

/* TEXT as it stands, with NOTE above it; IS_MOVED further in. */
static void
put_literal(struct man *m, struct sv text, struct sv note, bool is_moved)
{
	while (text.n > 0 && text.p[text.n - 1] == '\n')
		text.n--;
	if (text.n == 0)
		return;
	is_moved = is_moved && !m->is_book;
	paragraph(m);
	if (is_moved)
		sink_lit(m->out, ".in +4n\n");
	if (note.n > 0) {
		if (m->is_book)
			sink_lit(m->out, ".br\n");
		sink_lit(m->out, "\\fI(");
		escape_roff(m->out, note, false);
		sink_lit(m->out, ")\\fR\n");
	}
	sink_lit(m->out, ".EX\n");
	put_code_lines(m, text);
	sink_lit(m->out, ".EE\n");
	if (is_moved)
		sink_lit(m->out, ".in\n");
}

static void
put_code(struct man *m, const struct node *n)
{
	struct arena_mark mark = arena_mark(m->x->arena);
	struct fence fence = fence_parse(n->u.code.info, m->x->arena);
	struct sv note = code_note(n, &fence, m->x->arena);

	if (n->u.code.is_fenced && fence.is_rust) {
		buf_clear(&m->code);
		fence_visible(n->text, &m->code);
		put_literal(m, buf_view(&m->code), note, true);
	} else {
		put_literal(m, n->text, note, true);
	}
	arena_reset(m->x->arena, mark);
}

static void put_block(struct man *m, const struct node *n, unsigned depth);

/* The blocks behind the first of an item, or of a quote: moved in. */
static void
put_inset(struct man *m, const struct node *first, unsigned columns,
    unsigned depth)
{
	bool is_moved = m->depth < DEPTH_MAX;

	if (is_moved)
		sink_printf(m->out, ".RS %u\n", columns);
	m->depth++;
	for (const struct node *n = first; n != NULL; n = n->next)
		put_block(m, n, depth + 1);
	m->depth--;
	if (is_moved)
		sink_lit(m->out, ".RE\n");
	m->needs_break = true;
}

static unsigned
put_item_head(struct man *m, const struct node *list, const struct node *item,
    uint64_t number)
{
	unsigned digits = 1;

	if (item->u.item.task == TASK_DONE) {
		sink_lit(m->out, ".IP [x] 4\n");
		return 4;
	}
	if (item->u.item.task == TASK_OPEN) {
		sink_lit(m->out, ".IP \"[ ]\" 4\n");
		return 4;
	}
	if (!list->u.list.is_ordered) {
		sink_lit(m->out, ".IP \\(bu 2\n");
		return 2;
	}
	for (uint64_t most = number; most >= 10; most /= 10)
		digits++;
	sink_printf(m->out, ".IP %llu. %u\n", (unsigned long long)number,
	    digits + 2);
	return digits + 2;
}

static void
put_item(struct man *m, const struct node *item, unsigned columns,
    unsigned depth)
{
	const struct node *rest = item->first;
	bool has_text = false;

	if (rest != NULL && rest->type == NODE_PARA) {
		man_gather(m, rest);
		has_text = sv_trim(buf_view(&m->text)).n > 0;
		if (has_text)
			fill_roff(m->out, buf_view(&m->text), WORD_MAX);
		rest = rest->next;
	}
	if (!has_text)
		sink_lit(m->out, "\\&\n");
	m->needs_break = true;
	if (rest != NULL)
		put_inset(m, rest, columns, depth);
}

static void
set_compact(struct man *m, bool is_compact)
{
	if (m->is_compact == is_compact)
		return;
	if (is_compact)
		sink_lit(m->out, ".PD 0\n");
	else
		sink_lit(m->out, ".PD\n");
	m->is_compact = is_compact;
}

static void
put_list(struct man *m, const struct node *list, unsigned depth)
{
	const bool before = m->is_compact;
	uint64_t number = list->u.list.start;

	/* Directly under a heading the first item has no space either. */
	if (!m->needs_break)
		set_compact(m, true);
	else if (!list->u.list.is_tight)
		set_compact(m, false);
	for (const struct node *n = list->first; n != NULL; n = n->next) {
		unsigned columns;

		if (n->prev != NULL)
			set_compact(m, list->u.list.is_tight);
		columns = put_item_head(m, list, n, number++);
		put_item(m, n, columns, depth);
	}
	set_compact(m, before);
	m->needs_break = true;
}

static void
put_block(struct man *m, const struct node *n, unsigned depth)
{
	if (depth > DOC_DEPTH_MAX)
		return;
	switch (n->type) {
	case NODE_PARA:
		put_para(m, n);
		return;
	case NODE_HEADING:
		man_run_in(m, n);
		return;
	case NODE_LIST:
		put_list(m, n, depth);
		return;
	case NODE_TABLE:
		paragraph(m);
		man_table(m, n);
		return;
	case NODE_QUOTE:
		put_inset(m, n->first, 4, depth);
		return;
	case NODE_CODE:
		put_code(m, n);
		return;
	case NODE_HTML:
		put_literal(m, n->text, SV(""), false);
		return;
	case NODE_RULE:
		paragraph(m);
		sink_lit(m->out, "* * *\n");
		return;
	case NODE_DOC:
	case NODE_ITEM:
	case NODE_ROW:
	case NODE_CELL:
	case NODE_TEXT:
	case NODE_EMPH:
	case NODE_STRONG:
	case NODE_STRIKE:
	case NODE_CODE_SPAN:
	case NODE_LINK:
	case NODE_IMAGE:
	case NODE_SOFT_BREAK:
	case NODE_BREAK:
	case NODE_TYPES:
		break;
	}
}

void
man_one(struct man *m, const struct node *n)
{
	put_block(m, n, 0);
}

void
man_run(struct man *m, const struct node *first, const struct node *end)
{
	for (const struct node *n = first; n != NULL && n != end; n = n->next)
		put_block(m, n, 0);
}

static bool
is_empty_heading(const struct node *n, struct arena *a)
{
	struct arena_mark mark = arena_mark(a);
	bool is_empty = sv_trim(node_plain_sv(n, a)).n == 0;

	arena_reset(a, mark);
	return is_empty;
}

void
man_head_line(struct man *m, const char *macro, const struct node *heading)
{
	if (is_empty_heading(heading, m->x->arena))
		return;
	sink_printf(m->out, "%s", macro);
	man_heading_text(m, heading);
	sink_lit(m->out, "\n");
	m->needs_break = false;
}

void
man_body(struct man *m, const struct node *first, const struct node *end,
    const char *submacro, unsigned level)
{
	for (const struct node *n = first; n != NULL && n != end;
	    n = n->next) {
		if (n->type == NODE_HEADING && n->u.heading.level <= level &&
		    submacro != NULL)
			man_head_line(m, submacro, n);
		else
			man_one(m, n);
	}
}
