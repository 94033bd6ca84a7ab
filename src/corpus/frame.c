#include "config.h"

#include "corpus/frame.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/map.h"
#include "base/utf8.h"
#include "corpus/dialect.h"
#include "corpus/footnote.h"
#include "corpus/html_anchor.h"
#include "corpus/md_read.h"
#include "doc/link.h"
#include "doc/slug.h"

#define ALIKE_MAX 1024	/* headings of a page: each link may look at all */

/* The name of PATH's file without its extension. */
static struct sv
stem_of(struct sv path)
{
	size_t from = path.n, to;

	while (from > 0 && path.p[from - 1] != '/')
		from--;
	path = sv_from(path, from);
	for (to = path.n; to > 0 && path.p[to - 1] != '.';)
		to--;
	return to > 1 ? sv_sub(path, 0, to - 1) : path;
}

static uint32_t
line_at(struct sv text, size_t offset)
{
	uint32_t line = 1;

	for (size_t i = 0; i < offset && i < text.n; i++)
		line += text.p[i] == '\n';
	return line;
}

/* The bytes of F's file, a byte order mark taken off, in A. */
static bool
read_bytes(const struct frame *f, struct arena *a, struct sv *out,
    struct err *e)
{
	struct buf b = { 0 };
	bool ok = file_read(f->full, MD_SIZE_MAX, &b, e);
	struct sv bytes = buf_view(&b);

	if (ok) {
		if (sv_starts(bytes, SV("\xEF\xBB\xBF")))
			bytes = sv_from(bytes, 3);
		*out = arena_sv(a, bytes);
	}
	buf_release(&b);
	return ok;
}

/* What is wrong with TEXT at BAD, and what to do. */
static const char *
encoding_fault(struct sv text, size_t bad)
{
	if (sv_starts(text, SV("\xFF\xFE")) || sv_starts(text, SV("\xFE\xFF")))
		return "UTF-16: convert it to UTF-8, with iconv";
	if (text.p[bad] == '\0')
		return "NUL byte: no text; rename it, or convert it to UTF-8";
	if (sv_find_byte(text, '\0') < text.n)
		return "invalid UTF-8, and NUL bytes: no text; rename it";
	return "invalid UTF-8: convert it, with iconv -f LATIN1 perhaps";
}

static bool
check_text(const struct frame *f, struct sv text, struct diag_sink *diag)
{
	size_t bad = utf8_check(text);

	if (bad == text.n)
		return true;
	diag_emit(diag, DIAG_ERROR, "encoding", f->full, line_at(text, bad),
	    "%s", encoding_fault(text, bad));
	return false;
}

/* Parse what stands behind the front matter. */
static bool
read_body(const struct frame *f, struct arena *a, struct diag_sink *diag,
    struct page_text *out, struct notes *notes, struct err *e)
{
	const struct dialect_page page = { f->full, f->path, diag };
	struct doc *doc = &out->page.doc;
	struct dialect d;

	dialect_read(&page, sv_from(out->bytes, out->front.body),
	    out->front.body_line, a, &d);
	out->sum = map_hash(out->bytes);
	if (d.nlines > 0)
		out->sum = out->sum * 31 + map_hash(d.text);
	if (!md_read(d.text, d.nlines > 0 ? 1 : out->front.body_line, a, doc,
	    e))
		return false;
	if (doc->is_flat)
		diag_emit(diag, DIAG_WARNING, "dense", f->full, 0,
		    "shown as it is written: more marks than a text has");
	notes_take(&d, doc, a, notes);
	if (d.nlines > 0)
		dialect_lines(&d, doc);
	for (size_t i = 0; i < notes->n; i++) {
		struct doc body = { .root = notes->v[i].body };
		dialect_lines(&d, &body);
	}
	return true;
}

/* The tags of a page are its overview's. */
static void
give_tags(struct page_text *text, struct arena *a)
{
	const struct sv_list *tags = &text->front.tags;
	struct buf b = { 0 };

	for (size_t i = 0; i < tags->n; i++) {
		if (i > 0)
			buf_byte(&b, ' ');
		buf_sv(&b, tags->v[i]);
	}
	if (b.n > 0)
		text->page.entries[0].tags = arena_sv(a, buf_view(&b));
	buf_release(&b);
}

bool
page_text_read(const struct frame *f, struct arena *a,
    struct diag_sink *diag, struct page_text *out, bool *is_bad,
    struct err *e)
{
	size_t errors = diag->nerrors;
	struct id_twice twice;
	struct notes notes;

	*out = (struct page_text){ 0 };
	*is_bad = true;
	if (!read_bytes(f, a, &out->bytes, e))
		return false;
	if (!check_text(f, out->bytes, diag))
		return true;
	front_read(out->bytes, a, f->full, diag, &out->front);
	if (!read_body(f, a, diag, out, &notes, e))
		return err_wrap(e, "%s", f->full);
	out->page.path = f->path;
	out->page.title = out->front.title;
	out->page.mode = out->front.mode;
	page_split(&out->page, f->listed.n > 0 ? f->listed : stem_of(f->path),
	    a, &twice);
	notes_give(&notes, &out->page);
	give_tags(out, a);
	diag_emit(diag, DIAG_NOTE, "entries", f->full, 0, "entries: %.*s (%.*s)",
	    SV_ARG(entry_mode_name(out->page.mode)), SV_ARG(out->page.why));
	if (twice.id.n > 0)
		diag_emit(diag, DIAG_WARNING, "id-twice", f->full, twice.second,
		    "id %.*s is given twice, first on line %u",
		    SV_ARG(twice.id), twice.first);
	*is_bad = diag->nerrors > errors;
	return true;
}

static int
by_id(const void *a, const void *b)
{
	const struct heading_id *x = a, *y = b;
	int order = sv_cmp(x->id, y->id);

	if (order != 0)
		return order;
	return x->entry < y->entry ? -1 : x->entry > y->entry;
}

static size_t
count_anchors(struct html_anchors walk)
{
	struct sv id;
	uint32_t line;
	size_t n = 0;

	while (html_anchors_next(&walk, &id, &line))
		n++;
	return n;
}

/* A hash (FNV-1a) of the letters and digits of ID, 0 without any. */
static uint32_t
alike_of(struct sv id)
{
	uint32_t h = 2166136261u;
	size_t i = 0;
	char c = slug_solid(id, &i);

	if (c == '\0')
		return 0;
	for (; c != '\0'; c = slug_solid(id, &i))
		h = (h ^ (unsigned char)c) * 16777619u;
	return h;
}

/* Gather the headings of each entry with their ids. */
static void
take_headings(struct frame *f, const struct page *page)
{
	struct node *root = page->doc.root, *n;
	size_t entry = 0;

	for (size_t i = 0; i < page->nout; i++)
		f->ids[f->nids++] = (struct heading_id){ page->out[i].id,
			page->out[i].entry < page->nentries ?
			page->out[i].entry : 0, alike_of(page->out[i].id), true };
	for (n = root; n != NULL; n = node_walk(root, n, false)) {
		if (entry + 1 < page->nentries &&
		    n == page->entries[entry + 1].first)
			entry++;
		if (n->type == NODE_HEADING)
			f->ids[f->nids++] = (struct heading_id){
				n->u.heading.id, (uint32_t)entry,
				alike_of(n->u.heading.id), false };
	}
}

/* The same for places that HTML names: the entry that is on their line. */
static void
take_anchors(struct frame *f, const struct page *page,
    struct html_anchors walk)
{
	size_t entry = 0;
	struct sv id;
	uint32_t line;

	while (html_anchors_next(&walk, &id, &line)) {
		while (entry + 1 < page->nentries &&
		    page->entries[entry + 1].line <= line)
			entry++;
		f->ids[f->nids++] = (struct heading_id){ id,
			(uint32_t)entry, alike_of(id), true };
	}
}

static void
take_ids(struct frame *f, const struct page_text *text, struct arena *a)
{
	struct node *root = text->page.doc.root;
	const struct html_anchors walk = html_anchors_begin(
	    sv_from(text->bytes, text->front.body), text->front.body_line);
	size_t max = count_anchors(walk) + text->page.nout;

	for (struct node *n = root; n != NULL; n = node_walk(root, n, false))
		max += n->type == NODE_HEADING;
	f->ids = arena_array(a, max, sizeof(*f->ids));
	take_headings(f, &text->page);
	take_anchors(f, &text->page, walk);
	if (f->nids > 1)
		qsort(f->ids, f->nids, sizeof(*f->ids), by_id);
}

static void
take_pictures(struct frame *f, const struct page *page, struct arena *a)
{
	struct node *root = page->doc.root, *n;
	size_t max = 0;

	for (n = root; n != NULL; n = node_walk(root, n, false))
		max += n->type == NODE_IMAGE;
	f->pictures = arena_array(a, max, sizeof(*f->pictures));
	for (n = root; max > 0 && n != NULL; n = node_walk(root, n, false)) {
		struct sv path = n->type == NODE_IMAGE
		    ? target_picture(n->u.link.target, f->path, a) : SV("");

		if (path.n > 0)
			f->pictures[f->npictures++] = (struct picture){
				path, node_line(n) };
	}
}

void
frame_of(struct frame *f, const struct page_text *text, struct arena *a)
{
	const struct page *page = &text->page;

	f->bytes = text->bytes.n;
	f->sum = text->sum;
	f->front = text->front;
	f->title = page->title;
	f->mode = page->mode;
	f->nids = f->npictures = 0;
	if (page->doc.root == NULL)
		return;
	f->nentries = page->nentries;
	f->entries = arena_array(a, f->nentries, sizeof(*f->entries));
	for (size_t i = 0; i < f->nentries; i++)
		f->entries[i] = (struct toc_entry){
			.id = page->entries[i].id,
			.title = page->entries[i].title,
			.short_title = page->entries[i].short_title,
			.tags = page->entries[i].tags,
			.level = page->entries[i].level,
			.kind = page->entries[i].kind,
		};
	take_ids(f, text, a);
	take_pictures(f, page, a);
}

static struct sv_list
copy_list(struct sv_list list, struct arena *a)
{
	struct sv_list out = { arena_array(a, list.n, sizeof(*out.v)),
		list.n };

	for (size_t i = 0; i < list.n; i++)
		out.v[i] = arena_sv(a, list.v[i]);
	return out;
}

/* Strings lie densely, one after the other: there are many small ones. */
static struct sv
copy_dense(struct sv s, char **at)
{
	struct sv out = sv_make(*at, s.n);

	if (s.n > 0)
		memcpy(*at, s.p, s.n);
	*at += s.n;
	return out;
}

static void
copy_entries(struct frame *f, const struct frame *from, struct arena *a)
{
	size_t bytes = 0;
	char *at;

	for (size_t i = 0; i < from->nentries; i++)
		bytes += from->entries[i].id.n + from->entries[i].title.n +
		    from->entries[i].short_title.n + from->entries[i].tags.n;
	for (size_t i = 0; i < from->nids; i++)
		bytes += from->ids[i].id.n;
	for (size_t i = 0; i < from->npictures; i++)
		bytes += from->pictures[i].path.n;
	at = arena_alloc(a, bytes);
	f->entries = arena_array(a, from->nentries, sizeof(*f->entries));
	f->ids = arena_array(a, from->nids, sizeof(*f->ids));
	for (size_t i = 0; i < from->nentries; i++) {
		struct toc_entry *to = &f->entries[i];

		*to = from->entries[i];
		to->id = copy_dense(to->id, &at);
		to->title = copy_dense(to->title, &at);
		to->short_title = copy_dense(to->short_title, &at);
		to->tags = copy_dense(to->tags, &at);
	}
	for (size_t i = 0; i < from->nids; i++)
		f->ids[i] = (struct heading_id){
			copy_dense(from->ids[i].id, &at),
			from->ids[i].entry, from->ids[i].alike,
			from->ids[i].is_gone };
	f->pictures = arena_array(a, from->npictures, sizeof(*f->pictures));
	for (size_t i = 0; i < from->npictures; i++)
		f->pictures[i] = (struct picture){
			copy_dense(from->pictures[i].path, &at),
			from->pictures[i].line };
}

struct frame
frame_copy(const struct frame *from, struct arena *a)
{
	struct frame f = *from;

	f.front.title = arena_sv(a, f.front.title);
	f.front.area = arena_sv(a, f.front.area);
	f.front.summary = arena_sv(a, f.front.summary);
	f.front.slug = arena_sv(a, f.front.slug);
	f.front.permalink = arena_sv(a, f.front.permalink);
	f.front.description = SV("");
	f.front.tags = (struct sv_list){ 0 };
	f.front.aliases = copy_list(f.front.aliases, a);
	f.front.see_also = copy_list(f.front.see_also, a);
	f.title = arena_sv(a, f.title);
	copy_entries(&f, from, a);
	return f;
}

static const struct heading_id *
heading_alike(const struct frame *f, struct sv id)
{
	uint32_t alike = alike_of(id);

	if (alike == 0 || f->nids > ALIKE_MAX)
		return NULL;
	for (size_t i = 0; i < f->nids; i++)
		if (f->ids[i].alike == alike)
			return &f->ids[i];
	return NULL;
}

const struct heading_id *
frame_heading(const struct frame *f, struct sv id)
{
	size_t low = 0, high = f->nids;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int order = sv_cmp(id, f->ids[mid].id);

		if (order == 0)
			return &f->ids[mid];
		if (order < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return heading_alike(f, id);
}
