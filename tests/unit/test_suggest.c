/* Did-you-mean: how far words lie apart, and which names are near. */
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
#include "book/shelf.h"
#include "scratch.h"
#include "search/suggest.h"

#define WORDS 200

struct fixture {
	struct scratch s;
	struct arena a;
	struct book *book;
	struct shelf shelf;
};

static unsigned
distance(const char *a, const char *b)
{
	return suggest_distance(sv_cstr(a), sv_cstr(b), 9);
}

static void
distance_of_a_beginning_is_the_least_of_all_that_begins_so(void **state)
{
	static const char *const words[] = { "borrow", "obrrow", "brorow",
		"borwor", "borow", "xborrow", "bborrow", "burrows", "b" };
	struct sv word = SV("borrow");

	(void)state;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		struct sv near = sv_cstr(words[i]);
		unsigned whole = suggest_distance(near, word, 9);
		for (size_t n = 0; n <= near.n; n++)
			assert_true(suggest_distance_from(
			    sv_sub(near, 0, n), word, 9) <= whole);
	}
	assert_int_equal(suggest_distance_from(SV(""), word, 2), 0);
	assert_int_equal(suggest_distance_from(SV("bor"), word, 2), 0);
	assert_int_equal(suggest_distance_from(SV("o"), word, 2), 1);
	assert_int_equal(suggest_distance_from(SV("xyz"), word, 2), 3);
}

static void
distance_counts_single_slips(void **state)
{
	(void)state;
	assert_int_equal(distance("", ""), 0);
	assert_int_equal(distance("pin", "pin"), 0);
	assert_int_equal(distance("pin", "in"), 1);
	assert_int_equal(distance("pin", "spin"), 1);
	assert_int_equal(distance("pin", "pan"), 1);
	assert_int_equal(distance("", "pin"), 3);
	assert_int_equal(distance("kitten", "sitting"), 3);
}

static void
swap_of_neighbours_is_one_slip(void **state)
{
	(void)state;
	assert_int_equal(distance("borrow", "brorow"), 1);
	assert_int_equal(distance("ab", "ba"), 1);
	assert_int_equal(distance("abcd", "badc"), 2);
	/* Optimal alignment edits no part twice. */
	assert_int_equal(distance("ca", "abc"), 3);
}

static void
distance_is_in_characters_and_ignores_case(void **state)
{
	(void)state;
	assert_int_equal(distance("BoRRow", "bOrrow"), 0);
	assert_int_equal(distance("\xC3\xA9tat", "\xC3\x89tat"), 0);
	assert_int_equal(distance("\xC3\xA9tat", "etat"), 1);
	assert_int_equal(distance("\xE6\xBC\xA2", ""), 1);
	assert_int_equal(distance("\xFF", "a"), 1);
}

static void
distance_is_cut_off_behind_the_limit(void **state)
{
	(void)state;
	assert_int_equal(suggest_distance(SV("kitten"), SV("sitting"), 3), 3);
	assert_int_equal(suggest_distance(SV("kitten"), SV("sitting"), 2), 3);
	assert_int_equal(suggest_distance(SV("kitten"), SV("sitting"), 0), 1);
	assert_int_equal(suggest_distance(SV("a"), SV("abcdefgh"), 2), 3);
	assert_int_equal(suggest_distance(SV("pin"), SV("pin"), 0), 0);
}

static void
distance_of_long_words_is_beyond_any_limit(void **state)
{
	struct buf text = { 0 };

	(void)state;
	buf_fill(&text, 'a', 64);
	assert_int_equal(suggest_distance(buf_view(&text), buf_view(&text),
	    2), 0);
	buf_fill(&text, 'a', 1000000);
	assert_int_equal(suggest_distance(buf_view(&text), buf_view(&text),
	    2), 3);
	buf_release(&text);
}

/* Words over a small alphabet, so that many are near each other. */
static struct sv
made_word(char *out, uint32_t seed)
{
	size_t n = seed % 6;

	for (size_t i = 0; i < n; i++) {
		seed = seed * 1664525u + 1013904223u;
		out[i] = (char)('a' + (seed >> 30));
	}
	return sv_make(out, n);
}

static void
assert_metric(struct sv x, struct sv y)
{
	unsigned d = suggest_distance(x, y, 9);

	assert_int_equal(d, suggest_distance(y, x, 9));
	assert_int_equal(d == 0, sv_eq(x, y));
	assert_true(d <= (x.n > y.n ? x.n : y.n));
	assert_true(d >= (x.n > y.n ? x.n - y.n : y.n - x.n));
	for (unsigned limit = 0; limit < 6; limit++)
		assert_int_equal(suggest_distance(x, y, limit),
		    d < limit ? d : d == limit ? d : limit + 1);
}

static void
distance_is_symmetric_and_the_same_under_any_limit(void **state)
{
	char x[8], y[8];

	(void)state;
	for (uint32_t i = 0; i < WORDS; i++)
		for (uint32_t k = 0; k < WORDS; k++)
			assert_metric(made_word(x, i), made_word(y, k * 7));
}

static int
setup(void **state)
{
	static struct fixture f;
	struct err e = { 0 };
	char path[512];

	f = (struct fixture){ 0 };
	scratch_make(&f.s);
	scratch_write(&f.s, "b/ownership.md", "---\ntitle: Ownership\n"
	    "aliases: [moves, pin]\n---\n\nText.\n\n"
	    "## After {#own-after-move}\n\n## Twice {#ownershap}\n");
	scratch_write(&f.s, "b/borrowing.md", "---\ntitle: Borrowing\n"
	    "aliases: [movies]\n---\n\nText.\n");
	scratch_compile(&f.s, "b", "b.book", path, sizeof(path));
	if (!book_open(path, &f.book, &e))
		fail_msg("%s", e.msg);
	f.shelf = (struct shelf){ .books = &f.book, .n = 1 };
	*state = &f;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	book_close(f->book);
	arena_release(&f->a);
	scratch_remove(&f->s);
	return 0;
}

static void
expect(struct fixture *f, struct sv word, size_t max, const char *names)
{
	struct buf out = { 0 };
	struct sv_list list;
	struct err e = { 0 };

	assert_true(suggest_names(&f->shelf, word, max, &f->a, &list, &e));
	for (size_t i = 0; i < list.n; i++) {
		buf_cstr(&out, i > 0 ? " " : "");
		buf_sv(&out, list.v[i]);
	}
	buf_byte(&out, '\0');
	assert_string_equal(out.p, names);
	buf_release(&out);
}

static void
slugs_and_aliases_are_suggested(void **state)
{
	expect(*state, SV("ownreship"), 5, "ownership");
	expect(*state, SV("Borowing"), 5, "borrowing");
	expect(*state, SV(" pni "), 5, "pin");
	expect(*state, SV("zebra"), 5, "");
}

static void
nearest_is_first_and_no_more_than_asked_for(void **state)
{
	expect(*state, SV("movess"), 5, "moves movies");
	expect(*state, SV("movess"), 1, "moves");
	expect(*state, SV("moviess"), 1, "movies");
	expect(*state, SV("movess"), 0, "");
}

static void
short_words_allow_one_slip(void **state)
{
	expect(*state, SV("pan"), 5, "pin");
	expect(*state, SV("pa"), 5, "");
}

static void
beginning_of_a_name_is_near(void **state)
{
	expect(*state, SV("bor"), 5, "borrowing");
	expect(*state, SV("bo"), 5, "");
	expect(*state, SV("mov"), 5, "movies moves");
}

static void
ids_are_suggested_for_what_looks_like_one(void **state)
{
	expect(*state, SV("own-aftr-move"), 5, "own-after-move");
	expect(*state, SV("ownershap"), 5, "ownership");
}

static void
odd_words_get_no_suggestions(void **state)
{
	static const char odd[] = "\0\xFF\0";
	struct buf text = { 0 };

	expect(*state, SV(""), 5, "");
	expect(*state, SV("  "), 5, "");
	expect(*state, sv_make(odd, 3), 5, "");
	buf_fill(&text, 'o', 1 << 20);
	expect(*state, buf_view(&text), 5, "");
	buf_release(&text);
}

#define test(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(distance_counts_single_slips),
		cmocka_unit_test(
		    distance_of_a_beginning_is_the_least_of_all_that_begins_so),
		cmocka_unit_test(swap_of_neighbours_is_one_slip),
		cmocka_unit_test(distance_is_in_characters_and_ignores_case),
		cmocka_unit_test(distance_is_cut_off_behind_the_limit),
		cmocka_unit_test(distance_of_long_words_is_beyond_any_limit),
		cmocka_unit_test(
		    distance_is_symmetric_and_the_same_under_any_limit),
		test(slugs_and_aliases_are_suggested),
		test(nearest_is_first_and_no_more_than_asked_for),
		test(short_words_allow_one_slip),
		test(beginning_of_a_name_is_near),
		test(ids_are_suggested_for_what_looks_like_one),
		test(odd_words_get_no_suggestions),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
