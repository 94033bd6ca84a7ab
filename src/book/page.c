/* A page or entry with its text: the same tree that the Markdown reader made,
 * with links leading to names. */
#include "config.h"

#include "base/mem.h"
#include "book/book.h"
#include "book/inner.h"
#include "doc/pack.h"

/* Put title and id back into a heading that was written bare. */
static bool
fill_heading(struct book *b, const struct entry_record *r, struct node *first,
    struct arena *a, struct err *e)
{
	if (first == NULL || first->type != NODE_HEADING ||
	    first->first != NULL)
		return book_damaged(b, PART_ENTR, e, "no heading to fill");
	node_new(a, NODE_TEXT, first)->text = r->title;
	first->u.heading.id = entry_record_id(r, a);
	return true;
}

bool
entry_unpack(struct book *b, const struct entry_record *r, struct sv text,
    struct node *root, struct arena *a, struct err *e)
{
	struct node *before = root->last;
	struct cur c = cur_sv(text);
	struct err fault = { 0 };

	if (!unpack_blocks(&c, root, a, &fault))
		return book_damaged(b, PART_TEXT, e, fault.msg);
	if ((r->flags & BOOK_ENTRY_HEADING) != 0)
		return fill_heading(b, r,
		    before != NULL ? before->next : root->first, a, e);
	return true;
}

/* What links of this page lead to, each looked up once: many links to one
 * long title cost its bytes once. Open addressing, in the page's arena. */
struct resolved {
	bool is_used, is_entry;
	uint32_t number;
	struct sv slug, id, text;
};

struct resolver {
	struct book *book;
	struct arena *arena;
	struct resolved *slots;
	size_t nslots;		/* power of two, more than there are links */
};

static bool
resolve_look_up(struct resolver *x, struct resolved *slot, struct err *e)
{
	struct page_info page;
	struct entry_info entry;
	uint32_t number = slot->number;

	if (slot->is_entry) {
		if (!book_entry_info(x->book, number, x->arena, &entry, e))
			return false;
		slot->id = entry.id;
		slot->text = entry.title;
		number = entry.page;
	}
	if (!book_page_info(x->book, number, &page, e))
		return false;
	slot->slug = page.slug;
	if (!slot->is_entry)
		slot->text = page.title;
	return true;
}

static bool
resolve(struct resolver *x, struct link *link, struct err *e)
{
	bool is_entry = link->kind == LINK_ENTRY;
	uint32_t number = is_entry ? link->entry : link->page;
	size_t i = (number * 2654435761u ^ is_entry) & (x->nslots - 1);
	struct resolved *slot = &x->slots[i];

	while (slot->is_used &&
	    (slot->number != number || slot->is_entry != is_entry)) {
		i = (i + 1) & (x->nslots - 1);
		slot = &x->slots[i];
	}
	if (!slot->is_used) {
		slot->is_used = true;
		slot->is_entry = is_entry;
		slot->number = number;
		if (!resolve_look_up(x, slot, e))
			return false;
	}
	link->slug = slot->slug;
	link->id = slot->id;
	link->text = slot->text;
	return true;
}

static bool
has_goal(const struct node *n)
{
	return (n->type == NODE_LINK || n->type == NODE_IMAGE) &&
	    (n->u.link.kind == LINK_PAGE || n->u.link.kind == LINK_ENTRY);
}

static bool
resolve_links(struct book *b, struct node *root, struct arena *a,
    struct err *e)
{
	struct resolver x = { .book = b, .arena = a, .nslots = 2 };
	size_t nlinks = 0;

	for (struct node *n = root; n != NULL; n = node_walk(root, n, false))
		nlinks += has_goal(n);
	if (nlinks == 0)
		return true;
	while (x.nslots < nlinks * 2)
		x.nslots *= 2;
	x.slots = arena_array(a, x.nslots, sizeof(*x.slots));
	for (struct node *n = root; n != NULL; n = node_walk(root, n, false))
		if (has_goal(n) && !resolve(&x, &n->u.link, e))
			return false;
	return true;
}

static bool
read_entry(struct book *b, uint32_t number, struct arena *a, struct page *out,
    struct entry *entry, struct err *e)
{
	struct entry_info info;

	if (!book_entry_info(b, number, a, &info, e))
		return false;
	if (info.page != out->number)
		return book_damaged(b, PART_PAGE, e, "order of the index");
	*entry = (struct entry){
		.number = number,
		.id = info.id,
		.title = info.title,
		.short_title = info.short_title,
		.tags = info.tags,
		.level = info.level,
		.kind = info.kind,
		.ask = info.ask,
		.line = info.line,
		.is_overview = info.is_overview,
	};
	return true;
}

/* The text of the entries in OUT, which follow each other in the stream. */
static bool
read_text(struct book *b, struct arena *a, struct page *out, struct err *e)
{
	const struct entry_record *r = NULL;
	struct node *root = node_new(a, NODE_DOC, NULL);
	struct sv text;
	uint64_t from, to;

	out->doc.root = root;
	if (!entry_record_read(b, out->entries[0].number, &r, e))
		return false;
	from = r->text_at;
	if (!entry_record_read(b, out->entries[out->nentries - 1].number, &r,
		e))
		return false;
	to = r->text_at + r->text_n;
	if (!stream_bytes(b, from, to, a, &text, e))
		return false;
	for (size_t i = 0; i < out->nentries; i++) {
		struct node *before = root->last;
		if (!entry_record_read(b, out->entries[i].number, &r, e))
			return false;
		if (r->text_at < from || r->text_at + r->text_n > to)
			return book_damaged(b, PART_ENTR, e, "order of text");
		if (!entry_unpack(b, r,
			sv_sub(text, (size_t)(r->text_at - from),
			    (size_t)r->text_n), root, a, e))
			return false;
		out->entries[i].first =
		    before != NULL ? before->next : root->first;
	}
	struct node *next = NULL;
	for (size_t i = out->nentries; i-- > 0;) {
		out->entries[i].end = next;
		if (out->entries[i].first != NULL)
			next = out->entries[i].first;
	}
	return resolve_links(b, root, a, e);
}

static bool
read_area(struct book *b, uint32_t number, struct sv *out, struct err *e)
{
	struct cur c;

	if (!part_bytes(b, PART_AREA, 0, b->parts[PART_AREA].length, &c, e))
		return false;
	for (uint32_t i = 0; i <= number && cur_ok(&c); i++) {
		*out = cur_string(&c);
		(void)cur_string(&c);
		(void)cur_varint(&c);
	}
	return cur_ok(&c) ? true : book_damaged(b, PART_AREA, e, "cut short");
}

/* Entries [FIRST, FIRST + N) of PAGE. */
static bool
read_page(struct book *b, const struct page_info *info, uint32_t first,
    uint32_t n, struct arena *a, struct page *out, struct err *e)
{
	*out = (struct page){
		.number = info->number,
		.path = info->path,
		.slug = info->slug,
		.title = info->title,
		.summary = info->summary,
		.checked = info->checked,
		.mode = info->mode,
	};
	if (!read_area(b, info->area, &out->area, e) ||
	    !book_page_aliases(b, info->number, a, &out->aliases, e) ||
	    !book_page_related(b, info->number, a, &out->related, e))
		return false;
	out->see_also.n = out->related.n;
	out->see_also.v = arena_array(a, out->related.n, sizeof(struct sv));
	for (size_t i = 0; i < out->related.n; i++)
		out->see_also.v[i] = out->related.v[i].slug;
	out->nentries = n;
	out->entries = arena_array(a, n, sizeof(*out->entries));
	for (uint32_t i = 0; i < n; i++)
		if (!read_entry(b, first + i, a, out, &out->entries[i], e))
			return false;
	return read_text(b, a, out, e);
}

bool
book_page(struct book *b, uint32_t page, struct arena *a, struct page *out,
    struct err *e)
{
	struct page_info info;

	return book_page_info(b, page, &info, e) &&
	    read_page(b, &info, info.first_entry, info.nentries, a, out, e);
}

bool
book_page_entry(struct book *b, uint32_t entry, struct arena *a,
    struct page *out, struct err *e)
{
	struct page_info info;
	uint32_t page;

	return page_of_entry(b, entry, &page, e) &&
	    book_page_info(b, page, &info, e) &&
	    read_page(b, &info, entry, 1, a, out, e);
}
