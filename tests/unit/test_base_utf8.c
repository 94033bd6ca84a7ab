#include "config.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>

#include "base/utf8.h"

/* Decodes the one sequence in S, which must be taken whole. */
static uint32_t
whole(struct sv s)
{
	size_t i = 0;
	uint32_t c = utf8_next(s, &i);

	assert_int_equal(i, s.n);
	return c;
}

/* The first byte of S is invalid and skipped alone. */
static void
assert_invalid(struct sv s)
{
	size_t i = 0;

	assert_int_equal(utf8_next(s, &i), UTF8_REPLACEMENT);
	assert_int_equal(i, 1);
	assert_int_equal(utf8_check(s), 0);
}

static void
sequences_of_each_length_are_decoded_at_their_limits(void **state)
{
	(void)state;
	assert_int_equal(whole(SV("\0")), 0);
	assert_int_equal(whole(SV("\x7F")), 0x7F);
	assert_int_equal(whole(SV("\xC2\x80")), 0x80);
	assert_int_equal(whole(SV("\xDF\xBF")), 0x7FF);
	assert_int_equal(whole(SV("\xE0\xA0\x80")), 0x800);
	assert_int_equal(whole(SV("\xED\x9F\xBF")), 0xD7FF);
	assert_int_equal(whole(SV("\xEE\x80\x80")), 0xE000);
	assert_int_equal(whole(SV("\xEF\xBF\xBF")), 0xFFFF);
	assert_int_equal(whole(SV("\xF0\x90\x80\x80")), 0x10000);
	assert_int_equal(whole(SV("\xF4\x8F\xBF\xBF")), 0x10FFFF);
}

static void
invalid_bytes_are_skipped_one_by_one(void **state)
{
	(void)state;
	assert_invalid(SV("\x80"));
	assert_invalid(SV("\xFF"));
	assert_invalid(SV("\xC3"));
	assert_invalid(SV("\xC3z"));
	assert_invalid(SV("\xE2\x82"));
	assert_invalid(SV("\xE2\x82z"));
	assert_invalid(SV("\xF0\x9F\xA6"));
	assert_invalid(SV("\xF0\x9F\xA6z"));
}

static void
overlong_surrogate_and_too_large_forms_are_invalid(void **state)
{
	(void)state;
	assert_invalid(SV("\xC0\x80"));
	assert_invalid(SV("\xC1\xBF"));
	assert_invalid(SV("\xE0\x9F\xBF"));
	assert_invalid(SV("\xF0\x8F\xBF\xBF"));
	assert_invalid(SV("\xED\xA0\x80"));
	assert_invalid(SV("\xED\xBF\xBF"));
	assert_invalid(SV("\xF4\x90\x80\x80"));
	assert_invalid(SV("\xF5\x80\x80\x80"));
}

static void
check_finds_the_first_invalid_byte_or_nul(void **state)
{
	(void)state;
	assert_int_equal(utf8_check(SV("")), 0);
	assert_int_equal(utf8_check(SV("plain ASCII of some length")), 26);
	assert_int_equal(utf8_check(SV("caf\xC3\xA9 and more text")), 19);
	assert_int_equal(utf8_check(SV("0123456789\0abcdefgh")), 10);
	assert_int_equal(utf8_check(SV("01234567\x80" "9abcdefgh")), 8);
	assert_int_equal(utf8_check(SV("0123\xC3\xA9" "01234567\xE2\x82")),
	    14);
	/* U+FFFD itself is a character like any other. */
	assert_int_equal(utf8_check(SV("\xEF\xBF\xBD")), 3);
}

static void
encoding_is_the_inverse_of_decoding(void **state)
{
	(void)state;
	static const uint32_t points[] = { 0, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF,
		0xE000, 0xFFFF, 0x10000, 0x10FFFF };
	char out[4];

	for (size_t i = 0; i < sizeof(points) / sizeof(points[0]); i++)
		assert_int_equal(
		    whole(sv_make(out, utf8_encode(points[i], out))),
		    points[i]);
	assert_int_equal(whole(sv_make(out, utf8_encode(0xD800, out))),
	    UTF8_REPLACEMENT);
	assert_int_equal(whole(sv_make(out, utf8_encode(0x110000, out))),
	    UTF8_REPLACEMENT);
}

static void
length_counts_code_points(void **state)
{
	(void)state;
	assert_int_equal(utf8_length(SV("")), 0);
	assert_int_equal(utf8_length(SV("caf\xC3\xA9")), 4);
	assert_int_equal(utf8_length(SV("\xF0\x9F\xA6\x80\xFF")), 2);
}

static void
width_is_known_for_each_kind_of_character(void **state)
{
	(void)state;
	assert_int_equal(utf8_width('a'), 1);
	assert_int_equal(utf8_width('\n'), 0);
	assert_int_equal(utf8_width(0x7F), 0);
	assert_int_equal(utf8_width(0x9B), 0);
	assert_int_equal(utf8_width(0xAD), 1);		/* soft hyphen */
	assert_int_equal(utf8_width(0xE9), 1);
	assert_int_equal(utf8_width(0x301), 0);		/* combining acute */
	assert_int_equal(utf8_width(0x200B), 0);
	assert_int_equal(utf8_width(0x2014), 1);	/* em dash */
	assert_int_equal(utf8_width(0x1100), 2);	/* Hangul lead */
	assert_int_equal(utf8_width(0x1161), 0);	/* Hangul vowel */
	assert_int_equal(utf8_width(0x3042), 2);
	assert_int_equal(utf8_width(0x6F22), 2);
	assert_int_equal(utf8_width(0xFF21), 2);	/* fullwidth A */
	assert_int_equal(utf8_width(0x1F980), 2);	/* crab */
	assert_int_equal(utf8_width(0x2FFFD), 2);
	assert_int_equal(utf8_width(0x10FFFF), 1);
	assert_int_equal(utf8_width(0xFFFFFFFF), 1);
}

static void
columns_count_joined_characters_as_the_first(void **state)
{
	(void)state;
	assert_int_equal(utf8_columns(SV("Rust")), 4);
	assert_int_equal(utf8_columns(SV("e\xCC\x81")), 1);
	assert_int_equal(utf8_columns(SV("\xE6\xBC\xA2\xE5\xAD\x97")), 4);
	/* woman, joiner, laptop */
	assert_int_equal(utf8_columns(
	    SV("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB")), 2);
	/* shrug, joiner, male sign, variation selector */
	assert_int_equal(utf8_columns(
	    SV("\xF0\x9F\xA4\xB7\xE2\x80\x8D\xE2\x99\x82\xEF\xB8\x8F")), 2);
	/* thumbs up with a skin tone; the tone alone */
	assert_int_equal(utf8_columns(
	    SV("\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD")), 2);
	assert_int_equal(utf8_columns(SV("\xF0\x9F\x8F\xBD")), 2);
	/* person, joiner, handshake, joiner, person with a skin tone */
	assert_int_equal(utf8_columns(
	    SV("\xF0\x9F\xA7\x91\xE2\x80\x8D\xF0\x9F\xA4\x9D\xE2\x80\x8D"
	       "\xF0\x9F\xA7\x91\xF0\x9F\x8F\xBD")), 2);
	/* a joiner between letters joins nothing away */
	assert_int_equal(utf8_columns(SV("a\xE2\x80\x8D" "b")), 2);
}

static void
prefix_is_cut_between_characters_with_their_marks(void **state)
{
	(void)state;
	assert_int_equal(utf8_prefix(SV("abc"), 2), 2);
	assert_int_equal(utf8_prefix(SV("abc"), 9), 3);
	assert_int_equal(utf8_prefix(SV("abc"), 0), 0);
	assert_int_equal(utf8_prefix(SV("e\xCC\x81x"), 1), 3);
	assert_int_equal(utf8_prefix(SV("a\xE6\xBC\xA2"), 2), 1);
	assert_int_equal(utf8_prefix(SV("a\xE6\xBC\xA2"), 3), 4);
	assert_int_equal(utf8_prefix(
	    SV("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBBx"), 2), 11);
}

static void
folding_is_simple_and_one_to_one(void **state)
{
	(void)state;
	assert_int_equal(utf8_fold('A'), 'a');
	assert_int_equal(utf8_fold('z'), 'z');
	assert_int_equal(utf8_fold('['), '[');
	assert_int_equal(utf8_fold(0xC9), 0xE9);
	assert_int_equal(utf8_fold(0xDF), 0xDF);	/* sharp s stays */
	assert_int_equal(utf8_fold(0x1E9E), 0xDF);
	assert_int_equal(utf8_fold(0x130), 0x130);	/* dotted capital I */
	assert_int_equal(utf8_fold(0x3A3), 0x3C3);
	assert_int_equal(utf8_fold(0x3C2), 0x3C3);	/* final sigma */
	assert_int_equal(utf8_fold(0x416), 0x436);
	assert_int_equal(utf8_fold(0x212A), 'k');	/* Kelvin sign */
	assert_int_equal(utf8_fold(0x1F88), 0x1F80);
	assert_int_equal(utf8_fold(0xAB70), 0x13A0);	/* Cherokee */
	assert_int_equal(utf8_fold(0x10400), 0x10428);
	assert_int_equal(utf8_fold(0x6F22), 0x6F22);
}

static void
classes_follow_the_general_category(void **state)
{
	(void)state;
	assert_true(utf8_is_letter('a'));
	assert_false(utf8_is_letter('_'));
	assert_false(utf8_is_letter('1'));
	assert_true(utf8_is_letter(0x301));
	assert_true(utf8_is_mark(0x301));
	assert_false(utf8_is_mark('a'));
	assert_true(utf8_is_letter(0x2167));		/* Roman eight */
	assert_false(utf8_is_letter(0xD7));		/* times sign */
	assert_true(utf8_is_digit('7'));
	assert_true(utf8_is_digit(0x661));
	assert_false(utf8_is_digit(0xB2));		/* superscript two */
	assert_true(utf8_is_upper('A'));
	assert_true(utf8_is_upper(0x1C5));		/* title case */
	assert_false(utf8_is_upper(0xE9));
	assert_true(utf8_is_space(0xA0));
	assert_true(utf8_is_space('\t'));
	assert_false(utf8_is_space(0x200B));
	assert_true(utf8_is_cjk(0x6F22));
	assert_true(utf8_is_cjk(0x3042));
	assert_true(utf8_is_cjk(0xAC00));
	assert_false(utf8_is_cjk('a'));
}

static void
what_could_act_on_a_terminal_is_unsafe(void **state)
{
	(void)state;
	assert_true(utf8_is_unsafe(0x1B));
	assert_true(utf8_is_unsafe('\r'));
	assert_false(utf8_is_unsafe('\n'));
	assert_false(utf8_is_unsafe('\t'));
	assert_false(utf8_is_unsafe(' '));
	assert_false(utf8_is_unsafe('~'));
	assert_true(utf8_is_unsafe(0x7F));
	assert_true(utf8_is_unsafe(0x9B));
	assert_false(utf8_is_unsafe(0xA0));
	assert_true(utf8_is_unsafe(0x202E));
	assert_true(utf8_is_unsafe(0x2066));
	assert_true(utf8_is_unsafe(0x200F));
	assert_false(utf8_is_unsafe(0x200D));
	assert_true(utf8_is_unsafe(0xFEFF));
	assert_true(utf8_is_unsafe(0xE0041));
	assert_false(utf8_is_unsafe(0x1F980));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    sequences_of_each_length_are_decoded_at_their_limits),
		cmocka_unit_test(invalid_bytes_are_skipped_one_by_one),
		cmocka_unit_test(
		    overlong_surrogate_and_too_large_forms_are_invalid),
		cmocka_unit_test(check_finds_the_first_invalid_byte_or_nul),
		cmocka_unit_test(encoding_is_the_inverse_of_decoding),
		cmocka_unit_test(length_counts_code_points),
		cmocka_unit_test(width_is_known_for_each_kind_of_character),
		cmocka_unit_test(columns_count_joined_characters_as_the_first),
		cmocka_unit_test(
		    prefix_is_cut_between_characters_with_their_marks),
		cmocka_unit_test(folding_is_simple_and_one_to_one),
		cmocka_unit_test(classes_follow_the_general_category),
		cmocka_unit_test(what_could_act_on_a_terminal_is_unsafe),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
