#include "config.h"

#include "publish/markdown.h"

#include "base/map.h"
#include "doc/attr.h"
#include "doc/markdown_name.h"
#include "doc/shape.h"
#include "doc/slug.h"
#include "publish/folder.h"
#include "publish/manifest.h"
#include "publish/markdown_block.h"
#include "render/escape.h"

#define BOOK_YAML "book.yaml"
#define YAML_COLUMNS 78

/* --- paths --- */

/* A page's own path where it gives the slug again, so that links between files
 * still lead there; pages of several folders may share one. */
static const char *
page_path(const struct toc *toc, uint32_t number, struct arena *a)
{
	const struct toc_page *p = &toc->pages[number];
	struct sv base = p->slug;

	if (manifest_is_inside(p->path) && is_markdown_name(p->path) &&
	    sv_eq(slug_path(p->path, a), p->slug))
		base = markdown_base(p->path);
	return arena_printf(a, "%.*s.md", SV_ARG(base)).p;
}

const char *
markdown_path(const struct export *x, struct sv slug)
{
	for (uint32_t i = 0; i < x->toc->npages; i++)
		if (sv_eq(x->toc->pages[i].slug, slug))
			return page_path(x->toc, i, x->arena);
	return arena_printf(x->arena, "%.*s.md", SV_ARG(slug)).p;
}

/* --- front matter --- */

static void
put_key(struct sink *out, const char *key, struct sv value)
{
	if (value.n == 0)
		return;
	sink_printf(out, "%s: ", key);
	escape_yaml(out, value, false);
	sink_lit(out, "\n");
}

static void
put_list(struct sink *out, const char *key, struct sv_list list)
{
	if (list.n == 0)
		return;
	sink_printf(out, "%s: [", key);
	for (size_t i = 0; i < list.n; i++) {
		if (i > 0)
			sink_lit(out, ", ");
		escape_yaml(out, list.v[i], true);
	}
	sink_lit(out, "]\n");
}

/* Would a reader that looks at the page's shape take a heading for one that
 * only groups questions? */
static bool
has_group(const struct page *page)
{
	const struct node *last = page->nentries > 1 &&
	    page->entries[1].first != NULL ? page->entries[1].first->prev :
	    NULL;

	if (last != NULL && last->type == NODE_HEADING)
		return true;
	for (size_t i = 1; i < page->nentries; i++)
		if (page->entries[i].first != NULL &&
		    page->entries[i].first->next == page->entries[i].end)
			return true;
	return false;
}

static bool
must_say_mode(const struct page *page, enum entry_mode mode, struct arena *a)
{
	const struct shape shape = shape_of(page->doc.root, a);

	return mode != shape.mode || (shape.is_questions && has_group(page));
}

static void
put_front(struct sink *out, const struct export *x, const struct page *page)
{
	const struct toc *toc = x->toc;
	const enum entry_mode mode = page->mode == ENTRIES_LIST ? ENTRIES_H2 :
	    page->mode;
	struct sv *related = arena_array(x->arena, page->related.n,
	    sizeof(*related));

	for (size_t i = 0; i < page->related.n; i++)
		related[i] = page->related.v[i].slug;
	sink_lit(out, "---\n");
	put_key(out, "title", page->title);
	if (toc->nareas > 1)
		put_key(out, "area",
		    toc->areas[toc->pages[page->number].area].id);
	put_key(out, "summary", page->summary);
	put_list(out, "aliases", page->aliases);
	put_list(out, "see-also",
	    (struct sv_list){ related, page->related.n });
	if (must_say_mode(page, mode, x->arena))
		put_key(out, "entries", entry_mode_name(mode));
	sink_lit(out, "---\n");
}

/* --- pages --- */

/* What the attributes of a heading say. */
struct given {
	bool has_id;
	enum level level;
	struct sv tags;
};

static struct given
given_by(const struct node *heading)
{
	struct given g = { 0 };
	struct sv rest = heading->u.heading.attr;
	struct attr attr;

	while (attr_next(&rest, &attr)) {
		g.has_id = g.has_id || attr.type == ATTR_ID;
		if (attr.type == ATTR_CLASS && g.level == LEVEL_NONE)
			(void)level_named(attr.name, &g.level);
		if (attr.type == ATTR_PAIR && sv_eq(attr.name, SV("tags")))
			g.tags = attr.value;
	}
	return g;
}

/* The headings below ROOT alone, with the ids that readers would make. */
static const struct node *
headings_read_again(const struct node *root, struct arena *a, size_t *count)
{
	struct node *copy = node_new(a, NODE_DOC, NULL);

	*count = 0;
	for (struct node *n = root->first; n != NULL;
	    n = node_walk(root, n, false)) {
		struct node *to;

		if (n->type != NODE_HEADING)
			continue;
		to = node_new(a, NODE_HEADING, copy);
		if (given_by(n).has_id)
			to->u.heading.id = n->u.heading.id;
		node_new(a, NODE_TEXT, to)->text = node_plain_sv(n, a);
		++*count;
	}
	slug_headings(copy, a);
	return copy->first;
}

/* What must be said of an entry: level and tags came from headings that only
 * grouped questions, and are no longer there. */
static void
put_entry_attributes(struct buf *out, const struct entry *e)
{
	const struct given g = given_by(e->first);
	const char quote = sv_find_byte(e->tags, '"') < e->tags.n ? '\'' : '"';

	if (e->level != g.level)
		buf_printf(out, " .%.*s", SV_ARG(level_name(e->level)));
	if (!sv_eq(e->tags, g.tags) &&
	    sv_find_byte(e->tags, quote) == e->tags.n) {
		buf_printf(out, " tags=%c", quote);
		buf_sv(out, e->tags);
		buf_byte(out, (unsigned char)quote);
	}
}

/* For each heading the attributes that it lacks to be read as what it is: ids
 * whose number counted a heading that is gone, as a title taken out. */
static const struct sv *
lost_attributes(const struct page *page, struct arena *a)
{
	const struct node *root = page->doc.root;
	size_t count, i = 0, entry = 1;
	const struct node *again = headings_read_again(root, a, &count);
	struct sv *lost = arena_array(a, count, sizeof(*lost));
	struct buf b = { 0 };

	for (struct node *n = root->first; n != NULL;
	    n = node_walk(root, n, false)) {
		if (n->type != NODE_HEADING)
			continue;
		buf_clear(&b);
		if (!sv_eq(n->u.heading.id, again->u.heading.id)) {
			buf_byte(&b, '#');
			buf_sv(&b, n->u.heading.id);
		}
		if (entry < page->nentries && page->entries[entry].first == n)
			put_entry_attributes(&b, &page->entries[entry++]);
		lost[i++] = arena_sv(a, sv_trim(buf_view(&b)));
		again = again->next;
	}
	buf_release(&b);
	return lost;
}

void
markdown_page(struct sink *out, const struct export *x,
    const struct page *page)
{
	const struct node *root = page->doc.root;
	struct markdown m;

	put_front(out, x, page);
	if (root->first == NULL)
		return;
	sink_lit(out, "\n");
	markdown_init(&m, out);
	m.lost = lost_attributes(page, x->arena);
	markdown_blocks(&m, root->first, NULL);
	markdown_release(&m);
}

/* --- the files beside them --- */

/* The slugs of an area, filled. */
static void
put_topics(struct sink *out, const struct toc *toc, const struct area *area)
{
	size_t column = 13;

	sink_lit(out, "    topics: [");
	for (uint32_t i = 0; i < area->npages; i++) {
		const struct sv slug = toc->pages[area->first_page + i].slug;

		if (i > 0 && column + slug.n > YAML_COLUMNS) {
			sink_lit(out, ",\n      ");
			column = 6;
		} else if (i > 0) {
			sink_lit(out, ", ");
		}
		escape_yaml(out, slug, true);
		column += slug.n + 2;
	}
	sink_lit(out, "]\n");
}

/* What compile carries without being told. */
static bool
is_known_data(struct sv name)
{
	static const struct sv known[] = { SV_INIT("CHECKED"),
		SV_INIT("error-codes.tsv"), SV_INIT("plans.yaml"),
		SV_INIT("rubric.yaml"), SV_INIT("selftest.tsv"),
		SV_INIT("synonyms.txt") };

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (sv_eq(known[i], name))
			return true;
	return false;
}

static void
put_book_yaml(struct sink *out, const struct toc *toc, struct sv_list data)
{
	const struct book_meta *meta = &toc->meta;

	put_key(out, "name", meta->name);
	put_key(out, "title", meta->title);
	put_key(out, "version", meta->version);
	put_key(out, "date", meta->date);
	put_key(out, "language", meta->language);
	put_key(out, "rust", meta->rust);
	put_key(out, "authors", meta->authors);
	put_key(out, "copyright", meta->copyright);
	put_list(out, "data", data);
	sink_lit(out, "areas:\n");
	for (size_t i = 0; i < toc->nareas; i++) {
		sink_lit(out, "  - id: ");
		escape_yaml(out, toc->areas[i].id, false);
		sink_lit(out, "\n    title: ");
		escape_yaml(out, toc->areas[i].title, false);
		sink_lit(out, "\n");
		put_topics(out, toc, &toc->areas[i]);
	}
}

struct carried {
	struct map pages;	/* paths */
	struct sv_list named;	/* for book.yaml to list */
	bool has_book_yaml;
};

/* Put a carried file, unless it is a page. */
static bool
put_data(const struct export *x, struct carried *c, struct sv name,
    struct sv bytes, struct err *e)
{
	if (!is_known_data(name)) {
		struct sv *v = arena_array(x->arena, c->named.n + 1,
		    sizeof(*v));

		if (c->named.n > 0)
			memcpy(v, c->named.v, c->named.n * sizeof(*v));
		v[c->named.n++] = name;
		c->named.v = v;
	}
	if (sv_eq(name, SV(BOOK_YAML)))
		c->has_book_yaml = true;
	return map_find(&c->pages, name) != NULL ||
	    folder_put(x->folder, arena_cstr(x->arena, name), bytes, e);
}

static bool
put_all_data(const struct export *x, struct carried *c, struct err *e)
{
	struct sv name, bytes;
	bool found = true;

	for (uint32_t i = 0; i < x->toc->npages; i++)
		map_put(&c->pages, sv_cstr(page_path(x->toc, i, x->arena)), 0,
		    NULL);
	for (size_t i = 0; found; i++)
		if (!book_data_at(x->book, i, &name, x->arena, &bytes, &found,
			e) || (found && !put_data(x, c, name, bytes, e)))
			return false;
	return true;
}

bool
markdown_more(const struct export *x, struct err *e)
{
	struct carried c = { 0 };
	struct buf text = { 0 };
	struct sink out;
	bool ok = put_all_data(x, &c, e);

	sink_to_buf(&out, &text);
	if (ok && !c.has_book_yaml) {
		put_book_yaml(&out, x->toc, c.named);
		ok = sink_flush(&out, e) &&
		    folder_put(x->folder, BOOK_YAML, buf_view(&text), e);
	}
	sink_release(&out);
	buf_release(&text);
	map_release(&c.pages);
	return ok;
}
