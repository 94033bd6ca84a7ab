#include "config.h"

#include "render/block.h"

#include "doc/code_note.h"
#include "doc/fence.h"
#include "doc/autolink.h"
#include "render/escape.h"
#include "render/table.h"

/* --- inlines --- */

/* A style within another: headings keep theirs, links stay visible. */
static enum style
inner_style(enum style outer, enum style inner)
{
	if (outer == STYLE_PLAIN || outer == STYLE_EMPH ||
	    outer == STYLE_STRONG)
		return inner;
	return outer;
}

/* Where the reader goes from a link: "page", "page#id" or a URL. */
static struct sv
link_target(const struct link *l, struct arena *a)
{
	switch (l->kind) {
	case LINK_TEXT:
		break;
	case LINK_PAGE:
		return l->slug;
	case LINK_ENTRY:
		return arena_printf(a, "%.*s#%.*s", SV_ARG(l->slug),
		    SV_ARG(l->id));
	case LINK_WEB:
		return escape_plain_sv(l->target, false, a);
	}
	return (struct sv){ 0 };
}

/* The only thing in its paragraph, as in a list of further questions. */
static bool
is_alone(const struct node *n)
{
	return n->prev == NULL && n->next == NULL && n->parent != NULL &&
	    n->parent->type == NODE_PARA;
}

/* What is shown behind a link: its address, or the id to type. */
static void
set_address(struct setter *s, struct flow *f, const struct node *n,
    struct sv target)
{
	const struct sv none = { 0 };

	if (n->u.link.kind == LINK_WEB && !s->opts->hides_urls &&
	    !is_autolink(n)) {
		flow_text(f, SV(" <"), STYLE_DIM, none);
		flow_text(f, target, STYLE_DIM, target);
		flow_text(f, SV(">"), STYLE_DIM, none);
	} else if (n->u.link.kind == LINK_ENTRY && s->opts->has_ids &&
	    is_alone(n)) {
		flow_text(f, SV(" ("), STYLE_DIM, none);
		flow_text(f, target, STYLE_DIM, target);
		flow_text(f, SV(")"), STYLE_DIM, none);
	}
}

struct inline_state {
	enum style style;
	struct sv link;
	unsigned depth;
};

static void set_inline(struct setter *s, struct flow *f,
    const struct node *n, struct inline_state state);

static void
set_children(struct setter *s, struct flow *f, const struct node *parent,
    struct inline_state state)
{
	if (++state.depth > DOC_DEPTH_MAX)
		return;
	for (const struct node *n = parent->first; n != NULL; n = n->next)
		set_inline(s, f, n, state);
}

static void
set_link(struct setter *s, struct flow *f, const struct node *n,
    struct inline_state state)
{
	struct inline_state inner = state;

	inner.link = link_target(&n->u.link, f->a);
	if (inner.link.n > 0)
		inner.style = inner_style(state.style, STYLE_LINK);
	if (n->first != NULL)
		set_children(s, f, n, inner);
	else
		flow_text(f, n->u.link.target, inner.style, inner.link);
	set_address(s, f, n, inner.link);
}

static void
set_image(struct setter *s, struct flow *f, const struct node *n,
    struct inline_state state)
{
	struct inline_state inner = state;

	inner.link = link_target(&n->u.link, f->a);
	flow_text(f, SV("["), state.style, inner.link);
	if (n->first != NULL)
		set_children(s, f, n, inner);
	else
		flow_text(f, SV("image"), state.style, inner.link);
	flow_text(f, SV("]"), state.style, inner.link);
	set_address(s, f, n, inner.link);
}

static void
set_inline(struct setter *s, struct flow *f, const struct node *n,
    struct inline_state state)
{
	struct inline_state inner = state;

	switch (n->type) {
	case NODE_TEXT:
		flow_text(f, n->text, state.style, state.link);
		return;
	case NODE_CODE_SPAN:
		if (s->opts->marks_code)
			flow_text(f, SV("`"), state.style, state.link);
		flow_text(f, n->text, inner_style(state.style, STYLE_CODE),
		    state.link);
		if (s->opts->marks_code)
			flow_text(f, SV("`"), state.style, state.link);
		return;
	case NODE_SOFT_BREAK:
		flow_text(f, SV(" "), state.style, state.link);
		return;
	case NODE_BREAK:
		flow_break(f);
		return;
	case NODE_LINK:
		set_link(s, f, n, state);
		return;
	case NODE_IMAGE:
		set_image(s, f, n, state);
		return;
	case NODE_EMPH:
		inner.style = inner_style(state.style, STYLE_EMPH);
		break;
	case NODE_STRONG:
		inner.style = inner_style(state.style, STYLE_STRONG);
		break;
	case NODE_STRIKE:
		flow_text(f, SV("~~"), state.style, state.link);
		set_children(s, f, n, inner);
		flow_text(f, SV("~~"), state.style, state.link);
		return;
	CASE_NODE_NOT_INLINE:
		break;
	}
	set_children(s, f, n, inner);
}

void
block_inlines(struct setter *s, struct flow *f, const struct node *parent,
    enum style style)
{
	set_children(s, f, parent, (struct inline_state){ .style = style });
}

/* --- blocks --- */

static void
set_lines(struct setter *s, struct sv text, uint32_t extra, enum style style,
    bool is_rust)
{
	struct rust_lex lex = { 0 };
	struct sv line;

	while (text.n > 0 && text.p[text.n - 1] == '\n')
		text.n--;
	if (text.n == 0)
		flow_literal(&s->flow, text, extra, style);
	while (text.n > 0) {
		size_t n = sv_find_byte(text, '\n');

		line = sv_sub(text, 0, n);
		text = sv_from(text, n + 1);
		if (is_rust)
			flow_rust(&s->flow, line, extra, &lex);
		else
			flow_literal(&s->flow, line, extra, style);
	}
}

static void
set_code(struct setter *s, const struct node *n)
{
	struct fence fence = fence_parse(n->u.code.info, s->flow.a);
	struct sv text = n->text, note = code_note(n, &fence, s->flow.a);
	bool is_rust = n->u.code.is_fenced && fence.is_rust;

	flow_gap(&s->flow);
	s->flow.code = n;
	if (note.n > 0)
		set_lines(s, arena_printf(s->flow.a, "(%.*s)", SV_ARG(note)),
		    s->code_indent, STYLE_EMPH, false);
	if (is_rust) {
		buf_clear(&s->code);
		if (s->opts->has_hidden)
			fence_compiled(n->text, &s->code);
		else
			fence_visible(n->text, &s->code);
		if (!sv_eq(buf_view(&s->code), n->text))
			text = arena_sv(s->flow.a, buf_view(&s->code));
	}
	set_lines(s, text, s->code_indent, STYLE_CODE,
	    is_rust && s->opts->colours_code);
	s->flow.code = NULL;
}

static void
set_rule(struct setter *s)
{
	struct flow *f = &s->flow;
	size_t columns = flow_room(f);
	const struct sv rule = f->is_ascii ?
	    SV("----------------------------------------") :
	    SV("────────────────────"
	       "────────────────────");
	const size_t most = 40, dash = rule.n / most;

	if (columns > most)
		columns = most;
	flow_open(f, 0);
	flow_append(f, sv_sub(rule, 0, columns * dash), STYLE_DIM,
	    (struct sv){ 0 });
	flow_close(f);
}

static void
set_quote(struct setter *s, const struct node *n, unsigned depth)
{
	struct flow *f = &s->flow;
	const struct flow outer = *f;
	const struct sv bar = f->is_ascii ? SV("| ") : SV("│ ");
	uint32_t before;

	if (f->marker.n > 0) { /* of an item that begins with the quote */
		flow_open(f, 0);
		flow_close(f);
	}
	flow_gap(f);
	before = flow_indent(f, 2);
	/* Nested so deep that nothing is indented any more, it has no bar. */
	if (outer.bars.n > 0 && f->indent == before + 2) {
		uint32_t end = outer.bars_at + outer.bars_columns;
		unsigned gap = before > end ? before - end : 0;

		f->bars = arena_printf(f->a, "%.*s%*s%.*s",
		    SV_ARG(outer.bars), (int)gap, "", SV_ARG(bar));
		f->bars_columns += gap + 2;
	} else if (outer.bars.n == 0) {
		f->bars = bar;
		f->bars_at = before;
		f->bars_columns = 2;
	}
	for (const struct node *c = n->first; c != NULL; c = c->next) {
		if (c != n->first)
			f->wants_blank = true;
		block_one(s, c, depth + 1);
	}
	f->indent = before;
	f->bars = outer.bars;
	f->bars_at = outer.bars_at;
	f->bars_columns = outer.bars_columns;
}

/* The sign before an item, with the blanks to its text. */
static struct sv
item_marker(struct setter *s, const struct node *list,
    const struct node *item, uint64_t number, unsigned depth)
{
	const bool is_ascii = s->flow.is_ascii;
	unsigned digits = 1;

	if (item->u.item.task != TASK_NONE)
		return item->u.item.task == TASK_DONE ? SV("[x] ") :
		    SV("[ ] ");
	if (!list->u.list.is_ordered) {
		if (depth % 2 == 0)
			return is_ascii ? SV("* ") : SV("• ");
		return is_ascii ? SV("- ") : SV("– ");
	}
	for (uint64_t most = number; most >= 10; most /= 10)
		digits++;
	return arena_printf(s->flow.a, "%llu.%*s",
	    (unsigned long long)number, digits == 1 ? 2 : 1, "");
}

static unsigned
list_depth(const struct node *list)
{
	unsigned depth = 0;

	for (const struct node *n = list->parent; n != NULL; n = n->parent)
		depth += n->type == NODE_LIST;
	return depth;
}

static bool
needs_blanks(const struct node *n)
{
	return n->type == NODE_CODE || n->type == NODE_TABLE ||
	    n->type == NODE_QUOTE || n->type == NODE_HTML;
}

static void
set_item(struct setter *s, const struct node *item, struct sv marker,
    unsigned depth)
{
	struct flow *f = &s->flow;
	const bool is_tight = item->parent->u.list.is_tight;
	const bool is_wide = item->parent->u.list.is_ordered ||
	    item->u.item.task != TASK_NONE;
	uint32_t before = flow_indent(f, is_wide ? 4 : 2);

	f->marker = marker;
	for (const struct node *n = item->first; n != NULL; n = n->next) {
		if (n->prev != NULL && (!is_tight || needs_blanks(n) ||
		    needs_blanks(n->prev)))
			f->wants_blank = true;
		block_one(s, n, depth + 1);
	}
	if (f->marker.n > 0) {
		flow_open(f, 0);
		flow_close(f);
	}
	f->indent = before;
}

static void
set_list(struct setter *s, const struct node *list, unsigned depth)
{
	uint64_t number = list->u.list.start;

	if (s->flow.marker.n > 0) { /* of an item that begins with a list */
		flow_open(&s->flow, 0);
		flow_close(&s->flow);
	}
	for (const struct node *n = list->first; n != NULL; n = n->next) {
		if (n->prev != NULL && !list->u.list.is_tight)
			s->flow.wants_blank = true;
		set_item(s, n, item_marker(s, list, n, number,
		    list_depth(list)), depth);
		number++;
	}
}

/* Deeper than any maker of trees goes: its text only. */
static void
set_flat(struct setter *s, const struct node *n)
{
	struct buf text = { 0 };

	node_plain(n, &text);
	set_lines(s, arena_sv(s->flow.a, buf_view(&text)), 0, STYLE_PLAIN,
	    false);
	buf_release(&text);
}

void
block_one(struct setter *s, const struct node *n, unsigned depth)
{
	if (depth > DOC_DEPTH_MAX) {
		set_flat(s, n);
		return;
	}
	switch (n->type) {
	case NODE_PARA:
		block_inlines(s, &s->flow, n, STYLE_PLAIN);
		flow_end(&s->flow);
		return;
	case NODE_HEADING:
		block_inlines(s, &s->flow, n, STYLE_STRONG);
		flow_end(&s->flow);
		return;
	case NODE_LIST:
		set_list(s, n, depth);
		return;
	case NODE_TABLE:
		table_set(s, n);
		return;
	case NODE_QUOTE:
		set_quote(s, n, depth);
		return;
	case NODE_CODE:
		set_code(s, n);
		return;
	case NODE_HTML:
		set_lines(s, n->text, 0, STYLE_DIM, false);
		return;
	case NODE_RULE:
		set_rule(s);
		return;
	CASE_NODE_NOT_STANDING:
		break;
	}
}

void
block_run(struct setter *s, const struct node *first, const struct node *end)
{
	for (const struct node *n = first; n != NULL && n != end;
	    n = n->next) {
		if (n != first)
			s->flow.wants_blank = true;
		block_one(s, n, 0);
	}
}
