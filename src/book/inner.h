/* What the files of this room share: the open book and the one way to its
 * bytes. Nothing outside the room includes this. */
#ifndef BOOK_INNER_H
#define BOOK_INNER_H

#include "base/arena.h"
#include "base/cur.h"
#include "base/err.h"
#include "base/file.h"
#include "base/sv.h"
#include "book/book.h"
#include "book/dict.h"
#include "book/format.h"
#include "book/names.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum book_part {
	PART_TEXT,
	PART_META,
	PART_AREA,
	PART_PAGE,
	PART_ENTR,
	PART_NAME,
	PART_BLKS,
	PART_ANCH,
	PART_DICT,
	PART_TERM,
	PART_GRUP,
	PART_POST,
	PART_SYNO,
	PART_DATA,
	PART_SUMS,
	PART_COUNT
};

struct part_range {
	uint64_t offset, length;
};

/* A record of ENTR, and where its text is. */
struct entry_record {
	uint8_t flags, label;
	uint64_t text_at, text_n;	/* in the packed stream */
	uint32_t line, nwords, body_position;
	uint64_t suffix;
	uint16_t ask;
	struct sv title, id, short_title, tags;
};

struct entry_group {			/* the one read last */
	bool is_read;
	uint32_t number, n;
	struct entry_record records[BOOK_ENTRY_GROUP];
};

/* A record of BLKS, and where the block is. */
struct block_record {
	uint64_t stored_at;		/* in TEXT */
	uint64_t stream_at;
	uint32_t stored, raw, sum;
};

struct block_group {			/* the one read last */
	bool is_read;
	uint32_t number, n;
	struct block_record records[BOOK_BLOCK_GROUP];
};

/* Inflated blocks kept, and what inflates them; made at first use. */
struct block_cache;

struct book {
	const uint8_t *p;
	size_t n;
	struct file_map map;
	char *path;
	struct part_range parts[PART_COUNT];
	struct section_stat *sections;	/* all, known or not */
	size_t nsections;
	uint64_t sums_from;		/* where the first piece begins */
	uint64_t sums_to;		/* where the last one ends */
	uint8_t *checked;		/* a bit a piece */
	struct book_meta meta;
	uint32_t npages, nentries, nareas, nblocks, nterms, ngroups;
	uint64_t source_bytes, stream_bytes;
	struct entry_group entry_group;
	struct block_group block_group;
	struct block_cache *cache;
};

void book_tell_damage(const struct book *b, enum book_part part, struct err *e,
    const char *what);

/* Always false; E says which section of which file is wrong, and how. */
static inline bool
book_damaged(const struct book *b, enum book_part part, struct err *e,
    const char *what)
{
	return ALWAYS_FALSE(book_tell_damage(b, part, e, what));
}

/* N bytes of PART from OFFSET on as a reader; their sums are checked at first
 * touch (save those of TEXT). */
bool part_bytes(struct book *b, enum book_part part, uint64_t offset,
    uint64_t n, struct cur *out, struct err *e) WARN_UNUSED;
/* The sums of all pieces that were not touched. */
bool sums_check_all(struct book *b, struct err *e) WARN_UNUSED;
/* One byte; the long way of part_byte. */
bool part_byte_checked(struct book *b, enum book_part part, uint64_t offset,
    uint8_t *out, struct err *e) WARN_UNUSED;

/* One byte of a section that has sums. */
static inline bool
part_byte(struct book *b, enum book_part part, uint64_t offset, uint8_t *out,
    struct err *e)
{
	const struct part_range *range = &b->parts[part];
	uint64_t at = range->offset + offset;
	uint64_t piece = (at - b->sums_from) / BOOK_SUM_BYTES;

	if (offset >= range->length ||
	    (b->checked[piece / 8] >> piece % 8 & 1) == 0)
		return part_byte_checked(b, part, offset, out, e);
	*out = b->p[at];
	return true;
}

/* Groups of N things by SIZE. */
static inline uint32_t
groups_of(uint32_t n, uint32_t size)
{
	return n / size + (n % size != 0);
}

/* tables.c */
bool entry_group_read(struct book *b, uint32_t group,
    struct err *e) WARN_UNUSED;
/* The record of ENTRY, valid until the next of these calls. */
bool entry_record_read(struct book *b, uint32_t entry,
    const struct entry_record **out, struct err *e) WARN_UNUSED;
/* The page of ENTRY. */
bool page_of_entry(struct book *b, uint32_t entry, uint32_t *page,
    struct err *e) WARN_UNUSED;
/* The entry's id; made ones in A. */
struct sv entry_record_id(const struct entry_record *r, struct arena *a);
/* The reader of PAGE's record, and its entries. */
bool page_record(struct book *b, uint32_t page, struct page_info *out,
    struct cur *rest, struct err *e) WARN_UNUSED;

/* blocks.c */
bool block_group_read(struct book *b, uint32_t group,
    struct err *e) WARN_UNUSED;
/* Record I of BLKS, valid until the next of these calls. */
bool block_record_read(struct book *b, uint32_t i,
    const struct block_record **out, struct err *e) WARN_UNUSED;
/* The block that holds byte AT of the stream (AT < stream_bytes). */
bool block_find(struct book *b, uint64_t at, uint32_t *block,
    struct err *e) WARN_UNUSED;
/* Bytes [FROM, TO) of the stream, in A. */
bool stream_bytes(struct book *b, uint64_t from, uint64_t to, struct arena *a,
    struct sv *out, struct err *e) WARN_UNUSED;
void block_cache_free(struct book *b);
/* A file of DATA: raw deflate, exactly OUT.n bytes, then only zero bytes. */
bool inflate_whole(struct cur stored, size_t raw, char *out);

/* passage.c: record I of ANCH. */
struct anchor_record {
	uint64_t at;		/* in the packed stream, if a node begins */
	bool has_node;
	uint32_t entry, position;
};
uint64_t anchor_count(const struct book *b);
bool anchor_read(struct book *b, uint64_t i, struct anchor_record *out,
    struct err *e) WARN_UNUSED;

/* page.c: the entry's text as a tree below ROOT. */
bool entry_unpack(struct book *b, const struct entry_record *r, struct sv text,
    struct node *root, struct arena *a, struct err *e) WARN_UNUSED;

/* dict.c */
struct dict_index {		/* a record of TERM's index */
	uint8_t first[8];
	uint32_t at, groups;
	uint64_t postings;
};
bool dict_index_read(struct book *b, uint32_t block, struct dict_index *out,
    struct err *e) WARN_UNUSED;
/* Begin at the first term of BLOCK, whatever the prefix. */
bool dict_walk_block(struct book *b, uint32_t block, struct dict_walk *w,
    struct err *e) WARN_UNUSED;
/* The next term, whatever the prefix; w->next < nterms. */
bool dict_step(struct dict_walk *w, struct term *out,
    struct err *e) WARN_UNUSED;

/* names.c */
struct name_record {
	uint32_t rest, target;
	uint32_t entry;
	unsigned kind;		/* BOOK_NAME_* */
};
bool name_count(struct book *b, uint32_t *n, unsigned *bits,
    struct err *e) WARN_UNUSED;
/* The names of BUCKET are [*FROM, *TO). */
bool name_bucket(struct book *b, uint32_t bucket, uint32_t *from, uint32_t *to,
    struct err *e) WARN_UNUSED;
bool name_at(struct book *b, uint32_t i, struct name_record *out,
    struct err *e) WARN_UNUSED;
uint32_t name_hash_bucket(uint32_t hash, unsigned bits);
uint32_t name_hash_rest(uint32_t hash, unsigned bits);
/* Is KEY (folded) the name that R stands for? */
bool name_agrees(struct book *b, const struct name_record *r, struct sv key,
    uint32_t *page, bool *agrees, struct err *e) WARN_UNUSED;
/* Is KEY a name of that KIND for ENTRY? A key that folds to nothing is. */
bool name_has(struct book *b, enum name_kind kind, struct sv key,
    uint32_t entry, bool *has, struct err *e) WARN_UNUSED;

/* groups.c */
bool group_idf(struct book *b, uint32_t df, double *idf,
    struct err *e) WARN_UNUSED;
struct group_layout {		/* of GRUP */
	uint32_t nidf, nodd;
	uint64_t odd, index, records, strings, end;
};
bool group_layout(struct book *b, struct group_layout *out,
    struct err *e) WARN_UNUSED;
/* Odd stem I: its hash, group and text. */
bool group_odd(struct book *b, const struct group_layout *l, uint32_t i,
    uint32_t *hash, uint32_t *group, struct sv *stem,
    struct err *e) WARN_UNUSED;

/* verify_index.c: terms, groups, postings; names; carried files. */
bool verify_terms(struct book *b, struct err *e) WARN_UNUSED;
bool verify_names(struct book *b, struct err *e) WARN_UNUSED;
/* synonyms.c */
bool verify_synonyms(struct book *b, struct err *e) WARN_UNUSED;
bool verify_data(struct book *b, struct err *e) WARN_UNUSED;

#endif
