#include "config.h"

#include "compile/merge.h"

#include "base/vec.h"

/*
 * The sources that have a term stand in a binary heap by the term's text; of
 * one text, by their number, so that lists are put together in order of the
 * runs.
 */

static bool
is_before(const struct merge *m, size_t a, size_t b)
{
	const struct merge_source *x = &m->sources.v[a];
	const struct merge_source *y = &m->sources.v[b];

	if (x->head != y->head)
		return x->head < y->head;
	int order = sv_cmp(x->term.text, y->term.text);
	return order != 0 ? order < 0 : a < b;
}

/* Source NUMBER has a term: put it into the heap. */
static void
rise(struct merge *m, size_t number)
{
	vec_push(&m->heap, number);
	size_t i = m->heap.n - 1;
	for (size_t up; i > 0; i = up) {
		up = (i - 1) / 2;
		if (is_before(m, m->heap.v[up], number))
			break;
		m->heap.v[i] = m->heap.v[up];
	}
	m->heap.v[i] = number;
}

/* Take the first out of the heap. */
static size_t
take(struct merge *m)
{
	size_t first = m->heap.v[0], last = m->heap.v[--m->heap.n];
	size_t n = m->heap.n, i = 0;

	for (size_t down; (down = 2 * i + 1) < n; i = down) {
		if (down + 1 < n &&
		    is_before(m, m->heap.v[down + 1], m->heap.v[down]))
			down++;
		if (is_before(m, last, m->heap.v[down]))
			break;
		m->heap.v[i] = m->heap.v[down];
	}
	if (n > 0)
		m->heap.v[i] = last;
	return first;
}

/* Source NUMBER goes to its next term, or is at its end. */
static void
step(struct merge *m, size_t number)
{
	struct merge_source *s = &m->sources.v[number];

	if (s->run != NULL) {
		if (s->i == run_nterms(s->run))
			return;
		s->term = run_term_at(s->run, s->i++);
	} else {
		if (!spill_reader_next(&s->spilled))
			return;
		s->term = s->spilled.term;
	}
	s->head = run_head(s->term.text);
	rise(m, number);
}

void
merge_add(struct merge *m, const struct run *r)
{
	vec_push(&m->taken, m->sources.n);
	vec_push(&m->sources, (struct merge_source){ .run = r });
}

void
merge_add_spilled(struct merge *m, const struct spill *s, size_t i)
{
	struct merge_source source = { 0 };

	spill_reader_begin(&source.spilled, s, i);
	vec_push(&m->taken, m->sources.n);
	vec_push(&m->sources, source);
}

bool
merge_next(struct merge *m, struct run_term *out)
{
	for (size_t i = 0; i < m->taken.n; i++)
		step(m, m->taken.v[i]);
	vec_clear(&m->taken);
	if (m->heap.n == 0)
		return false;
	size_t first = take(m);
	vec_push(&m->taken, first);
	*out = m->sources.v[first].term;
	while (m->heap.n > 0) {
		const struct merge_source *s = &m->sources.v[m->heap.v[0]];
		if (!sv_eq(s->term.text, out->text))
			break;
		vec_push(&m->taken, take(m));
		out->df += s->term.df;
		out->stem_df += s->term.stem_df;
		out->positions += s->term.positions;
	}
	return true;
}

void
merge_list(struct merge *m, struct buf *out)
{
	for (size_t i = 0; i < m->taken.n; i++) {
		struct merge_source *s = &m->sources.v[m->taken.v[i]];
		if (s->run != NULL)
			run_put_list(s->run, s->i - 1, out);
		else
			spill_reader_list(&s->spilled, out);
	}
}

bool
merge_ok(const struct merge *m, struct err *e)
{
	for (size_t i = 0; i < m->sources.n; i++)
		if (m->sources.v[i].run == NULL &&
		    !spill_reader_ok(&m->sources.v[i].spilled, e))
			return false;
	return true;
}

void
merge_release(struct merge *m)
{
	for (size_t i = 0; i < m->sources.n; i++)
		spill_reader_release(&m->sources.v[i].spilled);
	vec_release(&m->sources);
	vec_release(&m->heap);
	vec_release(&m->taken);
}
