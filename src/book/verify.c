/* Everything there is in a book, read once: sums, tables, and each page's
 * text, which must pack to the very bytes it was unpacked from. */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "book/book.h"
#include "book/inner.h"
#include "doc/pack.h"

static bool
verify_sums(struct book *b, struct err *e)
{
	struct cur c;

	/* Section by section, so that the error names one. */
	for (int part = 0; part < PART_COUNT; part++)
		if (!part_bytes(b, (enum book_part)part, 0,
			b->parts[part].length, &c, e))
			return false;
	/* Sections that are not known. */
	return sums_check_all(b, e);
}

/* Areas, pages and entries in order, without gaps. */
static bool
verify_tables(struct book *b, struct err *e)
{
	struct arena a = { 0 };
	struct toc toc;
	bool ok = book_toc(b, &a, &toc, e);

	for (size_t i = 0; ok && i < toc.nareas; i++) {
		const struct area *area = &toc.areas[i];
		for (uint32_t j = 0; ok && j < area->npages; j++)
			if (toc.pages[area->first_page + j].area != i)
				ok = book_damaged(b, PART_AREA, e,
				    "a page of another area");
	}
	arena_release(&a);
	return ok;
}

/* The indexes begin with nothing and end with all. */
static bool
verify_ends(struct book *b, struct err *e)
{
	const struct entry_record *first = NULL, *last = NULL;
	const struct block_record *block = NULL;

	if (b->nentries > 0) {
		if (!entry_record_read(b, 0, &first, e))
			return false;
		if (first->text_at != 0)
			return book_damaged(b, PART_ENTR, e, "first text");
		if (!entry_record_read(b, b->nentries - 1, &last, e))
			return false;
		if (last->text_at + last->text_n != b->stream_bytes)
			return book_damaged(b, PART_ENTR, e, "last text");
	}
	if (b->nblocks > 0) {
		if (!block_record_read(b, 0, &block, e))
			return false;
		if (block->stored_at != 0 || block->stream_at != 0)
			return book_damaged(b, PART_BLKS, e, "first block");
		if (!block_record_read(b, b->nblocks - 1, &block, e))
			return false;
		if (block->stored_at + block->stored !=
		    b->parts[PART_TEXT].length ||
		    block->stream_at + block->raw != b->stream_bytes)
			return book_damaged(b, PART_BLKS, e, "last block");
	} else if (b->parts[PART_TEXT].length + b->stream_bytes > 0) {
		return book_damaged(b, PART_BLKS, e, "no block");
	}
	return true;
}

/* Going through the nodes of the book and its anchors side by side. */
struct anchors {
	struct book *book;
	uint64_t next;		/* that has not seen its first node */
	uint32_t entry;		/* of the last node */
	uint32_t last_entry, position;	/* of the last anchor */
};

/* A node of ENTRY begins at AT: every anchor whose bytes begin at or before it
 * and that has not seen a node has it as its first, if it is in them. */
static bool
node_begins(struct anchors *x, uint64_t at, uint32_t entry, struct err *e)
{
	struct anchor_record r;

	for (; x->next < anchor_count(x->book); x->next++) {
		uint64_t start = x->next * BOOK_ANCHOR_STEP;
		if (start > at)
			break;
		bool holds = at - start < BOOK_ANCHOR_STEP;
		uint32_t owner = holds ? entry : x->entry;
		if (!anchor_read(x->book, x->next, &r, e))
			return false;
		if (r.has_node != holds || (holds && r.at != at) ||
		    r.entry != owner ||
		    (owner == x->last_entry && r.position < x->position))
			return book_damaged(x->book, PART_ANCH, e,
			    "first node");
		x->position = r.position;
		x->last_entry = owner;
	}
	x->entry = entry;
	return true;
}

/* Does the tree of the entry pack to its bytes? */
static bool
verify_entry(struct anchors *x, const struct entry *entry, struct sv stream,
    uint64_t stream_at, struct buf *packed, struct err *e)
{
	const struct entry_record *r = NULL;

	if (!entry_record_read(x->book, entry->number, &r, e))
		return false;
	uint64_t at = r->text_at;
	bool is_bare = (r->flags & BOOK_ENTRY_HEADING) != 0;
	struct sv text = sv_sub(stream, (size_t)(at - stream_at),
	    (size_t)r->text_n);
	buf_clear(packed);
	for (const struct node *n = entry->first; n != NULL && n != entry->end;
	     n = n->next) {
		if (!node_begins(x, at + packed->n, entry->number, e))
			return false;
		if (is_bare && n == entry->first)
			pack_bare_heading(n, packed);
		else
			pack_block(n, packed);
	}
	if (!sv_eq(buf_view(packed), text))
		return book_damaged(x->book, PART_TEXT, e,
		    "text is not packed as it should be");
	return true;
}

static bool
verify_page(struct anchors *x, uint32_t number, struct arena *a,
    struct buf *packed, struct err *e)
{
	struct page page;
	const struct entry_record *r = NULL;
	struct sv stream;

	if (!book_page(x->book, number, a, &page, e) ||
	    !entry_record_read(x->book, page.entries[0].number, &r, e))
		return false;
	uint64_t from = r->text_at;
	if (!entry_record_read(x->book,
		page.entries[page.nentries - 1].number, &r, e) ||
	    !stream_bytes(x->book, from, r->text_at + r->text_n, a, &stream,
		e))
		return false;
	for (size_t i = 0; i < page.nentries; i++)
		if (!verify_entry(x, &page.entries[i], stream, from, packed,
			e))
			return false;
	return true;
}

static bool
verify_text(struct book *b, struct err *e)
{
	struct anchors x = { .book = b };
	struct arena a = { 0 };
	struct buf packed = { 0 };
	bool ok = true;

	for (uint32_t i = 0; ok && i < b->npages; i++) {
		arena_clear(&a);
		ok = verify_page(&x, i, &a, &packed, e);
	}
	/* Anchors behind the last node's start. */
	if (ok)
		ok = node_begins(&x, UINT64_MAX, 0, e);
	arena_release(&a);
	buf_release(&packed);
	return ok;
}

bool
book_verify(struct book *b, struct err *e)
{
	return verify_sums(b, e) && verify_tables(b, e) &&
	    verify_ends(b, e) && verify_text(b, e) && verify_names(b, e) &&
	    verify_terms(b, e) && verify_synonyms(b, e) &&
	    verify_data(b, e);
}
