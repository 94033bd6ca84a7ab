/* Names are found by a part of their hash; what it finds is believed only when
 * the table that holds the name agrees. */
#include "config.h"

#include "book/names.h"

#include <string.h>

#include "base/map.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "book/bitpack.h"
#include "book/inner.h"

#define HEADER_BYTES 8

struct name_layout {
	uint32_t n;
	unsigned bits, width;
	uint64_t buckets, rests, targets;
};

static bool
name_layout(struct book *b, struct name_layout *out, struct err *e)
{
	struct cur c;

	if (!part_bytes(b, PART_NAME, 0, HEADER_BYTES, &c, e))
		return false;
	out->n = cur_u32(&c);
	out->bits = cur_u8(&c);
	out->width = cur_u8(&c);
	if (cur_u16(&c) != 0 || out->bits > BOOK_NAME_BITS_MAX ||
	    out->width < 3 || out->width > 32)
		return book_damaged(b, PART_NAME, e, "header");
	out->buckets = HEADER_BYTES;
	out->rests = out->buckets + (((uint64_t)1 << out->bits) + 1) * 4;
	out->targets = out->rests + (uint64_t)out->n * 2;
	if (out->targets + ((uint64_t)out->n * out->width + 7) / 8 !=
	    b->parts[PART_NAME].length)
		return book_damaged(b, PART_NAME, e, "length");
	return true;
}

bool
name_bucket(struct book *b, uint32_t bucket, uint32_t *from, uint32_t *to,
    struct err *e)
{
	struct name_layout l;
	struct cur c;

	if (!name_layout(b, &l, e) ||
	    !part_bytes(b, PART_NAME, l.buckets + (uint64_t)bucket * 4, 8, &c,
		e))
		return false;
	*from = cur_u32(&c);
	*to = cur_u32(&c);
	if (*from > *to || *to > l.n)
		return book_damaged(b, PART_NAME, e, "order of buckets");
	return true;
}

static bool
record_at(struct book *b, const struct name_layout *l, uint32_t i,
    struct name_record *out, struct err *e)
{
	struct cur c;

	if (!part_bytes(b, PART_NAME, l->rests + (uint64_t)i * 2, 2, &c, e))
		return false;
	out->rest = cur_u16(&c);
	uint64_t bit = (uint64_t)i * l->width;
	uint64_t first = bit / 8, last = (bit + l->width - 1) / 8;
	if (!part_bytes(b, PART_NAME, l->targets + first, last - first + 1,
		&c, e))
		return false;
	struct bit_reader r = bits_make(c.p, cur_left(&c));
	r.at = bit % 8;
	out->target = bits_get(&r, l->width);
	out->entry = out->target >> 3;
	out->kind = out->target & 7;
	if (out->entry >= b->nentries)
		return book_damaged(b, PART_NAME, e, "no such entry");
	return true;
}

bool
name_at(struct book *b, uint32_t i, struct name_record *out, struct err *e)
{
	struct name_layout l;

	return name_layout(b, &l, e) && record_at(b, &l, i, out, e);
}

bool
name_count(struct book *b, uint32_t *n, unsigned *bits, struct err *e)
{
	struct name_layout l;

	if (!name_layout(b, &l, e))
		return false;
	*n = l.n;
	*bits = l.bits;
	return true;
}

uint32_t
name_hash_bucket(uint32_t hash, unsigned bits)
{
	return bits > 0 ? hash >> (32 - bits) : 0;
}

uint32_t
name_hash_rest(uint32_t hash, unsigned bits)
{
	return hash >> (32 - BOOK_NAME_REST - bits) & 0xFFFF;
}

struct sv
name_fold(struct sv name, struct arena *a)
{
	/* Folding one code point may take more bytes than it did. */
	char *out = arena_alloc(a, name.n * 4 + 1);
	size_t n = 0;

	for (size_t i = 0; i < name.n;) {
		uint32_t c = utf8_fold(utf8_next(name, &i));
		if (c == '_' || c == '-' || utf8_is_space(c)) {
			if (n > 0 && out[n - 1] != '-')
				out[n++] = '-';
		} else if (c == '/' || utf8_is_letter(c) ||
		    utf8_is_digit(c)) {
			n += utf8_encode(c, out + n);
		}
	}
	if (n > 0 && out[n - 1] == '-')
		n--;
	return sv_make(out, n);
}

static bool
folds_to(struct sv name, struct sv key)
{
	struct arena a = { 0 };
	bool same = sv_eq(name_fold(name, &a), key);

	arena_release(&a);
	return same;
}

/* A path may be given without its extension. */
static bool
path_folds_to(struct sv path, struct sv key)
{
	size_t dot = path.n;

	for (size_t i = path.n; i-- > 0 && path.p[i] != '/';) {
		if (path.p[i] == '.') {
			dot = i;
			break;
		}
	}
	return folds_to(path, key) || folds_to(sv_sub(path, 0, dot), key);
}

static bool
tags_hold(struct sv tags, struct sv key)
{
	struct sv word;

	while (sv_word(&tags, &word))
		if (folds_to(word, key))
			return true;
	return false;
}

/* Does error-codes.tsv have a line for this code? */
static bool
codes_hold(struct book *b, struct sv key, bool *holds, struct err *e)
{
	struct arena a = { 0 };
	struct sv rest = { 0 }, line, code;
	bool found;
	bool ok = book_data(b, SV("error-codes.tsv"), &a, &rest, &found, e);

	*holds = false;
	while (ok && found && !*holds && sv_split(&rest, '\n', &line))
		if (sv_word(&line, &code))
			*holds = folds_to(code, key);
	arena_release(&a);
	return ok;
}

static bool
page_agrees(struct book *b, const struct name_record *r, uint32_t page,
    struct sv key, bool *agrees, struct err *e)
{
	struct page_info info;
	struct sv_list aliases;
	struct arena a = { 0 };
	bool ok = true;

	if (!book_page_info(b, page, &info, e))
		return false;
	*agrees = false;
	if (r->entry != info.first_entry)
		return book_damaged(b, PART_NAME, e, "name of no page");
	if (r->kind == BOOK_NAME_SLUG) {
		*agrees = folds_to(info.slug, key);
	} else if (r->kind == BOOK_NAME_PATH) {
		*agrees = path_folds_to(info.path, key);
	} else {
		ok = book_page_aliases(b, page, &a, &aliases, e);
		for (size_t i = 0; ok && i < aliases.n && !*agrees; i++)
			*agrees = folds_to(aliases.v[i], key);
	}
	arena_release(&a);
	return ok;
}

static bool
entry_agrees(struct book *b, const struct name_record *r, struct sv key,
    bool *agrees, struct err *e)
{
	struct arena a = { 0 };
	struct entry_info info;

	if (!book_entry_info(b, r->entry, &a, &info, e)) {
		arena_release(&a);
		return false;
	}
	bool is_id = r->kind == BOOK_NAME_ID || r->kind == BOOK_NAME_ID_TITLE;
	bool is_title = r->kind == BOOK_NAME_TITLE ||
	    r->kind == BOOK_NAME_ID_TITLE;
	*agrees = (!is_id || folds_to(info.id, key)) &&
	    (!is_title || folds_to(info.title, key)) &&
	    (r->kind != BOOK_NAME_CODE || tags_hold(info.tags, key));
	arena_release(&a);
	return true;
}

bool
name_agrees(struct book *b, const struct name_record *r, struct sv key,
    uint32_t *page, bool *agrees, struct err *e)
{
	if (!page_of_entry(b, r->entry, page, e))
		return false;
	if (r->kind <= BOOK_NAME_ALIAS)
		return page_agrees(b, r, *page, key, agrees, e);
	if (r->kind == BOOK_NAME_ANSWER)
		return codes_hold(b, key, agrees, e);
	return entry_agrees(b, r, key, agrees, e);
}

/* The kinds that a caller's kind has in the file, the first ones first. */
static bool
is_of_kind(enum name_kind kind, unsigned pass, unsigned stored)
{
	switch (kind) {
	case NAME_SLUG: return pass == 0 && stored == BOOK_NAME_SLUG;
	case NAME_PATH: return pass == 0 && stored == BOOK_NAME_PATH;
	case NAME_ALIAS: return pass == 0 && stored == BOOK_NAME_ALIAS;
	case NAME_ID:
		return pass == 0 && (stored == BOOK_NAME_ID ||
		    stored == BOOK_NAME_ID_TITLE);
	case NAME_TITLE:
		return pass == 0 && (stored == BOOK_NAME_TITLE ||
		    stored == BOOK_NAME_ID_TITLE);
	case NAME_CODE:
		return stored ==
		    (pass == 0 ? BOOK_NAME_ANSWER : BOOK_NAME_CODE);
	case NAME_KINDS: break;
	}
	return false;
}

/* The names of one hash: a part of a bucket, targets in order. */
struct name_run {
	struct name_layout layout;
	uint32_t rest, from, to;
};

/* Those of KEY, which is folded, from ENTRY on. */
static bool
find_run(struct book *b, struct sv key, uint32_t entry, struct name_run *out,
    struct err *e)
{
	struct name_record r;
	uint32_t hash = map_hash(key);

	if (!name_layout(b, &out->layout, e) ||
	    !name_bucket(b, name_hash_bucket(hash, out->layout.bits),
		&out->from, &out->to, e))
		return false;
	out->rest = name_hash_rest(hash, out->layout.bits);
	for (uint32_t high = out->to; out->from < high;) {
		uint32_t middle = out->from + (high - out->from) / 2;
		if (!record_at(b, &out->layout, middle, &r, e))
			return false;
		if (r.rest < out->rest ||
		    (r.rest == out->rest && r.entry < entry))
			out->from = middle + 1;
		else
			high = middle;
	}
	return true;
}

/* The next record of the run; *IS_IN is false behind its last. */
static bool
run_next(struct book *b, struct name_run *run, struct name_record *r,
    bool *is_in, struct err *e)
{
	*is_in = run->from < run->to;
	if (!*is_in)
		return true;
	if (!record_at(b, &run->layout, run->from++, r, e))
		return false;
	*is_in = r->rest == run->rest;
	return true;
}

/* Put R on the lists it belongs to and that have room. */
static bool
list_record(struct book *b, const struct name_record *r, unsigned pass,
    struct sv key, struct name_list *const lists[NAME_KINDS], struct err *e)
{
	bool agrees = true, is_known = false;
	uint32_t page = 0;

	for (enum name_kind kind = 0; kind < NAME_KINDS && agrees; kind++) {
		struct name_list *l = lists[kind];

		if (l == NULL || l->n > l->max ||
		    !is_of_kind(kind, pass, r->kind))
			continue;
		if (!is_known && !name_agrees(b, r, key, &page, &agrees, e))
			return false;
		is_known = true;
		if (agrees && l->n < l->max)
			l->v[l->n] = (struct name_target){ page, r->entry };
		l->n += agrees;
	}
	return true;
}

/* A name may be that of thousands: the lists end long before them. */
static bool
list_names(struct book *b, struct sv key, struct name_list *const lists[],
    struct err *e)
{
	struct arena a = { 0 };
	struct sv folded = name_fold(key, &a);
	struct name_run first, run;
	struct name_record r;
	bool is_in, ok = folded.n == 0 || find_run(b, folded, 0, &first, e);

	for (unsigned pass = 0; pass < 2 && folded.n > 0 && ok; pass++) {
		if (pass > 0 && lists[NAME_CODE] == NULL)
			break;
		run = first;
		while ((ok = run_next(b, &run, &r, &is_in, e)) && is_in &&
		    (ok = list_record(b, &r, pass, folded, lists, e)))
			continue;
	}
	arena_release(&a);
	return ok;
}

bool
book_names(struct book *b, enum name_kind kind, struct sv key,
    struct name_target *out, size_t max, size_t *n, struct err *e)
{
	struct name_list one = { .v = out, .max = max };
	struct name_list *lists[NAME_KINDS] = { 0 };
	bool ok;

	lists[kind] = &one;
	ok = list_names(b, key, lists, e);
	*n = one.n;
	return ok;
}

bool
book_names_of_kinds(struct book *b, struct sv key,
    struct name_list lists[NAME_KINDS], struct err *e)
{
	struct name_list *all[NAME_KINDS];

	for (enum name_kind kind = 0; kind < NAME_KINDS; kind++) {
		lists[kind].n = 0;
		all[kind] = &lists[kind];
	}
	return list_names(b, key, all, e);
}

bool
name_has(struct book *b, enum name_kind kind, struct sv key, uint32_t entry,
    bool *has, struct err *e)
{
	struct arena a = { 0 };
	struct sv folded = name_fold(key, &a);
	struct name_run run;
	struct name_record r;
	uint32_t page;
	bool is_in, ok = folded.n == 0 || find_run(b, folded, entry, &run, e);

	*has = folded.n == 0;
	while (ok && !*has) {
		ok = run_next(b, &run, &r, &is_in, e);
		if (!ok || !is_in || r.entry != entry)
			break;
		if (is_of_kind(kind, 0, r.kind) || is_of_kind(kind, 1, r.kind))
			ok = name_agrees(b, &r, folded, &page, has, e);
	}
	arena_release(&a);
	return ok;
}

bool
book_entry_by_id(struct book *b, uint32_t page, struct sv id, uint32_t *entry,
    bool *found, struct err *e)
{
	struct arena a = { 0 };
	struct sv folded = name_fold(id, &a);
	struct page_info info;
	bool ok = false;

	*found = false;
	if (!book_page_info(b, page, &info, e))
		goto out;
	for (uint32_t i = 1; i < info.nentries && !*found; i++) {
		struct arena_mark mark = arena_mark(&a);
		const struct entry_record *r = NULL;
		if (!entry_record_read(b, info.first_entry + i, &r, e))
			goto out;
		struct sv own = entry_record_id(r, &a);
		*found = folded.n > 0 ? sv_eq(name_fold(own, &a), folded)
				      : sv_eq(own, id);
		*entry = info.first_entry + i;
		arena_reset(&a, mark);
	}
	ok = true;
out:
	arena_release(&a);
	return ok;
}
