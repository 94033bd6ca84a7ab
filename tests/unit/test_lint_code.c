#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "corpus/source.h"
#include "lint_kit.h"

static void
code_blocks_need_a_language_and_a_fence(void **state)
{
	expect_with(*state, IN_OVERVIEW, OVERVIEW "```\nx\n```\n\n    y\n\n",
	    "a.md:19: !code-language\na.md:23: !code-indented\n");
}

static void
error_codes_are_well_formed_and_have_a_meaning(void **state)
{
	expect_with(*state, IN_OVERVIEW, OVERVIEW
	    "```rust,compile_fail,E382\nassert!(x);\n```\n"
	    "```rust,E0382\nassert!(x);\n```\n\n",
	    "a.md:19: compile-fail-code\na.md:19: !error-code\n"
	    "a.md:22: error-code-alone\n");
}

static void
failing_blocks_say_the_error_by_code_or_by_message(void **state)
{
	expect_with(*state, IN_OVERVIEW, OVERVIEW
	    "```rust,compile_fail\nx\n```\n\n",
	    "a.md:19: compile-fail-code\n");
	expect_with(*state, IN_OVERVIEW, OVERVIEW
	    "```rust,edition2021,compile_fail,E0382\nx\n```\n\n", "");
	expect_with(*state, IN_OVERVIEW, OVERVIEW
	    "<!-- error: future cannot be sent -->\n"
	    "<!-- moving: this, tried 1.96 -->\n"
	    "```rust,compile_fail\nx\n```\n\n", "");
	expect_with(*state, IN_OVERVIEW, OVERVIEW
	    "<!-- error: future cannot be sent -->\n\n"
	    "```rust,compile_fail\nx\n```\n\n",
	    "a.md:21: compile-fail-code\n");
}

static void
crates_are_named_behind_rustdocs_words(void **state)
{
	expect_with(*state, IN_OVERVIEW, OVERVIEW
	    "```rust,no_run,crate-tokio\nx\n```\n\n", "");
	expect_with(*state, IN_OVERVIEW, OVERVIEW
	    "```rust,crate-tokio,no_run\nx\n```\n\n",
	    "a.md:19: !crate-order\n");
}

static void
ignored_blocks_say_why(void **state)
{
	expect_with(*state, IN_OVERVIEW, OVERVIEW
	    "<!-- axum is in no package -->\n```rust,ignore\nx\n```\n\n", "");
	expect_with(*state, IN_OVERVIEW, OVERVIEW
	    "```rust,ignore\nx\n```\n\n", "a.md:19: ignore-reason\n");
}

static void
blocks_that_pass_assert_something(void **state)
{
	expect_with(*state, IN_EXAMPLE,
	    "### Example\n```rust\nf(); // assert!\n```\n\n",
	    "a.md:39: assertion-missing\n");
	expect_with(*state, IN_EXAMPLE,
	    "### Example\n```rust,should_panic\nf();\n```\n"
	    "```rust,no_run\nf();\n```\n```text\nf();\n```\n"
	    "```rust\n# assert_eq!(f(), 1);\n```\n"
	    "```rust\nfn send<T: Send>() {}\n send::<u8>(); // so it is\n"
	    "```\n\n", "");
}

static void
shown_code_lines_have_at_most_68_columns(void **state)
{
#define LINE68                                                                \
	"12345678901234567890123456789012345678901234567890123456789012345678"
	expect_with(*state, IN_OVERVIEW, OVERVIEW "```rust\n" LINE68 "\n"
	    LINE68 "9\n# assert!(" LINE68 ");\n```\n\n",
	    "a.md:21: code-width\n");
}

static void
codes_that_are_named_are_shown_or_linked(void **state)
{
	expect_with(*state, IN_SHORT,
	    "### Short answer\nE0382, E0382, AE0499, E01234.\n\n",
	    "a.md:22: error-named\n");
	expect_with(*state, IN_QUESTION,
	    "## Q {#q .mid .concept tags=\"t E0382\"}\n\n",
	    "a.md:19: error-named\n");
	expect_with(*state, IN_EXAMPLE,
	    EXAMPLE "E0382:\n```rust,compile_fail,E0382\nx\n```\n\n", "");
	expect_with(*state, IN_SHORT,
	    "### Short answer\n[E0382](b)\n\n", "");
	expect_with(*state, IN_SOURCES, "### Sources\n- E0382: "
	    "<https://a.example/E0382.html>\n- B: <https://b.example/c>\n", "");
}

static void
a_link_to_an_entry_tagged_with_the_code_will_do(void **state)
{
	expect_with(*state, IN_SOURCES, SOURCES
	    "\n## R {#r .mid .concept tags=\"t E0382\"}\n\n"
	    "```rust,compile_fail,E0382\nx\n```\n\n" SHORT
	    "### Answer\n[It](#r) fails with E0382.\n" W40(t) W40(u) W40(v)
	    "\n" EXAMPLE TAIL
	    "\n## S {#s .mid .concept tags=\"t\"}\n\n" SHORT
	    "### Answer\n[Elsewhere](#r) E0382 is told.\n" W40(w) W40(x) W40(y)
	    "\n" EXAMPLE TAIL, "");
}

static void
an_overview_may_name_what_its_page_shows(void **state)
{
	expect_with(*state, IN_OVERVIEW, OVERVIEW "E0382\n\n"
	    "## R {#r .mid .debug tags=\"t\"}\n\n"
	    "```rust,compile_fail,E0382\nx\n```\n\n" SHORT
	    "### Answer\n" W40(t) W40(u) W40(v) "\n" EXAMPLE TAIL "\n", "");
}

static void
entries_that_answer_for_a_code_show_it(void **state)
{
	struct temp_tree *t = *state;

	tree_write(t, "error-codes.tsv", "E0382\ta#q\n# E0383\tgone\n"
	    "E0384\tgone#x\nE385\ta\n");
	expect_with(t, IN_FRONT, FRONT,
	    "a.md:19: error-answered\na.md:19: error-answered\n"
	    "error-codes.tsv:3: error-target\n"
	    "error-codes.tsv:4: error-target\n");
}

static void
marks_are_found_with_their_lines_but_not_in_code(void **state)
{
	struct source s = source_begin(SV("text\n"
	    "<!-- moving: one,\n  more -->\n"
	    "```text\n<!-- moving: two -->\n```\n"
	    "~~~~\n```\n<!-- moving: three -->\n~~~~~\n"
	    "<!-- A remark -->\n<!-- never closed\n"), 10);
	struct mark m;

	(void)state;
	assert_true(mark_next(&s, &m));
	assert_true(sv_eq(m.name, SV("moving")));
	assert_true(sv_eq(m.text, SV("one,\n  more")));
	assert_int_equal(m.first, 11);
	assert_int_equal(m.last, 12);
	assert_true(mark_next(&s, &m));
	assert_true(sv_eq(m.name, SV("")));
	assert_true(sv_eq(m.text, SV("A remark")));
	assert_int_equal(m.first, 20);
	assert_false(mark_next(&s, &m));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(code_blocks_need_a_language_and_a_fence),
		TEST(error_codes_are_well_formed_and_have_a_meaning),
		TEST(failing_blocks_say_the_error_by_code_or_by_message),
		TEST(crates_are_named_behind_rustdocs_words),
		TEST(ignored_blocks_say_why),
		TEST(blocks_that_pass_assert_something),
		TEST(shown_code_lines_have_at_most_68_columns),
		TEST(codes_that_are_named_are_shown_or_linked),
		TEST(a_link_to_an_entry_tagged_with_the_code_will_do),
		TEST(an_overview_may_name_what_its_page_shows),
		TEST(entries_that_answer_for_a_code_show_it),
		TEST(marks_are_found_with_their_lines_but_not_in_code),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
