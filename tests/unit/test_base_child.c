#include "config.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/child.h"

#define WORD(s) ((char[]){ s })

static void
text_goes_in_and_comes_out(void **state)
{
	char *argv[] = { WORD("cat"), NULL };
	struct child_result r = { 0 };
	struct err e = { 0 };

	(void)state;
	assert_true(child_run(argv, SV("a\nb"), 100, &r, &e));
	assert_int_equal(r.status, 0);
	assert_true(sv_eq(buf_view(&r.out), SV("a\nb")));
	assert_int_equal(r.said.n, 0);
	child_release(&r);
}

static void
status_and_complaint_are_told(void **state)
{
	char *argv[] = { WORD("sh"), WORD("-c"), WORD("echo no >&2; exit 3"),
		NULL };
	struct child_result r = { 0 };
	struct err e = { 0 };

	(void)state;
	assert_true(child_run(argv, SV(""), 100, &r, &e));
	assert_int_equal(r.status, 3);
	assert_true(sv_eq(buf_view(&r.said), SV("no\n")));
	child_release(&r);
}

static void
a_signal_is_told_from_a_status(void **state)
{
	char *argv[] = { WORD("sh"), WORD("-c"), WORD("kill -9 $$"), NULL };
	struct child_result r = { 0 };
	struct err e = { 0 };

	(void)state;
	assert_true(child_run(argv, SV(""), 100, &r, &e));
	assert_int_equal(r.status, 128 + 9);
	child_release(&r);
}

static void
what_cannot_be_run_is_an_error(void **state)
{
	char *argv[] = { WORD("/nonexistent/program"), NULL };
	struct child_result r = { 0 };
	struct err e = { 0 };

	(void)state;
	assert_false(child_run(argv, SV(""), 100, &r, &e));
	assert_int_equal(e.code, ERR_SYS);
	child_release(&r);
}

/* Where posix_spawn() returns before it is known, as under an emulator. */
static void
what_ends_as_if_not_run_is_an_error(void **state)
{
	char *silent[] = { WORD("sh"), WORD("-c"), WORD("exit 127"), NULL };
	char *telling[] = { WORD("sh"), WORD("-c"),
		WORD("echo no >&2; exit 127"), NULL };
	struct child_result r = { 0 };
	struct err e = { 0 };

	(void)state;
	assert_false(child_run(silent, SV(""), 100, &r, &e));
	assert_int_equal(e.code, ERR_SYS);
	assert_non_null(strstr(e.msg, "cannot run sh"));
	child_release(&r);
	r = (struct child_result){ 0 };
	assert_true(child_run(telling, SV(""), 100, &r, &e));
	assert_int_equal(r.status, 127);
	child_release(&r);
}

static void
endless_output_ends_at_the_limit(void **state)
{
	char *argv[] = { WORD("sh"), WORD("-c"),
		WORD("head -c 2000 /dev/zero"), NULL };
	struct child_result r = { 0 };
	struct err e = { 0 };

	(void)state;
	assert_false(child_run(argv, SV(""), 1000, &r, &e));
	assert_int_equal(e.code, ERR_LIMIT);
	child_release(&r);
}

static void
no_place_for_temporaries_is_named(void **state)
{
	char *argv[] = { WORD("cat"), NULL };
	struct child_result r = { 0 };
	struct err e = { 0 };

	(void)state;
	assert_int_equal(setenv("TMPDIR", "/nonexistent", 1), 0);
	assert_false(child_run(argv, SV(""), 100, &r, &e));
	assert_non_null(strstr(e.msg, "/nonexistent"));
	assert_int_equal(unsetenv("TMPDIR"), 0);
	child_release(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_goes_in_and_comes_out),
		cmocka_unit_test(status_and_complaint_are_told),
		cmocka_unit_test(a_signal_is_told_from_a_status),
		cmocka_unit_test(what_cannot_be_run_is_an_error),
		cmocka_unit_test(what_ends_as_if_not_run_is_an_error),
		cmocka_unit_test(endless_output_ends_at_the_limit),
		cmocka_unit_test(no_place_for_temporaries_is_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
