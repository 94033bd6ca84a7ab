/* ANCH says where top-level nodes begin, and at which position: these are the
 * places where a snippet may begin to read. */
#include "config.h"

#include "book/passage.h"

#include "base/mem.h"
#include "book/inner.h"
#include "doc/pack.h"

struct anchor {
	uint64_t at;		/* in the packed stream */
	uint32_t position;
};

uint64_t
anchor_count(const struct book *b)
{
	return b->stream_bytes / BOOK_ANCHOR_STEP +
	    (b->stream_bytes % BOOK_ANCHOR_STEP != 0);
}

bool
anchor_read(struct book *b, uint64_t i, struct anchor_record *out,
    struct err *e)
{
	struct cur c;

	if (!part_bytes(b, PART_ANCH, i * BOOK_ANCHOR_BYTES,
		BOOK_ANCHOR_BYTES, &c, e))
		return false;
	uint32_t first = cur_u16(&c);
	out->entry = cur_u32(&c);
	out->position = cur_u32(&c);
	out->has_node = first != BOOK_ANCHOR_STEP;
	out->at = i * BOOK_ANCHOR_STEP + first;
	if (first > BOOK_ANCHOR_STEP ||
	    (out->has_node && out->at >= b->stream_bytes))
		return book_damaged(b, PART_ANCH, e, "offset");
	return true;
}

/* The last anchor at or before POSITION, and the first one behind BEHIND or the
 * entry's end. *FROM and *TO begin as the entry's start and end. */
static bool
find_anchors(struct book *b, uint32_t entry, uint32_t position,
    uint64_t behind, struct anchor *from, struct anchor *to, struct err *e)
{
	uint64_t start = from->at, end = to->at;

	for (uint64_t i = start / BOOK_ANCHOR_STEP;
	     i * BOOK_ANCHOR_STEP < end; i++) {
		struct anchor_record r;
		if (!anchor_read(b, i, &r, e))
			return false;
		if (!r.has_node || r.at <= start || r.at >= end)
			continue;
		if (r.entry != entry)
			return book_damaged(b, PART_ANCH, e, "entry");
		if (r.position <= position) {
			*from = (struct anchor){ r.at, r.position };
		} else if (r.position > behind) {
			*to = (struct anchor){ r.at, r.position };
			break;
		}
	}
	return true;
}

bool
book_passage(struct book *b, uint32_t entry, uint32_t position,
    uint32_t words, struct arena *a, struct passage *out, struct err *e)
{
	const struct entry_record *r = NULL;
	struct sv text;

	*out = (struct passage){ .is_at_start = true, .is_at_end = true };
	if (!entry_record_read(b, entry, &r, e))
		return false;
	out->position = r->body_position;
	if (r->text_n == 0)
		return true;
	struct entry_record record = *r;
	uint64_t end = record.text_at + record.text_n;
	struct anchor from = { record.text_at, record.body_position };
	struct anchor to = { end, 0 };
	if (!find_anchors(b, entry, position, (uint64_t)position + words,
		&from, &to, e) ||
	    !stream_bytes(b, from.at, to.at, a, &text, e))
		return false;
	struct node *root = node_new(a, NODE_DOC, NULL);
	out->position = from.position;
	out->is_at_start = from.at == record.text_at;
	out->is_at_end = to.at == end;
	if (!out->is_at_start)
		record.flags = 0;
	if (!entry_unpack(b, &record, text, root, a, e))
		return false;
	out->first = root->first;
	if (out->is_at_start && out->first != NULL &&
	    (record.flags & BOOK_ENTRY_OVERVIEW) == 0)
		out->first = out->first->next;
	return true;
}

bool
book_body_position(struct book *b, uint32_t entry, uint32_t *position,
    struct err *e)
{
	const struct entry_record *r = NULL;

	if (!entry_record_read(b, entry, &r, e))
		return false;
	*position = r->body_position;
	return true;
}
