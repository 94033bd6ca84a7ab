#include "config.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/cur.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/vec.h"

#define assert_sv(got, want)                                                  \
	do {                                                                  \
		struct sv g_ = (got);                                         \
		assert_int_equal(g_.n, strlen(want));                         \
		assert_memory_equal(g_.p != NULL ? g_.p : "", want, g_.n);    \
	} while (0)

static void
arena_memory_is_zeroed_and_aligned(void **state)
{
	(void)state;
	static const unsigned char zeros[100];
	struct arena a = { 0 };

	arena_sv(&a, SV("odd"));
	unsigned char *p = arena_alloc(&a, 100);
	assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
	assert_memory_equal(p, zeros, 100);
	arena_release(&a);
}

static void
arena_memory_is_zeroed_again_after_reset(void **state)
{
	(void)state;
	static const unsigned char zeros[64];
	struct arena a = { 0 };

	memset(arena_alloc(&a, 16), 1, 16);
	struct arena_mark mark = arena_mark(&a);
	memset(arena_alloc(&a, 64), 2, 64);
	memset(arena_alloc(&a, 100000), 3, 100000);
	arena_reset(&a, mark);
	assert_memory_equal(arena_alloc(&a, 64), zeros, 64);
	arena_release(&a);
}

static void
arena_reset_to_an_empty_mark_keeps_a_block_for_reuse(void **state)
{
	(void)state;
	struct arena a = { 0 };
	struct arena_mark mark = arena_mark(&a);
	unsigned char *p = arena_alloc(&a, 10);

	memset(p, 1, 10);
	arena_reset(&a, mark);
	assert_int_equal(a.used, 0);
	assert_ptr_equal(arena_alloc(&a, 10), p);
	assert_int_equal(p[0] | p[9], 0);
	arena_release(&a);
	arena_release(&a);
}

static void
arena_clear_keeps_the_largest_block(void **state)
{
	(void)state;
	static const unsigned char zeros[50000];
	struct arena a = { 0 };

	arena_alloc(&a, 10);
	unsigned char *p = arena_alloc(&a, 50000);
	memset(p, 1, 50000);
	arena_clear(&a);
	mem_asked_reset();
	unsigned char *q = arena_alloc(&a, 50000);
	assert_int_equal(mem_asked(), 0);
	assert_memory_equal(q, zeros, 50000);
	arena_release(&a);
	arena_clear(&a);
}

static void
arena_strings_end_in_nul(void **state)
{
	(void)state;
	struct arena a = { 0 };
	struct sv s = arena_sv(&a, sv_sub(SV("abcdef"), 1, 3));

	assert_string_equal(s.p, "bcd");
	assert_string_equal(arena_sv(&a, (struct sv){ 0 }).p, "");
	assert_string_equal(arena_cstr(&a, SV("x")), "x");
	struct sv f = arena_printf(&a, "%s-%05d", "n", 42);
	assert_string_equal(f.p, "n-00042");
	assert_int_equal(f.n, 7);
	arena_release(&a);
}

static void
buf_printf_grows_to_any_length(void **state)
{
	(void)state;
	struct buf b = { 0 };

	buf_printf(&b, "%s", "");
	assert_int_equal(b.n, 0);
	buf_printf(&b, "%0500d|%d", 1, 2);
	assert_int_equal(b.n, 502);
	assert_sv(sv_from(buf_view(&b), 499), "1|2");
	buf_clear(&b);
	buf_fill(&b, '-', 3);
	buf_cstr(&b, ">");
	assert_sv(buf_view(&b), "--->");
	buf_release(&b);
	buf_release(&b);
}

static void
written_numbers_are_little_endian(void **state)
{
	(void)state;
	static const unsigned char want[] = { 2, 1, 4, 3, 2, 1, 8, 7, 6, 5, 4,
		3, 2, 1, 0xE5, 0x8E, 0x26 };
	struct buf b = { 0 };

	buf_u16(&b, 0x0102);
	buf_u32(&b, 0x01020304);
	buf_u64(&b, 0x0102030405060708);
	buf_varint(&b, 624485);
	assert_int_equal(b.n, sizeof(want));
	assert_memory_equal(b.p, want, sizeof(want));
	buf_release(&b);
}

static void
what_buf_writes_cur_reads(void **state)
{
	(void)state;
	struct buf b = { 0 };

	buf_byte(&b, 255);
	buf_u16(&b, UINT16_MAX);
	buf_u32(&b, UINT32_MAX);
	buf_u64(&b, UINT64_MAX);
	buf_varint(&b, 0);
	buf_varint(&b, 127);
	buf_varint(&b, 128);
	buf_varint(&b, UINT64_MAX);
	buf_string(&b, SV("text"));
	buf_string(&b, SV(""));
	struct cur c = cur_sv(buf_view(&b));
	assert_int_equal(cur_u8(&c), 255);
	assert_int_equal(cur_u16(&c), UINT16_MAX);
	assert_int_equal(cur_u32(&c), UINT32_MAX);
	assert_true(cur_u64(&c) == UINT64_MAX);
	assert_int_equal(cur_varint(&c), 0);
	assert_int_equal(cur_varint(&c), 127);
	assert_int_equal(cur_varint(&c), 128);
	assert_true(cur_varint(&c) == UINT64_MAX);
	assert_sv(cur_string(&c), "text");
	assert_sv(cur_string(&c), "");
	assert_true(cur_ok(&c));
	assert_int_equal(cur_left(&c), 0);
	buf_release(&b);
}

static void
cur_stays_bad_after_the_first_read_that_does_not_fit(void **state)
{
	(void)state;
	struct cur c = cur_sv(SV("abc"));

	assert_int_equal(cur_u32(&c), 0);
	assert_false(cur_ok(&c));
	assert_int_equal(cur_u8(&c), 0);
	assert_int_equal(cur_varint(&c), 0);
	assert_sv(cur_take(&c, 1), "");
	assert_int_equal(cur_left(&c), 0);
}

static void
cur_over_nothing_is_well_until_read(void **state)
{
	(void)state;
	struct cur c = cur_make(NULL, 0);

	assert_sv(cur_take(&c, 0), "");
	assert_true(cur_ok(&c));
	assert_int_equal(cur_u8(&c), 0);
	assert_false(cur_ok(&c));
}

static void
cur_refuses_varints_over_64_bits(void **state)
{
	(void)state;
	struct cur most = cur_sv(
	    SV("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01"));
	struct cur over = cur_sv(
	    SV("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x02"));
	struct cur eleven = cur_sv(
	    SV("\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x01"));
	struct cur open = cur_sv(SV("\x80\x80"));

	assert_true(cur_varint(&most) == UINT64_MAX);
	assert_true(cur_ok(&most));
	assert_int_equal(cur_varint(&over), 0);
	assert_false(cur_ok(&over));
	assert_int_equal(cur_varint(&eleven), 0);
	assert_false(cur_ok(&eleven));
	assert_int_equal(cur_varint(&open), 0);
	assert_false(cur_ok(&open));
}

static void
cur_limits_values_counts_and_lengths(void **state)
{
	(void)state;
	struct cur c = cur_sv(SV("\x05"));
	assert_int_equal(cur_varint_max(&c, 5), 5);
	assert_true(cur_ok(&c));
	c = cur_sv(SV("\x06"));
	assert_int_equal(cur_varint_max(&c, 5), 0);
	assert_false(cur_ok(&c));
	c = cur_sv(SV("\x02" "abcd"));
	assert_int_equal(cur_count(&c, 2), 2);
	assert_true(cur_ok(&c));
	c = cur_sv(SV("\x02" "abc"));
	assert_int_equal(cur_count(&c, 2), 0);
	assert_false(cur_ok(&c));
	c = cur_sv(SV("\x09" "abc"));
	assert_sv(cur_string(&c), "");
	assert_false(cur_ok(&c));
}

static void
cur_sub_reads_only_its_range(void **state)
{
	(void)state;
	struct cur c = cur_sv(SV("abcdef"));
	struct cur part = cur_sub(&c, 2, 3);

	assert_sv(cur_take(&part, 3), "cde");
	assert_int_equal(cur_u8(&part), 0);
	assert_false(cur_ok(&part));
	assert_true(cur_ok(&c));
	assert_int_equal(cur_u8(&c), 'a');
	part = cur_sub(&c, UINT64_MAX, 2);
	assert_false(cur_ok(&part));
	assert_false(cur_ok(&c));
}

static void
vec_keeps_what_is_pushed(void **state)
{
	(void)state;
	VEC(int) v = { 0 };

	for (int i = 0; i < 1000; i++)
		vec_push(&v, i);
	assert_int_equal(v.n, 1000);
	assert_int_equal(v.v[0], 0);
	assert_int_equal(v.v[999], 999);
	vec_clear(&v);
	assert_int_equal(v.n, 0);
	vec_release(&v);
	vec_release(&v);
	assert_null(v.v);
}

static void
map_finds_each_key_in_order_of_insertion(void **state)
{
	(void)state;
	struct map m = { 0 };
	char key[16];
	bool is_new;

	assert_null(map_find(&m, SV("a")));
	for (uint32_t i = 0; i < 5000; i++) {
		int n = snprintf(key, sizeof(key), "key%u", i);
		map_put(&m, sv_make(key, (size_t)n), i * 2, &is_new);
		assert_true(is_new);
	}
	assert_int_equal(m.n, 5000);
	assert_int_equal(map_find(&m, SV("key4999"))->value, 9998);
	assert_int_equal(map_find(&m, SV("key0"))->value, 0);
	assert_null(map_find(&m, SV("key5000")));
	assert_sv(m.items[77].key, "key77");
	assert_int_equal(map_put(&m, SV("key5"), 1, &is_new)->value, 10);
	assert_false(is_new);
	map_release(&m);
	map_release(&m);
}

static void
map_takes_any_bytes_as_keys(void **state)
{
	(void)state;
	struct map m = { 0 };

	map_put(&m, SV("a\0b"), 1, NULL);
	map_put(&m, SV("a\0c"), 2, NULL);
	map_put(&m, (struct sv){ 0 }, 3, NULL);
	assert_int_equal(map_find(&m, SV("a\0b"))->value, 1);
	assert_int_equal(map_find(&m, SV(""))->value, 3);
	assert_null(map_find(&m, SV("a")));
	map_release(&m);
}

static void
map_hash_never_changes(void **state)
{
	(void)state;
	assert_int_equal(map_hash(SV("")), 0xA61DB31Cu);
	assert_int_equal(map_hash(SV("ownership")), 0x154A4AADu);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(arena_memory_is_zeroed_and_aligned),
		cmocka_unit_test(arena_memory_is_zeroed_again_after_reset),
		cmocka_unit_test(
		    arena_reset_to_an_empty_mark_keeps_a_block_for_reuse),
		cmocka_unit_test(arena_clear_keeps_the_largest_block),
		cmocka_unit_test(arena_strings_end_in_nul),
		cmocka_unit_test(buf_printf_grows_to_any_length),
		cmocka_unit_test(written_numbers_are_little_endian),
		cmocka_unit_test(what_buf_writes_cur_reads),
		cmocka_unit_test(
		    cur_stays_bad_after_the_first_read_that_does_not_fit),
		cmocka_unit_test(cur_over_nothing_is_well_until_read),
		cmocka_unit_test(cur_refuses_varints_over_64_bits),
		cmocka_unit_test(cur_limits_values_counts_and_lengths),
		cmocka_unit_test(cur_sub_reads_only_its_range),
		cmocka_unit_test(vec_keeps_what_is_pushed),
		cmocka_unit_test(map_finds_each_key_in_order_of_insertion),
		cmocka_unit_test(map_takes_any_bytes_as_keys),
		cmocka_unit_test(map_hash_never_changes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
