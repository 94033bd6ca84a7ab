/* Groups of forms with one stem, and idf, which many of them share. */
#include "config.h"

#include <string.h>

#include "base/map.h"
#include "base/mem.h"
#include "book/dict.h"
#include "book/inner.h"

bool
group_layout(struct book *b, struct group_layout *out, struct err *e)
{
	uint64_t index_n = groups_of(b->ngroups, BOOK_GROUP_BLOCK);
	struct cur c;

	if (!part_bytes(b, PART_GRUP, 0, 8, &c, e))
		return false;
	out->nidf = cur_u32(&c);
	out->nodd = cur_u32(&c);
	out->odd = 8 + (uint64_t)out->nidf * BOOK_IDF_BYTES;
	out->index = out->odd + (uint64_t)out->nodd * BOOK_ODD_BYTES;
	out->records = out->index + (index_n + 1) * 4;
	out->end = b->parts[PART_GRUP].length;
	if (!part_bytes(b, PART_GRUP, out->index + index_n * 4, 4, &c, e))
		return false;
	out->strings = out->records + cur_u32(&c);
	if (out->strings > out->end)
		return book_damaged(b, PART_GRUP, e, "cut short");
	return true;
}

bool
group_idf(struct book *b, uint32_t df, double *idf, struct err *e)
{
	struct group_layout l;
	struct cur c;
	uint32_t low = 0, bits;
	float value;

	if (!group_layout(b, &l, e))
		return false;
	for (uint32_t high = l.nidf; low < high;) {
		uint32_t middle = low + (high - low) / 2;
		if (!part_bytes(b, PART_GRUP,
			8 + (uint64_t)middle * BOOK_IDF_BYTES, 4, &c, e))
			return false;
		if (cur_u32(&c) < df)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == l.nidf)
		return book_damaged(b, PART_GRUP, e, "no idf");
	if (!part_bytes(b, PART_GRUP, 8 + (uint64_t)low * BOOK_IDF_BYTES, 8, &c,
		e))
		return false;
	if (cur_u32(&c) != df)
		return book_damaged(b, PART_GRUP, e, "no idf");
	bits = cur_u32(&c);
	memcpy(&value, &bits, sizeof(value));
	*idf = (double)value;
	/* ln(1 + x) of some x >= 0; a NaN fails too. */
	if (!(*idf >= 0 && *idf < 64))
		return book_damaged(b, PART_GRUP, e, "senseless idf");
	return true;
}

static bool
alone(struct book *b, uint32_t number, struct arena *a, struct term_group *out,
    struct err *e)
{
	struct term t;

	if (!dict_term(b, number, a, &t, NULL, e))
		return false;
	out->df = t.df;
	out->nforms = 1;
	out->forms = arena_array(a, 1, sizeof(*out->forms));
	out->forms[0] = number;
	return group_idf(b, t.df, &out->idf, e);
}

/* One record; without A it is passed over. */
static bool
record_read(const struct book *b, struct cur *c, struct arena *a,
    struct term_group *out)
{
	out->df = (uint32_t)cur_varint_max(c, b->nentries);
	uint64_t n = cur_varint(c);
	if (n < 2 || n > cur_left(c)) {
		cur_fail(c);
		return false;
	}
	out->nforms = (uint32_t)n;
	out->forms = a != NULL ? arena_array(a, (size_t)n, sizeof(uint32_t))
			       : NULL;
	uint64_t form = 0;
	for (uint32_t i = 0; i < n && cur_ok(c); i++) {
		form += cur_varint_max(c, b->nterms) + (i > 0);
		if (form >= b->nterms)
			cur_fail(c);
		else if (out->forms != NULL)
			out->forms[i] = (uint32_t)form;
	}
	return cur_ok(c);
}

bool
dict_group(struct book *b, uint32_t group, struct arena *a,
    struct term_group *out, struct err *e)
{
	struct group_layout l;
	struct cur c;

	*out = (struct term_group){ 0 };
	if (group >= b->ngroups)
		return alone(b, group - b->ngroups, a, out, e);
	if (!group_layout(b, &l, e) ||
	    !part_bytes(b, PART_GRUP,
		l.index + (uint64_t)(group / BOOK_GROUP_BLOCK) * 4, 8, &c, e))
		return false;
	uint32_t from = cur_u32(&c), to = cur_u32(&c);
	if (from > to || to > l.strings - l.records)
		return book_damaged(b, PART_GRUP, e, "order of the index");
	if (!part_bytes(b, PART_GRUP, l.records + from, to - from, &c, e))
		return false;
	uint32_t skip = group % BOOK_GROUP_BLOCK;
	for (uint32_t i = 0; i < skip && cur_ok(&c); i++)
		(void)record_read(b, &c, NULL, out);
	if (!cur_ok(&c) || !record_read(b, &c, a, out) || out->df == 0)
		return book_damaged(b, PART_GRUP, e, "senseless record");
	return group_idf(b, out->df, &out->idf, e);
}

bool
group_odd(struct book *b, const struct group_layout *l, uint32_t i,
    uint32_t *hash, uint32_t *group, struct sv *stem, struct err *e)
{
	struct cur c;

	if (!part_bytes(b, PART_GRUP, l->odd + (uint64_t)i * BOOK_ODD_BYTES,
		BOOK_ODD_BYTES, &c, e))
		return false;
	*hash = cur_u32(&c);
	*group = cur_u32(&c);
	uint64_t at = l->records + cur_u32(&c);
	if (at < l->strings || at >= l->end || *group >= b->ngroups + b->nterms)
		return book_damaged(b, PART_GRUP, e, "odd stems");
	/* At most the length and a stem. */
	uint64_t n = l->end - at < BOOK_TERM_MAX + 1 ? l->end - at
						     : BOOK_TERM_MAX + 1;
	if (!part_bytes(b, PART_GRUP, at, n, &c, e))
		return false;
	*stem = cur_string(&c);
	return cur_ok(&c) ? true
			  : book_damaged(b, PART_GRUP, e, "odd stems");
}

static bool
find_odd(struct book *b, struct sv stem, uint32_t *group, bool *found,
    struct err *e)
{
	uint32_t key = map_hash(stem), low = 0, hash = 0;
	struct group_layout l;
	struct sv text;

	if (!group_layout(b, &l, e))
		return false;
	for (uint32_t high = l.nodd; low < high;) {
		uint32_t middle = low + (high - low) / 2;
		if (!group_odd(b, &l, middle, &hash, group, &text, e))
			return false;
		if (hash < key)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < l.nodd && !*found; low++) {
		if (!group_odd(b, &l, low, &hash, group, &text, e))
			return false;
		if (hash != key)
			break;
		*found = sv_eq(text, stem);
	}
	return true;
}

bool
dict_find_stem(struct book *b, struct sv stem, uint32_t *group, bool *found,
    struct err *e)
{
	struct dict_walk w;
	struct term t;
	bool more;

	*found = false;
	if (stem.n == 0 || stem.n > BOOK_TERM_MAX)
		return true;
	/* All but odd stems share all but their last byte with a form. */
	if (!dict_walk_begin(b, sv_sub(stem, 0, stem.n > 1 ? stem.n - 1 : 1),
		&w, e))
		return false;
	for (;;) {
		if (!dict_walk_next(&w, &t, &more, e))
			return false;
		if (!more)
			return find_odd(b, stem, group, found, e);
		if (sv_eq(sv_make(w.stem, w.stem_n), stem))
			break;
	}
	*group = t.group;
	*found = true;
	return true;
}
