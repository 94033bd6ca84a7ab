#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "corpus/lint.h"
#include "temp_tree.h"

/* A page without a fault, cut where the tests put theirs. */
#define FRONT                                                                 \
	"---\ntitle: T\narea: x\nsummary: s\nsee-also: [b, c, d]\n---\n"
#define WORDS10 "one two three four five six seven eight nine ten "
#define OVERVIEW                                                              \
	WORDS10 WORDS10 WORDS10 WORDS10 WORDS10 WORDS10 WORDS10 WORDS10       \
	    WORDS10 "\n\n"
#define TAIL                                                                  \
	"### What to cover\n- a\n- b\n- c\n\n### Red flags\n- a\n- b\n\n"     \
	"### Follow-ups\n- a\n- b\n\n### Sources\n- a\n- b\n"
#define EXAMPLE "### Example\n```rust\nassert!(true);\n```\n\n"
#define SHORT "### Short answer\nYes.\n\n"
#define ANSWER "### Answer\nBecause.\n\n"
#define CONCEPT "## Q {#q .mid .concept tags=\"t\"}\n\n"

static void
write_book(struct temp_tree *t)
{
	tree_write(t, "book.yaml",
	    "name: x\nareas: [{id: x, topics: [a, b, c, d]}]\n");
	tree_write(t, "b.md", FRONT OVERVIEW);
	tree_write(t, "c.md", FRONT OVERVIEW);
	tree_write(t, "d.md", FRONT OVERVIEW);
}

/* Lint the tree with page "a" as TEXT, in a corpus with a book.yaml. */
static void
expect_lint(struct temp_tree *t, const char *text, const char *want)
{
	write_book(t);
	tree_write(t, "a.md", text);
	assert_true(tree_open(t));
	buf_clear(&t->said);
	assert_true(lint_corpus(t->corpus, false, &t->diag, &t->err));
	tree_expect(t, want);
}

static void
page_as_the_guide_has_it_is_clean(void **state)
{
	expect_lint(*state, FRONT OVERVIEW CONCEPT SHORT ANSWER EXAMPLE TAIL,
	    "");
}

static void
front_matter_must_be_complete(void **state)
{
	expect_lint(*state, "---\ntitle: T\n---\n" OVERVIEW,
	    "a.md:1: !summary-missing\na.md:1: !area-missing\n"
	    "a.md:1: see-also-count\n");
}

static void
summary_has_at_most_60_characters(void **state)
{
	expect_lint(*state, "---\ntitle: T\narea: x\nsummary: \xC3\xA4"
	    "12345678901234567890123456789012345678901234567890123456789\n"
	    "see-also: [b, c, d]\n---\n" OVERVIEW, "");
	expect_lint(*state, "---\ntitle: T\narea: x\nsummary: \xC3\xA4"
	    "123456789012345678901234567890123456789012345678901234567890\n"
	    "see-also: [b, c, d]\n---\n" OVERVIEW, "a.md:4: !summary-long\n");
}

static void
overview_has_80_to_200_words(void **state)
{
	expect_lint(*state, FRONT "few words\n", "a.md:7: overview-length\n");
}

static void
level_kind_id_and_tags_are_asked_for(void **state)
{
	expect_lint(*state, FRONT OVERVIEW "## Q\n\ntext\n",
	    "a.md:9: !level-missing\na.md:9: !kind-missing\n"
	    "a.md:9: id-missing\na.md:9: tags-missing\n");
}

static void
unknown_classes_are_named(void **state)
{
	expect_lint(*state, FRONT OVERVIEW
	    "## Q {#q .mid .expert .concept tags=\"t\" x=y}\n\n" SHORT ANSWER
	    EXAMPLE TAIL,
	    "a.md:9: !unknown-class\na.md:9: !unknown-class\n");
	expect_lint(*state, FRONT OVERVIEW
	    "## Q {#q .mid .senior .concept tags=\"t\"}\n\n" SHORT ANSWER
	    EXAMPLE TAIL, "a.md:9: !unknown-class\n");
}

static void
long_headings_need_a_short_form(void **state)
{
	expect_lint(*state, FRONT OVERVIEW
	    "## 1234567890123456789012345678901234567890123456789012345678901 "
	    "{#q .mid .concept tags=\"t\"}\n\n" SHORT ANSWER EXAMPLE TAIL,
	    "a.md:9: heading-long\n");
	expect_lint(*state, FRONT OVERVIEW
	    "## Q {#q .mid .concept tags=\"t\" short=\""
	    "1234567890123456789012345678901234567890123456789\"}\n\n" SHORT
	    ANSWER EXAMPLE TAIL, "a.md:9: !short-long\n");
}

static void
sections_must_be_there_in_their_order(void **state)
{
	expect_lint(*state, FRONT OVERVIEW CONCEPT ANSWER SHORT TAIL,
	    "a.md:9: !sections\na.md:14: !sections\n");
	expect_lint(*state, FRONT OVERVIEW CONCEPT SHORT SHORT ANSWER EXAMPLE
	    "### Task\nx\n\n" TAIL,
	    "a.md:14: !sections\na.md:25: !sections\n");
}

static void
code_questions_show_the_solution_before_the_answer(void **state)
{
	expect_lint(*state, FRONT OVERVIEW
	    "## Q {#q .mid .code tags=\"t\"}\n\nfn f();\n\n" SHORT EXAMPLE
	    ANSWER TAIL, "");
	expect_lint(*state, FRONT OVERVIEW
	    "## Q {#q .mid .code tags=\"t\"}\n\n" SHORT ANSWER EXAMPLE TAIL,
	    "a.md:9: !prompt-missing\na.md:17: !sections\n");
}

static void
exercises_have_sections_of_their_own(void **state)
{
	expect_lint(*state, FRONT OVERVIEW
	    "## Q {#q .mid .exercise tags=\"t\"}\n\n### Task\nx\n\n"
	    "### Starter\nx\n\n### Tests\nx\n\n### Hint 1\nx\n\n"
	    "### Hint 2\nx\n\n### Solution\nx\n\n### Discussion\nx\n\n"
	    "### Sources\n- a\n- b\n", "");
}

static void
designs_may_leave_out_the_example(void **state)
{
	expect_lint(*state, FRONT OVERVIEW
	    "## Q {#q .mid .design tags=\"t\"}\n\n" SHORT ANSWER TAIL, "");
}

static void
short_answer_is_short_and_without_code(void **state)
{
	expect_lint(*state, FRONT OVERVIEW CONCEPT "### Short answer\n"
	    WORDS10 WORDS10 WORDS10 WORDS10 "1 2 3 4 5 6\n\n"
	    "```text\nx\n```\n\n" ANSWER EXAMPLE TAIL,
	    "a.md:11: !short-answer-long\na.md:14: !short-answer-code\n");
}

static void
empty_sections_are_errors(void **state)
{
	expect_lint(*state, FRONT OVERVIEW CONCEPT SHORT "### Answer\n\n"
	    EXAMPLE TAIL, "a.md:14: !empty-section\n");
}

static void
lists_have_the_sizes_of_the_guide(void **state)
{
	expect_lint(*state, FRONT OVERVIEW CONCEPT SHORT ANSWER EXAMPLE
	    "### What to cover\n- a\n- " WORDS10 "eleven\n\n### Red flags\n"
	    "- a\n- b\n\n### Follow-ups\n- a\n- 12345678901234567890123456789"
	    "01234567890123456789012345678901\n\n### Sources\n- a\n- b\n",
	    "a.md:22: list-size\na.md:24: list-size\na.md:32: list-size\n");
}

static void
code_blocks_need_a_language_and_a_fence(void **state)
{
	expect_lint(*state, FRONT OVERVIEW "```\nx\n```\n\n    y\n",
	    "a.md:9: !code-language\na.md:13: !code-indented\n");
}

static void
error_codes_are_well_formed_and_have_a_meaning(void **state)
{
	expect_lint(*state, FRONT OVERVIEW
	    "```rust,compile_fail\nx\n```\n"
	    "```rust,compile_fail,E382\nx\n```\n"
	    "```rust,E0382\nx\n```\n",
	    "a.md:9: compile-fail-code\na.md:12: compile-fail-code\n"
	    "a.md:12: !error-code\na.md:15: error-code-alone\n");
}

static void
shown_code_lines_have_at_most_68_columns(void **state)
{
#define LINE68                                                                \
	"12345678901234567890123456789012345678901234567890123456789012345678"
	expect_lint(*state, FRONT OVERVIEW "```rust\n" LINE68 "\n" LINE68
	    "9\n# " LINE68 "9\n```\n", "a.md:11: code-width\n");
}

static void
titles_given_twice_are_told(void **state)
{
	expect_lint(*state, FRONT OVERVIEW CONCEPT SHORT ANSWER EXAMPLE TAIL
	    "\n## Q {#q2 .mid .concept tags=\"t\"}\n\n" SHORT ANSWER EXAMPLE
	    TAIL, "a.md:39: title-twice\n");
}

static void
dead_links_are_told_by_line(void **state)
{
	expect_lint(*state, FRONT OVERVIEW "a\nb [c](none)\n",
	    "a.md:10: link\n");
}

static void
ordinary_trees_are_spared_the_guide(void **state)
{
	struct temp_tree *t = *state;

	tree_write(t, "a.md", "# A\n\n## B {.odd}\n\n```\nx\n```\n[l](none)\n");
	assert_true(tree_open(t));
	assert_true(lint_corpus(t->corpus, false, &t->diag, &t->err));
	tree_expect(t, "a.md:3: unknown-class\na.md:8: link\n");
}

static void
strict_lint_asks_everywhere(void **state)
{
	struct temp_tree *t = *state;

	tree_write(t, "a.md", OVERVIEW "```\nx\n```\n");
	assert_true(tree_open(t));
	assert_true(lint_corpus(t->corpus, true, &t->diag, &t->err));
	tree_expect(t, "a.md:1: !summary-missing\na.md:1: !area-missing\n"
		       "a.md:1: see-also-count\na.md:3: !code-language\n");
}

static void
messages_come_in_order_of_file_and_line(void **state)
{
	struct temp_tree *t = *state;

	tree_write(t, "book.yaml", "areas: [{id: x, topics: [b, a]}]\n");
	tree_write(t, "a.md", FRONT OVERVIEW "```\nx\n```\n\n## Q\n\nx\n");
	tree_write(t, "b.md", FRONT OVERVIEW "[x](y)\n\n[x](z)\n");
	assert_true(tree_open(t));
	buf_clear(&t->said);
	assert_true(lint_corpus(t->corpus, false, &t->diag, &t->err));
	tree_expect(t, "a.md:9: !code-language\na.md:13: !level-missing\n"
		       "a.md:13: !kind-missing\na.md:13: id-missing\n"
		       "a.md:13: tags-missing\nb.md:9: link\nb.md:11: link\n");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, tree_begin, tree_end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(page_as_the_guide_has_it_is_clean),
		TEST(front_matter_must_be_complete),
		TEST(summary_has_at_most_60_characters),
		TEST(overview_has_80_to_200_words),
		TEST(level_kind_id_and_tags_are_asked_for),
		TEST(unknown_classes_are_named),
		TEST(long_headings_need_a_short_form),
		TEST(sections_must_be_there_in_their_order),
		TEST(code_questions_show_the_solution_before_the_answer),
		TEST(exercises_have_sections_of_their_own),
		TEST(designs_may_leave_out_the_example),
		TEST(short_answer_is_short_and_without_code),
		TEST(empty_sections_are_errors),
		TEST(lists_have_the_sizes_of_the_guide),
		TEST(code_blocks_need_a_language_and_a_fence),
		TEST(error_codes_are_well_formed_and_have_a_meaning),
		TEST(shown_code_lines_have_at_most_68_columns),
		TEST(titles_given_twice_are_told),
		TEST(dead_links_are_told_by_line),
		TEST(ordinary_trees_are_spared_the_guide),
		TEST(strict_lint_asks_everywhere),
		TEST(messages_come_in_order_of_file_and_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
