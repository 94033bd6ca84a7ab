#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lint_kit.h"

static void
level_kind_id_and_tags_are_asked_for(void **state)
{
	expect_lint(*state, FRONT OVERVIEW "## Q\n\ntext\n",
	    "a.md:19: !level-missing\na.md:19: !kind-missing\n"
	    "a.md:19: id-missing\na.md:19: tags-missing\n");
}

static void
unknown_classes_are_named(void **state)
{
	expect_with(*state, IN_QUESTION,
	    "## Q {#q .mid .expert .concept tags=\"t\" x=y}\n\n",
	    "a.md:19: !unknown-class\na.md:19: !unknown-class\n");
	expect_with(*state, IN_QUESTION,
	    "## Q {#q .mid .senior .concept tags=\"t\"}\n\n",
	    "a.md:19: !unknown-class\n");
}

static void
long_headings_need_a_short_form(void **state)
{
	expect_with(*state, IN_QUESTION,
	    "## Q234567890123456789012345678901234567890123456789012345678901 "
	    "{#q .mid .concept tags=\"t\"}\n\n", "a.md:19: heading-long\n");
	expect_with(*state, IN_QUESTION,
	    "## Q {#q .mid .concept tags=\"t\" short=\""
	    "1234567890123456789012345678901234567890123456789\"}\n\n",
	    "a.md:19: !short-long\n");
}

static void
headings_begin_with_a_word(void **state)
{
	expect_with(*state, IN_QUESTION,
	    "## `f` does what? {#q .mid .concept tags=\"t\"}\n\n",
	    "a.md:19: heading-code\n");
}

static void
an_entry_has_at_most_8_tags_besides_error_codes(void **state)
{
	expect_with(*state, IN_QUESTION,
	    "## Q {#q .mid .concept tags=\"1 2 3 4 5 6 7 8\"}\n\n", "");
	expect_with(*state, IN_QUESTION,
	    "## Q {#q .mid .concept tags=\"1 2 3 4 5 6 7 8 9\"}\n\n",
	    "a.md:19: tags-count\n");
}

#define ENTRY2(title)                                                         \
	"\n## " title " {#q2 .mid .concept tags=\"t\"}\n\n" SHORT            \
	"### Answer\n" W40(t) W40(u) W40(v) "\n" EXAMPLE TAIL

static void
titles_given_twice_are_told(void **state)
{
	expect_with(*state, IN_SOURCES, SOURCES ENTRY2("Q"),
	    "a.md:60: title-twice\n");
}

#define ASKED "## What does a closure capture, and how? "

static void
questions_that_are_nearly_the_same_are_told(void **state)
{
	expect_lint(*state, FRONT OVERVIEW ASKED
	    "{#q .mid .concept tags=\"t\"}\n\n" SHORT ANSWER EXAMPLE TAIL
	    ENTRY2("How do closures capture, exactly?"),
	    "a.md:60: title-alike\n");
	expect_lint(*state, FRONT OVERVIEW ASKED
	    "{#q .mid .concept tags=\"t\"}\n\n" SHORT ANSWER EXAMPLE TAIL
	    ENTRY2("What does a closure cost, and where?"), "");
}

static void
sections_must_be_there_in_their_order(void **state)
{
	expect_lint(*state, FRONT OVERVIEW QUESTION ANSWER SHORT TAIL,
	    "a.md:19: !sections\na.md:35: !sections\n");
	expect_with(*state, IN_SHORT, SHORT SHORT "### Task\nx\n\n",
	    "a.md:24: !sections\na.md:27: !sections\n");
}

static void
unknown_sections_are_told(void **state)
{
	expect_with(*state, IN_SHORT, SHORT "### Exampel\nx\n\n",
	    "a.md:24: section-unknown\n");
}

static void
code_questions_show_the_solution_before_the_answer(void **state)
{
	expect_lint(*state, FRONT OVERVIEW
	    "## Q {#q .mid .code tags=\"t\"}\n\n" PROMPT SHORT EXAMPLE
	    ANSWER TAIL, "");
	expect_lint(*state, FRONT OVERVIEW
	    "## Q {#q .mid .code tags=\"t\"}\n\n" PROMPT SHORT ANSWER EXAMPLE
	    TAIL, "a.md:42: !sections\n");
}

static void
debug_questions_show_code(void **state)
{
	expect_with(*state, IN_QUESTION,
	    "## Q {#q .mid .debug tags=\"t\"}\n\n" PROMPT, "");
	expect_with(*state, IN_QUESTION,
	    "## Q {#q .mid .debug tags=\"t\"}\n\n",
	    "a.md:19: !prompt-missing\n");
	expect_with(*state, IN_QUESTION,
	    "## Q {#q .mid .debug tags=\"t\"}\n\nIt hangs.\n\n",
	    "a.md:21: prompt-code\n");
}

static void
designs_may_leave_out_the_example(void **state)
{
	expect_lint(*state, FRONT OVERVIEW
	    "## Q {#q .mid .design tags=\"t\"}\n\n" SHORT ANSWER TAIL, "");
}

static void
behavioural_questions_compare_answers(void **state)
{
	expect_lint(*state, FRONT OVERVIEW
	    "## Q {#q .mid .behavioural tags=\"t\"}\n\n" SHORT ANSWER
	    "### Structure\nx\n\n### Strong and weak answers\nx\n\n" TAIL, "");
	expect_lint(*state, FRONT OVERVIEW
	    "## Q {#q .mid .behavioural tags=\"t\"}\n\n" SHORT ANSWER EXAMPLE
	    TAIL, "a.md:19: !sections\na.md:19: !sections\n"
	    "a.md:38: !sections\n");
}

#define EXERCISE                                                              \
	"## Q {#q .mid .exercise tags=\"t\"}\n\n### Task\nx\n\n"
#define STARTER "### Starter\n```rust\nfn f() { todo!() }\n```\n\n"
#define TESTS "### Tests\n```rust\n#[test]\nfn t() {}\n```\n\n"
#define HINTS "### Hint 1\nx\n\n### Hint 2\nx\n\n"
#define SOLUTION                                                              \
	"### Solution\n```rust\nfn f() {}\n```\n\n### Discussion\nx\n\n"

static void
exercises_have_sections_of_their_own(void **state)
{
	expect_lint(*state, FRONT OVERVIEW EXERCISE STARTER TESTS HINTS
	    SOLUTION SOURCES, "");
}

static void
exercises_give_two_hints_by_number(void **state)
{
	expect_lint(*state, FRONT OVERVIEW EXERCISE STARTER TESTS
	    "### Hint 1\nx\n\n" SOLUTION SOURCES, "a.md:19: hints\n");
	expect_lint(*state, FRONT OVERVIEW EXERCISE STARTER TESTS
	    "### Hint 1\nx\n\n### Hint 3\nx\n\n" SOLUTION SOURCES,
	    "a.md:38: hints\n");
}

static void
exercises_can_be_taken_apart_and_run(void **state)
{
	expect_lint(*state, FRONT OVERVIEW EXERCISE STARTER
	    "### Tests\n```rust\nfn t() {}\n```\n\n" HINTS SOLUTION SOURCES,
	    "a.md:30: !exercise-code\n");
	expect_lint(*state, FRONT OVERVIEW EXERCISE STARTER
	    "### Tests\nx\n\n" HINTS SOLUTION SOURCES,
	    "a.md:29: !exercise-code\n");
	expect_lint(*state, FRONT OVERVIEW EXERCISE STARTER
	    TESTS "```rust\n#[test]\nfn u() {}\n```\n\n" HINTS SOLUTION
	    SOURCES, "a.md:29: !exercise-code\n");
}

static void
short_answer_is_short_and_without_code(void **state)
{
	expect_with(*state, IN_SHORT, "### Short answer\n" W40(t)
	    "1 2 3 4 5 6\n\n```text\nx\n```\n\n",
	    "a.md:21: !short-answer-long\na.md:28: !short-answer-code\n");
}

static void
answer_has_the_length_of_its_level(void **state)
{
	expect_with(*state, IN_ANSWER, "### Answer\n" W40(q) W40(r) "\n",
	    "a.md:24: answer-length\n");
	expect_with(*state, IN_QUESTION,
	    "## Q {#q .senior .concept tags=\"t\"}\n\n",
	    "a.md:24: answer-length\n");
	expect_with(*state, IN_QUESTION,
	    "## Q {#q .junior .concept tags=\"t\"}\n\n", "");
}

#define COMPARE "## Q {#q .mid .compare tags=\"t\"}\n\n"

static void
comparisons_open_with_a_table_that_fits(void **state)
{
	expect_lint(*state, FRONT OVERVIEW COMPARE SHORT "### Answer\n"
	    "| a | b |\n|---|---|\n| c | d |\n\n" W40(q) W40(r) W40(s) "\n"
	    EXAMPLE TAIL, "");
	expect_lint(*state, FRONT OVERVIEW COMPARE SHORT ANSWER EXAMPLE TAIL,
	    "a.md:24: compare-table\n");
	expect_lint(*state, FRONT OVERVIEW COMPARE SHORT "### Answer\n"
	    "| a | b | c | d |\n|---|---|---|---|\n"
	    "| e | f | g | 1234567890123456789012345678901 |\n\n"
	    W40(q) W40(r) W40(s) "\n" EXAMPLE TAIL,
	    "a.md:25: compare-table\na.md:27: compare-table\n");
}

#define FIVE "a();\na();\na();\na();\na();\n"

static void
example_shows_at_most_30_lines(void **state)
{
	expect_with(*state, IN_EXAMPLE, "### Example\n```rust\n# assert!(true);\n"
	    FIVE FIVE FIVE FIVE FIVE FIVE "```\n\n", "");
	expect_with(*state, IN_EXAMPLE, "### Example\n```rust\n# assert!(true);\n"
	    FIVE FIVE FIVE FIVE FIVE FIVE "a();\n```\n\n",
	    "a.md:38: example-long\n");
}

static void
lists_have_the_sizes_of_the_guide(void **state)
{
	expect_with(*state, IN_COVER, "### What to cover\n- a\n- b\n\n",
	    "a.md:43: list-size\n");
	expect_with(*state, IN_COVER,
	    "### What to cover\n- 1 2 3 4 5 6 7 8 9 10 11\n- b\n- c\n\n",
	    "a.md:44: list-size\n");
	expect_with(*state, IN_FOLLOW, "### Follow-ups\n- [b](b)\n- [Q2345678"
	    "90123456789012345678901234567890123456789012345678901](c)\n\n",
	    "a.md:54: list-size\n");
}

static void
red_flags_begin_with_what_is_said(void **state)
{
	expect_with(*state, IN_FLAGS,
	    "### Red flags\n- a: b\n- \"c\": d\n\n",
	    "a.md:49: red-flag-quote\n");
}

static void
follow_ups_lead_to_entries(void **state)
{
	expect_with(*state, IN_FOLLOW, "### Follow-ups\n- [b](b)\n- c\n\n",
	    "a.md:54: follow-up-link\n");
}

static void
sources_name_a_page_not_a_site(void **state)
{
	expect_with(*state, IN_SOURCES,
	    "### Sources\n- A book\n- B: <https://b.example/>\n",
	    "a.md:57: source-address\na.md:58: source-address\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(level_kind_id_and_tags_are_asked_for),
		TEST(unknown_classes_are_named),
		TEST(long_headings_need_a_short_form),
		TEST(headings_begin_with_a_word),
		TEST(an_entry_has_at_most_8_tags_besides_error_codes),
		TEST(titles_given_twice_are_told),
		TEST(questions_that_are_nearly_the_same_are_told),
		TEST(sections_must_be_there_in_their_order),
		TEST(unknown_sections_are_told),
		TEST(code_questions_show_the_solution_before_the_answer),
		TEST(debug_questions_show_code),
		TEST(designs_may_leave_out_the_example),
		TEST(behavioural_questions_compare_answers),
		TEST(exercises_have_sections_of_their_own),
		TEST(exercises_give_two_hints_by_number),
		TEST(exercises_can_be_taken_apart_and_run),
		TEST(short_answer_is_short_and_without_code),
		TEST(answer_has_the_length_of_its_level),
		TEST(comparisons_open_with_a_table_that_fits),
		TEST(example_shows_at_most_30_lines),
		TEST(lists_have_the_sizes_of_the_guide),
		TEST(red_flags_begin_with_what_is_said),
		TEST(follow_ups_lead_to_entries),
		TEST(sources_name_a_page_not_a_site),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
