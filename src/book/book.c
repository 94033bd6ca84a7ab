/* Opening a book costs a map, the header with its table, and META. All other
 * bytes are reached by part_bytes(), which checks the range and, the first
 * time a piece is touched, its sum. */
#include "config.h"

#include "book/book.h"

#include <string.h>

#include "base/mem.h"
#include "base/sha256.h"
#include "book/inner.h"
#include "book/sum.h"

/* Bytes that one of a kind takes at least. */
#define TERM_LEAST 4
#define ENTRY_LEAST 8
#define AREA_LEAST 3

struct part_row {
	char tag[5];
	const char *what;
};

static const struct part_row part_table[PART_COUNT] = {
	[PART_TEXT] = { BOOK_TAG_TEXT, "page text" },
	[PART_META] = { BOOK_TAG_META, "what the book is" },
	[PART_AREA] = { BOOK_TAG_AREA, "areas" },
	[PART_PAGE] = { BOOK_TAG_PAGE, "page table" },
	[PART_ENTR] = { BOOK_TAG_ENTR, "entry table" },
	[PART_NAME] = { BOOK_TAG_NAME, "name table" },
	[PART_BLKS] = { BOOK_TAG_BLKS, "text block table" },
	[PART_ANCH] = { BOOK_TAG_ANCH, "where snippets may begin" },
	[PART_DICT] = { BOOK_TAG_DICT, "compression dictionary" },
	[PART_TERM] = { BOOK_TAG_TERM, "term dictionary" },
	[PART_GRUP] = { BOOK_TAG_GRUP, "stem groups" },
	[PART_POST] = { BOOK_TAG_POST, "postings and positions" },
	[PART_SYNO] = { BOOK_TAG_SYNO, "synonyms" },
	[PART_DATA] = { BOOK_TAG_DATA, "carried files" },
	[PART_SUMS] = { BOOK_TAG_SUMS, "sums" },
};

void
book_tell_damage(const struct book *b, enum book_part part, struct err *e,
    const char *what)
{
	(void)err_set(e, ERR_DAMAGED, "%s: damaged: section %s: %s", b->path,
	    part_table[part].tag, what);
}

static bool
bad_header(const struct book *b, struct err *e, const char *what)
{
	return err_set(e, ERR_DAMAGED, "%s: damaged: header: %s", b->path,
	    what);
}

/* The sum of piece I, which is within the book. */
static bool
piece_check(struct book *b, uint64_t i, enum book_part part, struct err *e)
{
	uint64_t from = b->sums_from + i * BOOK_SUM_BYTES;
	uint64_t n = b->sums_to - from;
	struct cur sum = cur_make(b->p + b->parts[PART_SUMS].offset + i * 4,
	    4);

	if (n > BOOK_SUM_BYTES)
		n = BOOK_SUM_BYTES;
	if (book_sum(b->p + from, (size_t)n) != cur_u32(&sum))
		return book_damaged(b, part, e, "wrong sum");
	b->checked[i / 8] |= (uint8_t)(1u << i % 8);
	return true;
}

bool
part_bytes(struct book *b, enum book_part part, uint64_t offset, uint64_t n,
    struct cur *out, struct err *e)
{
	const struct part_range *range = &b->parts[part];

	if (offset > range->length || n > range->length - offset)
		return book_damaged(b, part, e, "cut short");
	uint64_t at = range->offset + offset;
	*out = cur_make(b->p + at, (size_t)n);
	if (n == 0 || part == PART_TEXT || part == PART_SUMS)
		return true;
	uint64_t first = (at - b->sums_from) / BOOK_SUM_BYTES;
	uint64_t last = (at + n - 1 - b->sums_from) / BOOK_SUM_BYTES;
	for (uint64_t i = first; i <= last; i++)
		if ((b->checked[i / 8] >> i % 8 & 1) == 0 &&
		    !piece_check(b, i, part, e))
			return false;
	return true;
}

bool
sums_check_all(struct book *b, struct err *e)
{
	uint64_t n = b->sums_to - b->sums_from;

	for (uint64_t i = 0; i * BOOK_SUM_BYTES < n; i++)
		if ((b->checked[i / 8] >> i % 8 & 1) == 0 &&
		    !piece_check(b, i, PART_SUMS, e))
			return false;
	return true;
}

bool
part_byte_checked(struct book *b, enum book_part part, uint64_t offset,
    uint8_t *out, struct err *e)
{
	struct cur c;

	if (!part_bytes(b, part, offset, 1, &c, e))
		return false;
	*out = cur_u8(&c);
	return true;
}

static int
part_of_tag(const uint8_t *tag)
{
	for (int i = 0; i < PART_COUNT; i++)
		if (memcmp(part_table[i].tag, tag, 4) == 0)
			return i;
	return -1;
}

/* A tag as text: what is not printable becomes '?'. */
static void
tag_text(const uint8_t *tag, char out[5])
{
	for (int i = 0; i < 4; i++)
		out[i] = tag[i] > ' ' && tag[i] < 0x7F ? (char)tag[i] : '?';
	out[4] = '\0';
}

/* One row of the section table; *NEXT is where the section must begin. */
static bool
section_read(struct book *b, size_t i, struct cur *c, uint64_t *next,
    struct err *e)
{
	const uint8_t *tag = cur_bytes(c, 4);
	uint32_t flags = cur_u32(c);
	struct section_stat *s = &b->sections[i];

	s->offset = cur_u64(c);
	s->bytes = cur_u64(c);
	if (!cur_ok(c) || tag == NULL)
		return bad_header(b, e, "section table");
	tag_text(tag, s->tag);
	if (s->offset != *next || s->bytes > b->n - s->offset)
		return bad_header(b, e, "section table");
	*next += s->bytes;
	int part = part_of_tag(tag);
	s->what = part >= 0 ? part_table[part].what : "unknown";
	if (part < 0 && (flags & BOOK_REQUIRED) != 0)
		return err_set(e, ERR_DAMAGED,
		    "%s: needs a newer program (section %s)", b->path, s->tag);
	if ((i == 0) != (part == PART_TEXT) ||
	    (i == b->nsections - 1) != (part == PART_SUMS))
		return bad_header(b, e, "order of sections");
	if (part < 0)
		return true;
	if (b->parts[part].offset != 0)
		return bad_header(b, e, "a section twice");
	b->parts[part] = (struct part_range){ s->offset, s->bytes };
	return true;
}

static bool
sections_read(struct book *b, struct cur c, struct err *e)
{
	uint64_t next = BOOK_HEADER_BYTES +
	    (uint64_t)b->nsections * BOOK_SECTION_BYTES;

	for (size_t i = 0; i < b->nsections; i++)
		if (!section_read(b, i, &c, &next, e))
			return false;
	if (next != b->n)
		return bad_header(b, e, "file length");
	for (int i = 0; i < PART_COUNT; i++)
		if (b->parts[i].offset == 0)
			return err_set(e, ERR_DAMAGED,
			    "%s: damaged: section %s: missing", b->path,
			    part_table[i].tag);
	const struct part_range *text = &b->parts[PART_TEXT];
	b->sums_from = text->offset + text->length;
	b->sums_to = b->parts[PART_SUMS].offset;
	uint64_t pieces = (b->sums_to - b->sums_from + BOOK_SUM_BYTES - 1) /
	    BOOK_SUM_BYTES;
	if (b->parts[PART_SUMS].length != pieces * 4)
		return book_damaged(b, PART_SUMS, e, "length");
	b->checked = mem_alloc((size_t)(pieces / 8 + 1));
	return true;
}

/* Of the N bytes of header and section table, the sum itself as 0. */
static uint32_t
header_sum(const struct book *b, size_t n)
{
	uint8_t copy[BOOK_HEADER_BYTES +
	    BOOK_SECTIONS_MAX * BOOK_SECTION_BYTES];

	memcpy(copy, b->p, n);
	memset(copy + BOOK_SUM_AT, 0, 4);
	return book_sum(copy, n);
}

static bool
header_read(struct book *b, struct err *e)
{
	struct cur c = cur_make(b->p, b->n);
	const uint8_t *magic = cur_bytes(&c, 8);
	unsigned version = cur_u16(&c);
	b->nsections = cur_u16(&c);
	uint32_t sum = cur_u32(&c);
	uint64_t length = cur_u64(&c);
	uint64_t zero = cur_u64(&c);

	if (magic == NULL || memcmp(magic, BOOK_MAGIC, 8) != 0) {
		b->nsections = 0;
		return err_set(e, ERR_DAMAGED, "%s: not a book", b->path);
	}
	if (cur_ok(&c) && version > BOOK_VERSION)
		return err_set(e, ERR_DAMAGED, "%s: needs a newer program "
		    "(format %u, this one reads %d)", b->path, version,
		    BOOK_VERSION);
	if (cur_ok(&c) && version > 0 && version < BOOK_VERSION)
		return err_set(e, ERR_DAMAGED, "%s: made by an older program "
		    "(format %u, this one reads %d): compile it again",
		    b->path, version, BOOK_VERSION);
	size_t table = b->nsections * BOOK_SECTION_BYTES;
	if (!cur_ok(&c) || version != BOOK_VERSION || zero != 0 ||
	    b->nsections > BOOK_SECTIONS_MAX || table > cur_left(&c))
		return bad_header(b, e, "cut short or senseless");
	if (sum != header_sum(b, BOOK_HEADER_BYTES + table))
		return bad_header(b, e, "wrong sum");
	if (length != b->n)
		return bad_header(b, e, "the file is not as long as it was");
	b->sections = mem_array(b->nsections, sizeof(*b->sections));
	return sections_read(b, cur_make(c.p, table), e);
}

static bool
meta_read(struct book *b, struct err *e)
{
	struct cur c;
	struct book_meta *m = &b->meta;

	if (!part_bytes(b, PART_META, 0, b->parts[PART_META].length, &c, e))
		return false;
	b->npages = cur_u32(&c);
	b->nentries = cur_u32(&c);
	b->nareas = cur_u32(&c);
	uint32_t zero = cur_u32(&c);
	b->source_bytes = cur_u64(&c);
	b->stream_bytes = cur_u64(&c);
	m->name = cur_string(&c);
	m->title = cur_string(&c);
	m->version = cur_string(&c);
	m->date = cur_string(&c);
	m->language = cur_string(&c);
	m->rust = cur_string(&c);
	m->authors = cur_string(&c);
	m->copyright = cur_string(&c);
	if (!cur_ok(&c) || cur_left(&c) > 0 || zero != 0)
		return book_damaged(b, PART_META, e, "cut short or too long");
	if (b->npages > BOOK_PAGES_MAX || b->nentries > BOOK_ENTRIES_MAX ||
	    b->nentries < b->npages ||
	    b->stream_bytes > b->parts[PART_TEXT].length * BOOK_RATIO_MAX)
		return book_damaged(b, PART_META, e, "senseless counts");
	return true;
}

/* Can the tables hold what META counts? So that whoever makes an array of
 * entries asks for no more than the file's size times a constant. */
static bool
counts_read(struct book *b, struct err *e)
{
	struct cur c;

	if (!part_bytes(b, PART_BLKS, 0, 8, &c, e))
		return false;
	b->nblocks = cur_u32(&c);
	if (cur_u32(&c) != 0 || b->parts[PART_BLKS].length != 8 +
	    ((uint64_t)groups_of(b->nblocks, BOOK_BLOCK_GROUP) + 1) *
	    BOOK_BLOCK_INDEX_BYTES + (uint64_t)b->nblocks * BOOK_BLOCK_BYTES)
		return book_damaged(b, PART_BLKS, e, "length");
	if (!part_bytes(b, PART_TERM, 0, 8, &c, e))
		return false;
	b->nterms = cur_u32(&c);
	b->ngroups = cur_u32(&c);
	if (b->nterms > b->parts[PART_TERM].length / TERM_LEAST ||
	    ((uint64_t)groups_of(b->nterms, BOOK_TERM_BLOCK) + 1) *
	    BOOK_TERM_INDEX_BYTES > b->parts[PART_TERM].length ||
	    b->ngroups > b->nterms / 2)
		return book_damaged(b, PART_TERM, e, "length");
	if (b->npages > b->parts[PART_PAGE].length / BOOK_PAGE_INDEX_BYTES)
		return book_damaged(b, PART_PAGE, e, "length");
	if (b->nentries > b->parts[PART_ENTR].length / ENTRY_LEAST)
		return book_damaged(b, PART_ENTR, e, "length");
	if (b->nareas > b->parts[PART_AREA].length / AREA_LEAST)
		return book_damaged(b, PART_AREA, e, "length");
	if (b->parts[PART_DICT].length > BOOK_DICT_MAX)
		return book_damaged(b, PART_DICT, e, "length");
	if (b->parts[PART_ANCH].length !=
	    anchor_count(b) * BOOK_ANCHOR_BYTES)
		return book_damaged(b, PART_ANCH, e, "length");
	return true;
}

static bool
open_bytes(struct book *b, struct err *e)
{
	return header_read(b, e) && meta_read(b, e) && counts_read(b, e);
}

static char *
copy_path(const char *path)
{
	size_t n = strlen(path) + 1;

	return memcpy(mem_alloc(n), path, n);
}

bool
book_open(const char *path, struct book **out, struct err *e)
{
	struct book *b = mem_alloc(sizeof(*b));

	b->path = copy_path(path);
	bool ok = file_map(path, &b->map, e);
	if (ok) {
		b->p = b->map.p;
		b->n = b->map.n;
		ok = open_bytes(b, e);
	}
	if (!ok) {
		book_close(b);
		return false;
	}
	*out = b;
	return true;
}

bool
book_open_bytes(const void *p, size_t n, const char *name, struct book **out,
    struct err *e)
{
	struct book *b = mem_alloc(sizeof(*b));

	b->path = copy_path(name);
	b->p = p;
	b->n = n;
	if (!open_bytes(b, e)) {
		book_close(b);
		return false;
	}
	*out = b;
	return true;
}

void
book_close(struct book *b)
{
	if (b == NULL)
		return;
	block_cache_free(b);
	file_unmap(&b->map);
	mem_free(b->checked);
	mem_free(b->sections);
	mem_free(b->path);
	mem_free(b);
}

const char *
book_path(const struct book *b)
{
	return b->path;
}

uint32_t
book_digest(const struct book *b)
{
	const struct part_range *sums = &b->parts[PART_SUMS];
	uint8_t digest[SHA256_SIZE];
	struct buf bytes = { 0 };

	buf_put(&bytes, b->p, BOOK_HEADER_BYTES);
	buf_put(&bytes, b->p + sums->offset, (size_t)sums->length);
	sha256(buf_view(&bytes), digest);
	buf_release(&bytes);
	return (uint32_t)digest[0] << 24 | (uint32_t)digest[1] << 16 |
	    (uint32_t)digest[2] << 8 | digest[3];
}

const struct book_meta *
book_meta(const struct book *b)
{
	return &b->meta;
}

uint32_t
book_npages(const struct book *b)
{
	return b->npages;
}

uint64_t
book_text_bytes(const struct book *b)
{
	return b->stream_bytes;
}

uint32_t
book_nentries(const struct book *b)
{
	return b->nentries;
}

size_t
book_nsections(const struct book *b)
{
	return b->nsections;
}

struct section_stat
book_section(const struct book *b, size_t i)
{
	return b->sections[i];
}

bool
book_stat(struct book *b, struct book_stat *out, struct err *e)
{
	struct cur c;

	if (!part_bytes(b, PART_POST, 0, BOOK_POST_HEADER_BYTES, &c, e))
		return false;
	*out = (struct book_stat){
		.file_bytes = b->n,
		.source_bytes = b->source_bytes,
		.text_bytes = b->stream_bytes,
		.pages = b->npages,
		.entries = b->nentries,
		.terms = b->nterms,
		.blocks = b->nblocks,
	};
	out->postings = cur_u64(&c);
	out->positions = cur_u64(&c);
	return true;
}
