#include "config.h"

#include "compile/page_part.h"

#include "book/format.h"
#include "doc/pack.h"
#include "doc/slug.h"

/* Is the heading just the entry's title, with its id? Then the entry table
 * holds all of it. */
static bool
is_bare(const struct entry *entry)
{
	const struct node *n = entry->first;

	return !entry->is_overview && n != NULL && n->type == NODE_HEADING &&
	    n->first != NULL && n->first == n->last &&
	    n->first->type == NODE_TEXT &&
	    sv_eq(n->first->text, entry->title) &&
	    sv_eq(n->u.heading.id, entry->id);
}

/* How the id is told: flags, and the number behind a made one. */
static unsigned
id_flags(const struct entry *entry, struct arena *a, uint64_t *number)
{
	struct sv id = entry->id;

	if (entry->is_overview)
		return id.n > 0 ? BOOK_ENTRY_ID : 0;
	struct sv made = slug_github(entry->title, a);
	if (sv_eq(made, id))
		return 0;
	if (id.n > made.n + 1 && sv_starts(id, made) && id.p[made.n] == '-' &&
	    id.p[made.n + 1] != '0' &&
	    sv_number(sv_from(id, made.n + 1), number))
		return BOOK_ENTRY_SUFFIX;
	return BOOK_ENTRY_ID;
}

static void
put_record(struct page_part *part, const struct entry *entry,
    const struct entry_part *sizes, uint32_t body)
{
	struct buf *out = &part->records;
	uint64_t number = 0;
	unsigned flags = id_flags(entry, &part->scratch, &number) |
	    (entry->is_overview ? BOOK_ENTRY_OVERVIEW : 0) |
	    (entry->short_title.n > 0 ? BOOK_ENTRY_SHORT : 0) |
	    (entry->tags.n > 0 ? BOOK_ENTRY_TAGS : 0) |
	    (entry->ask > 0 ? BOOK_ENTRY_ASK : 0) |
	    (is_bare(entry) ? BOOK_ENTRY_HEADING : 0);

	buf_byte(out, (unsigned char)flags);
	buf_varint(out, sizes->text_bytes);
	buf_varint(out, entry->line);
	buf_varint(out,
	    sizes->lengths[FIELD_BODY] + sizes->lengths[FIELD_CODE]);
	buf_varint(out, body);
	if (!entry->is_overview)
		buf_string(out, entry->title);
	if ((flags & BOOK_ENTRY_ID) != 0)
		buf_string(out, entry->id);
	if ((flags & BOOK_ENTRY_SUFFIX) != 0)
		buf_varint(out, number);
	if ((flags & BOOK_ENTRY_SHORT) != 0)
		buf_string(out, entry->short_title);
	if ((flags & BOOK_ENTRY_TAGS) != 0)
		buf_string(out, entry->tags);
	if ((flags & BOOK_ENTRY_ASK) != 0)
		buf_varint(out, entry->ask);
}

static void
add_entry(struct page_part *part, const struct page *page,
    const struct entry *entry, uint32_t number, struct counter *c)
{
	struct entry_part sizes = {
		.label = (uint8_t)((unsigned)entry->level |
		    (unsigned)entry->kind << BOOK_KIND_SHIFT),
	};
	size_t text = part->packed.n, record = part->records.n;
	uint32_t body = c != NULL ? count_begin(c, page, entry) : 0;

	for (struct node *n = entry->first; n != NULL && n != entry->end;
	     n = n->next) {
		struct node_at at = { part->packed.n, number, body };
		bool is_own_heading = n == entry->first && !entry->is_overview;
		if (!is_own_heading && c != NULL)
			at.position = count_block(c, n);
		vec_push(&part->nodes, at);
		if (is_own_heading && is_bare(entry))
			pack_bare_heading(n, &part->packed);
		else
			pack_block(n, &part->packed);
	}
	sizes.text_bytes = part->packed.n - text;
	if (c != NULL) {
		count_end(c, number);
		for (unsigned i = 0; i < FIELD_COUNT; i++)
			sizes.lengths[i] = c->lengths[i];
	}
	put_record(part, entry, &sizes, body);
	sizes.record_bytes = part->records.n - record;
	vec_push(&part->entries, sizes);
}

void
page_part_make(struct page_part *part, const struct page *page,
    uint32_t first_entry, struct counter *c)
{
	buf_clear(&part->packed);
	vec_clear(&part->nodes);
	buf_clear(&part->records);
	vec_clear(&part->entries);
	arena_clear(&part->scratch);
	for (size_t i = 0; i < page->nentries; i++)
		add_entry(part, page, &page->entries[i],
		    first_entry + (uint32_t)i, c);
}

void
page_part_release(struct page_part *part)
{
	buf_release(&part->packed);
	vec_release(&part->nodes);
	buf_release(&part->records);
	vec_release(&part->entries);
	arena_release(&part->scratch);
}
