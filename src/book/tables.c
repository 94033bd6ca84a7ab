/* Pages and entries: what is known of them but their text. */
#include "config.h"

#include "base/mem.h"
#include "book/book.h"
#include "book/inner.h"
#include "doc/pack.h"
#include "doc/slug.h"

/* ENTR: norms, labels, index, records. */
static uint64_t
entry_index_at(const struct book *b)
{
	return (uint64_t)b->nentries * (BOOK_NORMS + 1);
}

static uint64_t
entry_records_at(const struct book *b)
{
	return entry_index_at(b) +
	    ((uint64_t)groups_of(b->nentries, BOOK_ENTRY_GROUP) + 1) *
	    BOOK_ENTRY_INDEX_BYTES;
}

static void
record_parse(struct cur *c, struct entry_record *r)
{
	*r = (struct entry_record){ .flags = cur_u8(c) };
	r->text_n = cur_varint(c);
	r->line = (uint32_t)cur_varint_max(c, UINT32_MAX);
	r->nwords = (uint32_t)cur_varint_max(c, UINT32_MAX);
	r->body_position = (uint32_t)cur_varint_max(c, UINT32_MAX);
	if ((r->flags & BOOK_ENTRY_OVERVIEW) == 0)
		r->title = cur_string(c);
	if ((r->flags & BOOK_ENTRY_ID) != 0)
		r->id = cur_string(c);
	if ((r->flags & BOOK_ENTRY_SUFFIX) != 0)
		r->suffix = cur_varint(c);
	if ((r->flags & BOOK_ENTRY_SHORT) != 0)
		r->short_title = cur_string(c);
	if ((r->flags & BOOK_ENTRY_TAGS) != 0)
		r->tags = cur_string(c);
	if ((r->flags & BOOK_ENTRY_ASK) != 0)
		r->ask = (uint16_t)cur_varint_max(c, UINT16_MAX);
}

static bool
is_sensible(const struct entry_record *r)
{
	unsigned overview = r->flags & BOOK_ENTRY_OVERVIEW;

	return (r->flags & 0x80) == 0 && r->suffix <= UINT32_MAX &&
	    (r->label & 15) < LEVEL_COUNT &&
	    r->label >> BOOK_KIND_SHIFT < KIND_COUNT &&
	    (overview == 0 || (r->flags & (BOOK_ENTRY_ID | BOOK_ENTRY_SUFFIX |
	    BOOK_ENTRY_HEADING)) == 0);
}

/* All records of the group between the two index records. */
static bool
group_parse(struct book *b, struct entry_group *g, struct cur index,
    struct err *e)
{
	uint64_t from = cur_u64(&index), text_at = cur_u64(&index);
	uint64_t to = cur_u64(&index), text_end = cur_u64(&index);
	struct cur c, labels;

	if (from > to || text_at > text_end || text_end > b->stream_bytes)
		return book_damaged(b, PART_ENTR, e, "order of the index");
	if (!part_bytes(b, PART_ENTR, entry_records_at(b) + from, to - from, &c,
		e) ||
	    !part_bytes(b, PART_ENTR, (uint64_t)b->nentries * BOOK_NORMS +
		(uint64_t)g->number * BOOK_ENTRY_GROUP, g->n, &labels, e))
		return false;
	for (uint32_t i = 0; i < g->n; i++) {
		struct entry_record *r = &g->records[i];
		record_parse(&c, r);
		r->label = cur_u8(&labels);
		r->text_at = text_at;
		if (!cur_ok(&c) || r->text_n > text_end - text_at ||
		    !is_sensible(r))
			return book_damaged(b, PART_ENTR, e,
			    "senseless record");
		text_at += r->text_n;
	}
	if (cur_left(&c) > 0 || text_at != text_end)
		return book_damaged(b, PART_ENTR, e, "lengths do not add up");
	return true;
}

bool
entry_group_read(struct book *b, uint32_t group, struct err *e)
{
	struct entry_group *g = &b->entry_group;
	uint32_t left = b->nentries - group * BOOK_ENTRY_GROUP;
	struct cur index;

	if (g->is_read && g->number == group)
		return true;
	g->is_read = false;
	g->number = group;
	g->n = left < BOOK_ENTRY_GROUP ? left : BOOK_ENTRY_GROUP;
	if (!part_bytes(b, PART_ENTR, entry_index_at(b) +
		(uint64_t)group * BOOK_ENTRY_INDEX_BYTES,
		2 * BOOK_ENTRY_INDEX_BYTES, &index, e) ||
	    !group_parse(b, g, index, e))
		return false;
	g->is_read = true;
	return true;
}

bool
entry_record_read(struct book *b, uint32_t entry,
    const struct entry_record **out, struct err *e)
{
	if (entry >= b->nentries)
		return book_damaged(b, PART_ENTR, e, "no such entry");
	if (!entry_group_read(b, entry / BOOK_ENTRY_GROUP, e))
		return false;
	*out = &b->entry_group.records[entry % BOOK_ENTRY_GROUP];
	return true;
}

struct sv
entry_record_id(const struct entry_record *r, struct arena *a)
{
	if ((r->flags & (BOOK_ENTRY_ID | BOOK_ENTRY_OVERVIEW)) != 0)
		return r->id;
	struct sv made = slug_github(r->title, a);
	return (r->flags & BOOK_ENTRY_SUFFIX) != 0
	    ? slug_numbered(made, r->suffix, a)
	    : made;
}

/* Record PAGE of PAGE's index: first entry and offset of the page's record,
 * and the same of the next. */
struct page_span {
	uint32_t entry, entry_end;
	uint32_t at, end;
};

static bool
page_span(struct book *b, uint32_t page, struct page_span *out, struct err *e)
{
	struct cur c;

	if (page >= b->npages)
		return book_damaged(b, PART_PAGE, e, "no such page");
	if (!part_bytes(b, PART_PAGE, (uint64_t)page * BOOK_PAGE_INDEX_BYTES,
		2 * BOOK_PAGE_INDEX_BYTES, &c, e))
		return false;
	out->entry = cur_u32(&c);
	out->at = cur_u32(&c);
	out->entry_end = cur_u32(&c);
	out->end = cur_u32(&c);
	if (out->entry >= out->entry_end || out->entry_end > b->nentries ||
	    out->at > out->end)
		return book_damaged(b, PART_PAGE, e, "order of the index");
	return true;
}

bool
page_of_entry(struct book *b, uint32_t entry, uint32_t *page, struct err *e)
{
	uint32_t low = 0, high = b->npages;
	struct page_span span;
	struct cur c;

	/* The last page that begins at or before ENTRY. */
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;
		if (!part_bytes(b, PART_PAGE,
			(uint64_t)middle * BOOK_PAGE_INDEX_BYTES, 4, &c, e))
			return false;
		if (cur_u32(&c) <= entry)
			low = middle;
		else
			high = middle;
	}
	if (!page_span(b, low, &span, e))
		return false;
	if (entry < span.entry || entry >= span.entry_end)
		return book_damaged(b, PART_PAGE, e, "order of the index");
	*page = low;
	return true;
}

bool
book_entry_overview(struct book *b, uint32_t entry, uint32_t *overview,
    struct err *e)
{
	struct page_span span;
	uint32_t page;

	if (entry >= b->nentries)
		return book_damaged(b, PART_ENTR, e, "no such entry");
	if (!page_of_entry(b, entry, &page, e) ||
	    !page_span(b, page, &span, e))
		return false;
	*overview = span.entry;
	return true;
}

bool
page_record(struct book *b, uint32_t page, struct page_info *out,
    struct cur *rest, struct err *e)
{
	struct page_span span;

	if (!page_span(b, page, &span, e) ||
	    !part_bytes(b, PART_PAGE, ((uint64_t)b->npages + 1) *
		BOOK_PAGE_INDEX_BYTES + span.at, span.end - span.at, rest, e))
		return false;
	*out = (struct page_info){
		.number = page,
		.first_entry = span.entry,
		.nentries = span.entry_end - span.entry,
	};
	out->area = (uint32_t)cur_varint_max(rest, UINT32_MAX);
	out->mode = (enum entry_mode)cur_varint_max(rest, ENTRIES_NONE);
	out->slug = cur_string(rest);
	out->title = cur_string(rest);
	out->summary = cur_string(rest);
	out->path = cur_string(rest);
	out->checked = cur_string(rest);
	if (!cur_ok(rest) || out->area >= b->nareas)
		return book_damaged(b, PART_PAGE, e, "senseless record");
	return true;
}

bool
book_page_info(struct book *b, uint32_t page, struct page_info *out,
    struct err *e)
{
	struct cur rest;

	return page_record(b, page, out, &rest, e);
}

static void
read_aliases(struct cur *c, struct arena *a, struct sv_list *out)
{
	out->n = cur_count(c, 1);
	out->v = arena_array(a, out->n, sizeof(*out->v));
	for (size_t i = 0; i < out->n; i++)
		out->v[i] = cur_string(c);
}

bool
book_page_aliases(struct book *b, uint32_t page, struct arena *a,
    struct sv_list *out, struct err *e)
{
	struct page_info info;
	struct cur c;

	if (!page_record(b, page, &info, &c, e))
		return false;
	read_aliases(&c, a, out);
	return cur_ok(&c) ? true : book_damaged(b, PART_PAGE, e, "aliases");
}

static bool
read_related(struct book *b, struct cur *c, struct ref *out, struct err *e)
{
	uint32_t entry = (uint32_t)cur_varint_max(c, UINT32_MAX);
	struct page_info info;

	if (!cur_ok(c) || !page_of_entry(b, entry, &out->page, e))
		return book_damaged(b, PART_PAGE, e, "related pages");
	if (!book_page_info(b, out->page, &info, e))
		return false;
	if (entry != info.first_entry)
		return book_damaged(b, PART_PAGE, e, "related pages");
	out->slug = info.slug;
	out->title = info.title;
	out->summary = info.summary;
	return true;
}

bool
book_page_related(struct book *b, uint32_t page, struct arena *a,
    struct ref_list *out, struct err *e)
{
	struct page_info info;
	struct sv_list aliases;
	struct cur c;

	if (!page_record(b, page, &info, &c, e))
		return false;
	read_aliases(&c, a, &aliases);
	out->n = cur_count(&c, 1);
	out->v = arena_array(a, out->n, sizeof(*out->v));
	for (size_t i = 0; i < out->n; i++)
		if (!read_related(b, &c, &out->v[i], e))
			return false;
	if (!cur_ok(&c) || cur_left(&c) > 0)
		return book_damaged(b, PART_PAGE, e, "related pages");
	return true;
}

bool
book_entry_info(struct book *b, uint32_t entry, struct arena *a,
    struct entry_info *out, struct err *e)
{
	const struct entry_record *r = NULL;
	struct page_info page;

	*out = (struct entry_info){ .number = entry };
	if (!entry_record_read(b, entry, &r, e) ||
	    !page_of_entry(b, entry, &out->page, e) ||
	    !book_page_info(b, out->page, &page, e))
		return false;
	out->is_overview = (r->flags & BOOK_ENTRY_OVERVIEW) != 0;
	if (out->is_overview != (entry == page.first_entry))
		return book_damaged(b, PART_ENTR, e, "overview out of place");
	out->id = entry_record_id(r, a);
	out->title = out->is_overview ? page.title : r->title;
	out->short_title = r->short_title;
	out->tags = r->tags;
	out->level = (enum level)(r->label & 15);
	out->kind = (enum kind)(r->label >> BOOK_KIND_SHIFT);
	out->ask = r->ask;
	out->line = r->line;
	out->nwords = r->nwords;
	return true;
}

bool
book_entry_brief(struct book *b, uint32_t entry, struct entry_brief *out,
    struct err *e)
{
	uint8_t label;

	if (entry >= b->nentries)
		return book_damaged(b, PART_ENTR, e, "no such entry");
	if (!part_byte(b, PART_ENTR, (uint64_t)b->nentries * BOOK_NORMS + entry,
		&label, e) ||
	    !page_of_entry(b, entry, &out->page, e))
		return false;
	out->level = (enum level)(label & 15);
	out->kind = (enum kind)(label >> BOOK_KIND_SHIFT);
	if (out->level >= LEVEL_COUNT || out->kind >= KIND_COUNT)
		return book_damaged(b, PART_ENTR, e, "labels");
	return true;
}

bool
book_areas(struct book *b, struct arena *a, struct area **out, size_t *n,
    struct err *e)
{
	uint64_t length = b->parts[PART_AREA].length;
	uint64_t page = 0;
	struct cur c;

	if (!part_bytes(b, PART_AREA, 0, length, &c, e))
		return false;
	*n = b->nareas;
	*out = arena_array(a, b->nareas, sizeof(**out));
	for (uint32_t i = 0; i < b->nareas; i++) {
		struct area *area = &(*out)[i];
		area->id = cur_string(&c);
		area->title = cur_string(&c);
		area->first_page = (uint32_t)page;
		area->npages = (uint32_t)cur_varint_max(&c, b->npages - page);
		page += area->npages;
	}
	if (!cur_ok(&c) || cur_left(&c) > 0 || page != b->npages)
		return book_damaged(b, PART_AREA, e, "senseless counts");
	return true;
}

static bool
toc_entries(struct book *b, const struct page_info *page, struct arena *a,
    struct toc *out, struct err *e)
{
	for (uint32_t i = 0; i < page->nentries; i++) {
		uint32_t number = page->first_entry + i;
		const struct entry_record *r = NULL;
		if (!entry_record_read(b, number, &r, e))
			return false;
		bool is_overview = (r->flags & BOOK_ENTRY_OVERVIEW) != 0;
		if (is_overview != (i == 0))
			return book_damaged(b, PART_ENTR, e,
			    "overview out of place");
		out->entries[number] = (struct toc_entry){
			.id = entry_record_id(r, a),
			.title = is_overview ? page->title : r->title,
			.short_title = r->short_title,
			.tags = r->tags,
			.level = (enum level)(r->label & 15),
			.kind = (enum kind)(r->label >> BOOK_KIND_SHIFT),
			.page = page->number,
		};
	}
	return true;
}

bool
book_toc(struct book *b, struct arena *a, struct toc *out, struct err *e)
{
	uint32_t next = 0;

	*out = (struct toc){ .meta = b->meta };
	if (!book_areas(b, a, &out->areas, &out->nareas, e))
		return false;
	out->npages = b->npages;
	out->nentries = b->nentries;
	out->pages = arena_array(a, out->npages, sizeof(*out->pages));
	out->entries = arena_array(a, out->nentries, sizeof(*out->entries));
	for (uint32_t i = 0; i < b->npages; i++) {
		struct toc_page *page = &out->pages[i];
		struct page_info info;
		struct cur c;
		if (!page_record(b, i, &info, &c, e) ||
		    !toc_entries(b, &info, a, out, e))
			return false;
		if (info.first_entry != next)
			return book_damaged(b, PART_PAGE, e,
			    "order of the index");
		next += info.nentries;
		page->slug = info.slug;
		page->title = info.title;
		page->summary = info.summary;
		page->path = info.path;
		page->area = info.area;
		page->first_entry = info.first_entry;
		page->nentries = info.nentries;
		read_aliases(&c, a, &page->aliases);
		if (!cur_ok(&c))
			return book_damaged(b, PART_PAGE, e, "aliases");
	}
	if (next != b->nentries)
		return book_damaged(b, PART_PAGE, e, "order of the index");
	return true;
}
