#include "config.h"

#include "search/suggest.h"

#include <stdint.h>

#include "base/utf8.h"

#define NAME_POINTS_MAX 64	/* code points compared; longer is not near */

struct suggestion {
	struct sv name;
	unsigned distance;
};

struct suggestions {
	struct suggestion *v;	/* nearest first */
	size_t n, max;
	struct sv word;
	unsigned limit;
};

/* The folded code points of S; SIZE_MAX when there are too many. */
static size_t
points_of(struct sv s, uint32_t out[NAME_POINTS_MAX])
{
	size_t i = 0, n = 0;

	while (i < s.n) {
		if (n == NAME_POINTS_MAX)
			return SIZE_MAX;
		out[n++] = utf8_fold(utf8_next(s, &i));
	}
	return n;
}

static unsigned
least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* Optimal string alignment: insertions, deletions, substitutions and swaps of
 * neighbours, no part edited twice (Boytsov, "Indexing methods for approximate
 * dictionary searching", JEA 2011). */
static unsigned
distance(struct sv a, struct sv b, bool is_start, unsigned limit)
{
	uint32_t x[NAME_POINTS_MAX], y[NAME_POINTS_MAX];
	unsigned rows[3][NAME_POINTS_MAX + 1], best = 0;
	size_t n = points_of(a, x), m = points_of(b, y), i, k;

	if (n == SIZE_MAX || m == SIZE_MAX ||
	    (!is_start && (n > m ? n - m : m - n) > limit))
		return limit + 1;
	for (k = 0; k <= m; k++)
		rows[0][k] = (unsigned)k;
	for (i = 1; i <= n; i++) {
		unsigned *now = rows[i % 3], *before = rows[(i + 2) % 3];
		const unsigned *earlier = rows[(i + 1) % 3];

		best = now[0] = (unsigned)i;
		for (k = 1; k <= m; k++) {
			unsigned d = before[k - 1] + (x[i - 1] != y[k - 1]);

			d = least(d, least(before[k], now[k - 1]) + 1);
			if (i > 1 && k > 1 && x[i - 1] == y[k - 2] &&
			    x[i - 2] == y[k - 1])
				d = least(d, earlier[k - 2] + 1);
			now[k] = d;
			best = least(best, d);
		}
		if (best > limit)
			return limit + 1;
	}
	/* What follows a beginning cannot make up for its best. */
	return least(is_start ? best : rows[n % 3][m], limit + 1);
}

unsigned
suggest_distance(struct sv a, struct sv b, unsigned limit)
{
	return distance(a, b, false, limit);
}

unsigned
suggest_distance_from(struct sv start, struct sv b, unsigned limit)
{
	return distance(start, b, true, limit);
}

/* Keep NAME among the nearest if it is near at all. */
static void
consider(struct suggestions *s, struct sv name)
{
	unsigned d = suggest_distance(name, s->word, s->limit);
	size_t i;

	/* A beginning of three letters or more is as near as one slip. */
	if (d > s->limit && s->word.n >= 3 && name.n >= s->word.n &&
	    sv_ieq(sv_sub(name, 0, s->word.n), s->word))
		d = 1;
	if (d > s->limit)
		return;
	for (i = 0; i < s->n; i++)
		if (sv_eq(s->v[i].name, name))
			return;
	if (s->n == s->max && s->v[s->n - 1].distance <= d)
		return;
	i = s->n < s->max ? s->n++ : s->n - 1;
	for (; i > 0 && s->v[i - 1].distance > d; i--)
		s->v[i] = s->v[i - 1];
	s->v[i] = (struct suggestion){ name, d };
}

static bool
consider_page(struct suggestions *s, struct book *b, uint32_t number,
    bool with_ids, struct arena *a, struct err *e)
{
	struct page_info page;
	struct sv_list aliases;
	uint32_t i;

	if (!book_page_info(b, number, &page, e) ||
	    !book_page_aliases(b, number, a, &aliases, e))
		return false;
	consider(s, page.slug);
	for (i = 0; i < aliases.n; i++)
		consider(s, aliases.v[i]);
	for (i = 1; with_ids && i < page.nentries; i++) {
		struct entry_info entry;

		if (!book_entry_info(b, page.first_entry + i, a, &entry, e))
			return false;
		consider(s, entry.id);
	}
	return true;
}

bool
suggest_names(const struct shelf *shelf, struct sv word, size_t max,
    struct arena *a, struct sv_list *out, struct err *e)
{
	struct suggestions s = { .max = max, .word = sv_trim(word) };
	bool with_ids = sv_find_byte(s.word, '-') < s.word.n;
	size_t i;
	uint32_t p;

	*out = (struct sv_list){ 0 };
	s.limit = utf8_length(s.word) < 5 ? 1 : 2;
	s.v = arena_array(a, max, sizeof(*s.v));
	for (i = 0; s.word.n > 0 && max > 0 && i < shelf->n; i++)
		for (p = 0; p < book_npages(shelf->books[i]); p++)
			if (!consider_page(&s, shelf->books[i], p, with_ids, a,
				e))
				return false;
	out->v = arena_array(a, s.n, sizeof(*out->v));
	for (; out->n < s.n; out->n++)
		out->v[out->n] = s.v[out->n].name;
	return true;
}
