#include "config.h"

#include "corpus/inner.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "doc/link.h"
#include "doc/markdown_name.h"
#include "doc/slug.h"

#define WIKI_LINK_MAX 256	/* bytes between the brackets */

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
		SV_INIT(""), SV_INIT("/README"), SV_INIT("/index"),
	};
	struct buf b = { 0 };
	const struct frame *f;

	if (path.p == NULL)
		path = SV("");
	if (sv_starts(path, SV("/")))
		path = sv_from(path, 1);
	f = corpus_frame_at(r->corpus, r->from->root, path);
	if (f == NULL && is_markdown_name(path))
		return corpus_frame_named(r->corpus, r->from->root,
		    markdown_base(path));
	for (size_t i = 0; f == NULL && i < sizeof(tails) / sizeof(*tails);
	    i++) {
		struct sv base;

		buf_clear(&b);
		buf_sv(&b, path);
		buf_sv(&b, tails[i]);
		base = buf_view(&b);
		if (sv_starts(base, SV("/")))
			base = sv_from(base, 1);
		f = corpus_frame_named(r->corpus, r->from->root, base);
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

/* PATH that begins at the root of a site, which may be any of the folders that
 * the page stands in. */
static const struct frame *
page_on_site(const struct resolver *r, struct sv path)
{
	const struct frame *f = NULL;
	struct sv folder = r->from->path;
	struct buf b = { 0 };

	while (f == NULL && folder.n > 0) {
		while (folder.n > 0 && folder.p[folder.n - 1] != '/')
			folder.n--;
		buf_clear(&b);
		buf_sv(&b, folder);
		buf_sv(&b, path);
		f = page_at(r, buf_view(&b));
		folder.n -= folder.n > 0;
	}
	buf_release(&b);
	return f;
}

static const struct frame *
page_of(const struct resolver *r, const struct target *t, bool is_absolute)
{
	switch (t->kind) {
	case TARGET_NAME:
		return page_named(r, t->page);
	case TARGET_PATH:
		return is_absolute ? page_on_site(r, t->page) :
		    page_at(r, t->page);
	case TARGET_HERE:
		return r->from;
	case TARGET_WEB:
	case TARGET_OTHER:
		break;
	}
	return NULL;
}

/* LINK names a place by ID, where none is shown: name REAL, the page if "". */
static void
retarget(const struct resolver *r, struct link *link, struct sv real,
    struct sv id)
{
	struct sv page = sv_sub(link->target, 0, sv_find_byte(link->target,
	    '#'));

	if (sv_eq(real, id))
		return;
	if (real.n > 0)
		link->target = arena_printf(r->arena, "%.*s#%.*s",
		    SV_ARG(page), SV_ARG(real));
	else
		link->target = page.n > 0 ? page : link->slug;
}

static void
resolve_link(const struct resolver *r, struct link *link)
{
	struct target t = target_parse(link->target, r->from->path, r->arena);
	const struct toc *toc = &r->corpus->toc;
	const struct heading_id *heading = NULL;
	const struct frame *f;
	uint32_t entry = 0;

	if (t.kind == TARGET_WEB) {
		link->kind = LINK_WEB;
		return;
	}
	f = page_of(r, &t, sv_starts(link->target, SV("/")));
	if (f != NULL && t.id.n > 0)
		heading = frame_heading(f, t.id);
	if (f == NULL || toc->npages == 0 || (t.id.n > 0 && heading == NULL))
		return;
	entry = heading != NULL ? heading->entry : 0;
	link->kind = entry > 0 ? LINK_ENTRY : LINK_PAGE;
	link->page = f->number;
	link->entry = toc->pages[f->number].first_entry + entry;
	link->slug = f->slug;
	link->text = toc->entries[link->entry].title;
	if (entry > 0)
		link->id = toc->entries[link->entry].id;
	else
		link->text = f->title;
	if (heading != NULL)
		retarget(r, link, heading->is_gone ? link->id : heading->id,
		    t.id);
}

/* The page that a wiki calls NAME: as it is, or with hyphens for its blanks,
 * in its own letters or small ones. */
static const struct frame *
page_of_wiki(const struct resolver *r, struct sv name)
{
	struct buf b = { 0 };
	const struct frame *f = page_named(r, name);

	for (size_t i = 0; i < name.n; i++)
		buf_byte(&b, name.p[i] == ' ' ? '-' : (unsigned char)name.p[i]);
	if (f == NULL)
		f = page_named(r, buf_view(&b));
	for (size_t i = 0; i < b.n; i++)
		b.p[i] = ascii_to_lower(b.p[i]);
	if (f == NULL)
		f = page_named(r, buf_view(&b));
	buf_release(&b);
	return f;
}

/* The link that INSIDE, between two pairs of brackets, is: "Page#place|text";
 * NULL if there is no such page. Some wikis have the text first. */
static struct node *
wiki_link(const struct resolver *r, struct sv inside)
{
	size_t bar = sv_find_byte(inside, '|');
	struct sv target = sv_trim(sv_sub(inside, 0, bar));
	struct sv text = bar < inside.n ? sv_trim(sv_from(inside, bar + 1))
	    : target;
	size_t hash = sv_find_byte(target, '#');
	const struct frame *f = page_of_wiki(r, sv_sub(target, 0, hash));
	struct node *n;
	struct sv id;

	if (f == NULL && bar < inside.n) {
		f = page_of_wiki(r, text);
		if (f != NULL)
			text = target;
	}
	if (f == NULL || text.n == 0)
		return NULL;
	id = slug_github(sv_from(target, hash + 1), r->arena);
	n = node_new(r->arena, NODE_LINK, NULL);
	node_new(r->arena, NODE_TEXT, n)->text = text;
	n->u.link.target = arena_printf(r->arena, "/%.*s%s%.*s",
	    SV_ARG(f->path), id.n > 0 ? "#" : "", SV_ARG(id));
	resolve_link(r, &n->u.link);
	if (n->u.link.kind == LINK_TEXT) {
		n->u.link.target = arena_printf(r->arena, "/%.*s",
		    SV_ARG(f->path));
		resolve_link(r, &n->u.link);
	}
	return n;
}

static struct node *
put_behind(struct node *at, struct node *n)
{
	node_insert(at->parent, n, at->next);
	n->line = at->line;
	return n;
}

/* Part the text N where it has links of wikis. Returns its last part. */
static struct node *
part_text(const struct resolver *r, struct node *n)
{
	size_t from = 0;

	for (;;) {
		struct sv rest = sv_from(n->text, from);
		size_t at = sv_find(rest, SV("[["));
		struct sv inside = sv_sub(rest, at + 2, WIKI_LINK_MAX);
		size_t n_inside = sv_find(inside, SV("]]"));
		size_t end = at + 2 + n_inside;
		struct node *link = NULL, *behind;

		if (at == rest.n)
			return n;
		if (n_inside < inside.n)
			link = wiki_link(r, sv_sub(inside, 0, n_inside));
		from += at + 2;
		if (link == NULL)
			continue;
		behind = node_new(r->arena, NODE_TEXT, NULL);
		behind->text = sv_from(rest, end + 2);
		n->text = sv_sub(n->text, 0, from - 2);
		n = put_behind(put_behind(n, link), behind);
		from = 0;
	}
}

/* Does N stand in a link? Links hold no links. */
static bool
is_in_link(const struct node *n)
{
	while (n != NULL && n->type != NODE_LINK && n->type != NODE_IMAGE)
		n = n->parent;
	return n != NULL;
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
		} else if (n->type == NODE_TEXT && sv_find(n->text,
		    SV("[[")) < n->text.n && !is_in_link(n)) {
			n = part_text(&r, n);
		}
	}
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
			    node_line(n), "link leads nowhere: %.*s",
			    SV_ARG(n->u.link.target));
}
