/* Passing over what cannot be among the best changes no hit: the same ones with
 * the same scores as when every entry is scored, on a made-up book of words
 * that are spread as words are (Zipf), for thousands of made-up queries. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "book/dict.h"
#include "book/postings.h"
#include "book/shelf.h"
#include "scratch.h"
#include "search/search.h"

#define PAGES 250
#define ENTRIES_A_PAGE 14
#define STEMS 400
#define QUERIES 4000
#define SPLITS 3

struct fixture {
	struct scratch s;
	struct arena a;
	struct book *book, *split[SPLITS];
	struct shelf shelf;
	uint64_t seed;
	uint32_t ladder[STEMS];	/* sums of 1 / rank, scaled */
};

/* Numerical Recipes' 64-bit generator; its high bits. */
static uint32_t
roll(struct fixture *f, uint32_t below)
{
	f->seed = f->seed * UINT64_C(6364136223846793005) +
	    UINT64_C(1442695040888963407);
	return (uint32_t)((f->seed >> 33) % below);
}

static void
put_stem(struct buf *out, uint32_t n)
{
	static const char consonants[] = "bdfgklmnprtvz";
	static const char vowels[] = "aiou";

	for (unsigned i = 0; i < 3; i++) {
		buf_byte(out, (unsigned char)consonants[n % 13]);
		buf_byte(out, (unsigned char)vowels[n / 13 % 4]);
		n = n / 7 + 5 * n % 11 + i;
	}
	buf_byte(out, (unsigned char)('a' + n % 26));
}

/* A word in one of its forms, the commoner the lower its number. */
static void
put_word(struct fixture *f, struct buf *out)
{
	static const char *const endings[] = { "", "", "", "", "s", "ing" };
	uint32_t at = roll(f, f->ladder[STEMS - 1]), n = 0;

	while (f->ladder[n] <= at)
		n++;
	/* Some of the commonest, so that question words are among them. */
	static const char *const common[] = { "the", "a", "of", "is", "how" };
	if (n < 5) {
		buf_cstr(out, common[n]);
		return;
	}
	buf_printf(out, "w%u", (unsigned)(n * 7 % STEMS));
	put_stem(out, n);
	buf_cstr(out, endings[roll(f, 6)]);
}

static void
put_words(struct fixture *f, struct buf *out, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		if (i > 0)
			buf_byte(out, i % 11 == 10 ? '\n' : ' ');
		if (roll(f, 40) == 0) {
			buf_cstr(out, "`&mut ");
			put_word(f, out);
			buf_byte(out, '`');
			continue;
		}
		put_word(f, out);
	}
}

/* The same pages over several books: a few pages of short entries, the others
 * of short ones, and the rest. */
static unsigned
part_of(unsigned number)
{
	if (number % 5 > 0)
		return 2;
	return number < 40 ? 0 : 1;
}

static void
open_book(struct fixture *f, const char *from, struct book **out)
{
	struct err e = { 0 };
	char path[512], to[32];

	(void)snprintf(to, sizeof(to), "%s.book", from);
	scratch_compile(&f->s, from, to, path, sizeof(path));
	if (!book_open(path, out, &e))
		fail_msg("%s", e.msg);
}

static void
write_page(struct fixture *f, unsigned number)
{
	static const char *const levels[] = { "junior", "mid", "senior" };
	struct buf page = { 0 };
	char name[32];

	buf_cstr(&page, "---\ntitle: ");
	put_word(f, &page);
	buf_printf(&page, " %u\nsummary: ", number);
	put_word(f, &page);
	buf_cstr(&page, "\n---\n\n");
	for (unsigned i = 0; i < ENTRIES_A_PAGE; i++) {
		buf_cstr(&page, "\n\n## ");
		put_words(f, &page, 1 + roll(f, 4));
		buf_printf(&page, " {#e%u-%u .%s .concept}\n\n", number, i,
		    levels[roll(f, 3)]);
		/* Few are long, and neighbours are alike. */
		put_words(f, &page, 5 + roll(f, 20) * (1 + number % 5));
	}
	buf_cstr(&page, "\n");
	buf_byte(&page, '\0');
	(void)snprintf(name, sizeof(name), "big/p%u.md", number);
	scratch_write(&f->s, name, page.p);
	(void)snprintf(name, sizeof(name), "split%u/p%u.md", part_of(number),
	    number);
	scratch_write(&f->s, name, page.p);
	buf_release(&page);
}

static int
setup(void **state)
{
	static struct fixture f;
	uint32_t sum = 0;

	f = (struct fixture){ .seed = 42 };
	for (uint32_t i = 0; i < STEMS; i++)
		f.ladder[i] = sum += 1000000 / (i + 3);
	scratch_make(&f.s);
	for (unsigned i = 0; i < PAGES; i++)
		write_page(&f, i);
	open_book(&f, "big", &f.book);
	for (unsigned i = 0; i < SPLITS; i++) {
		char from[16];
		(void)snprintf(from, sizeof(from), "split%u", i);
		open_book(&f, from, &f.split[i]);
	}
	f.shelf = (struct shelf){ .books = &f.book, .n = 1 };
	*state = &f;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	book_close(f->book);
	for (unsigned i = 0; i < SPLITS; i++)
		book_close(f->split[i]);
	arena_release(&f->a);
	scratch_remove(&f->s);
	return 0;
}

/* A query of one to six words, of all kinds. */
static void
put_query(struct fixture *f, struct buf *out)
{
	uint32_t n = 1 + roll(f, 6), kind = roll(f, 12);
	const char *between = " ";

	if (kind == 0 && n > 1)
		between = " OR ";
	else if (kind == 1 && n > 1)
		between = " NEAR/6 ";
	else if (kind == 2)
		buf_cstr(out, "level:junior ");
	else if (kind == 3)
		buf_cstr(out, "title:");
	else if (kind == 4)
		buf_cstr(out, "&mut ");
	else if (kind == 5)
		buf_cstr(out, "w3* ");
	else if (kind == 6)
		buf_byte(out, '"');
	for (uint32_t i = 0; i < n; i++) {
		buf_cstr(out, i > 0 ? between : "");
		put_word(f, out);
		if (i == 1 && kind == 6)
			buf_byte(out, '"');
	}
	if (kind == 7 || kind == 8) {
		buf_cstr(out, kind == 7 ? " -" : " -\"");
		put_word(f, out);
		buf_byte(out, ' ');
		put_word(f, out);
	} else if (kind >= 9) {
		buf_cstr(out, " (");
		put_word(f, out);
		buf_cstr(out, " OR \"");
		put_word(f, out);
		buf_byte(out, ' ');
		put_word(f, out);
		buf_cstr(out, "\")");
	}
}

static struct hits
search(struct fixture *f, struct sv query, struct search_opts opts)
{
	struct hits hits;
	struct err e = { 0 };

	if (!search_run(&f->shelf, query, &opts, &f->a, &hits, &e))
		fail_msg("%s", e.msg);
	return hits;
}

static void
assert_same(struct sv query, const struct hits *a, const struct hits *b)
{
	bool same = a->n == b->n && a->is_relaxed == b->is_relaxed &&
	    (a->total > 0) == (b->total > 0);

	/* Both make the same sums: not even the last bit may differ. */
	for (size_t i = 0; same && i < a->n; i++)
		same = a->v[i].entry == b->v[i].entry &&
		    memcmp(&a->v[i].score, &b->v[i].score,
			sizeof(a->v[i].score)) == 0;
	if (!same)
		fail_msg("'%.*s' has other hits", SV_ARG(query));
}

static void
pruned_and_exhaustive_search_give_the_same_hits(void **state)
{
	struct fixture *f = *state;
	size_t npruned = 0, nfound = 0;

	for (unsigned i = 0; i < QUERIES; i++) {
		struct buf text = { 0 };
		put_query(f, &text);
		struct sv query = buf_view(&text);
		struct hits all = search(f, query, (struct search_opts){
			.limit = 10, .is_exhaustive = true });
		struct hits best = search(f, query, (struct search_opts){
			.limit = 10 });
		assert_same(query, &all, &best);
		assert_false(all.is_least);
		assert_true(best.is_least ? best.total <= all.total
					  : best.total == all.total);
		npruned += best.is_least;
		nfound += all.n == 10;
		arena_clear(&f->a);
		buf_release(&text);
	}
	/* The queries are such that there is something to pass over. */
	assert_true(nfound > QUERIES / 2);
	assert_true(npruned > QUERIES / 3);
}

static void
matches_are_counted_as_far_as_asked(void **state)
{
	struct fixture *f = *state;
	struct search_opts counted = { .limit = 10, .count_to = UINT64_MAX };
	struct search_opts some = { .limit = 10, .count_to = 200 };

	for (unsigned i = 0; i < QUERIES / 10; i++) {
		struct buf text = { 0 };
		put_query(f, &text);
		struct sv query = buf_view(&text);
		struct hits all = search(f, query, (struct search_opts){
			.limit = 10, .is_exhaustive = true });
		struct hits exact = search(f, query, counted);
		struct hits least = search(f, query, some);
		assert_same(query, &all, &exact);
		assert_same(query, &all, &least);
		assert_false(exact.is_least);
		assert_true(exact.total == all.total);
		assert_true(least.is_least ? least.total >= 200
					   : least.total == all.total);
		arena_clear(&f->a);
		buf_release(&text);
	}
}

static void
assert_same_weights(struct book *b, const struct term *t)
{
	struct posting_iter each, whole;
	struct err e = { 0 };

	assert_true(posting_begin(b, t, &each, &e));
	assert_true(posting_begin(b, t, &whole, &e));
	while (each.entry != ENTRY_END) {
		assert_true(posting_details(&each, &e));
		assert_true(posting_weights(&whole, &e));
		assert_int_equal(each.weights[each.at],
		    whole.weights[whole.at]);
		assert_true(posting_next(&each, &e));
		assert_true(posting_next(&whole, &e));
	}
}

static void
weights_of_a_block_are_those_of_its_postings(void **state)
{
	struct fixture *f = *state;
	struct dict_walk walk;
	struct term term;
	struct err e = { 0 };
	bool more;
	size_t nlong = 0;

	assert_true(dict_walk_begin(f->book, SV(""), &walk, &e));
	while (dict_walk_next(&walk, &term, &more, &e) && more) {
		nlong += term.df > 2 * POSTING_BLOCK;
		assert_same_weights(f->book, &term);
	}
	assert_true(nlong > 10);
}

static struct sv
id_of(struct fixture *f, const struct hit *h)
{
	struct entry_info info;
	struct err e = { 0 };

	assert_true(book_entry_info(h->book, h->entry, &f->a, &info, &e));
	return info.id;
}

/* How far the order of B is that of A: of each two hits of A that differ in
 * score by more than a tenth, both in B, how many stand the other way. */
static void
compare_order(struct fixture *f, const struct hits *a, const struct hits *b,
    size_t *npairs, size_t *nturned)
{
	size_t at[10];

	for (size_t i = 0; i < a->n; i++)
		for (at[i] = 0; at[i] < b->n; at[i]++)
			if (sv_eq(id_of(f, &a->v[i]), id_of(f, &b->v[at[i]])))
				break;
	for (size_t i = 0; i < a->n; i++)
		for (size_t k = i + 1; k < a->n; k++) {
			if (at[i] == b->n || at[k] == b->n ||
			    a->v[i].score - a->v[k].score <
			    a->v[i].score / 10)
				continue;
			(*npairs)++;
			*nturned += at[i] > at[k];
		}
}

static void
order_does_not_depend_on_how_pages_are_split_over_books(void **state)
{
	struct fixture *f = *state;
	struct shelf one = f->shelf;
	struct shelf split = { .books = f->split, .n = SPLITS };
	size_t npairs = 0, nturned = 0, nhits = 0, nshared = 0;

	for (unsigned i = 0; i < QUERIES / 4; i++) {
		struct buf text = { 0 };
		struct search_opts opts = { .limit = 10 };
		put_query(f, &text);
		struct hits whole = search(f, buf_view(&text), opts);
		f->shelf = split;
		struct hits parts = search(f, buf_view(&text), opts);
		f->shelf = one;
		compare_order(f, &whole, &parts, &npairs, &nturned);
		assert_true(whole.n == parts.n);
		nhits += whole.n;
		for (size_t k = 0; k < whole.n; k++)
			for (size_t m = 0; m < parts.n; m++)
				nshared += sv_eq(id_of(f, &whole.v[k]),
				    id_of(f, &parts.v[m]));
		arena_clear(&f->a);
		buf_release(&text);
	}
	assert_true(nshared * 10 > nhits * 9);
	assert_true(nturned * 400 < npairs);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pruned_and_exhaustive_search_give_the_same_hits),
		cmocka_unit_test(matches_are_counted_as_far_as_asked),
		cmocka_unit_test(weights_of_a_block_are_those_of_its_postings),
		cmocka_unit_test(
		    order_does_not_depend_on_how_pages_are_split_over_books),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
