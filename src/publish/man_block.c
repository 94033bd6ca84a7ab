#include "config.h"

#include "publish/man_block.h"

#include "doc/code_note.h"
#include "doc/fence.h"
#include "publish/man_inline.h"
#include "publish/man_table.h"
#include "render/escape.h"

#define DEPTH_MAX 10	/* further lists are not moved in */

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
	fill_roff_line(out, buf_view(&name), MAN_WORD_MAX);
	sink_release(&to_name);
	buf_release(&name);
}

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
	fill_roff_line(m->out, buf_view(&m->text), MAN_WORD_MAX);
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
	fill_roff(m->out, buf_view(&m->text), MAN_WORD_MAX);
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
			fill_roff(m->out, buf_view(&m->text), MAN_WORD_MAX);
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
	CASE_NODE_NOT_STANDING:
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
