#include "config.h"

#include "doc/stream_walk.h"

#include "doc/autolink.h"
#include "doc/fence.h"

void
stream_walk_begin(struct stream_walk *w, struct node *block)
{
	w->root = block;
	w->at = block;
	w->block = NULL;
	w->is_after_break = false;
}

/* An address that is shown as it is says nothing that one would search for,
 * and is long. */
static bool
is_passed_over(const struct node *n)
{
	return n->type == NODE_LINK && n->u.link.kind == LINK_WEB &&
	    is_autolink(n);
}

/* The block that an inline stands in. */
static const struct node *
block_of(const struct node *n)
{
	while (!node_is_block(n) && n->parent != NULL)
		n = n->parent;
	return n;
}

/* What a reader sees of a code block. */
static struct sv
visible(struct stream_walk *w, const struct node *code)
{
	struct fence fence = { 0 };

	arena_clear(&w->scratch);
	if (code->u.code.is_fenced)
		fence = fence_parse(code->u.code.info, &w->scratch);
	if (!fence.is_rust)
		return code->text;
	buf_clear(&w->visible);
	fence_visible(code->text, &w->visible);
	return buf_view(&w->visible);
}

static bool
read_node(struct stream_walk *w, const struct node *n, struct stream_piece *out)
{
	out->text = node_text(n);
	out->is_code = n->type == NODE_CODE_SPAN || n->type == NODE_CODE;
	if (n->type == NODE_CODE)
		out->text = visible(w, n);
	return out->text.n > 0;
}

bool
stream_walk_next(struct stream_walk *w, struct stream_piece *out)
{
	while (w->at != NULL) {
		const struct node *n = w->at;
		w->at = node_walk(w->root, w->at, is_passed_over(n));
		w->is_after_break |= n->type == NODE_SOFT_BREAK ||
		    n->type == NODE_BREAK || is_passed_over(n);
		if (!read_node(w, n, out))
			continue;
		const struct node *block = block_of(n);
		out->node = n;
		out->starts_block = block != w->block;
		out->is_after_break = w->is_after_break;
		w->is_after_break = false;
		w->block = block;
		return true;
	}
	return false;
}

void
stream_walk_release(struct stream_walk *w)
{
	buf_release(&w->visible);
	arena_release(&w->scratch);
	*w = (struct stream_walk){ 0 };
}
