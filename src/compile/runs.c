#include "config.h"

#include "compile/runs.h"

#include <assert.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/vec.h"
#include "text/stem.h"

/*
 * A posting as gathered, one behind the other in the chunks of its term:
 *
 *	varint	entry - the entry before (of the first: from 0)
 *	u8	field mask
 *	varint	occurrences, for each field of the mask
 *	varints	not for operators: the first position, then distances
 *
 * Chunks double, so that the many rare terms take little and the few frequent
 * ones few chunks.
 */

#define CHUNK_LEAST 16
#define CHUNK_MOST 8192

struct chunk {
	struct chunk *next;
	uint32_t n, cap;
	unsigned char bytes[];
};

struct term {			/* in one cache line */
	const char *text;
	struct chunk *first, *last;
	uint64_t positions;
	uint32_t hash;		/* of the text */
	uint32_t df, entry;	/* the last entry */
	uint32_t stem;		/* its number; none for an operator */
	uint32_t head, tail;	/* occurrences in this entry, + 1; 0 none */
	uint8_t text_n;
	bool is_operator;
};

struct occurrence {
	uint32_t position;
	uint32_t next;		/* + 1; 0 none */
	enum field field;
};

struct stem_count {
	uint32_t df;
	uint32_t entry;		/* the last entry + 1 */
	uint32_t term;		/* the form that tells the df */
};

struct run {
	VEC(struct term) terms;
	uint64_t *slots;	/* hash << 32 | number + 1; 0 free */
	size_t nslots;		/* power of two */
	struct map stems;	/* value: its number, that of its count */
	VEC(struct stem_count) counts;
	struct stemmer *stemmer;
	struct arena texts, chunks;
	VEC(struct occurrence) occurrences;	/* of this entry */
	VEC(uint32_t) touched;			/* terms of this entry */
	struct buf posting;
	size_t arena_bytes;	/* taken for texts and chunks */
	uint32_t *order;	/* term numbers by text, once finished */
};

#define SLOTS_LEAST 1024

static void
take_slots(struct run *r, size_t n)
{
	mem_free(r->slots);
	r->nslots = n;
	r->slots = mem_array(n, sizeof(*r->slots));
}

struct run *
run_new(struct sv language)
{
	struct run *r = mem_alloc(sizeof(*r));

	r->stemmer = stemmer_new(language);
	take_slots(r, SLOTS_LEAST);
	return r;
}

void
run_clear(struct run *r)
{
	vec_release(&r->terms);
	take_slots(r, SLOTS_LEAST);
	map_release(&r->stems);
	vec_release(&r->counts);
	arena_release(&r->texts);
	arena_release(&r->chunks);
	r->arena_bytes = 0;
	mem_free(r->order);
	r->order = NULL;
}

void
run_free(struct run *r)
{
	if (r == NULL)
		return;
	run_clear(r);
	mem_free(r->slots);
	stemmer_free(r->stemmer);
	vec_release(&r->occurrences);
	vec_release(&r->touched);
	buf_release(&r->posting);
	mem_free(r);
}

static struct sv
term_text(const struct term *t)
{
	return sv_make(t->text, t->text_n);
}

static void
more_slots(struct run *r)
{
	size_t mask = 2 * r->nslots - 1;

	take_slots(r, 2 * r->nslots);
	for (size_t number = 0; number < r->terms.n; number++) {
		uint32_t hash = r->terms.v[number].hash;
		size_t i = hash & mask;
		while (r->slots[i] != 0)
			i = (i + 1) & mask;
		r->slots[i] = (uint64_t)hash << 32 | (number + 1);
	}
}

/* The number of the stem of TEXT, which is to be the term NUMBER. */
static uint32_t
stem_number(struct run *r, struct sv text, uint32_t number)
{
	bool is_new;
	struct sv stem = stemmer_stem(r->stemmer, text);
	uint32_t found = map_put(&r->stems, stem, (uint32_t)r->counts.n,
	    &is_new)->value;

	if (is_new) {
		vec_push(&r->counts, ((struct stem_count){ .term = number }));
		r->arena_bytes += stem.n + 1;
	}
	return found;
}

static uint32_t
new_term(struct run *r, struct sv text, uint32_t hash, bool is_operator)
{
	assert(text.n <= UINT8_MAX);
	struct term term = {
		.text = arena_sv(&r->texts, text).p,
		.text_n = (uint8_t)text.n,
		.hash = hash,
		.is_operator = is_operator,
	};

	uint32_t number = (uint32_t)r->terms.n;
	if (!is_operator)
		term.stem = stem_number(r, text, number);
	vec_push(&r->terms, term);
	r->arena_bytes += text.n + 1;
	return number;
}

/* The number of the term TEXT, made if it is new. This is where most of the
 * counting's time goes: a map of its own that has all of a term in one place
 * takes half of what base/map.h takes. */
static uint32_t
term_number(struct run *r, struct sv text, bool is_operator)
{
	uint32_t hash = map_hash(text);
	size_t mask = r->nslots - 1, i = hash & mask;

	for (; r->slots[i] != 0; i = (i + 1) & mask) {
		if (r->slots[i] >> 32 != hash)
			continue;
		uint32_t number = (uint32_t)r->slots[i] - 1;
		if (sv_eq(term_text(&r->terms.v[number]), text))
			return number;
	}
	uint32_t number = new_term(r, text, hash, is_operator);
	r->slots[i] = (uint64_t)hash << 32 | (number + 1);
	if (r->terms.n > r->nslots / 2)
		more_slots(r);
	return number;
}

void
run_add(struct run *r, struct sv text, bool is_operator, enum field field,
    uint32_t position)
{
	uint32_t number = term_number(r, text, is_operator);
	struct term *term = &r->terms.v[number];
	uint32_t last = term->tail;

	if (last != 0 && !is_operator &&
	    position <= r->occurrences.v[last - 1].position)
		return;
	vec_push(&r->occurrences,
	    ((struct occurrence){ .position = position, .field = field }));
	term->tail = (uint32_t)r->occurrences.n;
	if (last != 0) {
		r->occurrences.v[last - 1].next = term->tail;
	} else {
		term->head = term->tail;
		vec_push(&r->touched, number);
	}
}

static void
append(struct run *r, struct term *term, struct sv bytes)
{
	struct chunk *c = term->last;

	while (bytes.n > 0) {
		if (c == NULL || c->n == c->cap) {
			size_t cap = c == NULL ? CHUNK_LEAST : 2 * c->cap;
			if (cap > CHUNK_MOST)
				cap = CHUNK_MOST;
			c = arena_alloc(&r->chunks, sizeof(*c) + cap);
			c->cap = (uint32_t)cap;
			r->arena_bytes += sizeof(*c) + cap;
			if (term->last != NULL)
				term->last->next = c;
			else
				term->first = c;
			term->last = c;
		}
		size_t n = c->cap - c->n;
		if (n > bytes.n)
			n = bytes.n;
		memcpy(c->bytes + c->n, bytes.p, n);
		c->n += (uint32_t)n;
		bytes = sv_from(bytes, n);
	}
}

/* What a varint at P takes at most; returns the byte behind it. */
static char *
put_varint(char *p, uint32_t v)
{
	for (; v >= 0x80; v >>= 7)
		*p++ = (char)(v | 0x80);
	*p++ = (char)v;
	return p;
}

#define VARINT_MOST 5

/* The occurrences of one term in the entry as a posting. */
static void
close_posting(struct run *r, struct term *term, uint32_t entry)
{
	uint32_t counts[FIELD_COUNT] = { 0 };
	uint32_t n = 0, position = 0;
	unsigned fields = 0;
	const struct occurrence *all = r->occurrences.v;

	for (uint32_t i = term->head; i != 0; i = all[i - 1].next, n++) {
		counts[all[i - 1].field]++;
		fields |= 1u << all[i - 1].field;
	}
	buf_clear(&r->posting);
	char *p = buf_reserve(&r->posting,
	    (size_t)VARINT_MOST * (n + FIELD_COUNT + 1) + 1);
	p = put_varint(p, entry - term->entry);
	*p++ = (char)fields;
	for (unsigned i = 0; fields >> i != 0; i++)
		if (counts[i] > 0)
			p = put_varint(p, counts[i]);
	for (uint32_t i = term->head; i != 0 && !term->is_operator;
	     i = all[i - 1].next) {
		p = put_varint(p, all[i - 1].position - position);
		position = all[i - 1].position;
	}
	append(r, term, sv_make(r->posting.p, (size_t)(p - r->posting.p)));
	term->positions += term->is_operator ? 0 : n;
	term->df++;
	term->entry = entry;
	term->head = term->tail = 0;
}

void
run_entry(struct run *r, uint32_t entry)
{
	for (size_t i = 0; i < r->touched.n; i++) {
		struct term *term = &r->terms.v[r->touched.v[i]];
		close_posting(r, term, entry);
		if (term->is_operator)
			continue;
		struct stem_count *count = &r->counts.v[term->stem];
		count->df += count->entry != entry + 1;
		count->entry = entry + 1;
	}
	vec_clear(&r->touched);
	vec_clear(&r->occurrences);
}

struct sort_item {
	uint64_t head;		/* the first 8 bytes, as a number */
	struct sv text;
	uint32_t term;
};

static int
by_text(const void *a, const void *b)
{
	const struct sort_item *x = a, *y = b;

	if (x->head != y->head)
		return x->head < y->head ? -1 : 1;
	return sv_cmp(x->text, y->text);
}

uint64_t
run_head(struct sv text)
{
	uint64_t head = 0;

	for (size_t i = 0; i < 8; i++)
		head = head << 8 |
		    (i < text.n ? (unsigned char)text.p[i] : 0);
	return head;
}

void
run_finish(struct run *r)
{
	size_t n = r->terms.n;
	struct sort_item *items = mem_array(n, sizeof(*items));

	for (size_t i = 0; i < n; i++) {
		struct sv text = term_text(&r->terms.v[i]);
		items[i] = (struct sort_item){ run_head(text), text,
		    (uint32_t)i };
	}
	if (n > 0)
		qsort(items, n, sizeof(*items), by_text);
	r->order = mem_array(n, sizeof(*r->order));
	for (size_t i = 0; i < n; i++)
		r->order[i] = items[i].term;
	mem_free(items);
}

uint64_t
run_bytes(const struct run *r)
{
	size_t for_each_term = sizeof(struct sort_item) + sizeof(*r->order);

	return r->arena_bytes + r->terms.cap * sizeof(*r->terms.v) +
	    r->nslots * sizeof(*r->slots) +
	    r->counts.cap * sizeof(*r->counts.v) +
	    r->stems.cap * sizeof(*r->stems.items) +
	    r->stems.nslots * sizeof(*r->stems.slots) +
	    r->terms.n * for_each_term;
}

size_t
run_nterms(const struct run *r)
{
	return r->terms.n;
}

struct run_term
run_term_at(const struct run *r, size_t i)
{
	const struct term *term = &r->terms.v[r->order[i]];
	struct run_term out = {
		.text = term_text(term),
		.stem = term_text(term),
		.df = term->df,
		.positions = term->positions,
		.is_operator = term->is_operator,
	};

	if (!term->is_operator) {
		const struct stem_count *count = &r->counts.v[term->stem];
		out.stem = r->stems.items[term->stem].key;
		if (count->term == r->order[i])
			out.stem_df = count->df;
	}
	return out;
}

void
run_put_list(const struct run *r, size_t i, struct buf *out)
{
	const struct term *t = &r->terms.v[r->order[i]];
	uint64_t n = 0;

	for (const struct chunk *c = t->first; c != NULL; c = c->next)
		n += c->n;
	buf_varint(out, n);
	for (const struct chunk *c = t->first; c != NULL; c = c->next)
		buf_put(out, c->bytes, c->n);
}

bool
run_posting_next(struct cur *part, bool is_operator, struct run_posting *p)
{
	if (cur_left(part) == 0)
		return false;
	p->entry += (uint32_t)cur_varint(part);
	p->fields = cur_u8(part);
	p->frequency = 0;
	for (unsigned i = 0; i < FIELD_COUNT; i++) {
		p->counts[i] = 0;
		if ((p->fields >> i & 1) != 0)
			p->counts[i] = (uint32_t)cur_varint(part);
		p->frequency += p->counts[i];
	}
	p->positions = *part;
	for (uint32_t i = 0; i < p->frequency && !is_operator; i++)
		(void)cur_varint(part);
	return cur_ok(part);
}
