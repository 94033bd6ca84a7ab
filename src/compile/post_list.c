#include "config.h"

#include "compile/post_list.h"

#include <stdlib.h>

#include "book/bitpack.h"
#include "book/weight.h"

#define BODY_ALONE (1u << FIELD_BODY)
#define CODE_ALONE (1u << FIELD_CODE)

void
post_list_clear(struct post_list *l, bool is_operator)
{
	l->is_operator = is_operator;
	l->is_sorted = true;
	vec_clear(&l->items);
	vec_clear(&l->positions);
	buf_clear(&l->body);
}

void
post_list_release(struct post_list *l)
{
	vec_release(&l->items);
	vec_release(&l->positions);
	vec_release(&l->values);
	buf_release(&l->body);
}

double
post_occurrence(const struct post_scale *scale, uint32_t entry,
    enum field field)
{
	const struct field_info *info = &field_table[field];
	double length = scale->lengths[(size_t)entry * FIELD_COUNT + field];
	double ratio = length / scale->averages[field];

	return info->weight /
	    (1.0 - info->length_share + info->length_share * ratio);
}

static void
weigh(const struct run_posting *p, bool is_operator,
    const struct post_scale *scale, struct post_item *item)
{
	double w = 0.0;

	if (!is_operator && (p->fields == BODY_ALONE ||
	    p->fields == CODE_ALONE)) {
		size_t norm = (size_t)p->entry * BOOK_NORMS +
		    (p->fields == CODE_ALONE);
		item->is_implied = true;
		item->weight = weight_implied(scale->norms[norm],
		    p->frequency);
		return;
	}
	for (unsigned i = 0; i < FIELD_COUNT; i++)
		if (p->counts[i] > 0)
			w += p->counts[i] *
			    post_occurrence(scale, p->entry, (enum field)i);
	item->weight = weight_step(w);
}

void
post_list_add(struct post_list *l, struct sv postings,
    const struct post_scale *scale)
{
	struct cur c = cur_sv(postings);
	struct run_posting p = { 0 };

	while (run_posting_next(&c, l->is_operator, &p)) {
		struct post_item item = {
			.entry = p.entry,
			.frequency = p.frequency,
			.fields = p.fields,
			.first = l->positions.n,
		};
		if (l->items.n > 0)
			l->is_sorted &=
			    l->items.v[l->items.n - 1].entry < p.entry;
		weigh(&p, l->is_operator, scale, &item);
		for (uint32_t i = 0; i < p.frequency && !l->is_operator; i++) {
			uint32_t v = (uint32_t)cur_varint(&p.positions);
			vec_push(&l->positions, i == 0 ? v : v - 1);
		}
		vec_push(&l->items, item);
	}
}

static int
by_entry(const void *a, const void *b)
{
	const struct post_item *x = a, *y = b;

	return x->entry < y->entry ? -1 : x->entry > y->entry;
}

void
rice_add(struct rice_choice *c, uint32_t value)
{
	for (unsigned k = 0; k <= BOOK_RICE_MAX; k++)
		c->bits[k] += rice_bits(value, k);
}

unsigned
rice_best(const struct rice_choice *c)
{
	unsigned best = 0;

	for (unsigned k = 1; k <= BOOK_RICE_MAX; k++)
		if (c->bits[k] < c->bits[best])
			best = k;
	return best;
}

static uint64_t
all_bits(const uint32_t *v, size_t n, unsigned k)
{
	uint64_t bits = 0;

	for (size_t i = 0; i < n; i++)
		bits += rice_bits(v[i], k);
	return bits;
}

/* The k for N values. They are near to geometrically spread, so that bits fall
 * and then rise with k; the walk begins at K. */
static unsigned
choose_k(const uint32_t *v, size_t n, unsigned k)
{
	uint64_t bits = all_bits(v, n, k), other;
	bool is_higher = false;

	while (k < BOOK_RICE_MAX && (other = all_bits(v, n, k + 1)) < bits) {
		bits = other;
		k++;
		is_higher = true;
	}
	while (!is_higher && k > 0 &&
	    (other = all_bits(v, n, k - 1)) <= bits) {
		bits = other;
		k--;
	}
	return k;
}

static unsigned
choose_first(struct post_list *l, size_t from, size_t end)
{
	vec_clear(&l->values);
	for (size_t i = from; i < end; i++)
		vec_push(&l->values, l->positions.v[l->items.v[i].first]);
	return choose_k(l->values.v, l->values.n, 6);
}

static unsigned
choose_gap(struct post_list *l, size_t from, size_t end)
{
	vec_clear(&l->values);
	for (size_t i = from; i < end; i++) {
		const struct post_item *item = &l->items.v[i];
		for (uint32_t j = 1; j < item->frequency; j++)
			vec_push(&l->values, l->positions.v[item->first + j]);
	}
	return choose_k(l->values.v, l->values.n, 5);
}

static unsigned
choose_entry(struct post_list *l, size_t from, size_t end)
{
	vec_clear(&l->values);
	for (size_t i = from; i < end; i++) {
		const struct post_item *item = &l->items.v[i];
		uint32_t before = i > 0 ? item[-1].entry + 1 : 0;
		vec_push(&l->values, item->entry - before);
	}
	return choose_k(l->values.v, l->values.n, 8);
}

static uint32_t
mask_number(uint8_t fields)
{
	return fields == BODY_ALONE ? 0 : fields == CODE_ALONE ? 1 : fields;
}

static void
put_mask(struct bit_writer *w, uint8_t fields)
{
	if (fields == BODY_ALONE) {
		bits_put(w, 0, 1);
	} else if (fields == CODE_ALONE) {
		bits_put(w, 1, 2);
	} else {
		bits_put(w, 3, 2);
		bits_put(w, fields, BOOK_MASK_BITS);
	}
}

static void
put_positions(struct bit_writer *w, const struct post_list *l,
    const struct post_item *item, unsigned k_first, unsigned k_gap)
{
	const uint32_t *v = l->positions.v;

	if (l->is_operator)
		return;
	v += item->first;
	bits_put_rice(w, v[0], k_first);
	for (uint32_t i = 1; i < item->frequency; i++)
		bits_put_rice(w, v[i], k_gap);
}

/* Frequency, mask and weight of a posting outside full blocks. */
static void
put_item(struct bit_writer *w, const struct post_list *l,
    const struct post_item *item)
{
	if (!l->is_operator)
		bits_put_gamma(w, item->frequency);
	put_mask(w, item->fields);
	if (!item->is_implied)
		bits_put(w, item->weight, BOOK_WEIGHT_BITS);
}

static void
put_single(const struct post_list *l, const struct post_scale *scale,
    struct buf *out)
{
	struct bit_writer w = { .out = out };
	const struct post_item *item = &l->items.v[0];

	bits_put(&w, item->entry, scale->entry_bits);
	put_item(&w, l, item);
	put_positions(&w, l, item, scale->single_first, scale->single_gap);
	bits_finish(&w);
}

static void
put_arrays(const struct post_list *l, size_t from, struct buf *out)
{
	uint32_t entries[BOOK_POSTING_BLOCK], frequencies[BOOK_POSTING_BLOCK];
	uint32_t masks[BOOK_POSTING_BLOCK], weights[BOOK_POSTING_BLOCK];
	size_t nweights = 0;

	for (size_t i = 0; i < BOOK_POSTING_BLOCK; i++) {
		const struct post_item *item = &l->items.v[from + i];
		uint32_t before = from + i > 0 ? item[-1].entry + 1 : 0;
		entries[i] = item->entry - before;
		frequencies[i] = item->frequency - 1;
		masks[i] = mask_number(item->fields);
		if (!item->is_implied)
			weights[nweights++] = item->weight;
	}
	packed_put(out, entries, BOOK_POSTING_BLOCK);
	if (!l->is_operator)
		packed_put(out, frequencies, BOOK_POSTING_BLOCK);
	packed_put(out, masks, BOOK_POSTING_BLOCK);
	if (nweights > 0)
		packed_put(out, weights, nweights);
}

/* How far it is from each BOOK_POSITION_STEP postings' positions to the next. */
static void
put_steps(const struct post_list *l, size_t from, unsigned k_first,
    unsigned k_gap, struct buf *out)
{
	uint32_t steps[BOOK_POSITION_STEPS] = { 0 };

	for (size_t i = 0; i < BOOK_POSITION_STEPS * BOOK_POSITION_STEP; i++) {
		const struct post_item *item = &l->items.v[from + i];
		const uint32_t *v = l->positions.v + item->first;
		uint64_t bits = rice_bits(v[0], k_first) +
		    all_bits(v + 1, item->frequency - 1, k_gap);
		steps[i / BOOK_POSITION_STEP] += (uint32_t)bits;
	}
	packed_put(out, steps, BOOK_POSITION_STEPS);
}

static void
put_block(struct post_list *l, size_t from, struct buf *out)
{
	size_t end = from + BOOK_POSTING_BLOCK;
	struct bit_writer w = { .out = out };

	put_arrays(l, from, out);
	if (l->is_operator)
		return;
	unsigned k_first = choose_first(l, from, end);
	unsigned k_gap = choose_gap(l, from, end);
	buf_byte(out, (unsigned char)k_first);
	buf_byte(out, (unsigned char)k_gap);
	put_steps(l, from, k_first, k_gap, out);
	for (size_t i = from; i < end; i++)
		put_positions(&w, l, &l->items.v[i], k_first, k_gap);
	bits_finish(&w);
}

static void
put_tail(struct post_list *l, size_t from, struct buf *out)
{
	size_t end = l->items.n;
	struct bit_writer w = { .out = out };
	unsigned k = choose_entry(l, from, end);
	unsigned k_first = 0, k_gap = 0;

	if (!l->is_operator) {
		k_first = choose_first(l, from, end);
		k_gap = choose_gap(l, from, end);
	}
	buf_u16(out, (uint16_t)(k | k_first << 5 | k_gap << 10));
	for (size_t i = from; i < end; i++) {
		const struct post_item *item = &l->items.v[i];
		uint32_t before = i > 0 ? item[-1].entry + 1 : 0;
		bits_put_rice(&w, item->entry - before, k);
		put_item(&w, l, item);
	}
	for (size_t i = from; i < end; i++)
		put_positions(&w, l, &l->items.v[i], k_first, k_gap);
	bits_finish(&w);
}

static uint8_t
largest_weight(const struct post_list *l, size_t from, size_t end)
{
	uint8_t largest = 0;

	for (size_t i = from; i < end; i++)
		if (l->items.v[i].weight > largest)
			largest = l->items.v[i].weight;
	return largest;
}

void
post_list_put(struct post_list *l, const struct post_scale *scale,
    struct buf *out)
{
	size_t n = l->items.n, from = 0;

	if (!l->is_sorted)
		qsort(l->items.v, n, sizeof(*l->items.v), by_entry);
	if (n == 1) {
		put_single(l, scale, out);
		return;
	}
	buf_byte(out, largest_weight(l, 0, n));
	buf_clear(&l->body);
	for (; n - from >= BOOK_POSTING_BLOCK; from += BOOK_POSTING_BLOCK) {
		size_t end = from + BOOK_POSTING_BLOCK;
		put_block(l, from, &l->body);
		buf_u32(out, l->items.v[end - 1].entry);
		buf_u32(out, (uint32_t)l->body.n);
		buf_byte(out, largest_weight(l, from, end));
	}
	if (from < n)
		put_tail(l, from, &l->body);
	buf_sv(out, buf_view(&l->body));
}
