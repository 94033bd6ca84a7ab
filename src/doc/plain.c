/* A tree as plain text: for titles, summaries, words to count and compare. */
#include "config.h"

#include "doc/doc.h"

/* What one node itself adds; its children add the rest. */
static void
plain_node(const struct node *n, struct buf *out)
{
	switch (n->type) {
	case NODE_TEXT:
	case NODE_CODE_SPAN:
	case NODE_CODE:
	case NODE_HTML:
		buf_sv(out, n->text);
		break;
	case NODE_SOFT_BREAK:
	case NODE_BREAK:
		buf_byte(out, ' ');
		break;
	case NODE_DOC:
	case NODE_HEADING:
	case NODE_PARA:
	case NODE_LIST:
	case NODE_ITEM:
	case NODE_TABLE:
	case NODE_ROW:
	case NODE_CELL:
	case NODE_QUOTE:
	case NODE_RULE:
	case NODE_EMPH:
	case NODE_STRONG:
	case NODE_STRIKE:
	case NODE_LINK:
	case NODE_IMAGE:
	case NODE_TYPES:
		break;
	}
}

static void
plain_text(const struct node *n, bool without_images, struct buf *out)
{
	size_t from = out->n;
	struct node *it = n->first;

	plain_node(n, out);
	while (it != NULL) {
		if (node_is_block(it) && out->n > from &&
		    out->p[out->n - 1] != '\n')
			buf_byte(out, '\n');
		plain_node(it, out);
		it = node_walk(n, it, without_images &&
		    it->type == NODE_IMAGE);
	}
}

void
node_plain(const struct node *n, struct buf *out)
{
	plain_text(n, false, out);
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static struct sv
folded_text(const struct node *n, bool without_images, struct arena *a)
{
	struct buf b = { 0 };
	struct sv raw;
	struct sv folded;
	size_t used = 0;

	plain_text(n, without_images, &b);
	raw = sv_trim(buf_view(&b));
	for (size_t i = 0; i < raw.n; i++) {
		bool blank = is_blank(raw.p[i]);

		if (blank && used > 0 && b.p[used - 1] == ' ')
			continue;
		b.p[used++] = blank ? ' ' : raw.p[i];
	}
	folded = arena_sv(a, sv_make(b.p, used));
	buf_release(&b);
	return folded;
}

struct sv
node_plain_sv(const struct node *n, struct arena *a)
{
	return folded_text(n, false, a);
}

struct sv
node_title(const struct node *heading, struct arena *a)
{
	struct sv title = folded_text(heading, true, a);

	return title.n > 0 ? title : node_plain_sv(heading, a);
}
