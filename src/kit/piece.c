#include "config.h"

#include "kit/piece.h"

#include "base/buf.h"
#include "doc/fence.h"

struct maker {
	struct arena *a;
	struct pieces *out;
	size_t cap;
};

static void
push(struct maker *m, struct piece piece)
{
	if (m->out->n == m->cap) {
		size_t cap = m->cap == 0 ? 8 : m->cap * 2;
		struct piece *more = arena_array(m->a, cap, sizeof(*more));

		if (m->out->n > 0)
			memcpy(more, m->out->v, m->out->n * sizeof(*more));
		m->out->v = more;
		m->cap = cap;
	}
	m->out->v[m->out->n++] = piece;
}

static void
add_code_span(struct sv text, struct buf *out)
{
	buf_byte(out, '`');
	for (size_t i = 0; i < text.n; i++)
		buf_byte(out, (unsigned char)(text.p[i] == '`' ? '\'' :
							       text.p[i]));
	buf_byte(out, '`');
}

/* What stands within one line; a backquote that is text becomes a quote. */
static struct sv
inline_text(const struct node *parent, struct arena *a)
{
	struct buf text = { 0 };
	struct sv out;

	for (const struct node *n = parent->first; n != NULL;
	    n = node_walk(parent, (struct node *)(uintptr_t)n, false)) {
		if (n->type == NODE_CODE_SPAN)
			add_code_span(n->text, &text);
		else if (n->type == NODE_SOFT_BREAK || n->type == NODE_BREAK)
			buf_byte(&text, ' ');
		else if (n->type == NODE_TEXT)
			for (size_t i = 0; i < n->text.n; i++)
				buf_byte(&text, (unsigned char)
				    (n->text.p[i] == '`' ? '\'' :
							   n->text.p[i]));
	}
	out = arena_sv(a, sv_trim(buf_view(&text)));
	buf_release(&text);
	return out;
}

static struct sv
row_text(const struct node *row, struct arena *a)
{
	struct sv text = { 0 };

	for (const struct node *c = row->first; c != NULL; c = c->next)
		text = arena_printf(a, "%.*s%s%.*s", SV_ARG(text),
		    text.n > 0 ? " / " : "", SV_ARG(inline_text(c, a)));
	return text;
}

static void
add_code(struct maker *m, const struct node *n)
{
	struct fence fence = fence_parse(n->u.code.info, m->a);
	struct buf text = { 0 };

	if (fence.is_rust)
		fence_visible(n->text, &text);
	else
		buf_sv(&text, n->text);
	while (text.n > 0 && text.p[text.n - 1] == '\n')
		text.n--;
	push(m, (struct piece){ PIECE_CODE, arena_sv(m->a, buf_view(&text)),
	    fence.is_rust ? SV("rust") : fence.language });
	buf_release(&text);
}

/* Blocks in order; what is nested is as deep as the tree may be. */
static void
add_blocks(struct maker *m, const struct node *n, const struct node *end,
    enum piece_type type)
{
	for (; n != NULL && n != end; n = n->next) {
		switch (n->type) {
		case NODE_PARA:
		case NODE_HEADING:
			push(m, (struct piece){ type, inline_text(n, m->a),
			    { 0 } });
			break;
		case NODE_CODE:
			add_code(m, n);
			break;
		case NODE_HTML:
			push(m, (struct piece){ PIECE_CODE, n->text, { 0 } });
			break;
		case NODE_ROW:
			push(m, (struct piece){ PIECE_POINT,
			    row_text(n, m->a), { 0 } });
			break;
		case NODE_ITEM:
			add_blocks(m, n->first, NULL, PIECE_POINT);
			break;
		case NODE_LIST:
		case NODE_TABLE:
		case NODE_QUOTE:
			add_blocks(m, n->first, NULL, type);
			break;
		default:
			break;
		}
	}
}

void
pieces_add(const struct node *first, const struct node *end, struct arena *a,
    struct pieces *out)
{
	struct maker m = { .a = a, .out = out, .cap = out->n };

	add_blocks(&m, first, end, PIECE_TEXT);
}

bool
piece_run(struct sv *rest, struct sv *run, bool *is_code)
{
	if (rest->n == 0)
		return false;
	(void)sv_split(rest, '`', run);
	*is_code = !*is_code;
	return true;
}
