#include "config.h"

#include "compile/dict_write.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/mem.h"
#include "base/vec.h"
#include "book/format.h"

#define ALONE UINT32_MAX

struct group {
	struct sv stem;
	uint32_t number;	/* ALONE: of one form */
	uint32_t nforms, df;
	uint32_t first, last;	/* forms */
};

struct odd_stem {
	struct sv stem;
	uint32_t hash, group;
};

struct dict_writer {
	const struct term_info *terms;
	size_t nterms;
	struct map stems;	/* value: index into groups */
	VEC(struct group) groups;	/* in order of their first forms */
	uint32_t *group_of;		/* of each term; ALONE for an operator */
	uint32_t *next_form;		/* of the same group */
	uint32_t ngroups;		/* with a number */
	VEC(struct odd_stem) odd;
	struct book_writer *out;
};

static void
join_group(struct dict_writer *d, uint32_t term)
{
	const struct term_info *info = &d->terms[term];
	bool is_new;

	d->group_of[term] = ALONE;
	if (info->is_operator)
		return;
	uint32_t i = map_put(&d->stems, info->stem, (uint32_t)d->groups.n,
	    &is_new)->value;
	d->group_of[term] = i;
	if (is_new) {
		vec_push(&d->groups, ((struct group){ .stem = info->stem,
		    .number = ALONE, .nforms = 1, .df = info->stem_df,
		    .first = term, .last = term }));
		return;
	}
	struct group *g = &d->groups.v[i];
	g->nforms++;
	g->df += info->stem_df;
	d->next_form[g->last] = term;
	g->last = term;
}

static void
find_groups(struct dict_writer *d)
{
	for (size_t i = 0; i < d->nterms; i++)
		join_group(d, (uint32_t)i);
	for (size_t i = 0; i < d->groups.n; i++)
		if (d->groups.v[i].nforms > 1)
			d->groups.v[i].number = d->ngroups++;
}

static void
put_nibbles(struct buf *out, size_t shared, size_t more)
{
	buf_byte(out, (unsigned char)((shared < 15 ? shared : 15) |
	    (more < 15 ? more : 15) << 4));
	if (shared >= 15)
		buf_varint(out, shared - 15);
	if (more >= 15)
		buf_varint(out, more - 15);
}

/* How the stem follows from the form; what cannot be said so is ODD. */
static void
put_stem(struct dict_writer *d, uint32_t group, const struct term_info *term,
    struct buf *out)
{
	size_t shared = sv_shared(term->text, term->stem);
	size_t cut = term->text.n - shared;
	size_t add = term->stem.n - shared;

	if (add <= 1 && cut <= 127 && term->stem.n > 0) {
		buf_byte(out, (unsigned char)(cut | add << 7));
		if (add == 1)
			buf_byte(out,
			    (unsigned char)term->stem.p[term->stem.n - 1]);
		return;
	}
	buf_byte(out, 0);
	vec_push(&d->odd, ((struct odd_stem){ .stem = term->stem,
	    .hash = map_hash(term->stem), .group = group }));
}

static void
put_term(struct dict_writer *d, uint32_t number, uint32_t *begun,
    struct buf *out)
{
	const struct term_info *term = &d->terms[number];
	const struct group *g = NULL;
	unsigned kind = BOOK_TERM_ALONE;
	uint32_t group = d->ngroups + number;

	if (d->group_of[number] != ALONE)
		g = &d->groups.v[d->group_of[number]];
	if (g != NULL && g->number != ALONE) {
		kind = g->first == number ? BOOK_TERM_FIRST : BOOK_TERM_BACK;
		group = g->number;
	}
	bool has_stem = kind != BOOK_TERM_BACK &&
	    !sv_eq(term->text, term->stem);
	buf_varint(out, (uint64_t)term->df << 4 |
	    (unsigned)term->is_operator << 3 | (unsigned)has_stem << 2 | kind);
	if (kind == BOOK_TERM_BACK)
		buf_varint(out, *begun - 1 - group);
	if (has_stem)
		put_stem(d, group, term, out);
	buf_varint(out, term->list_bytes);
	*begun += kind == BOOK_TERM_FIRST;
}

static void
put_index(struct buf *index, struct sv first, size_t offset, uint32_t begun,
    uint64_t lists)
{
	char head[8] = { 0 };

	if (first.n > 0)
		memcpy(head, first.p, first.n < 8 ? first.n : 8);
	buf_put(index, head, sizeof(head));
	buf_u32(index, (uint32_t)offset);
	buf_u32(index, begun);
	buf_u64(index, lists);
}

static void
write_terms(struct dict_writer *d)
{
	struct buf index = { 0 }, blocks = { 0 };
	uint32_t begun = 0;
	uint64_t lists = 0;

	buf_u32(&index, (uint32_t)d->nterms);
	buf_u32(&index, d->ngroups);
	for (size_t i = 0; i < d->nterms; i++) {
		struct sv text = d->terms[i].text;
		size_t shared = 0;
		if (i % BOOK_TERM_BLOCK == 0)
			put_index(&index, text, blocks.n, begun, lists);
		else
			shared = sv_shared(d->terms[i - 1].text, text);
		put_nibbles(&blocks, shared, text.n - shared);
		buf_sv(&blocks, sv_from(text, shared));
		put_term(d, (uint32_t)i, &begun, &blocks);
		lists += d->terms[i].list_bytes;
	}
	put_index(&index, (struct sv){ 0 }, blocks.n, d->ngroups, lists);
	book_write_section(d->out, BOOK_TAG_TERM);
	book_write_put(d->out, buf_view(&index));
	book_write_put(d->out, buf_view(&blocks));
	buf_release(&index);
	buf_release(&blocks);
}

static int
by_number(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

static int
by_hash(const void *a, const void *b)
{
	const struct odd_stem *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return sv_cmp(x->stem, y->stem);
}

/* The natural logarithm of X >= 1, the same on every machine: X is halved down
 * to at most 4/3, then ln(m) = 2 artanh((m - 1) / (m + 1)) by its series. */
static double
natural_log(double x)
{
	const double ln2 = 0.693147180559945309;
	double halvings = 0.0, sum = 0.0;

	for (; x > 4.0 / 3.0; x /= 2.0)
		halvings += 1.0;
	double s = (x - 1.0) / (x + 1.0), power = s;
	for (unsigned i = 1; i < 40; i += 2) {
		sum += power / i;
		power *= s * s;
	}
	return 2.0 * sum + halvings * ln2;
}

/* Every df there is, rising, with its idf; returns how many. */
static uint32_t
put_idf(const struct dict_writer *d, uint32_t entries, struct buf *out)
{
	size_t n = 0, nterms = d->nterms;
	uint32_t *all = mem_array(nterms + d->groups.n, sizeof(*all));
	uint32_t count = 0;

	for (size_t i = 0; i < nterms; i++)
		all[n++] = d->terms[i].df;
	for (size_t i = 0; i < d->groups.n; i++)
		all[n++] = d->groups.v[i].df;
	qsort(all, n, sizeof(*all), by_number);
	for (size_t i = 0; i < n; i++) {
		if (i > 0 && all[i] == all[i - 1])
			continue;
		double df = all[i];
		float idf = (float)natural_log(1.0 +
		    (entries - df + 0.5) / (df + 0.5));
		uint32_t bits;
		memcpy(&bits, &idf, sizeof(bits));
		buf_u32(out, all[i]);
		buf_u32(out, bits);
		count++;
	}
	mem_free(all);
	return count;
}

static void
put_group(const struct dict_writer *d, const struct group *g, struct buf *out)
{
	uint32_t form = g->first;

	buf_varint(out, g->df);
	buf_varint(out, g->nforms);
	buf_varint(out, form);
	for (uint32_t i = 1; i < g->nforms; i++) {
		uint32_t next = d->next_form[form];
		buf_varint(out, next - form - 1);
		form = next;
	}
}

static void
write_groups(struct dict_writer *d, uint32_t entries)
{
	struct buf head = { 0 }, idf = { 0 }, index = { 0 }, records = { 0 };
	struct buf strings = { 0 };

	for (size_t i = 0; i < d->groups.n; i++) {
		const struct group *g = &d->groups.v[i];
		if (g->number == ALONE)
			continue;
		if (g->number % BOOK_GROUP_BLOCK == 0)
			buf_u32(&index, (uint32_t)records.n);
		put_group(d, g, &records);
	}
	buf_u32(&index, (uint32_t)records.n);
	buf_u32(&head, put_idf(d, entries, &idf));
	buf_u32(&head, (uint32_t)d->odd.n);
	buf_sv(&head, buf_view(&idf));
	if (d->odd.n > 0)
		qsort(d->odd.v, d->odd.n, sizeof(*d->odd.v), by_hash);
	for (size_t i = 0; i < d->odd.n; i++) {
		buf_u32(&head, d->odd.v[i].hash);
		buf_u32(&head, d->odd.v[i].group);
		buf_u32(&head, (uint32_t)(records.n + strings.n));
		buf_string(&strings, d->odd.v[i].stem);
	}
	book_write_section(d->out, BOOK_TAG_GRUP);
	book_write_put(d->out, buf_view(&head));
	book_write_put(d->out, buf_view(&index));
	book_write_put(d->out, buf_view(&records));
	book_write_put(d->out, buf_view(&strings));
	buf_release(&head);
	buf_release(&idf);
	buf_release(&index);
	buf_release(&records);
	buf_release(&strings);
}

void
dict_write(const struct term_table *terms, uint32_t entries,
    struct book_writer *w)
{
	struct dict_writer d = {
		.terms = terms->terms.v,
		.nterms = terms->terms.n,
		.out = w,
	};

	d.group_of = mem_array(d.nterms, sizeof(*d.group_of));
	d.next_form = mem_array(d.nterms, sizeof(*d.next_form));
	find_groups(&d);
	write_terms(&d);
	write_groups(&d, entries);
	map_release(&d.stems);
	vec_release(&d.groups);
	mem_free(d.group_of);
	mem_free(d.next_form);
	vec_release(&d.odd);
}
