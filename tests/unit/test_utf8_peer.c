/* Widths and classes of all code points against utf8proc, which has them from
 * the same edition of Unicode. Where terminals do otherwise, so do we. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <utf8proc.h>

#include "base/utf8.h"

#define EDITION "15.0.0"
#define LAST 0x10FFFFu

static bool
is_surrogate(uint32_t c)
{
	return c >= 0xD800 && c <= 0xDFFF;
}

/* Vowels and finals that join the Hangul before them: it counts them. */
static bool
is_hangul_tail(uint32_t c)
{
	return (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FF);
}

/* Tone marks of Hangul, reading marks of Vietnamese ideographs. */
static bool
is_wide_mark(uint32_t c)
{
	return c == 0x302E || c == 0x302F || c == 0x16FF0 || c == 0x16FF1;
}

/* Columns of C as utf8proc has it, mended; true if there is a width for it. */
static bool
columns_of(uint32_t c, unsigned *columns)
{
	const utf8proc_property_t *p = utf8proc_get_property((int32_t)c);

	*columns = (unsigned)utf8proc_charwidth((int32_t)c);
	if (p->category == UTF8PROC_CATEGORY_CN)
		return false;
	/* A spacing mark has a column, which it counts with the letter. */
	if (p->category == UTF8PROC_CATEGORY_MC)
		*columns = is_wide_mark(c) ? 2 : 1;
	/* Signs before a number, in Arabic and others, are seen. */
	if (p->boundclass == UTF8PROC_BOUNDCLASS_PREPEND &&
	    p->category == UTF8PROC_CATEGORY_CF)
		*columns = 1;
	if (is_hangul_tail(c))
		*columns = 0;
	return true;
}

static void
columns_are_those_of_utf8proc(void **state)
{
	unsigned columns, n = 0;

	(void)state;
	for (uint32_t c = 0; c <= LAST; c++) {
		if (is_surrogate(c) || !columns_of(c, &columns))
			continue;
		n++;
		if (utf8_width(c) != columns)
			fail_msg("U+%04X: %u columns, utf8proc has %u",
			    (unsigned)c, utf8_width(c), columns);
	}
	/* All that are assigned. */
	assert_true(n > 149000);
}

static void
unassigned_ideographs_to_be_are_wide(void **state)
{
	static const uint32_t edges[] = { 0x2A6E0, 0x2FFFD, 0x323B0, 0x3FFFD };

	(void)state;
	for (size_t i = 0; i < sizeof(edges) / sizeof(*edges); i++) {
		assert_int_equal(utf8proc_category((int32_t)edges[i]),
		    UTF8PROC_CATEGORY_CN);
		assert_int_equal(utf8_width(edges[i]), 2);
	}
	assert_int_equal(utf8_width(0x2FFFE), 1);
	assert_int_equal(utf8_width(0x378), 1);
}

static bool
is_between(int category, int first, int last)
{
	return category >= first && category <= last;
}

static void
classes_are_those_of_utf8proc(void **state)
{
	(void)state;
	for (uint32_t c = 0; c <= LAST; c++) {
		int k = (int)utf8proc_category((int32_t)c);
		bool is_mark = is_between(k, UTF8PROC_CATEGORY_MN,
		    UTF8PROC_CATEGORY_ME);
		bool is_letter = is_mark || k == UTF8PROC_CATEGORY_NL ||
		    is_between(k, UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_LO);
		bool is_upper = k == UTF8PROC_CATEGORY_LU ||
		    k == UTF8PROC_CATEGORY_LT;

		if (is_surrogate(c))
			continue;
		/* Selectors of variants, above our table, are never seen. */
		if (c < 0xE0000 && (utf8_is_mark(c) != is_mark ||
			utf8_is_letter(c) != is_letter))
			fail_msg("U+%04X: mark or letter", (unsigned)c);
		if (utf8_is_upper(c) != is_upper ||
		    utf8_is_digit(c) != (k == UTF8PROC_CATEGORY_ND))
			fail_msg("U+%04X: upper or digit", (unsigned)c);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_are_those_of_utf8proc),
		cmocka_unit_test(unassigned_ideographs_to_be_are_wide),
		cmocka_unit_test(classes_are_those_of_utf8proc),
	};

	if (strcmp(utf8proc_unicode_version(), EDITION) != 0) {
		printf("1..0 # SKIP utf8proc has Unicode %s, not " EDITION
		    "\n", utf8proc_unicode_version());
		return 0;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
