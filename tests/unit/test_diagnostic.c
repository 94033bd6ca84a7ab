/* A compiler's output as causes. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "search/diagnostic.h"

struct fixture {
	struct arena a;
	struct diagnostics all;
};

static int
setup(void **state)
{
	static struct fixture f;

	f = (struct fixture){ 0 };
	*state = &f;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	arena_release(&f->a);
	return 0;
}

static void
read_text(struct fixture *f, const char *text)
{
	diagnostics_read(sv_cstr(text), &f->a, &f->all);
}

static void
assert_sv(struct sv s, const char *wanted)
{
	assert_int_equal(s.n, strlen(wanted));
	assert_memory_equal(s.p, wanted, s.n);
}

static const char borrow[] =
    "error[E0502]: cannot borrow `v` as mutable because it is also borrowed\n"
    " --> src/main.rs:4:5\n"
    "  |\n"
    "3 |     let f = &v[0];\n"
    "  |              - immutable borrow occurs here\n"
    "\n"
    "error: aborting due to 1 previous error\n"
    "\n"
    "For more information about this error, try `rustc --explain E0502`.\n";

static void
error_has_code_message_and_place(void **state)
{
	struct fixture *f = *state;

	read_text(f, borrow);
	assert_int_equal(f->all.n, 1);
	assert_false(f->all.v[0].is_warning);
	assert_sv(f->all.v[0].code, "E0502");
	assert_sv(f->all.v[0].message,
	    "cannot borrow `v` as mutable because it is also borrowed");
	assert_sv(f->all.v[0].place, "src/main.rs:4:5");
	assert_int_equal(f->all.v[0].count, 1);
}

static void
repeats_of_one_code_are_one_cause(void **state)
{
	struct fixture *f = *state;

	read_text(f, "error[E0308]: mismatched types\n --> a.rs:1:2\n"
		     "error[E0425]: cannot find value `y`\n --> a.rs:2:2\n"
		     "error[E0308]: mismatched types\n --> a.rs:3:2\n");
	assert_int_equal(f->all.n, 2);
	assert_int_equal(f->all.v[0].count, 2);
	assert_sv(f->all.v[0].place, "a.rs:1:2");
	assert_sv(f->all.v[1].code, "E0425");
}

static void
messages_alike_but_for_names_and_numbers_are_one_cause(void **state)
{
	struct fixture *f = *state;

	read_text(f, "error: cannot find macro `foo` in this scope\n"
		     "error: cannot find macro `barbar` in this scope\n"
		     "error: expected 3 parameters\n"
		     "error: expected 14 parameters\n"
		     "error: expected nothing\n");
	assert_int_equal(f->all.n, 3);
	assert_int_equal(f->all.v[0].count, 2);
	assert_int_equal(f->all.v[1].count, 2);
}

static void
summaries_are_no_messages(void **state)
{
	struct fixture *f = *state;

	read_text(f, "warning: `x` (bin \"x\") generated 2 warnings\n"
		     "error: could not compile `x` (bin \"x\") due to 1\n"
		     "warning: 2 warnings emitted\n"
		     "error: test failed, to rerun pass `--lib`\n");
	assert_int_equal(f->all.n, 0);
}

static void
warning_has_its_lint(void **state)
{
	struct fixture *f = *state;

	read_text(f, "warning: unused variable: `a`\n --> a.rs:2:9\n"
		     "  = note: `#[warn(unused_variables)]` on by default\n"
		     "warning: unneeded `return` statement\n"
		     "  = help: for further information visit https://"
		     "rust-lang.github.io/rust-clippy/master/index.html"
		     "#needless_return\n");
	assert_int_equal(f->all.n, 2);
	assert_true(f->all.v[0].is_warning);
	assert_sv(f->all.v[0].lint, "unused_variables");
	assert_sv(f->all.v[1].lint, "needless_return");
}

static void
colours_are_stripped(void **state)
{
	struct fixture *f = *state;

	read_text(f, "\033[0m\033[1m\033[38;5;9merror[E0308]\033[0m\033[1m: "
		     "mismatched types\033[0m\n\033[0m \033[1m--> \033[0m"
		     "src/main.rs:6:18\033[0m\n");
	assert_int_equal(f->all.n, 1);
	assert_sv(f->all.v[0].code, "E0308");
	assert_sv(f->all.v[0].message, "mismatched types");
	assert_sv(f->all.v[0].place, "src/main.rs:6:18");
}

static void
short_form_has_its_place_in_front(void **state)
{
	struct fixture *f = *state;

	read_text(f, "src/main.rs:4:5: error[E0502]: cannot borrow `v`\n"
		     "src/lib.rs:1:1: error: expected item\n");
	assert_int_equal(f->all.n, 2);
	assert_sv(f->all.v[0].place, "src/main.rs:4:5");
	assert_sv(f->all.v[0].code, "E0502");
	assert_sv(f->all.v[1].message, "expected item");
}

static void
json_messages_are_what_they_render(void **state)
{
	struct fixture *f = *state;

	read_text(f, "{\"reason\":\"compiler-message\",\"message\":{"
		     "\"children\":[{\"rendered\":null,\"message\":\"x\"}],"
		     "\"message\":\"say \\\"rendered\\\":\\\"error: no\\\"\","
		     "\"rendered\": \"error[E0106]: missing \\u006cifetime\\n"
		     " --> src/main.rs:1:2\\n\"}}\n"
		     "{\"reason\":\"build-finished\",\"success\":false}\n");
	assert_int_equal(f->all.n, 1);
	assert_sv(f->all.v[0].message, "missing lifetime");
	assert_sv(f->all.v[0].place, "src/main.rs:1:2");
}

static void
json_escapes_become_their_characters(void **state)
{
	struct fixture *f = *state;

	read_text(f, "{\"rendered\":\"error: a\\tb \\ud83e\\udd80 \\ud83e! "
		     "\\\\ \\/\"}");
	assert_int_equal(f->all.n, 1);
	assert_sv(f->all.v[0].message,
	    "a b \xF0\x9F\xA6\x80 \xEF\xBF\xBD! \\ /");
}

static void
text_without_messages_gives_its_codes(void **state)
{
	struct fixture *f = *state;

	read_text(f, "what about E0502 and E0499, not E05021 or XE0505?\n");
	assert_int_equal(f->all.n, 2);
	assert_sv(f->all.v[0].code, "E0502");
	assert_sv(f->all.v[1].code, "E0499");
}

static void
other_text_gives_nothing(void **state)
{
	struct fixture *f = *state;

	read_text(f, "");
	assert_int_equal(f->all.n, 0);
	read_text(f, "{\"rendered\":\"\n{}\n{\"\n\\\n\033[\nerror[\nerror[E]\n"
		     "error: \nwarning[] : x\n:1:2: error\n");
	assert_int_equal(f->all.n, 0);
}

static void
codes_may_be_cut_short(void **state)
{
	struct fixture *f = *state;

	assert_sv(diagnostic_code(SV("E0502"), &f->a), "E0502");
	assert_sv(diagnostic_code(SV("e502"), &f->a), "E0502");
	assert_sv(diagnostic_code(SV("4"), &f->a), "E0004");
	assert_sv(diagnostic_code(SV("12345"), &f->a), "");
	assert_sv(diagnostic_code(SV("E"), &f->a), "");
	assert_sv(diagnostic_code(SV("E05O2"), &f->a), "");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(error_has_code_message_and_place),
		TEST(repeats_of_one_code_are_one_cause),
		TEST(messages_alike_but_for_names_and_numbers_are_one_cause),
		TEST(summaries_are_no_messages),
		TEST(warning_has_its_lint),
		TEST(colours_are_stripped),
		TEST(short_form_has_its_place_in_front),
		TEST(json_messages_are_what_they_render),
		TEST(json_escapes_become_their_characters),
		TEST(text_without_messages_gives_its_codes),
		TEST(other_text_gives_nothing),
		TEST(codes_may_be_cut_short),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
