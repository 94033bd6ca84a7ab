/* SUMMARY.md of mdBook: lists of links to the pages, in reading order, under
 * the titles of parts. */
#include "config.h"

#include "corpus/inner.h"

#include "base/vec.h"
#include "corpus/diag.h"
#include "corpus/md_read.h"
#include "doc/link.h"
#include "doc/slug.h"

#define PARTS_MAX 1000

/* What a summary lists, as it is found. */
struct listing {
	struct corpus *corpus;
	const struct frame *from;
	VEC(struct sv) paths;
	VEC(uint32_t) areas;		/* of each */
	VEC(struct book_area) parts;	/* titles, and where they begin */
};

/* A heading is the title of a part, but for the summary's own. */
static void
take_part(struct listing *l, struct node *heading)
{
	struct arena *a = &l->corpus->arena;
	struct book_area part = { .line = heading->line };

	if (heading->prev == NULL && heading->u.heading.level == 1)
		return;
	part.title = arena_sv(a, node_plain_sv(heading, a));
	part.id = slug_github(part.title, a);
	if (part.id.n == 0)
		part.id = SV("part");
	vec_push(&l->parts, part);
}

/* A page that has no title of its own is called as it is listed first. */
static void
take_link(struct listing *l, const struct node *n)
{
	struct corpus *c = l->corpus;
	struct target t = target_parse(n->u.link.target, l->from->path,
	    &c->arena);
	struct frame *to = t.kind == TARGET_PATH
	    ? corpus_frame_at(c, l->from->root, t.page) : NULL;

	if (to == NULL || to == l->from)
		return;
	if (to->listed.n == 0)
		to->listed = node_plain_sv(n, &c->arena);
	vec_push(&l->paths, to->path);
	vec_push(&l->areas, (uint32_t)l->parts.n);
}

/* The parts become areas, with one before them for pages in none; the same id
 * twice gets a number. */
static void
make_areas(struct listing *l, struct root *root)
{
	struct corpus *c = l->corpus;
	size_t first = c->yaml.nareas, n = l->parts.n + 1;
	struct book_area *areas = arena_array(&c->arena, first + n,
	    sizeof(*areas));

	for (size_t i = 0; i < first; i++)
		areas[i] = c->yaml.areas[i];
	areas[first] = (struct book_area){ .id = SV("pages") };
	for (size_t i = 1; i < n; i++)
		areas[first + i] = l->parts.v[i - 1];
	for (size_t i = first; i < first + n; i++) {
		unsigned twice = 1;

		for (size_t k = 0; k < i; k++)
			twice += sv_eq(areas[k].id, areas[i].id);
		if (twice > 1)
			areas[i].id = arena_printf(&c->arena, "%.*s-%u",
			    SV_ARG(areas[i].id), twice);
	}
	for (size_t i = 0; i < root->order.n; i++)
		root->areas[i] += (uint32_t)first;
	c->yaml.areas = areas;
	c->yaml.nareas = first + n;
}

/* Read what DOC, that of ROOT's summary, lists. */
static void
read_listing(struct corpus *c, struct root *root, const struct doc *doc)
{
	struct listing l = { .corpus = c, .from = root->summary };
	struct node *n;

	for (n = doc->root; n != NULL; n = node_walk(doc->root, n, false)) {
		if (n->type == NODE_HEADING)
			take_part(&l, n);
		else if (n->type == NODE_LINK)
			take_link(&l, n);
	}
	/* Paths are those of frames: only the lists are copied. */
	root->order.n = l.paths.n;
	root->order.v = arena_array(&c->arena, l.paths.n,
	    sizeof(*root->order.v));
	root->areas = arena_array(&c->arena, l.paths.n,
	    sizeof(*root->areas));
	for (size_t i = 0; i < l.paths.n; i++) {
		root->order.v[i] = l.paths.v[i];
		root->areas[i] = l.areas.v[i];
	}
	if (l.paths.n > 0 && l.parts.n > 0 && l.parts.n <= PARTS_MAX)
		make_areas(&l, root);
	else
		memset(root->areas, 0, l.paths.n * sizeof(*root->areas));
	vec_release(&l.paths);
	vec_release(&l.areas);
	vec_release(&l.parts);
}

static bool
read_summary(struct corpus *c, struct root *root, struct err *e)
{
	struct diag_sink ignored = { 0 };
	struct arena a = { 0 };
	struct page_text text;
	struct doc doc;		/* as it is written, not split into entries */
	bool is_bad;
	bool ok = page_text_read(root->summary, &a, &ignored, &text, &is_bad,
	    e);

	ok = ok && (is_bad || md_read(sv_from(text.bytes, text.front.body),
	    text.front.body_line, &a, &doc, e));
	if (ok && !is_bad)
		read_listing(c, root, &doc);
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
			root->summary = corpus_frame_at(c, (uint32_t)i,
			    SV("src/SUMMARY.md"));
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
