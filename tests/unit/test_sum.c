/* The sum of a book's bytes: what it says of damage. */
#include "config.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>

#include <cmocka.h>

#include <string.h>

#include "book/format.h"
#include "book/sum.h"

#define BYTES (BOOK_SUM_BYTES + 13)	/* the last stride is not full */

static uint8_t bytes[BYTES];

static int
fill(void **state)
{
	(void)state;
	for (size_t i = 0; i < BYTES; i++)
		bytes[i] = (uint8_t)(i * 37 + i / 11);
	return 0;
}

/* Worked out by another program from rust-interview-book(5). */
static void
it_is_the_documented_one(void **state)
{
	(void)state;
	assert_int_equal(book_sum("", 0), 0x94AF6FCB);
	assert_int_equal(book_sum("rust", 4), 0xBB4CA634);
	assert_int_equal(book_sum(bytes, BYTES), 0x2568AE8F);
}

static void
every_changed_bit_changes_it(void **state)
{
	uint32_t sum = book_sum(bytes, BYTES);

	(void)state;
	for (size_t i = 0; i < 8 * BYTES; i++) {
		bytes[i / 8] ^= (uint8_t)(1u << i % 8);
		assert_int_not_equal(book_sum(bytes, BYTES), sum);
		bytes[i / 8] ^= (uint8_t)(1u << i % 8);
	}
}

static void
swapped_bytes_change_it(void **state)
{
	uint32_t sum = book_sum(bytes, BYTES);

	(void)state;
	for (size_t gap = 1; gap < 100; gap++) {
		for (size_t i = 0; i + gap < BYTES; i++) {
			uint8_t one = bytes[i], other = bytes[i + gap];
			bytes[i] = other;
			bytes[i + gap] = one;
			if (one != other)
				assert_int_not_equal(book_sum(bytes, BYTES),
				    sum);
			bytes[i] = one;
			bytes[i + gap] = other;
		}
	}
}

/* Zero bytes fill up the last stride; they are not those of the file. */
static void
bytes_cut_off_change_it(void **state)
{
	static const uint8_t zeros[100];

	(void)state;
	for (size_t n = 0; n < sizeof(zeros); n++)
		assert_int_not_equal(book_sum(zeros, n),
		    book_sum(zeros, n + 1));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(it_is_the_documented_one, fill),
		cmocka_unit_test_setup(every_changed_bit_changes_it, fill),
		cmocka_unit_test_setup(swapped_bytes_change_it, fill),
		cmocka_unit_test(bytes_cut_off_change_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
