#include "config.h"

#include "doc/pack.h"

#include <string.h>

#include "doc/pack_marks.h"
#include "doc/slug.h"

/* Room for the leaves under the deepest container: a table's rows, cells and
 * their text. */
#define PACK_DEPTH_MAX (DOC_DEPTH_MAX + 4)

/* `at` is the innermost open node. */
struct unpack {
	struct cur c;
	struct node *top, *at;
	struct arena *arena;
	unsigned depth;		/* of `at` below top */
	enum id_kind id_kind;	/* of the open heading */
	uint64_t id_number;
	const char *fault;	/* the first, NULL none */
};

static void
refuse(struct unpack *u, const char *fault)
{
	if (u->fault == NULL)
		u->fault = fault;
	cur_fail(&u->c);
}

static struct node *
add(struct unpack *u, enum node_type type)
{
	return node_new(u->arena, type, u->at);
}

static struct node *
open_node(struct unpack *u, enum node_type type)
{
	if (u->depth >= PACK_DEPTH_MAX) {
		refuse(u, "nested too deep");
		return NULL;
	}
	u->at = add(u, type);
	u->depth++;
	return u->at;
}

struct sv
slug_numbered(struct sv made, uint64_t number, struct arena *a)
{
	char digits[24];
	size_t n = sizeof(digits);

	do {
		digits[--n] = (char)('0' + number % 10);
		number /= 10;
	} while (number > 0);
	digits[--n] = '-';
	char *id = arena_alloc(a, made.n + sizeof(digits) - n);
	if (made.n > 0)
		memcpy(id, made.p, made.n);
	memcpy(id + made.n, digits + n, sizeof(digits) - n);
	return sv_make(id, made.n + sizeof(digits) - n);
}

static void
finish_heading(struct unpack *u)
{
	struct node *n = u->at;
	struct sv made;

	if (u->id_kind != ID_MADE && u->id_kind != ID_NUMBERED)
		return;
	made = slug_github(node_plain_sv(n, u->arena), u->arena);
	n->u.heading.id = u->id_kind == ID_MADE
	    ? made
	    : slug_numbered(made, u->id_number, u->arena);
}

static void
close_node(struct unpack *u)
{
	if (u->at->type == NODE_HEADING)
		finish_heading(u);
	u->at = u->at->parent;
	u->depth--;
}

/* The first byte below MARK_BEYOND from P on, or close in front of it: eight
 * bytes at a time ("Bit Twiddling Hacks", determine if a word has a byte less
 * than n; what is above 0x7F never counts). */
static const uint8_t *
skip_plain(const uint8_t *p, const uint8_t *end)
{
	const uint64_t ones = UINT64_MAX / 255;

	for (; end - p >= 8; p += 8) {
		uint64_t v;
		memcpy(&v, p, 8);
		if (((v - ones * MARK_BEYOND) & ~v & ones * 0x80) != 0)
			break;
	}
	return p;
}

/* The bytes up to the next mark (or newline, if STOP_AT_NEWLINE), unescaped. */
static struct sv
take_text(struct unpack *u, bool stop_at_newline)
{
	const uint8_t *start = u->c.p, *p = start, *end = u->c.end;
	size_t escapes = 0;

	for (; (p = skip_plain(p, end)) < end; p++) {
		while (p < end && *p >= MARK_BEYOND)
			p++;
		if (p == end)
			break;
		if (*p == '\t')
			continue;
		if (*p == '\n') {
			if (stop_at_newline)
				break;
			continue;
		}
		if (*p != MARK_ESCAPE)
			break;
		if (++p == end || *p < 0x40 || *p >= 0x60) {
			refuse(u, "bad escape");
			return (struct sv){ 0 };
		}
		escapes++;
	}
	u->c.p = p;
	struct sv raw = sv_make((const char *)start, (size_t)(p - start));
	if (escapes == 0)
		return raw;
	char *copy = arena_alloc(u->arena, raw.n - escapes);
	size_t n = 0;
	for (size_t i = 0; i < raw.n; i++)
		copy[n++] = raw.p[i] != MARK_ESCAPE
		    ? raw.p[i]
		    : (char)(raw.p[++i] ^ 0x40);
	return sv_make(copy, n);
}

static void
read_heading(struct unpack *u)
{
	unsigned head = cur_u8(&u->c);
	struct node *n = open_node(u, NODE_HEADING);

	if (n == NULL)
		return;
	n->u.heading.level = head & HEAD_LEVEL;
	if (n->u.heading.level < 1 || n->u.heading.level > 6 || head >= 0x40) {
		refuse(u, "heading");
		return;
	}
	u->id_kind = (enum id_kind)(head >> HEAD_ID_SHIFT & 3);
	if (u->id_kind == ID_GIVEN)
		n->u.heading.id = cur_string(&u->c);
	else if (u->id_kind == ID_NUMBERED)
		u->id_number = cur_varint(&u->c);
	if ((head & HEAD_ATTR) != 0)
		n->u.heading.attr = cur_string(&u->c);
}

static void
read_list(struct unpack *u, bool is_ordered, bool is_tight)
{
	struct node *n = open_node(u, NODE_LIST);

	if (n == NULL)
		return;
	n->u.list.is_ordered = is_ordered;
	n->u.list.is_tight = is_tight;
	if (is_ordered)
		n->u.list.start = (uint32_t)cur_varint_max(&u->c, UINT32_MAX);
}

static void
read_table(struct unpack *u)
{
	uint32_t columns =
	    (uint32_t)cur_varint_max(&u->c, DOC_COLUMNS_MAX);
	const uint8_t *bits = cur_bytes(&u->c, (columns + 3) / 4);
	struct node *n = open_node(u, NODE_TABLE);

	if (n == NULL || columns == 0 || bits == NULL) {
		refuse(u, "table");
		return;
	}
	n->u.table.columns = columns;
	n->u.table.align = arena_array(u->arena, columns,
	    sizeof(*n->u.table.align));
	for (uint32_t i = 0; i < columns; i++)
		n->u.table.align[i] =
		    (enum cell_align)(bits[i / 4] >> 2 * (i % 4) & 3);
}

static uint32_t
count_children(const struct node *n)
{
	uint32_t count = 0;

	for (const struct node *child = n->first; child != NULL;
	     child = child->next)
		count++;
	return count;
}

/* A cell, in a new row when the last is full. */
static void
read_cell(struct unpack *u)
{
	if (u->at->type == NODE_ROW &&
	    count_children(u->at) == u->at->parent->u.table.columns)
		close_node(u);
	if (u->at->type == NODE_TABLE && open_node(u, NODE_ROW) == NULL)
		return;
	if (u->at->type != NODE_ROW)
		refuse(u, "cell outside a table");
	else
		open_node(u, NODE_CELL);
}

static void
read_item(struct unpack *u, enum item_task task)
{
	if (u->at->type == NODE_ITEM && u->at != u->top)
		close_node(u);
	if (u->at->type != NODE_LIST) {
		refuse(u, "item outside a list");
		return;
	}
	struct node *n = open_node(u, NODE_ITEM);
	if (n != NULL)
		n->u.item.task = task;
}

static void
read_code(struct unpack *u, bool is_fenced)
{
	struct node *n = add(u, NODE_CODE);

	n->u.code.is_fenced = is_fenced;
	if (is_fenced) {
		n->u.code.info = take_text(u, true);
		if (cur_u8(&u->c) != '\n')
			refuse(u, "code without an info line");
	}
	n->text = take_text(u, false);
}

static void
read_link(struct unpack *u, enum node_type type)
{
	unsigned flags = cur_u8(&u->c);
	struct node *n = open_node(u, type);

	if (n == NULL)
		return;
	struct link *link = &n->u.link;
	if ((flags & ~(unsigned)(LINK_KIND | LINK_TITLE)) != LINK_FLAGS) {
		refuse(u, "link");
		return;
	}
	link->kind = (enum link_kind)(flags & LINK_KIND);
	link->target = cur_string(&u->c);
	if ((flags & LINK_TITLE) != 0)
		link->title = cur_string(&u->c);
	if (link->kind == LINK_PAGE || link->kind == LINK_ENTRY)
		link->page = (uint32_t)cur_varint_max(&u->c, UINT32_MAX);
	if (link->kind == LINK_ENTRY)
		link->entry = (uint32_t)cur_varint_max(&u->c, UINT32_MAX);
}

static void
read_code_span(struct unpack *u)
{
	struct node *n = add(u, NODE_CODE_SPAN);

	n->text = take_text(u, false);
	if (cur_u8(&u->c) != MARK_END)
		refuse(u, "code span without end");
}

/* What END closes: items, cells and rows go with what they stand in. */
static void
read_end(struct unpack *u)
{
	if (u->at != u->top && u->at->type == NODE_ITEM)
		close_node(u);
	else if (u->at->type == NODE_ROW) {
		if (count_children(u->at) != u->at->parent->u.table.columns) {
			refuse(u, "short table row");
			return;
		}
		close_node(u);
	} else if (u->at->type == NODE_TABLE) {
		refuse(u, "table without rows");
		return;
	}
	if (u->at == u->top)
		refuse(u, "end of nothing");
	else
		close_node(u);
}

static bool
holds_inlines(const struct node *n)
{
	return n->type == NODE_PARA || n->type == NODE_HEADING ||
	    n->type == NODE_CELL;
}

static bool
is_inline_container(const struct node *n)
{
	return n->type == NODE_EMPH || n->type == NODE_STRONG ||
	    n->type == NODE_STRIKE || n->type == NODE_LINK ||
	    n->type == NODE_IMAGE;
}

static bool
is_inline_byte(unsigned char c)
{
	return !is_mark(c) || c == MARK_ESCAPE || c == MARK_TEXT ||
	    (c >= MARK_EMPH && c <= MARK_BREAK);
}

static void
read_inline(struct unpack *u)
{
	unsigned char c = *u->c.p;

	if (!is_mark(c) || c == MARK_ESCAPE) {
		if (c == '\n') {
			u->c.p++;
			add(u, NODE_SOFT_BREAK);
		} else {
			add(u, NODE_TEXT)->text = take_text(u, true);
		}
		return;
	}
	u->c.p++;
	switch ((enum mark)c) {
	case MARK_TEXT: add(u, NODE_TEXT)->text = take_text(u, true); break;
	case MARK_EMPH: open_node(u, NODE_EMPH); break;
	case MARK_STRONG: open_node(u, NODE_STRONG); break;
	case MARK_STRIKE: open_node(u, NODE_STRIKE); break;
	case MARK_CODE_SPAN: read_code_span(u); break;
	case MARK_LINK: read_link(u, NODE_LINK); break;
	case MARK_IMAGE: read_link(u, NODE_IMAGE); break;
	case MARK_BREAK: add(u, NODE_BREAK); break;
	default: refuse(u, "unknown mark"); break;
	}
}

static bool
holds_blocks(const struct unpack *u)
{
	return u->at == u->top || u->at->type == NODE_ITEM ||
	    u->at->type == NODE_QUOTE;
}

static void
read_block(struct unpack *u, unsigned char c)
{
	if (!holds_blocks(u)) {
		refuse(u, "block out of place");
		return;
	}
	switch ((enum mark)c) {
	case MARK_PARA: open_node(u, NODE_PARA); break;
	case MARK_HEADING: read_heading(u); break;
	case MARK_TIGHT: read_list(u, false, true); break;
	case MARK_LOOSE: read_list(u, false, false); break;
	case MARK_TIGHT_N: read_list(u, true, true); break;
	case MARK_LOOSE_N: read_list(u, true, false); break;
	case MARK_TABLE: read_table(u); break;
	case MARK_QUOTE: open_node(u, NODE_QUOTE); break;
	case MARK_FENCED: read_code(u, true); break;
	case MARK_INDENTED: read_code(u, false); break;
	case MARK_RULE: add(u, NODE_RULE); break;
	case MARK_HTML: add(u, NODE_HTML)->text = take_text(u, false); break;
	default: refuse(u, "unknown mark"); break;
	}
}

static void
read_mark(struct unpack *u)
{
	unsigned char c = cur_u8(&u->c);

	switch ((enum mark)c) {
	case MARK_END: read_end(u); break;
	case MARK_ITEM: read_item(u, TASK_NONE); break;
	case MARK_ITEM_OPEN: read_item(u, TASK_OPEN); break;
	case MARK_ITEM_DONE: read_item(u, TASK_DONE); break;
	case MARK_CELL: read_cell(u); break;
	default: read_block(u, c); break;
	}
}

bool
unpack_blocks(struct cur *c, struct node *parent, struct arena *a,
    struct err *e)
{
	struct unpack u = { .c = *c, .top = parent, .at = parent, .arena = a };

	while (cur_ok(&u.c) && cur_left(&u.c) > 0) {
		if (is_inline_byte(*u.c.p)) {
			if (holds_inlines(u.at) || is_inline_container(u.at))
				read_inline(&u);
			else
				refuse(&u, "text out of place");
		} else if (is_inline_container(u.at)) {
			if (cur_u8(&u.c) == MARK_END)
				close_node(&u);
			else
				refuse(&u, "block inside a line");
		} else {
			if (holds_inlines(u.at))
				close_node(&u);
			read_mark(&u);
		}
	}
	if (cur_ok(&u.c) && holds_inlines(u.at))
		close_node(&u);
	bool is_whole = cur_ok(&u.c) && u.at == u.top;
	*c = u.c;
	if (!is_whole)
		return err_set(e, ERR_DAMAGED, "packed text: %s",
		    u.fault != NULL ? u.fault : "cut short");
	return true;
}
