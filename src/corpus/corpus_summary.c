/* SUMMARY.md of mdBook: lists of links to the pages, in reading order. */
#include "config.h"

#include "corpus/inner.h"

#include "corpus/diag.h"
#include "doc/link.h"

/* The paths of the pages that DOC's links lead to, as they come. */
static struct sv_list
linked_pages(const struct corpus *c, const struct frame *f,
    const struct doc *doc, struct arena *a)
{
	struct sv_list list = { 0 };
	struct node *n;
	size_t max = 0;

	for (n = doc->root; n != NULL; n = node_walk(doc->root, n, false))
		max += n->type == NODE_LINK;
	list.v = arena_array(a, max, sizeof(*list.v));
	for (n = doc->root; n != NULL; n = node_walk(doc->root, n, false)) {
		const struct frame *to;
		struct target t;

		if (n->type != NODE_LINK)
			continue;
		t = target_parse(n->u.link.target, f->path, a);
		to = t.kind == TARGET_PATH
		    ? corpus_frame_at(c, f->root, t.page) : NULL;
		if (to != NULL && to != f)
			list.v[list.n++] = to->path;
	}
	return list;
}

static bool
read_summary(struct corpus *c, struct root *root, struct err *e)
{
	struct diag_sink ignored = { 0 };
	struct arena a = { 0 };
	struct page_text text;
	struct sv_list list;
	bool is_bad;
	bool ok = page_text_read(root->summary, &a, &ignored, &text, &is_bad,
	    e);

	if (ok && !is_bad) {
		list = linked_pages(c, root->summary, &text.page.doc, &a);
		/* Paths are those of frames: only the list is copied. */
		root->order.v = arena_array(&c->arena, list.n,
		    sizeof(*list.v));
		root->order.n = list.n;
		for (size_t i = 0; i < list.n; i++)
			root->order.v[i] = list.v[i];
	}
	arena_release(&a);
	return ok;
}

static void
drop_frame(struct corpus *c, struct frame *f)
{
	size_t i = (size_t)(f - c->frames);

	c->nframes--;
	memmove(f, f + 1, (c->nframes - i) * sizeof(*f));
}

bool
corpus_read_summaries(struct corpus *c, struct err *e)
{
	for (size_t i = 0; i < c->nroots; i++) {
		struct root *root = &c->roots[i];

		if (!root->is_folder || c->has_yaml)
			continue;
		root->summary = corpus_frame_at(c, (uint32_t)i,
		    SV("SUMMARY.md"));
		if (root->summary == NULL)
			continue;
		if (!read_summary(c, root, e))
			return false;
		if (root->order.n > 0)
			drop_frame(c, root->summary);
		root->summary = NULL;
	}
	return true;
}
