#include "config.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/sink.h"
#include "base/sv.h"

#define assert_sv(got, want)                                                  \
	do {                                                                  \
		struct sv g_ = (got);                                         \
		assert_int_equal(g_.n, strlen(want));                         \
		assert_memory_equal(g_.p != NULL ? g_.p : "", want, g_.n);    \
	} while (0)

static void
err_set_fills_code_and_message_and_gives_false(void **state)
{
	(void)state;
	struct err e = { 0 };

	assert_false(err_set(&e, ERR_CONTENT, "line %d: %s", 7, "bad"));
	assert_int_equal(e.code, ERR_CONTENT);
	assert_string_equal(e.msg, "line 7: bad");
}

static void
err_message_is_cut_between_characters(void **state)
{
	(void)state;
	struct err e = { 0 };
	char text[1024] = { 0 };

	/* 510 bytes and then a character of two: it does not fit whole. */
	memset(text, 'a', 510);
	strcpy(text + 510, "\xC3\xA9");
	err_set(&e, ERR_USAGE, "%s", text);
	assert_int_equal(strlen(e.msg), 510);
	memset(text, 'a', 509);
	strcpy(text + 509, "\xC3\xA9z");
	err_set(&e, ERR_USAGE, "%s", text);
	assert_int_equal(strlen(e.msg), 511);
	assert_string_equal(e.msg + 509, "\xC3\xA9");
}

static void
err_sys_names_the_cause(void **state)
{
	(void)state;
	struct err e = { 0 };

	errno = ENOENT;
	assert_false(err_sys(&e, "%s", "no.book"));
	assert_int_equal(e.code, ERR_SYS);
	assert_string_equal(e.msg, "no.book: No such file or directory");
}

static void
err_sys_keeps_the_cause_of_a_very_long_name(void **state)
{
	(void)state;
	struct err e = { 0 };
	char name[2000] = { 0 };

	memset(name, 'x', sizeof(name) - 1);
	errno = ENOSPC;
	err_sys(&e, "%s", name);
	assert_int_equal(strlen(e.msg), sizeof(e.msg) - 1);
	assert_non_null(strstr(e.msg, "x: No space left on device"));
}

static void
err_wrap_puts_context_in_front(void **state)
{
	(void)state;
	struct err e = { 0 };

	err_set(&e, ERR_DAMAGED, "length");
	assert_false(err_wrap(&e, "page %d", 3));
	assert_false(err_wrap(&e, "%s", "a.book"));
	assert_int_equal(e.code, ERR_DAMAGED);
	assert_string_equal(e.msg, "a.book: page 3: length");
}

static void
err_wrap_may_format_its_own_message(void **state)
{
	(void)state;
	struct err e = { 0 };

	err_set(&e, ERR_CONTENT, "x");
	err_wrap(&e, "%s", e.msg);
	assert_string_equal(e.msg, "x: x");
}

static void
mem_counts_what_is_asked_for(void **state)
{
	(void)state;
	mem_asked_reset();
	void *p = mem_alloc(100);
	p = mem_resize(p, 300);
	mem_free(p);
	void *q = mem_array(5, 10);
	mem_free(q);
	mem_free(NULL);
	assert_int_equal(mem_asked(), 450);
}

static jmp_buf escape;
static size_t refused;

static void
note_and_escape(size_t asked)
{
	refused = asked;
	longjmp(escape, 1);
}

static void
overflow_of_an_array_ends_in_the_handler(void **state)
{
	(void)state;
	mem_on_exhausted(note_and_escape);
	if (setjmp(escape) == 0) {
		mem_array(SIZE_MAX / 2, 3);
		fail();
	}
	mem_on_exhausted(NULL);
	assert_int_equal(refused, SIZE_MAX);
}

static void
overflow_of_an_arena_array_ends_in_the_handler(void **state)
{
	(void)state;
	struct arena a = { 0 };

	mem_on_exhausted(note_and_escape);
	if (setjmp(escape) == 0) {
		arena_array(&a, SIZE_MAX / 4, 8);
		fail();
	}
	mem_on_exhausted(NULL);
	assert_int_equal(refused, SIZE_MAX);
}

static void
sv_finds_bytes_and_needles(void **state)
{
	(void)state;
	assert_int_equal(sv_find_byte(SV("abc"), 'c'), 2);
	assert_int_equal(sv_find_byte(SV("abc"), 'x'), 3);
	assert_int_equal(sv_find_byte((struct sv){ 0 }, 'x'), 0);
	assert_int_equal(sv_line_end(SV("ab\rc\n")), 2);
	assert_int_equal(sv_line_end(SV("ab\nc\r")), 2);
	assert_int_equal(sv_line_end(SV("ab")), 2);
	assert_int_equal(sv_line_end((struct sv){ 0 }), 0);
	assert_int_equal(sv_find(SV("aabaab"), SV("aab")), 0);
	assert_int_equal(sv_find(SV("abaab"), SV("aab")), 2);
	assert_int_equal(sv_find(SV("abaa"), SV("aab")), 4);
	assert_int_equal(sv_find(SV("a"), SV("aab")), 1);
	assert_int_equal(sv_find(SV("abc"), SV("")), 0);
	assert_int_equal(sv_find((struct sv){ 0 }, SV("a")), 0);
}

static void
sv_compares_bytewise_shorter_first(void **state)
{
	(void)state;
	assert_true(sv_cmp(SV("a"), SV("b")) < 0);
	assert_true(sv_cmp(SV("a"), SV("aa")) < 0);
	assert_true(sv_cmp(SV("\xFF"), SV("a")) > 0);
	assert_int_equal(sv_cmp(SV("a"), SV("a")), 0);
	assert_true(sv_cmp((struct sv){ 0 }, SV("a")) < 0);
	assert_true(sv_ieq(SV("ReFcell"), SV("refCELL")));
	assert_false(sv_ieq(SV("a["), SV("a{")));
	assert_true(sv_eq((struct sv){ 0 }, SV("")));
	assert_true(sv_starts(SV("abc"), SV("ab")));
	assert_false(sv_starts(SV("a"), SV("ab")));
	assert_true(sv_ends(SV("a.md"), SV(".md")));
	assert_false(sv_ends(SV("md"), SV(".md")));
	assert_int_equal(sv_shared(SV("abc"), SV("abd")), 2);
	assert_int_equal(sv_shared(SV("ab"), SV("abd")), 2);
	assert_int_equal(sv_shared((struct sv){ 0 }, SV("a")), 0);
}

static void
sv_parts_are_clipped_to_the_view(void **state)
{
	(void)state;
	assert_sv(sv_from(SV("abc"), 1), "bc");
	assert_sv(sv_from(SV("abc"), 9), "");
	assert_sv(sv_sub(SV("abc"), 1, 1), "b");
	assert_sv(sv_sub(SV("abc"), 2, SIZE_MAX), "c");
	assert_sv(sv_trim(SV(" \t a b\r\n\v\f")), "a b");
	assert_sv(sv_trim(SV("  ")), "");
	assert_sv(sv_cstr(NULL), "");
}

static void
sv_split_drops_an_empty_end_and_keeps_an_empty_middle(void **state)
{
	(void)state;
	struct sv rest = SV("a,,b,"), part;

	assert_true(sv_split(&rest, ',', &part));
	assert_sv(part, "a");
	assert_true(sv_split(&rest, ',', &part));
	assert_sv(part, "");
	assert_true(sv_split(&rest, ',', &part));
	assert_sv(part, "b");
	assert_false(sv_split(&rest, ',', &part));
}

static void
sv_word_takes_runs_without_blanks(void **state)
{
	(void)state;
	struct sv rest = SV("  move \t closure\n"), word;

	assert_true(sv_word(&rest, &word));
	assert_sv(word, "move");
	assert_true(sv_word(&rest, &word));
	assert_sv(word, "closure");
	assert_false(sv_word(&rest, &word));
}

static void
sv_number_is_exact_or_refused(void **state)
{
	(void)state;
	uint64_t v = 1;

	assert_true(sv_number(SV("0"), &v));
	assert_int_equal(v, 0);
	assert_true(sv_number(SV("18446744073709551615"), &v));
	assert_true(v == UINT64_MAX);
	assert_false(sv_number(SV("18446744073709551616"), &v));
	assert_false(sv_number(SV("99999999999999999999"), &v));
	assert_false(sv_number(SV(""), &v));
	assert_false(sv_number(SV("-1"), &v));
	assert_false(sv_number(SV("1 "), &v));
}

static void
sink_writes_into_a_buffer(void **state)
{
	(void)state;
	struct buf b = { 0 };
	struct sink s;
	struct err e = { 0 };

	sink_to_buf(&s, &b);
	sink_lit(&s, "a<");
	sink_put(&s, (struct sv){ 0 });
	sink_printf(&s, "%d%0300d", 7, 8);
	assert_true(sink_flush(&s, &e));
	assert_int_equal(b.n, 303);
	assert_sv(sv_sub(buf_view(&b), 0, 4), "a<70");
	sink_release(&s);
	buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    err_set_fills_code_and_message_and_gives_false),
		cmocka_unit_test(err_message_is_cut_between_characters),
		cmocka_unit_test(err_sys_names_the_cause),
		cmocka_unit_test(err_sys_keeps_the_cause_of_a_very_long_name),
		cmocka_unit_test(err_wrap_puts_context_in_front),
		cmocka_unit_test(err_wrap_may_format_its_own_message),
		cmocka_unit_test(mem_counts_what_is_asked_for),
		cmocka_unit_test(overflow_of_an_array_ends_in_the_handler),
		cmocka_unit_test(
		    overflow_of_an_arena_array_ends_in_the_handler),
		cmocka_unit_test(sv_finds_bytes_and_needles),
		cmocka_unit_test(sv_compares_bytewise_shorter_first),
		cmocka_unit_test(sv_parts_are_clipped_to_the_view),
		cmocka_unit_test(
		    sv_split_drops_an_empty_end_and_keeps_an_empty_middle),
		cmocka_unit_test(sv_word_takes_runs_without_blanks),
		cmocka_unit_test(sv_number_is_exact_or_refused),
		cmocka_unit_test(sink_writes_into_a_buffer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
