#include "config.h"

#include "book/synonyms.h"

#include "base/map.h"
#include "book/inner.h"

#define HEAD_BYTES 8
/* Bytes that a record and a group take at most. */
#define WORDS_MAX (2 + BOOK_SYNONYM_WORDS * (BOOK_TERM_MAX + 1))
#define RECORD_MAX (WORDS_MAX + 5)
#define GROUP_MAX (2 + BOOK_SYNONYM_FORMS * WORDS_MAX)

/* Where things are in the section. */
struct synonym_layout {
	uint32_t n;
	uint64_t records, groups, end;
};

static bool
layout_read(struct book *b, struct synonym_layout *l, struct err *e)
{
	struct cur c;

	if (!part_bytes(b, PART_SYNO, 0, HEAD_BYTES, &c, e))
		return false;
	l->n = cur_u32(&c);
	l->records = HEAD_BYTES + (uint64_t)l->n * BOOK_SYNONYM_INDEX_BYTES;
	l->groups = l->records + cur_u32(&c);
	l->end = b->parts[PART_SYNO].length;
	if (l->groups > l->end)
		return book_damaged(b, PART_SYNO, e, "number of keys");
	return true;
}

bool
book_nsynonyms(struct book *b, uint32_t *n, struct err *e)
{
	struct synonym_layout l;

	if (!layout_read(b, &l, e))
		return false;
	*n = l.n;
	return true;
}

/* Row I of the index. */
static bool
row_read(struct book *b, const struct synonym_layout *l, uint32_t i,
    uint32_t *hash, uint64_t *record, struct err *e)
{
	struct cur c;

	if (!part_bytes(b, PART_SYNO,
		HEAD_BYTES + (uint64_t)i * BOOK_SYNONYM_INDEX_BYTES,
		BOOK_SYNONYM_INDEX_BYTES, &c, e))
		return false;
	*hash = cur_u32(&c);
	*record = l->records + cur_u32(&c);
	return true;
}

/* Bytes at AT up to END, of the section, no more than anything there takes. */
static bool
bytes_at(struct book *b, uint64_t at, uint64_t end, uint64_t most,
    struct cur *out, struct err *e)
{
	if (at > end)
		return book_damaged(b, PART_SYNO, e, "offset");
	return part_bytes(b, PART_SYNO, at, end - at < most ? end - at : most,
	    out, e);
}

/* The record at RECORD: its key, where its group is, where it ends. */
static bool
record_read(struct book *b, const struct synonym_layout *l, uint64_t record,
    struct sv *key, uint64_t *group, uint64_t *end, struct err *e)
{
	struct cur c;

	if (!bytes_at(b, record, l->groups, RECORD_MAX, &c, e))
		return false;
	uint64_t all = cur_left(&c);
	*key = cur_string(&c);
	*group = l->groups + cur_varint_max(&c, UINT32_MAX);
	*end = record + all - cur_left(&c);
	return cur_ok(&c) ? true
			  : book_damaged(b, PART_SYNO, e, "record");
}

/* Does S have 1 to BOOK_SYNONYM_WORDS words parted by one blank? */
static bool
is_words(struct sv s)
{
	struct sv part, word;
	size_t n = 0;

	while (sv_split(&s, ' ', &part)) {
		const size_t whole = part.n;

		if (!sv_word(&part, &word) || word.n != whole)
			return false;
		n++;
	}
	return n >= 1 && n <= BOOK_SYNONYM_WORDS;
}

/* The forms of the group at GROUP, in A, and where it ends. */
static bool
group_read(struct book *b, const struct synonym_layout *l, uint64_t group,
    struct arena *a, struct sv_list *out, uint64_t *end, struct err *e)
{
	struct cur c;

	*out = (struct sv_list){ 0 };
	if (!bytes_at(b, group, l->end, GROUP_MAX, &c, e))
		return false;
	uint64_t all = cur_left(&c);
	size_t n = (size_t)cur_varint_max(&c, BOOK_SYNONYM_FORMS);
	out->v = arena_array(a, n, sizeof(*out->v));
	while (out->n < n && cur_ok(&c))
		out->v[out->n++] = cur_string(&c);
	*end = group + all - cur_left(&c);
	if (!cur_ok(&c))
		return book_damaged(b, PART_SYNO, e, "group");
	for (size_t i = 0; i < n; i++)
		if (!is_words(out->v[i]))
			return book_damaged(b, PART_SYNO, e, "words");
	return true;
}

/* The first row whose hash is at least HASH. */
static bool
find_row(struct book *b, const struct synonym_layout *l, uint32_t hash,
    uint32_t *row, struct err *e)
{
	uint32_t low = 0, high = l->n, at;
	uint64_t record;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (!row_read(b, l, middle, &at, &record, e))
			return false;
		if (at < hash)
			low = middle + 1;
		else
			high = middle;
	}
	*row = low;
	return true;
}

bool
book_synonyms(struct book *b, struct sv said, struct arena *a,
    struct sv_list *out, struct err *e)
{
	uint32_t hash = map_hash(said), row, at;
	uint64_t record, group, end;
	struct synonym_layout l;
	struct sv key;

	*out = (struct sv_list){ 0 };
	if (!layout_read(b, &l, e) || !find_row(b, &l, hash, &row, e))
		return false;
	for (; row < l.n; row++) {
		if (!row_read(b, &l, row, &at, &record, e))
			return false;
		if (at != hash)
			return true;
		if (!record_read(b, &l, record, &key, &group, &end, e))
			return false;
		if (sv_eq(key, said))
			return group_read(b, &l, group, a, out, &end, e);
	}
	return true;
}

bool
book_synonym_at(struct book *b, uint32_t i, struct arena *a, struct sv *said,
    struct sv_list *out, struct err *e)
{
	struct synonym_layout l;
	uint64_t record, group, end;
	uint32_t hash;

	return layout_read(b, &l, e) &&
	    row_read(b, &l, i, &hash, &record, e) &&
	    record_read(b, &l, record, said, &group, &end, e) &&
	    group_read(b, &l, group, a, out, &end, e);
}

static bool
verify_groups(struct book *b, const struct synonym_layout *l, struct arena *a,
    struct err *e)
{
	struct sv_list forms;

	for (uint64_t at = l->groups, end; at < l->end; at = end) {
		arena_clear(a);
		if (!group_read(b, l, at, a, &forms, &end, e))
			return false;
		if (forms.n == 0)
			return book_damaged(b, PART_SYNO, e, "empty group");
	}
	return true;
}

static bool
verify_keys(struct book *b, const struct synonym_layout *l, struct arena *a,
    struct err *e)
{
	uint64_t record, group, next = l->records, end;
	uint32_t hash, last = 0;
	struct sv key, before = { 0 };
	struct sv_list forms;

	for (uint32_t i = 0; i < l->n; i++, last = hash, before = key) {
		arena_clear(a);
		if (!row_read(b, l, i, &hash, &record, e) ||
		    !record_read(b, l, record, &key, &group, &end, e) ||
		    !group_read(b, l, group, a, &forms, &group, e))
			return false;
		if (record != next || hash != map_hash(key) ||
		    !is_words(key) ||
		    (i > 0 && (hash < last ||
			(hash == last && sv_cmp(before, key) >= 0))))
			return book_damaged(b, PART_SYNO, e, "order of keys");
		next = end;
	}
	return next == l->groups ? true
				 : book_damaged(b, PART_SYNO, e, "records");
}

bool
verify_synonyms(struct book *b, struct err *e)
{
	struct synonym_layout l;
	struct arena a = { 0 };
	bool ok;

	ok = layout_read(b, &l, e) && verify_keys(b, &l, &a, e) &&
	    verify_groups(b, &l, &a, e);
	arena_release(&a);
	return ok;
}
