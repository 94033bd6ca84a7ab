#include "config.h"

#include <string.h>

#include "base/map.h"
#include "base/mem.h"
#include "book/book.h"
#include "book/dict.h"
#include "book/inner.h"
#include "book/names.h"
#include "book/postings.h"

/* What is gathered while the terms are walked. */
struct term_check {
	struct book *book;
	uint32_t *group;	/* of each term; UINT32_MAX alone */
	uint64_t postings, positions;
	struct posting_iter it;
};

/* The largest weight of each block, the last of which has none stored, and of
 * the list must be what is stored. */
static bool
verify_maxima(struct posting_iter *it, uint8_t *block_max, uint8_t *list_max,
    struct err *e)
{
	if (!posting_details(it, e))
		return false;
	if (it->at == 0)
		*block_max = 0;
	if (it->weights[it->at] > *block_max)
		*block_max = it->weights[it->at];
	if (*block_max > *list_max)
		*list_max = *block_max;
	return it->at < it->nblock - 1 || *block_max == it->block_max ||
	    book_damaged(it->book, PART_POST, e, "largest weight");
}

static bool
verify_list(struct term_check *x, const struct term *t, struct err *e)
{
	struct posting_iter *it = &x->it;
	struct arena a = { 0 };
	uint32_t n = 0;
	uint8_t block_max = 0, max = 0;
	bool ok = posting_begin(x->book, t, it, e);

	while (ok && it->entry != ENTRY_END) {
		uint32_t *positions;
		size_t npositions;
		n++;
		ok = verify_maxima(it, &block_max, &max, e);
		arena_clear(&a);
		ok = ok && posting_positions(it, &a, &positions, &npositions,
		    e);
		if (!ok)
			break;
		x->positions += npositions;
		const struct bit_reader *end = it->has_positions
		    ? &it->next_positions : &it->positions;
		if (it->at == it->nblock - 1 && !bits_at_end(end))
			ok = book_damaged(x->book, PART_POST, e,
			    "a block too long");
		ok = ok && posting_next(it, e);
	}
	arena_release(&a);
	if (ok && (n != t->df || max != it->list_max))
		return book_damaged(x->book, PART_POST, e, "senseless list");
	x->postings += n;
	return ok;
}

/* Terms in order, also from block to block, and their lists. */
static bool
walk_terms(struct term_check *x, struct err *e)
{
	struct book *b = x->book;
	struct dict_walk w;
	char last[BOOK_TERM_MAX];
	size_t last_n = 0;
	struct dict_index index = { 0 };

	if (b->nterms > 0 && !dict_walk_block(b, 0, &w, e))
		return false;
	for (uint32_t i = 0; i < b->nterms; i++) {
		struct term t;
		if (!dict_step(&w, &t, e))
			return false;
		struct sv text = sv_make(w.text, w.text_n);
		if (i > 0 && sv_cmp(sv_make(last, last_n), text) >= 0)
			return book_damaged(b, PART_TERM, e, "order of terms");
		memcpy(last, text.p, text.n);
		last_n = text.n;
		if (i % BOOK_TERM_BLOCK == 0) {
			uint8_t first[sizeof(index.first)] = { 0 };
			if (!dict_index_read(b, i / BOOK_TERM_BLOCK, &index, e))
				return false;
			memcpy(first, text.p, text.n < sizeof(first)
			    ? text.n : sizeof(first));
			if (memcmp(first, index.first, sizeof(first)) != 0)
				return book_damaged(b, PART_TERM, e,
				    "index");
		}
		x->group[i] = t.group < b->ngroups ? t.group : UINT32_MAX;
		if (!verify_list(x, &t, e))
			return false;
	}
	if (!dict_index_read(b, groups_of(b->nterms, BOOK_TERM_BLOCK), &index,
		e))
		return false;
	if (index.groups != b->ngroups || index.postings !=
	    b->parts[PART_POST].length - BOOK_POST_HEADER_BYTES)
		return book_damaged(b, PART_TERM, e, "end of the index");
	return true;
}

/* Entries that hold a form of the group, each counted once: SEEN has the last
 * group + 1 that counted it. */
static bool
count_group(struct term_check *x, uint32_t number,
    const struct term_group *group, uint32_t *seen, struct err *e)
{
	struct arena a = { 0 };
	uint32_t df = 0;
	bool ok = true;

	for (uint32_t i = 0; ok && i < group->nforms; i++) {
		struct term t;
		ok = dict_term(x->book, group->forms[i], &a, &t, NULL, e) &&
		    posting_begin(x->book, &t, &x->it, e);
		while (ok && x->it.entry != ENTRY_END) {
			df += seen[x->it.entry] != number + 1;
			seen[x->it.entry] = number + 1;
			ok = posting_next(&x->it, e);
		}
	}
	arena_release(&a);
	if (ok && df != group->df)
		return book_damaged(x->book, PART_GRUP, e, "count of a group");
	return ok;
}

static bool
verify_groups(struct term_check *x, struct err *e)
{
	struct book *b = x->book;
	struct arena a = { 0 };
	uint32_t *seen = mem_array(b->nentries, sizeof(*seen));
	uint64_t nforms = 0;
	bool ok = true;

	for (uint32_t i = 0; ok && i < b->ngroups; i++) {
		struct term_group group;
		arena_clear(&a);
		ok = dict_group(b, i, &a, &group, e);
		for (uint32_t j = 0; ok && j < group.nforms; j++)
			if (x->group[group.forms[j]] != i)
				ok = book_damaged(b, PART_GRUP, e,
				    "a form of another group");
		nforms += group.nforms;
		ok = ok && count_group(x, i, &group, seen, e);
	}
	for (uint32_t i = 0; ok && i < b->nterms; i++)
		nforms -= x->group[i] != UINT32_MAX;
	if (ok && nforms != 0)
		ok = book_damaged(b, PART_GRUP, e, "a form without its group");
	mem_free(seen);
	arena_release(&a);
	return ok;
}

/* df rises, so idf falls; every term's df has one. */
static bool
verify_idf(struct book *b, const struct group_layout *l, struct err *e)
{
	double last = 64.0, idf;
	uint32_t last_df = 0;
	struct cur c;

	for (uint32_t i = 0; i < l->nidf; i++) {
		if (!part_bytes(b, PART_GRUP, 8 + (uint64_t)i * BOOK_IDF_BYTES,
			4, &c, e))
			return false;
		uint32_t df = cur_u32(&c);
		if (df <= last_df)
			return book_damaged(b, PART_GRUP, e, "order of idf");
		if (!group_idf(b, df, &idf, e))
			return false;
		if (idf > last)
			return book_damaged(b, PART_GRUP, e, "order of idf");
		last_df = df;
		last = idf;
	}
	return true;
}

static bool
verify_odd(struct book *b, const struct group_layout *l, struct err *e)
{
	uint32_t last = 0, hash, group;
	uint64_t bytes = 0;
	struct sv stem;

	for (uint32_t i = 0; i < l->nodd; i++) {
		if (!group_odd(b, l, i, &hash, &group, &stem, e))
			return false;
		if (hash < last || hash != map_hash(stem))
			return book_damaged(b, PART_GRUP, e, "odd stems");
		last = hash;
		bytes += stem.n + 1;
	}
	if (l->strings + bytes != l->end)
		return book_damaged(b, PART_GRUP, e, "odd stems");
	return true;
}

bool
verify_terms(struct book *b, struct err *e)
{
	struct term_check x = { .book = b };
	struct group_layout l;
	struct cur c;

	if (!part_bytes(b, PART_POST, 0, BOOK_POST_HEADER_BYTES, &c, e))
		return false;
	uint64_t postings = cur_u64(&c), positions = cur_u64(&c);
	x.group = mem_array(b->nterms, sizeof(*x.group));
	bool ok = walk_terms(&x, e) && verify_groups(&x, e) &&
	    group_layout(b, &l, e) && verify_idf(b, &l, e) &&
	    verify_odd(b, &l, e);
	if (ok && (x.postings != postings || x.positions != positions))
		ok = book_damaged(b, PART_POST, e, "counts");
	for (uint32_t i = 0; ok && i < b->nterms; i++) {
		struct arena a = { 0 };
		struct term_group group;
		if (x.group[i] == UINT32_MAX)
			ok = dict_group(b, b->ngroups + i, &a, &group, e);
		arena_release(&a);
	}
	mem_free(x.group);
	return ok;
}

/* Buckets and what is in them, in order. */
static bool
walk_names(struct book *b, struct err *e)
{
	uint32_t n, next = 0, from, to, page;
	unsigned bits;

	if (!name_count(b, &n, &bits, e))
		return false;
	for (uint32_t i = 0; i < 1u << bits; i++) {
		struct name_record r, last = { 0 };
		if (!name_bucket(b, i, &from, &to, e))
			return false;
		if (from != next)
			return book_damaged(b, PART_NAME, e,
			    "order of buckets");
		next = to;
		for (uint32_t j = from; j < to; j++) {
			if (!name_at(b, j, &r, e) ||
			    !page_of_entry(b, r.entry, &page, e))
				return false;
			if (j > from && (r.rest < last.rest ||
			    (r.rest == last.rest && r.target <= last.target)))
				return book_damaged(b, PART_NAME, e,
				    "order of names");
			last = r;
		}
	}
	return next == n ? true
			 : book_damaged(b, PART_NAME, e, "order of buckets");
}

/* Is ENTRY found by its name? */
static bool
is_found(struct book *b, enum name_kind kind, struct sv name, uint32_t entry,
    struct err *e)
{
	bool found;

	if (!name_has(b, kind, name, entry, &found, e))
		return false;
	return found ? true : book_damaged(b, PART_NAME, e, "name missing");
}

bool
verify_names(struct book *b, struct err *e)
{
	bool ok = walk_names(b, e);

	for (uint32_t i = 0; ok && i < b->npages; i++) {
		struct page_info page;
		ok = book_page_info(b, i, &page, e) &&
		    is_found(b, NAME_SLUG, page.slug, page.first_entry, e);
	}
	return ok;
}

bool
verify_data(struct book *b, struct err *e)
{
	struct arena a = { 0 };
	struct sv name = { 0 }, last = { 0 }, bytes;
	bool found = true, ok = true;

	for (size_t i = 0; ok && found; i++) {
		arena_clear(&a);
		ok = book_data_at(b, i, &name, &a, &bytes, &found, e);
		if (ok && found && i > 0 && sv_cmp(last, name) >= 0)
			ok = book_damaged(b, PART_DATA, e, "order of names");
		last = name;
	}
	arena_release(&a);
	return ok;
}
