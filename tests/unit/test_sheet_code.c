/* A sheet code gives its wish back, and no mistyped one is taken for another. */
#include "config.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>

#include <cmocka.h>

#include <string.h>

#include "base/random.h"
#include "kit/code.h"

#define DIGEST 0xC0FFEE42u

static const struct bank bank = { .nentries = 1000, .npages = 80 };

static struct wish
plain_wish(uint32_t seed)
{
	return (struct wish){ .levels = 1u << LEVEL_MID, .minutes = 45,
		.seed = seed };
}

static void
a_plain_code_is_short_and_comes_back(void **state)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	uint64_t random = 1;

	(void)state;
	for (unsigned i = 0; i < 1000; i++) {
		struct wish w = plain_wish((uint32_t)random_next(&random)), back;
		struct sv code = code_make(&w, &bank, DIGEST, &a);
		uint32_t digest;

		assert_true(code.n <= 20);
		assert_true(code_book(code, &digest, &e));
		assert_int_equal(digest, code_digest(DIGEST));
		assert_true(code_read(code, &bank, &back, &e));
		assert_int_equal(back.seed, w.seed);
		assert_int_equal(back.levels, w.levels);
		assert_int_equal(back.minutes, 45);
		assert_false(back.has_mix);
		assert_int_equal(back.ntopics + back.nchanges, 0);
	}
	arena_release(&a);
}

static void
a_long_wish_comes_back_whole(void **state)
{
	struct wish w = { .levels = 5u << LEVEL_JUNIOR, .minutes = 0,
		.has_mix = true, .ntopics = 2, .topics = { 0, 79 },
		.nchanges = 2, .seed = UINT32_MAX,
		.changes = { { 0, 999 }, { 39, 0 } } }, back;
	struct arena a = { 0 };
	struct err e = { 0 };
	struct sv code;

	(void)state;
	w.mix.of[KIND_CONCEPT] = 15;
	w.mix.of[KIND_EXERCISE] = 1;
	code = code_make(&w, &bank, DIGEST, &a);
	assert_true(code_read(code, &bank, &back, &e));
	assert_int_equal(back.levels, w.levels);
	assert_int_equal(back.minutes, 0);
	assert_memory_equal(&back.mix, &w.mix, sizeof(w.mix));
	assert_int_equal(back.ntopics, 2);
	assert_int_equal(back.topics[1], 79);
	assert_int_equal(back.nchanges, 2);
	assert_int_equal(back.changes[0].entry, 999);
	assert_int_equal(back.changes[1].slot, 39);
	arena_release(&a);
}

static void
any_wrong_character_is_noticed(void **state)
{
	static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
	struct wish w = plain_wish(12345), back;
	struct arena a = { 0 };
	struct err e = { 0 };
	struct sv code = code_make(&w, &bank, DIGEST, &a);

	(void)state;
	for (size_t i = 4; i < code.n; i++)
		for (const char *d = digits; *d != '\0'; d++) {
			char *typed = arena_cstr(&a, code);

			if (typed[i] == *d)
				continue;
			typed[i] = *d;
			assert_false(code_read(sv_make(typed, code.n), &bank,
			    &back, &e));
			assert_int_equal(e.code, ERR_USAGE);
		}
	arena_release(&a);
}

static void
exchanged_neighbours_are_noticed(void **state)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	uint64_t random = 7;

	(void)state;
	for (unsigned i = 0; i < 200; i++) {
		struct wish w = plain_wish((uint32_t)random_next(&random)), back;
		struct sv code = code_make(&w, &bank, DIGEST, &a);

		for (size_t k = 4; k + 1 < code.n; k++) {
			char *typed = arena_cstr(&a, code);
			char c = typed[k];

			typed[k] = typed[k + 1];
			typed[k + 1] = c;
			if (c == typed[k])
				continue;
			assert_false(code_read(sv_make(typed, code.n), &bank,
			    &back, &e));
		}
	}
	arena_release(&a);
}

static void
codes_may_be_typed_as_people_do(void **state)
{
	struct wish w = plain_wish(1), back;
	struct arena a = { 0 };
	struct err e = { 0 };
	struct sv code = code_make(&w, &bank, 0, &a);
	struct buf typed = { 0 };

	(void)state;
	for (size_t i = 0; i < code.n; i++) {
		char c = code.p[i];

		if (i >= 4 && c == '0')
			c = 'o';
		else if (i >= 4 && c == '1')
			c = 'l';
		else if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		buf_byte(&typed, (unsigned char)c);
		if (i == 8)
			buf_byte(&typed, '-');
	}
	assert_true(code_is_one(buf_view(&typed)));
	/* The prefix has a one of its own. */
	typed.p[2] = '1';
	assert_true(code_read(buf_view(&typed), &bank, &back, &e));
	assert_int_equal(back.seed, 1);
	buf_release(&typed);
	arena_release(&a);
}

static void
what_is_no_code_is_refused(void **state)
{
	static const char *const bad[] = { "", "RI1-", "RI1-0", "RI2-ABCDEF",
		"RI1-00000000000000000000000000000", "RI1-\001\002\003",
		"RI1-UUUUUUUU", "ownership" };
	struct wish back;
	struct err e = { 0 };
	struct buf huge = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_false(code_read(sv_cstr(bad[i]), &bank, &back, &e));
	buf_cstr(&huge, "RI1-");
	buf_fill(&huge, 'Z', 10000);
	assert_false(code_read(buf_view(&huge), &bank, &back, &e));
	buf_release(&huge);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_plain_code_is_short_and_comes_back),
		cmocka_unit_test(a_long_wish_comes_back_whole),
		cmocka_unit_test(any_wrong_character_is_noticed),
		cmocka_unit_test(exchanged_neighbours_are_noticed),
		cmocka_unit_test(codes_may_be_typed_as_people_do),
		cmocka_unit_test(what_is_no_code_is_refused),
	};

	return cmocka_run_group_tests_name("sheet code", tests, NULL, NULL);
}
