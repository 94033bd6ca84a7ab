#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/cur.h"
#include "book/bitpack.h"
#include "book/format.h"
#include "book/weight.h"

/* What is written with WIDTH reads back, takes the bytes it should, and
 * leaves nothing behind. */
static void
check_width(unsigned width, size_t n)
{
	struct buf b = { 0 };
	uint32_t in[200], out[200];
	uint32_t max = width >= 32 ? UINT32_MAX : (1u << width) - 1;

	for (size_t i = 0; i < n; i++)
		in[i] = (uint32_t)(i * 2654435761u) & max;
	if (n > 0)
		in[n - 1] = max;
	bitpack_put(&b, in, n, width);
	assert_int_equal(b.n, bitpack_bytes(n, width));
	struct cur c = cur_make(b.p, b.n);
	assert_true(bitpack_get(&c, out, n, width));
	assert_int_equal(cur_left(&c), 0);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(out[i], in[i]);
		assert_int_equal(bitpack_at((const uint8_t *)b.p, n, width, i),
		    in[i]);
	}
	buf_release(&b);
}

static void
every_width_reads_back(void **state)
{
	(void)state;
	for (unsigned width = 0; width <= 32; width++) {
		check_width(width, 0);
		check_width(width, 1);
		check_width(width, 7);
		check_width(width, 128);
		check_width(width, 200);
	}
}

static void
missing_bytes_and_wide_widths_are_refused(void **state)
{
	uint32_t out[8];
	struct cur c = cur_make("abc", 3);

	(void)state;
	assert_false(bitpack_get(&c, out, 8, 4));
	assert_false(cur_ok(&c));
	c = cur_make("abc", 3);
	assert_false(bitpack_get(&c, out, 1, 33));
}

static void
check_packed(const uint32_t *in, size_t n, size_t bytes)
{
	struct buf b = { 0 };
	struct packed looked_into;
	uint32_t out[255];

	packed_put(&b, in, n);
	assert_int_equal(b.n, bytes);
	struct cur c = cur_make(b.p, b.n);
	assert_true(packed_get(&c, out, n));
	assert_int_equal(cur_left(&c), 0);
	assert_memory_equal(out, in, n * sizeof(*in));
	c = cur_make(b.p, b.n);
	assert_true(packed_open(&c, n, &looked_into));
	assert_int_equal(cur_left(&c), 0);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(packed_at(&looked_into, i), in[i]);
	for (size_t cut = 0; cut < b.n; cut++) {
		c = cur_make(b.p, cut);
		assert_false(packed_get(&c, out, n));
		c = cur_make(b.p, cut);
		assert_false(packed_open(&c, n, &looked_into));
	}
	buf_release(&b);
}

static void
packed_array_keeps_rare_large_values_apart(void **state)
{
	uint32_t v[128] = { 0 };

	(void)state;
	check_packed(v, 128, 2);
	v[5] = 63;
	v[127] = UINT32_MAX;
	check_packed(v, 128, 2 + 2 + 1 + 5);
}

static void
packed_array_of_any_width_and_length_reads_back(void **state)
{
	uint32_t v[255];

	(void)state;
	for (unsigned width = 1; width <= 32; width++)
		for (size_t n = 1; n <= 255; n += n < 20 ? 1 : 47) {
			for (size_t i = 0; i < n; i++)
				v[i] = UINT32_MAX >> (32 - width) ^ i % 2;
			check_packed(v, n, 2 + bitpack_bytes(n, width));
		}
}

static void
packed_array_of_large_values_is_plain(void **state)
{
	uint32_t v[3] = { UINT32_MAX, UINT32_MAX, UINT32_MAX };

	(void)state;
	check_packed(v, 3, 14);
}

static void
packed_array_with_unordered_exceptions_is_refused(void **state)
{
	static const uint8_t same[] = { 0, 2, 1, 1, 9, 9 };
	static const uint8_t outside[] = { 0, 1, 4, 9 };
	static const uint8_t zero[] = { 0, 1, 1, 0 };
	static const uint8_t many[] = { 0, 5, 0, 1, 2, 3, 4, 1, 1, 1, 1, 1 };
	static const uint8_t wide[] = { 31, 1, 255, 255, 255, 255, 255, 255,
		255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 2 };
	uint32_t v[4];
	struct cur c = cur_make(same, sizeof(same));

	(void)state;
	assert_false(packed_get(&c, v, 4));
	c = cur_make(outside, sizeof(outside));
	assert_false(packed_get(&c, v, 4));
	c = cur_make(zero, sizeof(zero));
	assert_false(packed_get(&c, v, 4));
	c = cur_make(many, sizeof(many));
	assert_false(packed_get(&c, v, 4));
	c = cur_make(wide, sizeof(wide));
	assert_false(packed_get(&c, v, 4));
}

static const uint32_t samples[] = { 0, 1, 2, 3, 7, 8, 100, 1000, 65535, 65536,
	1u << 24, (1u << 24) + 1, UINT32_MAX - 1, UINT32_MAX };
#define NSAMPLES (sizeof(samples) / sizeof(samples[0]))

static void
rice_reads_back_and_its_size_is_foretold(void **state)
{
	(void)state;
	for (unsigned k = 0; k <= BOOK_RICE_MAX; k++) {
		struct buf b = { 0 };
		struct bit_writer w = { .out = &b };
		uint64_t bits = 0;
		for (size_t i = 0; i < NSAMPLES; i++) {
			bits_put_rice(&w, samples[i], k);
			bits += rice_bits(samples[i], k);
		}
		bits_finish(&w);
		assert_int_equal(b.n, (bits + 7) / 8);
		struct bit_reader r = bits_make(b.p, b.n);
		for (size_t i = 0; i < NSAMPLES; i++)
			assert_int_equal(bits_get_rice(&r, k), samples[i]);
		assert_true(bits_at_end(&r));
		buf_release(&b);
	}
}

static void
gamma_reads_back(void **state)
{
	struct buf b = { 0 };
	struct bit_writer w = { .out = &b };

	(void)state;
	for (uint32_t v = 1; v <= BOOK_FREQ_MAX; v = v * 3 + (v & 1))
		bits_put_gamma(&w, v);
	bits_put_gamma(&w, BOOK_FREQ_MAX);
	bits_finish(&w);
	struct bit_reader r = bits_make(b.p, b.n);
	for (uint32_t v = 1; v <= BOOK_FREQ_MAX; v = v * 3 + (v & 1))
		assert_int_equal(bits_get_gamma(&r), v);
	assert_int_equal(bits_get_gamma(&r), BOOK_FREQ_MAX);
	assert_true(bits_at_end(&r));
	buf_release(&b);
}

static void
bits_beyond_the_end_are_bad_and_zero(void **state)
{
	static const uint8_t ones[3] = { 255, 255, 255 };
	struct bit_reader r = bits_make(ones, 3);

	(void)state;
	assert_int_equal(bits_get(&r, 20), 0xFFFFF);
	assert_int_equal(bits_get(&r, 5), 0);
	assert_true(r.bad);
	r = bits_make(ones, 3);
	assert_int_equal(bits_get_rice(&r, 3), 0);
	assert_true(r.bad);
	r = bits_make(ones, 3);
	assert_int_equal(bits_get_gamma(&r), 0);
	assert_true(r.bad);
	assert_false(bits_at_end(&r));
	r = bits_make(NULL, 0);
	assert_int_equal(bits_get(&r, 1), 0);
	assert_true(r.bad);
}

static void
weight_of_a_step_has_that_step(void **state)
{
	(void)state;
	for (uint8_t step = 0; step < BOOK_WEIGHTS; step++)
		assert_int_equal(weight_step(weight_value(step)), step);
	assert_int_equal(weight_step(0.0), 0);
	assert_int_equal(weight_step(1e9), BOOK_WEIGHTS - 1);
	assert_float_equal(weight_value(32), 1.0, 1e-12);
	assert_float_equal(weight_value(38), 2.0, 1e-12);
	assert_float_equal(weight_value(0), 0.0248, 1e-4);
}

static void
implied_weight_rises_by_six_steps_an_octave(void **state)
{
	(void)state;
	assert_int_equal(weight_implied(20, 1), 20);
	assert_int_equal(weight_implied(20, 2), 26);
	assert_int_equal(weight_implied(20, 3), 30);
	assert_int_equal(weight_implied(20, 4), 32);
	assert_int_equal(weight_implied(20, 1u << 24), BOOK_WEIGHTS - 1);
	assert_int_equal(weight_implied(255, UINT32_MAX), BOOK_WEIGHTS - 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_width_reads_back),
		cmocka_unit_test(missing_bytes_and_wide_widths_are_refused),
		cmocka_unit_test(packed_array_keeps_rare_large_values_apart),
		cmocka_unit_test(packed_array_of_any_width_and_length_reads_back),
		cmocka_unit_test(packed_array_of_large_values_is_plain),
		cmocka_unit_test(
		    packed_array_with_unordered_exceptions_is_refused),
		cmocka_unit_test(rice_reads_back_and_its_size_is_foretold),
		cmocka_unit_test(gamma_reads_back),
		cmocka_unit_test(bits_beyond_the_end_are_bad_and_zero),
		cmocka_unit_test(weight_of_a_step_has_that_step),
		cmocka_unit_test(implied_weight_rises_by_six_steps_an_octave),
	};

	return cmocka_run_group_tests_name("bitpack", tests, NULL, NULL);
}
