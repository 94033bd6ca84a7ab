#include "config.h"

#include "publish/card_html.h"

#include "doc/fence.h"
#include "render/escape.h"

/* The element of each node that is one and no more; NULL: none. */
static const char *const elements[NODE_TYPES] = {
	[NODE_PARA] = "p",
	[NODE_ITEM] = "li",
	[NODE_TABLE] = "table",
	[NODE_ROW] = "tr",
	[NODE_QUOTE] = "blockquote",
	[NODE_EMPH] = "em",
	[NODE_STRONG] = "strong",
	[NODE_STRIKE] = "s",
};

/* Text in which a line ends only where one shows. */
static void
put_lines(struct sink *out, struct sv text)
{
	struct sv line;
	bool is_first = true;

	while (sv_split(&text, '\n', &line)) {
		if (!is_first)
			sink_lit(out, "<br>");
		is_first = false;
		for (size_t i = 0; i < line.n;) {
			struct sv part = sv_from(line, i);

			part = sv_sub(part, 0, sv_find_byte(part, '\t'));
			escape_xml(out, part);
			i += part.n + 1;
			if (i <= line.n)
				sink_lit(out, "&#9;");
		}
	}
}

static void
put_code(struct sink *out, const struct node *n)
{
	struct arena a = { 0 };
	struct buf text = { 0 };

	if (n->u.code.is_fenced && fence_parse(n->u.code.info, &a).is_rust)
		fence_visible(n->text, &text);
	else
		buf_sv(&text, n->text);
	sink_lit(out, "<pre><code>");
	put_lines(out, buf_view(&text));
	sink_lit(out, "</code></pre>");
	buf_release(&text);
	arena_release(&a);
}

/* A link into the book leads nowhere from a card. */
static bool
is_web(const struct node *n)
{
	return n->type == NODE_LINK && n->u.link.kind == LINK_WEB;
}

/* A node without children, and what stands for it. */
static void
put_leaf(struct sink *out, const struct node *n)
{
	switch (n->type) {
	case NODE_TEXT:
		escape_xml(out, n->text);
		break;
	case NODE_CODE_SPAN:
		sink_lit(out, "<code>");
		put_lines(out, n->text);
		sink_lit(out, "</code>");
		break;
	case NODE_CODE:
		put_code(out, n);
		break;
	case NODE_HTML:
		sink_lit(out, "<pre>");
		put_lines(out, n->text);
		sink_lit(out, "</pre>");
		break;
	case NODE_SOFT_BREAK:
		sink_lit(out, " ");
		break;
	case NODE_BREAK:
		sink_lit(out, "<br>");
		break;
	case NODE_RULE:
		sink_lit(out, "<hr>");
		break;
	default:
		break;
	}
}

/* The text of a tight list's item is no paragraph. */
static bool
is_bare(const struct node *n)
{
	return n->type == NODE_PARA && n->parent->type == NODE_ITEM &&
	    n->parent->parent->u.list.is_tight;
}

/* The start of N's element, or with IS_END its end. */
static void
put_tag(struct sink *out, const struct node *n, bool is_end)
{
	const char *slash = is_end ? "/" : "";

	if (is_bare(n))
		return;
	if (elements[n->type] != NULL)
		sink_printf(out, "<%s%s>", slash, elements[n->type]);
	else if (n->type == NODE_HEADING)
		sink_printf(out, is_end ? "</strong></p>" : "<p><strong>");
	else if (n->type == NODE_LIST && n->u.list.is_ordered && !is_end)
		sink_printf(out, "<ol start=%lu>",
		    (unsigned long)n->u.list.start);
	else if (n->type == NODE_LIST)
		sink_printf(out, "<%s%s>", slash,
		    n->u.list.is_ordered ? "ol" : "ul");
	else if (n->type == NODE_CELL)
		sink_printf(out, "<%s%s>", slash,
		    n->parent->prev == NULL ? "th" : "td");
	else if (is_web(n) && is_end)
		sink_lit(out, "</a>");
	else if (is_web(n)) {
		sink_lit(out, "<a href=\"");
		escape_xml(out, n->u.link.target);
		sink_lit(out, "\">");
	}
}

static void
put_node(struct sink *out, const struct node *n, unsigned depth)
{
	if (++depth > DOC_DEPTH_MAX)
		return;
	put_leaf(out, n);
	put_tag(out, n, false);
	for (const struct node *it = n->first; it != NULL; it = it->next)
		put_node(out, it, depth);
	put_tag(out, n, true);
}

void
card_html(struct sink *out, const struct node *first, const struct node *end)
{
	for (const struct node *n = first; n != NULL && n != end; n = n->next)
		put_node(out, n, 0);
}

void
card_html_title(struct sink *out, const struct node *heading, struct sv title)
{
	if (heading != NULL && heading->type == NODE_HEADING) {
		put_node(out, heading, 0);
		return;
	}
	sink_lit(out, "<p>");
	escape_xml(out, title);
	sink_lit(out, "</p>");
}
