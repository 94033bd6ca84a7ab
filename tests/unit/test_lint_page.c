#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lint_kit.h"

static void
front_matter_must_be_complete(void **state)
{
	expect_with(*state, IN_FRONT, "---\ntitle: T\n---\n",
	    "a.md:1: !summary-missing\na.md:1: !area-missing\n"
	    "a.md:1: see-also-count\n");
}

static void
summary_has_at_most_60_characters(void **state)
{
	expect_with(*state, IN_FRONT, "---\ntitle: T\narea: x\nsummary: \xC3\xA4"
	    "12345678901234567890123456789012345678901234567890123456789\n"
	    "see-also: [b, c, d]\n---\n", "");
	expect_with(*state, IN_FRONT, "---\ntitle: T\narea: x\nsummary: \xC3\xA4"
	    "123456789012345678901234567890123456789012345678901234567890\n"
	    "see-also: [b, c, d]\n---\n", "a.md:4: !summary-long\n");
}

static void
see_also_names_3_to_6_pages(void **state)
{
	expect_with(*state, IN_FRONT,
	    "---\ntitle: T\narea: x\nsummary: s\nsee-also: [b, c]\n---\n",
	    "a.md:5: see-also-count\n");
}

static void
overview_has_80_to_200_words(void **state)
{
	expect_with(*state, IN_OVERVIEW, W40(o) "\n```text\nx\n```\n\n",
	    "a.md:7: overview-length\n");
	expect_with(*state, IN_OVERVIEW, W40(o) W40(p) W40(t) W40(u) W40(v)
	    "word\n\n```text\nx\n```\n\n", "a.md:7: overview-length\n");
}

static void
overview_shows_something(void **state)
{
	expect_with(*state, IN_OVERVIEW, OVERVIEW_WORDS "\n",
	    "a.md:7: overview-bare\n");
	expect_with(*state, IN_OVERVIEW,
	    OVERVIEW_WORDS "\n| a | b |\n|---|---|\n| c | d |\n\n", "");
}

static void
empty_sections_are_errors(void **state)
{
	expect_with(*state, IN_ANSWER, "### Answer\n\n",
	    "a.md:24: !empty-section\n");
}

static void
dead_links_are_told_by_line(void **state)
{
	expect_with(*state, IN_OVERVIEW, OVERVIEW "a\nb [c](none)\n\n",
	    "a.md:20: link\n");
}

static void
addresses_stand_under_sources_only(void **state)
{
	expect_with(*state, IN_SHORT,
	    "### Short answer\nYes, <https://a.example/b>.\n\n",
	    "a.md:22: address-place\n");
}

static void
pages_on_interviewing_may_hold_addresses(void **state)
{
	struct temp_tree *t = *state;

	tree_write(t, "book.yaml",
	    "areas: [{id: interview, topics: [a, b, c, d]}]\n");
	tree_write(t, "b.md", FRONT OVERVIEW);
	tree_write(t, "c.md", FRONT OVERVIEW);
	tree_write(t, "d.md", FRONT OVERVIEW);
	tree_write(t, "a.md", FRONT OVERVIEW "<https://a.example/b>\n");
	expect_strict(t, "");
}

#define COLUMNS55 "a23456789012345678901234567890123456789012345678901234 "

static void
prose_has_at_most_110_columns(void **state)
{
	expect_with(*state, IN_OVERVIEW, OVERVIEW COLUMNS55 COLUMNS55 "\n\n",
	    "");
	expect_with(*state, IN_OVERVIEW,
	    OVERVIEW COLUMNS55 COLUMNS55 "b\n\n", "a.md:19: prose-width\n");
	expect_with(*state, IN_OVERVIEW,
	    OVERVIEW "| " COLUMNS55 COLUMNS55 " |\n|---|\n\n", "");
	expect_with(*state, IN_OVERVIEW,
	    OVERVIEW "[b" COLUMNS55 COLUMNS55 "](b \"://\")\n\n", "");
}

static void
eight_words_occur_once_on_a_page(void **state)
{
	expect_with(*state, IN_SHORT, "### Short answer\nYes:\n"
	    "oa3 oa4 oa5, *oa6*\n`oa7` oa8 oa9 OA0.\n\n",
	    "a.md:23: repeated-words\n");
	expect_with(*state, IN_SHORT, "### Short answer\n"
	    "oa3 oa4 oa5 oa6 oa7 oa8 oa9\n\n", "");
}

static void
longer_repetitions_are_told_once(void **state)
{
	expect_with(*state, IN_SHORT, "### Short answer\n" W40(o) "\n",
	    "a.md:22: repeated-words\n");
}

static void
words_repeat_in_sources_code_and_other_blocks(void **state)
{
	expect_with(*state, IN_SOURCES, "### Sources\n"
	    "- oa1 oa2 oa3 oa4 oa5 oa6 oa7 oa8: <https://a.example/b>\n"
	    "- B: <https://b.example/c>\n", "");
	expect_with(*state, IN_OVERVIEW, OVERVIEW
	    "```text\noa1 oa2 oa3 oa4 oa5 oa6 oa7 oa8\n```\n\n", "");
	expect_with(*state, IN_SHORT, "### Short answer\n"
	    "- oa1 oa2 oa3 oa4\n- oa5 oa6 oa7 oa8\n\n", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(front_matter_must_be_complete),
		TEST(summary_has_at_most_60_characters),
		TEST(see_also_names_3_to_6_pages),
		TEST(overview_has_80_to_200_words),
		TEST(overview_shows_something),
		TEST(empty_sections_are_errors),
		TEST(dead_links_are_told_by_line),
		TEST(addresses_stand_under_sources_only),
		TEST(pages_on_interviewing_may_hold_addresses),
		TEST(prose_has_at_most_110_columns),
		TEST(eight_words_occur_once_on_a_page),
		TEST(longer_repetitions_are_told_once),
		TEST(words_repeat_in_sources_code_and_other_blocks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
