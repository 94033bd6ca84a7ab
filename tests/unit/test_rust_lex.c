#include "config.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "base/buf.h"
#include "render/rust_lex.h"

/* The lines of CODE with a letter under each byte for its style. */
static void
check(const char *code, const char *wanted)
{
	static const char letters[STYLE_COUNT] = {
		[STYLE_CODE_PLAIN] = '.', [STYLE_CODE_KEYWORD] = 'k',
		[STYLE_CODE_TYPE] = 'T', [STYLE_CODE_MACRO] = 'm',
		[STYLE_CODE_LIFETIME] = 'l', [STYLE_CODE_STRING] = 's',
		[STYLE_CODE_NUMBER] = 'n', [STYLE_CODE_COMMENT] = 'c',
	};
	struct rust_lex x = { 0 };
	struct sv rest = sv_cstr(code), line, piece;
	struct buf got = { 0 };

	while (sv_split(&rest, '\n', &line)) {
		while (line.n > 0) {
			enum style style = rust_lex_next(&x, &line, &piece);

			assert_true(piece.n > 0);
			for (size_t i = 0; i < piece.n; i++)
				buf_byte(&got, (uint8_t)letters[style]);
		}
		buf_byte(&got, '\n');
	}
	buf_byte(&got, '\0');
	assert_string_equal((const char *)got.p, wanted);
	buf_release(&got);
}

static void
words_are_told_apart(void **state)
{
	(void)state;
	check("let x: Vec<u8> = vec![];", "kkk....TTT.......mmmm...\n");
	check("self.await_it(String)", "kkkk..........TTTTTT.\n");
	check("a != b", "......\n");
}

static void
lifetimes_are_no_characters(void **state)
{
	(void)state;
	check("fn f<'a>(x: &'a str)", "kk...ll......ll.....\n");
	check("'a' '\\'' '\\u{1F600}' '\xC3\xA9' 'static",
	    "sss.ssss.sssssssssss.ssss.lllllll\n");
}

static void
numbers_leave_ranges_alone(void **state)
{
	(void)state;
	check("0..10 1.5e3 0xFF_u8 1.max(2)",
	    "n..nn.nnnnn.nnnnnnn.n.....n.\n");
}

static void
strings_go_on_over_lines(void **state)
{
	(void)state;
	check("\"a \\\" b\nc\" d", "sssssss\nss..\n");
}

static void
raw_strings_end_at_their_hashes(void **state)
{
	(void)state;
	check("r#\"a\"b\"# x", "ssssssss..\n");
}

static void
comments_nest(void **state)
{
	(void)state;
	check("/* a /* b */ c\nd */ e // f", "cccccccccccccc\ncccc...cccc\n");
}

static void
any_bytes_come_out_again(void **state)
{
	struct rust_lex x = { 0 };
	uint32_t seed = 1;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		char bytes[24];
		struct sv rest = { bytes, sizeof(bytes) }, piece;
		const char *at = bytes;

		for (size_t i = 0; i < sizeof(bytes); i++) {
			seed = seed * 1664525u + 1013904223u;
			bytes[i] = "'\"\\/*r#bcx!0.\xC3 "[seed >> 28];
		}
		while (rest.n > 0) {
			(void)rust_lex_next(&x, &rest, &piece);
			assert_true(piece.n > 0);
			assert_ptr_equal(piece.p, at);
			at += piece.n;
		}
		assert_ptr_equal(at, bytes + sizeof(bytes));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_told_apart),
		cmocka_unit_test(lifetimes_are_no_characters),
		cmocka_unit_test(numbers_leave_ranges_alone),
		cmocka_unit_test(strings_go_on_over_lines),
		cmocka_unit_test(raw_strings_end_at_their_hashes),
		cmocka_unit_test(comments_nest),
		cmocka_unit_test(any_bytes_come_out_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
