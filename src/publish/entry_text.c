#include "config.h"

#include "publish/entry_text.h"

#include "doc/fence.h"
#include "publish/markdown_block.h"

struct sv
entry_key(const struct page *page, const struct entry *e, struct arena *a)
{
	if (e->is_overview)
		return page->slug;
	return arena_printf(a, "%.*s#%.*s", SV_ARG(page->slug),
	    SV_ARG(e->id));
}

static void
put_code(const struct node *n, struct buf *out, struct arena *a)
{
	struct arena_mark mark = arena_mark(a);

	if (n->u.code.is_fenced && fence_parse(n->u.code.info, a).is_rust)
		fence_visible(n->text, out);
	else
		buf_sv(out, n->text);
	arena_reset(a, mark);
}

/* Begin a line, unless one begins. */
static void
part_blocks(struct buf *out, size_t from)
{
	if (out->n > from && out->p[out->n - 1] != '\n')
		buf_byte(out, '\n');
}

void
entry_plain(const struct node *first, const struct node *end, struct buf *out,
    struct arena *a)
{
	const size_t from = out->n;

	for (const struct node *n = first; n != NULL && n != end;
	    n = n->next) {
		part_blocks(out, from);
		if (n->type == NODE_CODE) {
			put_code(n, out, a);
			continue;
		}
		for (struct node *it = n->first; it != NULL;
		    it = node_walk(n, it, false)) {
			if (node_is_block(it))
				part_blocks(out, from);
			if (it->type == NODE_CODE)
				put_code(it, out, a);
			else if (it->type == NODE_SOFT_BREAK ||
			    it->type == NODE_BREAK)
				buf_byte(out, ' ');
			else
				buf_sv(out, node_text(it));
		}
		buf_sv(out, node_text(n));
	}
}

void
entry_markdown(const struct node *first, const struct node *end,
    struct buf *out)
{
	struct markdown m;
	struct sink sink;

	sink_to_buf(&sink, out);
	markdown_init(&m, &sink);
	markdown_blocks(&m, first, end);
	markdown_release(&m);
	sink_release(&sink);
}

const struct node *
entry_body(const struct entry *e)
{
	if (e->is_overview || e->first == NULL ||
	    e->first->type != NODE_HEADING)
		return e->first;
	return e->first->next;
}

void
entry_part(const struct entry *e, enum section section, struct buf *out,
    struct arena *a)
{
	struct part p;

	if (part_find(e, section, &p))
		entry_plain(p.first, p.end, out, a);
}
