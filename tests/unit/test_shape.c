#include "config.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>

#include "base/buf.h"
#include "corpus/md_read.h"
#include "doc/page.h"

/* The entries of MARKDOWN behind the overview as "title[ (level)]|" each. */
static void
check(const char *markdown, enum entry_mode mode, const char *wanted)
{
	struct arena a = { 0 };
	struct page p = { 0 };
	struct id_twice twice;
	struct buf got = { 0 };
	struct err e = { 0 };

	assert_true(md_read(sv_cstr(markdown), 1, &a, &p.doc, &e));
	page_split(&p, SV("stem"), &a, &twice);
	for (size_t i = 1; i < p.nentries; i++) {
		const struct entry *entry = &p.entries[i];
		struct sv level = level_name(entry->level);

		buf_printf(&got, "%.*s%s%.*s%s%.*s|", SV_ARG(entry->title),
		    level.n > 0 ? " " : "", SV_ARG(level),
		    entry->tags.n > 0 ? " #" : "", SV_ARG(entry->tags));
	}
	buf_byte(&got, '\0');
	assert_string_equal((const char *)got.p, wanted);
	assert_int_equal(p.mode, mode);
	buf_release(&got);
	arena_release(&a);
}

static void
check_title(const char *markdown, const char *wanted)
{
	struct arena a = { 0 };
	struct page p = { 0 };
	struct id_twice twice;
	struct err e = { 0 };

	assert_true(md_read(sv_cstr(markdown), 1, &a, &p.doc, &e));
	page_split(&p, SV("stem"), &a, &twice);
	assert_string_equal(arena_cstr(&a, p.title), wanted);
	arena_release(&a);
}

static void
a_heading_above_the_groups_of_questions_is_the_title(void **state)
{
	static const char page[] =
	    "# T\n\nText.\n\n# Basics\n\n1. Who?\n\n   a\n\n2. Why?\n\n"
	    "   b\n\n# More\n\n3. When?\n\n   c\n\n4. Where?\n\n   d\n";

	(void)state;
	check_title(page, "T");
	check(page, ENTRIES_LIST, "Who? junior|Why? junior|When? #More|Where? #More|");
	check_title("# Basics\n\n## Who?\na\n\n## Why?\nb\n\n# More\n\n"
		    "## When?\nc\n", "stem");
	check_title("# A\n\na\n\n# B\n\nb\n", "stem");
	check_title("<div>\n<img src=\"a.png\">\n<h1>A *title*</h1>\n</div>\n\n"
		    "a\n\n## B\n\nb\n", "A *title*");
	check_title("# A\n\n<h1>B</h1>\n", "A");
	check_title("<h1><img src=\"a.png\">A</h1>\n\n## B\n\n## C\n", "stem");
	check_title("a\n\n<h1>B</h1>\n\n## C\n\n## D\n", "stem");
	check_title("a\n\n### C [![x](y)](z)\n\n#### D\n", "C");
	check_title("<h1>A</h1>\n\na\n\n<h1>B</h1>\n", "stem");
	check_title("# Basics\n\n**1. Who?**\n\na\n\n**2. Why?**\n\nb\n\n# More\n\n"
		    "**3. When?**\n\nc\n\n**4. Where?**\n\nd\n", "stem");
	check_title("## A\n\n<h1>B</h1>\n", "A");
}

static void
headings_within_items_are_their_answers(void **state)
{
	(void)state;
	check("# T\n\n1. Who?\n\n   ## Part\n   a\n\n2. Why?\n\n"
	      "   # Part\n   b\n\n3. When?\n\n   c\n", ENTRIES_LIST,
	    "Who?|Why?|When?|");
	check("# T\n\n## Basics\n\n1. ### Of a\n\na\n\n#### Part\n\n"
	      "### Side\na\n\n2. ### Of b\n\nb\n\n#### Part\nb\n\n#### Part\nb\n\n"
	      "3. ### Of c\n\nc\n", ENTRIES_LIST,
	    "Of a junior|Of b junior|Of c junior|");
}

static void
questions_in_headings_are_entries_whatever_is_above(void **state)
{
	(void)state;
	check("# Go\n\n## Beginner\n\n### What is a goroutine?\nA.\n\n"
	      "### Why slices?\nB.\n\n## Advanced topics\n\n"
	      "### How does the collector work?\nC.\n", ENTRIES_H3,
	    "What is a goroutine? junior|Why slices? junior|"
	    "How does the collector work? senior|");
}

static void
groups_that_are_no_level_say_what_it_is_about(void **state)
{
	(void)state;
	check("## Channels\n\n### Who closes one?\na\n\n### Buffered?\nb\n\n"
	      "## Errors\n\n### Why values?\nc\n", ENTRIES_H3,
	    "Who closes one? #Channels|Buffered? #Channels|"
	    "Why values? #Errors|");
}

static void
numbered_headings_are_questions(void **state)
{
	(void)state;
	check("# T\n\n## 1. Explain moves\na\n\n## 2. Explain copies\nb\n\n"
	      "## 3. Explain drops\nc\n", ENTRIES_H2,
	    "1. Explain moves|2. Explain copies|3. Explain drops|");
	check("#### Q1: a\na\n\n#### Q2: b\nb\n\n#### Q3: c\nc\n", ENTRIES_H4,
	    "Q1: a|Q2: b|Q3: c|");
}

static void
sections_with_text_of_their_own_stay_sections(void **state)
{
	(void)state;
	check("# T\n\n## Summary\ntext\n\n## Charter\n\n### Who?\na\n\n"
	      "### Why?\nb\n\n### When?\nc\n", ENTRIES_H2,
	    "Summary|Charter|");
}

static void
two_questions_make_no_list(void **state)
{
	(void)state;
	check("# T\n\n## A\n\n### Who?\na\n\n### Why?\nb\n", ENTRIES_H2, "A|");
}

static void
items_in_bold_are_questions_with_all_up_to_the_next(void **state)
{
	(void)state;
	check("# T\n\n1. **What is a map**\n\n   A table.\n\n"
	      "2. **What is a set**\n\n   Keys.\n\nMore on sets.\n\n"
	      "3. **What is a list**\n\n   Items.\n", ENTRIES_LIST,
	    "What is a map|What is a set|What is a list|");
}

static void
lists_of_one_item_each_are_questions_when_text_follows(void **state)
{
	(void)state;
	check("1. Question one\n\nAn answer.\n\n2. Question two\n\nAnother.\n\n"
	      "3. Question three\n\nA third.\n", ENTRIES_LIST,
	    "Question one|Question two|Question three|");
	check("1. Open the door\n\n```\nx\n```\n\n2. Go in\n\n```\ny\n```\n\n"
	      "3. Close it\n", ENTRIES_NONE, "");
}

static void
steps_stay_a_list(void **state)
{
	(void)state;
	check("# T\n\n1. do this\n2. do that\n3. do the rest\n", ENTRIES_NONE,
	    "");
}

static void
bold_numbered_paragraphs_are_questions(void **state)
{
	(void)state;
	check("**1. What is a trait?**\n\nA.\n\n**2. What is a type?**\n\n"
	      "1. b\n2. c\n\n**3. What is a bound?**\n\nD.\n", ENTRIES_LIST,
	    "1. What is a trait?|2. What is a type?|"
	    "3. What is a bound?|");
}

static void
headings_within_items_are_questions(void **state)
{
	(void)state;
	check("# T\n\n1. ### What is a?\n\n   x\n\n2. ### What is b\n\n   y\n\n"
	      "3. ### What is c\n\n   z\n", ENTRIES_LIST,
	    "What is a?|What is b|What is c|");
}

static void
numbers_may_be_skipped_and_repeated(void **state)
{
	(void)state;
	check("1. ### A?\n\n   x\n\nUp\n\n3. ### B?\n\n   y\n\nUp\n\n"
	      "3. ### C?\n\n   z\n", ENTRIES_LIST, "A?|B?|C?|");
	check("1. **A**\n\n   x\n\nUp\n\n3. **B**\n\n   y\n\nUp\n\n"
	      "4. **C**\n\n   z\n", ENTRIES_LIST, "A|B|C|");
	check("**1. A?**\n\nx\n\n**3. B?**\n\ny\n\n**3. C?**\n\nz\n",
	    ENTRIES_LIST, "1. A?|3. B?|3. C?|");
}

static void
numbers_may_begin_anew_in_each_part(void **state)
{
	(void)state;
	check("# T\n\n## One\n\n1. A?\n\n   x\n2. B?\n\n   y\n\n## Two\n\n"
	      "1. C?\n\n   z\n2. D?\n\n   z\n", ENTRIES_LIST,
	    "A? #One|B? #One|C? #Two|D? #Two|");
	check("# T\n\n## One\n\n**1. A?**\n\nx\n\n**2. B?**\n\ny\n\n## Two\n\n"
	      "**1. C?**\n\nz\n\n**2. D?**\n\nz\n", ENTRIES_LIST,
	    "1. A? #One|2. B? #One|1. C? #Two|2. D? #Two|");
	check("51. A?\n\n    x\n52. B?\n\n    y\n53. C?\n\n    z\n",
	    ENTRIES_LIST, "A?|B?|C?|");
}

static void
lines_of_a_table_of_contents_are_no_questions(void **state)
{
	(void)state;
	check("# T\n\n1. [A?](#a)\n2. [B?](#b)\n3. [C?](#c)\n\nThey:\n\n1. A?\n\n   x\n"
	      "2. B?\n\n   y\n3. C?\n\n   z\n", ENTRIES_LIST, "A?|B?|C?|");
	check("# T\n\n1. [A?](#a)\n2. [B?](#b)\n3. [C?](#c)\n\n## A?\n\nx\n\n"
	      "## B?\n\ny\n\n## C?\n\nz\n", ENTRIES_H2, "A?|B?|C?|");
}

static void
bold_steps_of_an_answer_are_no_questions(void **state)
{
	(void)state;
	check("## A?\n\n1. **x**\n2. **y**\n\n## B?\n\n1. **x**\n2. **y**\n\n"
	      "## C?\n\n1. **x**\n2. **y**\n", ENTRIES_H2, "A?|B?|C?|");
	check("1. A?\n\n   x\n2. B?\n\n   y\n3. C?\n\n   z\n\n"
	      "Thus:\n\n1. **p**\n2. **q**\n", ENTRIES_LIST, "A?|B?|C?|");
}

static void
answers_may_have_higher_headings_than_questions(void **state)
{
	(void)state;
	check("# T\n\n###### 1. What?\n\nx\n\n#### Answer: B\n\ny\n\n"
	      "###### 2. Why?\n\nx\n\n#### Answer: A\n\ny\n\n"
	      "###### 3. Who?\n\nx\n\n#### Answer: C\n\ny\n", ENTRIES_H2,
	    "1. What?|2. Why?|3. Who?|");
	/* Sections stand before their questions. */
	check("# T\n\n## A\n\nx\n\n### Who?\na\n\n## B\n\nx\n\n### Why?\n"
	      "b\n\n## C\n\nx\n\n### How?\n\nc\n", ENTRIES_H2, "A|B|C|");
}

static void
bold_questions_and_summaries_are_questions(void **state)
{
	(void)state;
	check("# T\n\n**What is a? \u2B50\uFE0F**\n\nx\n\n**What is b?**\n\n**Note**\n\ny\n\n"
	      "**What is c?**\n\nz\n", ENTRIES_LIST,
	    "What is a? \u2B50\uFE0F|What is b?|What is c?|");
	check("# T\n\n## G\n\n<details>\n<summary>What is a?</summary>\n\nx\n"
	      "</details>\n\n<details>\n<summary>Explain b</summary>\n\ny\n"
	      "</details>\n\n<details>\n<summary>Why c?</summary>\n\nz\n"
	      "</details>\n", ENTRIES_LIST,
	    "What is a? #G|Explain b #G|Why c? #G|");
	/* Answers that are folded. */
	check("1. What is a?\n\n   x\n\n<details><summary>Answer</summary>\n\n"
	      "a\n\n</details>\n\n2. What is b?\n\n"
	      "<details><summary>Answer</summary>\n\nb\n\n</details>\n\n"
	      "3. What is c?\n\n<details><summary>Answer</summary>\n\nc\n\n"
	      "</details>\n", ENTRIES_LIST,
	    "What is a?|What is b?|What is c?|");
}

static void
many_sections_in_groups_are_entries(void **state)
{
	struct buf text = { 0 }, want = { 0 };

	(void)state;
	buf_cstr(&text, "# T\n\n## Contents\n\n- x\n\n## G\n\n");
	for (int i = 0; i < 12; i++) {
		buf_printf(&text, "### S%d\n\nx\n\n", i);
		buf_printf(&want, "S%d #G|", i);
	}
	buf_byte(&text, '\0');
	buf_byte(&want, '\0');
	check(text.p, ENTRIES_H3, want.p);
	buf_release(&text);
	buf_release(&want);
}

static void
a_list_within_an_answer_stays_with_it(void **state)
{
	(void)state;
	check("1. **What is a?**\n\n   x\n2. **What is b?**\n\n   y\n"
	      "3. **What is c?**\n\n   z\n1. a step\n", ENTRIES_LIST,
	    "What is a?|What is b?|What is c?|");
}

static void
rules_between_questions_are_in_none(void **state)
{
	struct arena a = { 0 };
	struct page p = { 0 };
	struct id_twice twice;
	struct err e = { 0 };

	(void)state;
	assert_true(md_read(SV("# T\n\nx\n\n---\n\n## A?\n\na\n\n---\n\nb\n\n"
	    "---\n\n## B?\n\n***\n\n## C?\n\nc\n\n---\n"), 1, &a, &p.doc, &e));
	page_split(&p, SV("stem"), &a, &twice);
	assert_int_equal(p.nentries, 4);
	assert_int_equal(p.entries[1].first->prev->type, NODE_PARA);
	assert_int_equal(p.entries[1].first->next->next->type, NODE_RULE);
	assert_int_equal(p.entries[2].first->prev->type, NODE_PARA);
	assert_ptr_equal(p.entries[2].first->next, p.entries[3].first);
	assert_int_equal(p.doc.root->last->type, NODE_PARA);
	arena_release(&a);
}

static void
entries_given_decide(void **state)
{
	struct arena a = { 0 };
	struct page p = { .mode = ENTRIES_NONE };
	struct id_twice twice;
	struct err e = { 0 };

	(void)state;
	assert_true(md_read(SV("## A?\n\n## B?\n\n## C?\n"), 1, &a, &p.doc,
	    &e));
	page_split(&p, SV("stem"), &a, &twice);
	assert_int_equal(p.nentries, 1);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    a_heading_above_the_groups_of_questions_is_the_title),
		cmocka_unit_test(headings_within_items_are_their_answers),
		cmocka_unit_test(
		    questions_in_headings_are_entries_whatever_is_above),
		cmocka_unit_test(groups_that_are_no_level_say_what_it_is_about),
		cmocka_unit_test(numbered_headings_are_questions),
		cmocka_unit_test(sections_with_text_of_their_own_stay_sections),
		cmocka_unit_test(two_questions_make_no_list),
		cmocka_unit_test(
		    items_in_bold_are_questions_with_all_up_to_the_next),
		cmocka_unit_test(
		    lists_of_one_item_each_are_questions_when_text_follows),
		cmocka_unit_test(steps_stay_a_list),
		cmocka_unit_test(bold_numbered_paragraphs_are_questions),
		cmocka_unit_test(headings_within_items_are_questions),
		cmocka_unit_test(numbers_may_be_skipped_and_repeated),
		cmocka_unit_test(numbers_may_begin_anew_in_each_part),
		cmocka_unit_test(lines_of_a_table_of_contents_are_no_questions),
		cmocka_unit_test(bold_steps_of_an_answer_are_no_questions),
		cmocka_unit_test(answers_may_have_higher_headings_than_questions),
		cmocka_unit_test(bold_questions_and_summaries_are_questions),
		cmocka_unit_test(many_sections_in_groups_are_entries),
		cmocka_unit_test(a_list_within_an_answer_stays_with_it),
		cmocka_unit_test(rules_between_questions_are_in_none),
		cmocka_unit_test(entries_given_decide),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
