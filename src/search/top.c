#include "config.h"

#include "search/top.h"

#include <stdlib.h>
#include <string.h>

bool
candidate_before(const struct candidate *a, const struct candidate *b)
{
	if (a->score > b->score || a->score < b->score)
		return a->score > b->score;
	if (a->book != b->book)
		return a->book < b->book;
	return a->entry < b->entry;
}

void
top_init(struct top *t, size_t limit, struct arena *a)
{
	*t = (struct top){ .a = a, .limit = limit > 0 ? limit : SIZE_MAX };
}

static void
sift_up(struct top *t, size_t i)
{
	struct candidate c = t->v[i];

	while (i > 0) {
		size_t parent = (i - 1) / 2;
		if (!candidate_before(&t->v[parent], &c))
			break;
		t->v[i] = t->v[parent];
		i = parent;
	}
	t->v[i] = c;
}

static void
sift_down(struct top *t)
{
	struct candidate c = t->v[0];
	size_t i = 0, child;

	while ((child = 2 * i + 1) < t->n) {
		if (child + 1 < t->n &&
		    candidate_before(&t->v[child], &t->v[child + 1]))
			child++;
		if (!candidate_before(&c, &t->v[child]))
			break;
		t->v[i] = t->v[child];
		i = child;
	}
	t->v[i] = c;
}

void
top_offer(struct top *t, struct candidate c)
{
	if (t->n == t->limit) {
		if (!candidate_before(&c, &t->v[0]))
			return;
		t->v[0] = c;
		sift_down(t);
		return;
	}
	if (t->n == t->cap) {
		size_t cap = t->cap > 0 ? t->cap * 2 : 64;
		struct candidate *v = arena_array(t->a, cap, sizeof(*v));
		if (t->n > 0)
			memcpy(v, t->v, t->n * sizeof(*v));
		t->v = v;
		t->cap = cap;
	}
	t->v[t->n++] = c;
	sift_up(t, t->n - 1);
}

double
top_cut(const struct top *t)
{
	return t->n < t->limit ? -1.0 : t->v[0].score;
}

static int
compare(const void *a, const void *b)
{
	if (candidate_before(a, b))
		return -1;
	return candidate_before(b, a);
}

void
candidates_sort(struct candidate *v, size_t n)
{
	if (n > 1)
		qsort(v, n, sizeof(*v), compare);
}

void
top_sort(struct top *t)
{
	candidates_sort(t->v, t->n);
}

void
candidates_by_entry(struct candidate *v, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		struct candidate c = v[i];
		size_t k = i;
		for (; k > 0 && v[k - 1].entry > c.entry; k--)
			v[k] = v[k - 1];
		v[k] = c;
	}
}
