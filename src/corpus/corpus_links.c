#include "config.h"

#include "corpus/inner.h"

#include "base/buf.h"
#include "doc/link.h"

struct resolver {
	const struct corpus *corpus;
	const struct frame *from;
	struct arena *arena;
};

/* The page that PATH, relative to the root of R's page, stands for: a file,
 * one without its extension, or a folder's README. */
static const struct frame *
page_at(const struct resolver *r, struct sv path)
{
	static const struct sv tails[] = {
		SV_INIT(""), SV_INIT(".md"), SV_INIT("/README.md"),
		SV_INIT("/index.md"),
	};
	struct buf b = { 0 };
	const struct frame *f = NULL;

	for (size_t i = 0; f == NULL && i < sizeof(tails) / sizeof(*tails);
	    i++) {
		struct sv full;

		buf_clear(&b);
		buf_sv(&b, path);
		buf_sv(&b, tails[i]);
		full = buf_view(&b);
		if (full.n > 0 && full.p[0] == '/')
			full = sv_from(full, 1);
		f = corpus_frame_at(r->corpus, r->from->root, full);
	}
	buf_release(&b);
	return f;
}

/* A slug or an alias, else what stands beside the page. */
static const struct frame *
page_named(const struct resolver *r, struct sv name)
{
	const struct map_item *it = map_find(&r->corpus->names, name);
	struct sv from = r->from->path;
	size_t folder = from.n;
	struct buf b = { 0 };
	const struct frame *f;

	if (it != NULL)
		return &r->corpus->frames[it->value];
	while (folder > 0 && from.p[folder - 1] != '/')
		folder--;
	buf_sv(&b, sv_sub(from, 0, folder));
	buf_sv(&b, name);
	f = page_at(r, buf_view(&b));
	buf_release(&b);
	return f;
}

static const struct frame *
page_of(const struct resolver *r, const struct target *t)
{
	switch (t->kind) {
	case TARGET_NAME:
		return page_named(r, t->page);
	case TARGET_PATH:
		return page_at(r, t->page);
	case TARGET_HERE:
		return r->from;
	case TARGET_WEB:
	case TARGET_OTHER:
		break;
	}
	return NULL;
}

static void
resolve_link(const struct resolver *r, struct link *link)
{
	struct target t = target_parse(link->target, r->from->path, r->arena);
	const struct toc *toc = &r->corpus->toc;
	const struct frame *f;
	uint32_t entry = 0;

	if (t.kind == TARGET_WEB) {
		link->kind = LINK_WEB;
		return;
	}
	f = page_of(r, &t);
	if (f == NULL || toc->npages == 0 || (t.id.n > 0 && !frame_heading(f, t.id, &entry)))
		return;
	link->kind = entry > 0 ? LINK_ENTRY : LINK_PAGE;
	link->page = f->number;
	link->entry = toc->pages[f->number].first_entry + entry;
	link->slug = f->slug;
	link->text = toc->entries[link->entry].title;
	if (entry > 0)
		link->id = toc->entries[link->entry].id;
	else
		link->text = f->title;
}

void
corpus_resolve(const struct corpus *c, const struct frame *f,
    struct page *page, struct arena *a)
{
	struct resolver r = { c, f, a };
	struct node *root = page->doc.root;

	for (struct node *n = root; n != NULL; n = node_walk(root, n, false)) {
		if (n->type == NODE_LINK) {
			resolve_link(&r, &n->u.link);
		} else if (n->type == NODE_IMAGE) {
			struct target t = target_parse(n->u.link.target,
			    f->path, a);
			if (t.kind == TARGET_WEB)
				n->u.link.kind = LINK_WEB;
		}
	}
}

/* The line of N: its own, or that of what holds it. */
static uint32_t
line_of(const struct node *n)
{
	while (n != NULL && n->line == 0)
		n = n->parent;
	return n != NULL ? n->line : 0;
}

void
corpus_check_links(const struct corpus *c, const struct page *page,
    size_t number, struct diag_sink *diag)
{
	const char *path = corpus_path(c, number);
	struct node *root = page->doc.root;

	for (struct node *n = root; n != NULL; n = node_walk(root, n, false))
		if (n->type == NODE_LINK && n->u.link.kind == LINK_TEXT)
			diag_emit(diag, DIAG_WARNING, "link", path,
			    line_of(n), "link leads nowhere: %.*s",
			    SV_ARG(n->u.link.target));
}
