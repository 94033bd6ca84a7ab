#include "config.h"

#include "publish/html_block.h"

#include "doc/code_note.h"
#include "doc/fence.h"
#include "publish/html_link.h"
#include "publish/html_picture.h"
#include "render/escape.h"
#include "render/rust_lex.h"

void
html_init(struct html *h, struct sink *out, const struct export *x)
{
	*h = (struct html){ .out = out, .x = x };
}

void
html_release(struct html *h)
{
	buf_release(&h->code);
}

/* --- inlines --- */

static void put_inlines(struct html *h, const struct node *parent,
    unsigned depth);

static void
put_wrapped(struct html *h, const char *tag, const struct node *n,
    unsigned depth)
{
	sink_printf(h->out, "<%s>", tag);
	put_inlines(h, n, depth);
	sink_printf(h->out, "</%s>", tag);
}

/* The text of a link or image, or else its address. */
static void
put_link_text(struct html *h, const struct node *n, unsigned depth)
{
	if (n->first != NULL)
		put_inlines(h, n, depth);
	else
		escape_html(h->out, n->u.link.target);
}

/* Begin <a> to where N leads; false if that is nowhere. */
static bool
open_link(struct html *h, const struct node *n)
{
	const struct link *l = &n->u.link;

	if (h->is_link)
		return false;
	switch (l->kind) {
	case LINK_WEB:
		if (!html_is_safe_url(l->target))
			return false;
		sink_lit(h->out, "<a href=\"");
		escape_url(h->out, l->target);
		break;
	case LINK_PAGE:
	case LINK_ENTRY:
		if (h->is_card || l->page >= h->x->toc->npages)
			return false;
		sink_lit(h->out, "<a href=\"");
		(void)html_href_link(h->out, h->x->toc, l, h->x->arena);
		break;
	case LINK_TEXT:
		return false;
	}
	sink_lit(h->out, "\">");
	h->is_link = true;
	return true;
}

/* An image that the book does not carry is a link, too: a site fetches nothing
 * from elsewhere. */
static void
put_link(struct html *h, const struct node *n, unsigned depth)
{
	const bool is_image = n->type == NODE_IMAGE;
	bool is_open;

	if (is_image && h->from.n > 0 && html_picture(h, n))
		return;
	if (is_image)
		sink_lit(h->out, "<span class=\"image\">[");
	is_open = open_link(h, n);
	put_link_text(h, n, depth);
	if (is_open) {
		sink_lit(h->out, "</a>");
		h->is_link = false;
	}
	if (is_image)
		sink_lit(h->out, "]</span>");
}

static void
put_inline(struct html *h, const struct node *n, unsigned depth)
{
	switch (n->type) {
	case NODE_TEXT:
		escape_html(h->out, n->text);
		return;
	case NODE_CODE_SPAN:
		sink_lit(h->out, "<code>");
		escape_html(h->out, n->text);
		sink_lit(h->out, "</code>");
		return;
	case NODE_SOFT_BREAK:
		sink_lit(h->out, "\n");
		return;
	case NODE_BREAK:
		sink_lit(h->out, "<br>\n");
		return;
	case NODE_LINK:
	case NODE_IMAGE:
		put_link(h, n, depth);
		return;
	case NODE_EMPH:
		put_wrapped(h, "em", n, depth);
		return;
	case NODE_STRONG:
		put_wrapped(h, "strong", n, depth);
		return;
	case NODE_STRIKE:
		put_wrapped(h, "del", n, depth);
		return;
	CASE_NODE_NOT_INLINE:
		break;
	}
	put_inlines(h, n, depth);
}

static void
put_inlines(struct html *h, const struct node *parent, unsigned depth)
{
	if (++depth > DOC_DEPTH_MAX)
		return;
	for (const struct node *n = parent->first; n != NULL; n = n->next)
		put_inline(h, n, depth);
}

void
html_inlines(struct html *h, const struct node *parent)
{
	put_inlines(h, parent, 0);
}

/* --- code --- */

/* The class of a piece of Rust, as the style sheet names it; NULL for none. */
static const char *
class_of(enum style style)
{
	switch ((int)style) {
	case STYLE_CODE_KEYWORD:
		return "k";
	case STYLE_CODE_TYPE:
		return "t";
	case STYLE_CODE_MACRO:
		return "m";
	case STYLE_CODE_LIFETIME:
		return "l";
	case STYLE_CODE_STRING:
		return "s";
	case STYLE_CODE_NUMBER:
		return "n";
	case STYLE_CODE_COMMENT:
		return "c";
	}
	return NULL;
}

static void
put_rust(struct sink *out, struct sv code)
{
	struct rust_lex lex = { 0 };
	struct sv line, piece;

	while (code.n > 0) {
		line = sv_sub(code, 0, sv_find_byte(code, '\n'));
		code = sv_from(code, line.n + 1);
		while (line.n > 0) {
			const char *class = class_of(rust_lex_next(&lex,
			    &line, &piece));

			if (class != NULL)
				sink_printf(out, "<span class=\"%s\">", class);
			escape_html(out, piece);
			if (class != NULL)
				sink_lit(out, "</span>");
		}
		sink_lit(out, "\n");
	}
}

/* Text within <pre>. A card stands on one line, so that what would be blanks
 * there is said in another way. */
static void
put_lines(struct html *h, struct sv text)
{
	const size_t end = text.n;

	if (!h->is_card) {
		escape_html(h->out, text);
		return;
	}
	for (size_t i = 0; i < end;) {
		struct sv run = sv_from(text, i);

		run = sv_sub(run, 0, sv_find_byte(run, '\n'));
		run = sv_sub(run, 0, sv_find_byte(run, '\t'));
		escape_html(h->out, run);
		i += run.n + 1;
		if (i <= end && text.p[i - 1] == '\t')
			sink_lit(h->out, "&#9;");
		else if (i < end)
			sink_lit(h->out, "<br>");
	}
}

static void
put_code(struct html *h, const struct node *n)
{
	struct arena_mark mark = arena_mark(h->x->arena);
	struct fence fence = fence_parse(n->u.code.info, h->x->arena);
	struct sv note = code_note(n, &fence, h->x->arena);
	const bool is_rust = n->u.code.is_fenced && fence.is_rust;
	struct sv code = n->text;

	if (note.n > 0) {
		if (fence.compile_fail || fence.should_panic)
			sink_lit(h->out, "<div class=\"noted fails\">\n");
		else
			sink_lit(h->out, "<div class=\"noted\">\n");
		sink_lit(h->out, "<p>");
		escape_html(h->out, note);
		sink_lit(h->out, "</p>\n");
	}
	sink_lit(h->out, "<pre><code>");
	if (is_rust) {
		buf_clear(&h->code);
		fence_visible(code, &h->code);
		code = buf_view(&h->code);
	}
	if (is_rust && !h->is_card)
		put_rust(h->out, code);
	else
		put_lines(h, code);
	sink_lit(h->out, "</code></pre>\n");
	if (note.n > 0)
		sink_lit(h->out, "</div>\n");
	arena_reset(h->x->arena, mark);
}

/* --- blocks --- */

bool
html_is_blank(const struct node *parent)
{
	for (const struct node *n = parent->first; n != NULL; n = n->next)
		if (n->type != NODE_SOFT_BREAK && (n->type != NODE_TEXT ||
		    sv_trim(n->text).n > 0))
			return false;
	return true;
}

static void put_block(struct html *h, const struct node *n, unsigned depth);

static void
put_children(struct html *h, const struct node *first, unsigned depth)
{
	for (const struct node *n = first; n != NULL; n = n->next)
		put_block(h, n, depth + 1);
}

void
html_heading_id(struct html *h, const struct node *heading)
{
	if (heading->u.heading.id.n == 0)
		return;
	sink_lit(h->out, " id=\"");
	escape_html(h->out, heading->u.heading.id);
	sink_lit(h->out, "\"");
}

static void
put_heading(struct html *h, const struct node *n)
{
	int level = n->u.heading.level + h->deeper;

	if (html_is_blank(n))
		return;
	if (level < h->least)
		level = h->least;
	/* None is left out on the way down. */
	if (level > h->last + 1)
		level = h->last + 1;
	if (level > 6)
		level = 6;
	h->last = level;
	sink_printf(h->out, "<h%d", level);
	html_heading_id(h, n);
	sink_lit(h->out, ">");
	html_inlines(h, n);
	sink_printf(h->out, "</h%d>\n", level);
}

/* In a tight list paragraphs are not set apart. */
static void
put_item(struct html *h, const struct node *item, bool is_tight,
    unsigned depth)
{
	sink_lit(h->out, "<li>");
	if (item->u.item.task == TASK_DONE)
		sink_lit(h->out, "\u2611 ");
	else if (item->u.item.task == TASK_OPEN)
		sink_lit(h->out, "\u2610 ");
	if (item->first == NULL || (item->first->next == NULL &&
	    item->first->type == NODE_PARA && html_is_blank(item->first)))
		sink_lit(h->out, "&#160;");	/* an empty one is dropped */
	for (const struct node *n = item->first; n != NULL; n = n->next) {
		if (n->type != NODE_PARA || !is_tight) {
			put_block(h, n, depth + 1);
			continue;
		}
		html_inlines(h, n);
		if (n->next != NULL)
			sink_lit(h->out, "\n");
	}
	sink_lit(h->out, "</li>\n");
}

static void
put_list(struct html *h, const struct node *list, unsigned depth)
{
	const char *tag = list->u.list.is_ordered ? "ol" : "ul";

	if (list->first == NULL)
		return;
	sink_printf(h->out, "<%s", tag);
	if (list->u.list.is_ordered && list->u.list.start != 1)
		sink_printf(h->out, " start=\"%lu\"",
		    (unsigned long)list->u.list.start);
	sink_lit(h->out, ">\n");
	for (const struct node *n = list->first; n != NULL; n = n->next)
		put_item(h, n, list->u.list.is_tight, depth + 1);
	sink_printf(h->out, "</%s>\n", tag);
}

static void
put_row(struct html *h, const struct node *row, bool is_head)
{
	const struct node *table = row->parent;
	uint32_t i = 0;

	sink_lit(h->out, "<tr>");
	for (const struct node *c = row->first; c != NULL; c = c->next, i++) {
		enum cell_align align = table->u.table.align != NULL &&
		    i < table->u.table.columns ? table->u.table.align[i] :
		    ALIGN_NONE;

		if (is_head)
			sink_lit(h->out, "<th scope=\"col\"");
		else
			sink_lit(h->out, "<td");
		if (align == ALIGN_CENTRE)
			sink_lit(h->out, " class=\"centre\"");
		else if (align == ALIGN_RIGHT)
			sink_lit(h->out, " class=\"right\"");
		sink_lit(h->out, ">");
		html_inlines(h, c);
		sink_printf(h->out, "</%s>", is_head ? "th" : "td");
	}
	sink_lit(h->out, "</tr>\n");
}

static void
put_table(struct html *h, const struct node *table)
{
	const struct node *row = table->first;

	if (row == NULL || row->first == NULL)
		return;
	sink_lit(h->out, "<div class=\"table\"><table>\n<thead>\n");
	put_row(h, row, true);
	sink_lit(h->out, "</thead>\n");
	if (row->next != NULL) {
		sink_lit(h->out, "<tbody>\n");
		while ((row = row->next) != NULL)
			put_row(h, row, false);
		sink_lit(h->out, "</tbody>\n");
	}
	sink_lit(h->out, "</table></div>\n");
}

static void
put_block(struct html *h, const struct node *n, unsigned depth)
{
	if (depth > DOC_DEPTH_MAX)
		return;
	switch (n->type) {
	case NODE_PARA:
		if (html_is_blank(n))
			return;
		put_wrapped(h, "p", n, 0);
		sink_lit(h->out, "\n");
		return;
	case NODE_HEADING:
		put_heading(h, n);
		return;
	case NODE_LIST:
		put_list(h, n, depth);
		return;
	case NODE_TABLE:
		put_table(h, n);
		return;
	case NODE_QUOTE:
		sink_lit(h->out, "<blockquote>\n");
		put_children(h, n->first, depth);
		sink_lit(h->out, "</blockquote>\n");
		return;
	case NODE_CODE:
		put_code(h, n);
		return;
	case NODE_HTML:
		sink_lit(h->out, "<pre>");
		put_lines(h, n->text);
		sink_lit(h->out, "</pre>\n");
		return;
	case NODE_RULE:
		sink_lit(h->out, "<hr>\n");
		return;
	CASE_NODE_NOT_STANDING:
		break;
	}
}

void
html_blocks(struct html *h, const struct node *first, const struct node *end)
{
	for (const struct node *n = first; n != NULL && n != end; n = n->next)
		put_block(h, n, 0);
}
