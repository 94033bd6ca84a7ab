#include "config.h"

#include "doc/pack.h"

#include "doc/pack_marks.h"
#include "doc/slug.h"

/* Bytes with marks escaped; newlines too if ESCAPE_NEWLINE. */
static void
put_text(struct buf *out, struct sv s, bool escape_newline)
{
	size_t from = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (!is_mark(c) && !(escape_newline && c == '\n'))
			continue;
		buf_put(out, s.p + from, i - from);
		buf_byte(out, MARK_ESCAPE);
		buf_byte(out, c ^ 0x40);
		from = i + 1;
	}
	if (s.n > from)
		buf_put(out, s.p + from, s.n - from);
}

/* How ID follows from the heading's text. */
static enum id_kind
id_kind_of(const struct node *n, uint64_t *number)
{
	struct arena a = { 0 };
	struct sv id = n->u.heading.id;
	enum id_kind kind = ID_GIVEN;

	if (id.n == 0)
		return ID_NONE;
	struct sv made = slug_github(node_plain_sv(n, &a), &a);
	if (sv_eq(made, id)) {
		kind = ID_MADE;
	} else if (id.n > made.n + 1 && sv_starts(id, made) &&
	    id.p[made.n] == '-' && id.p[made.n + 1] != '0' &&
	    sv_number(sv_from(id, made.n + 1), number)) {
		kind = ID_NUMBERED;
	}
	arena_release(&a);
	return kind;
}

static void
put_head(const struct node *n, bool is_bare, struct buf *out)
{
	uint64_t number = 0;
	enum id_kind kind = is_bare ? ID_NONE : id_kind_of(n, &number);
	struct sv attr = n->u.heading.attr;

	buf_byte(out, MARK_HEADING);
	buf_byte(out, (unsigned char)(n->u.heading.level |
	    (unsigned)kind << HEAD_ID_SHIFT | (attr.n > 0 ? HEAD_ATTR : 0)));
	if (kind == ID_GIVEN)
		buf_string(out, n->u.heading.id);
	else if (kind == ID_NUMBERED)
		buf_varint(out, number);
	if (attr.n > 0)
		buf_string(out, attr);
}

static void
put_list(const struct node *n, struct buf *out)
{
	if (!n->u.list.is_ordered) {
		buf_byte(out, n->u.list.is_tight ? MARK_TIGHT : MARK_LOOSE);
		return;
	}
	buf_byte(out, n->u.list.is_tight ? MARK_TIGHT_N : MARK_LOOSE_N);
	buf_varint(out, n->u.list.start);
}

static void
put_table(const struct node *n, struct buf *out)
{
	uint32_t columns = n->u.table.columns;

	buf_byte(out, MARK_TABLE);
	buf_varint(out, columns);
	for (uint32_t i = 0; i < columns; i += 4) {
		unsigned bits = 0;
		for (uint32_t j = i; j < columns && j < i + 4; j++)
			bits |= (unsigned)n->u.table.align[j] << 2 * (j - i);
		buf_byte(out, (unsigned char)bits);
	}
}

static void
put_link(const struct node *n, struct buf *out)
{
	const struct link *link = &n->u.link;

	buf_byte(out, n->type == NODE_LINK ? MARK_LINK : MARK_IMAGE);
	buf_byte(out, (unsigned char)(LINK_FLAGS | (unsigned)link->kind |
	    (link->title.n > 0 ? LINK_TITLE : 0)));
	buf_string(out, link->target);
	if (link->title.n > 0)
		buf_string(out, link->title);
	if (link->kind == LINK_PAGE || link->kind == LINK_ENTRY)
		buf_varint(out, link->page);
	if (link->kind == LINK_ENTRY)
		buf_varint(out, link->entry);
}

static void
put_inline_text(const struct node *n, struct buf *out)
{
	if (n->text.n == 0 || (n->prev != NULL && n->prev->type == NODE_TEXT))
		buf_byte(out, MARK_TEXT);
	put_text(out, n->text, true);
}

static void
put_code(const struct node *n, struct buf *out)
{
	if (n->u.code.is_fenced) {
		buf_byte(out, MARK_FENCED);
		put_text(out, n->u.code.info, true);
		buf_byte(out, '\n');
	} else {
		buf_byte(out, MARK_INDENTED);
	}
	put_text(out, n->text, false);
}

/* What comes before the children of N. */
static void
put_open(const struct node *n, struct buf *out)
{
	static const unsigned char items[] = { [TASK_NONE] = MARK_ITEM,
		[TASK_OPEN] = MARK_ITEM_OPEN, [TASK_DONE] = MARK_ITEM_DONE };

	switch (n->type) {
	case NODE_HEADING: put_head(n, false, out); break;
	case NODE_PARA: buf_byte(out, MARK_PARA); break;
	case NODE_LIST: put_list(n, out); break;
	case NODE_ITEM: buf_byte(out, items[n->u.item.task]); break;
	case NODE_TABLE: put_table(n, out); break;
	case NODE_CELL: buf_byte(out, MARK_CELL); break;
	case NODE_QUOTE: buf_byte(out, MARK_QUOTE); break;
	case NODE_CODE: put_code(n, out); break;
	case NODE_RULE: buf_byte(out, MARK_RULE); break;
	case NODE_HTML:
		buf_byte(out, MARK_HTML);
		put_text(out, n->text, false);
		break;
	case NODE_TEXT: put_inline_text(n, out); break;
	case NODE_EMPH: buf_byte(out, MARK_EMPH); break;
	case NODE_STRONG: buf_byte(out, MARK_STRONG); break;
	case NODE_STRIKE: buf_byte(out, MARK_STRIKE); break;
	case NODE_CODE_SPAN:
		buf_byte(out, MARK_CODE_SPAN);
		put_text(out, n->text, false);
		break;
	case NODE_LINK:
	case NODE_IMAGE: put_link(n, out); break;
	case NODE_SOFT_BREAK: buf_byte(out, '\n'); break;
	case NODE_BREAK: buf_byte(out, MARK_BREAK); break;
	case NODE_DOC:
	case NODE_ROW:
	case NODE_TYPES: break;
	}
}

/* Is N closed by an END of its own? */
static bool
has_end(const struct node *n)
{
	switch (n->type) {
	case NODE_LIST:
	case NODE_TABLE:
	case NODE_QUOTE:
	case NODE_EMPH:
	case NODE_STRONG:
	case NODE_STRIKE:
	case NODE_CODE_SPAN:
	case NODE_LINK:
	case NODE_IMAGE:
		return true;
	case NODE_DOC:
	case NODE_HEADING:
	case NODE_PARA:
	case NODE_ITEM:
	case NODE_ROW:
	case NODE_CELL:
	case NODE_CODE:
	case NODE_RULE:
	case NODE_HTML:
	case NODE_TEXT:
	case NODE_SOFT_BREAK:
	case NODE_BREAK:
	case NODE_TYPES:
		break;
	}
	return false;
}

void
pack_block(const struct node *block, struct buf *out)
{
	const struct node *n = block;

	for (;;) {
		put_open(n, out);
		if (n->first != NULL) {
			n = n->first;
			continue;
		}
		for (;;) {
			if (has_end(n))
				buf_byte(out, MARK_END);
			if (n == block)
				return;
			if (n->next != NULL)
				break;
			n = n->parent;
		}
		n = n->next;
	}
}

void
pack_bare_heading(const struct node *heading, struct buf *out)
{
	put_head(heading, true, out);
}
