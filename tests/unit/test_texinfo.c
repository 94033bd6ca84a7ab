#include "config.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "page_kit.h"

static void
check_format(const char *format, struct sv markdown, const char *wanted)
{
	struct kit k;
	struct sv got;

	assert_true(kit_open(&k, markdown));
	got = kit_export(&k, format, true);
	if (sv_find(got, sv_cstr(wanted)) == got.n)
		fail_msg("wanted:\n%s\ngot:\n%.*s", wanted, SV_ARG(got));
	kit_close(&k);
}

/* The chapters of MARKDOWN must hold WANTED. */
static void
check(struct sv markdown, const char *wanted)
{
	check_format("texinfo", markdown, wanted);
}

static void
chapter_lists_areas_and_pages(void **state)
{
	(void)state;
	check(SV("x\n"), "@node Topics\n@chapter Topics\n\n@menu\n"
	    "* Area language::                 The language\n@end menu\n"
	    "\n@node Area language, , Topics, Topics\n@section The language\n"
	    "\n@menu\n"
	    "* topic::                         Topic of a test\n"
	    "* borrowing::                     Borrowing\n@end menu\n");
}

static void
page_node_is_its_slug(void **state)
{
	(void)state;
	check(SV("x\n"), "\n@node topic, borrowing, Area language, "
	    "Area language\n@subsection Topic of a test\n@cindex topic\n"
	    "@cindex subject\n@cindex theme\n\nx\n");
}

static void
question_node_is_its_id(void **state)
{
	(void)state;
	check(SV("## Why `x`? {#why .mid .debug tags=\"E0382 gc\" "
		 "short=\"why x\"}\n\n### Short answer\n\nSo.\n"),
	    "\n@node topic#why, , topic, topic\n"
	    "@unnumberedsubsubsec Why @code{x}?\n@cindex topic#why\n"
	    "@cindex why\n@cindex why x\n@coindex E0382\n@cindex gc\n\n"
	    "@emph{mid debug}, @code{topic#why}\n\n"
	    "@subsubheading Short answer\n\nSo.\n");
}

static void
overview_ends_with_the_menu_of_questions(void **state)
{
	(void)state;
	check(SV("x\n\n## A {#a}\n\n## B {#b short=\"the b\"}\n"),
	    "\n@menu\n* topic#a::                       A\n"
	    "* topic#b::                       the b\n@end menu\n"
	    "\n@node topic#a, topic#b, topic, topic\n");
}

static void
questions_are_listed_by_level(void **state)
{
	(void)state;
	check(SV("## A {#a .mid}\n\n## B {#b .junior}\n"),
	    "\n@node Junior questions, Mid-level questions, , "
	    "Questions by level\n@appendixsec Junior questions\n\n@menu\n"
	    "* topic#b::                       B\n@end menu\n");
}

static void
lists_tables_and_quotes_have_commands(void **state)
{
	(void)state;
	check(SV("3. a\n4. b\n"),
	    "\n@enumerate 3\n@item\na\n@item\nb\n@end enumerate\n");
	check(SV("| a | b |\n|---|---|\n| c | |\n"),
	    "\n@multitable @columnfractions .05 .05\n@headitem a\n@tab b\n"
	    "@item c\n@tab \n@end multitable\n");
	check(SV("> q\n"), "\n@quotation\nq\n@end quotation\n");
}

static void
references_lead_to_nodes(void **state)
{
	(void)state;
	check(SV("see [it](borrowing#bor-nll), [it](borrowing#bor-nll)\n"),
	    "\nsee it (@pxref{borrowing#bor-nll}), it\n");
	check(SV("- [What, then](borrowing)\n"),
	    "@item\n@ref{borrowing,, What@comma{} then}.\n");
	check(SV("- [a: b](borrowing)\n"),
	    "@item\na: b (@pxref{borrowing})\n");
	check(SV("[t](https://e.org/a,b) <https://f.org>\n"),
	    "\n@uref{https://e.org/a@comma{}b, t} @uref{https://f.org}\n");
}

static void
text_gives_no_commands(void **state)
{
	(void)state;
	check(SV("@bye {x} @node\n\n```text\n@end example\n# 1 \"f\"\n```\n"),
	    "\n@@bye @{x@} @@node\n\n@example\n@@end example\n"
	    "@hashchar{} 1 \"f\"\n@end example\n");
}

static void
strong_note_is_no_reference(void **state)
{
	(void)state;
	check(SV("**Note:** **x**\n"), "\n@b{Note:} @strong{x}\n");
}

static void
whole_manual_has_top_and_indices(void **state)
{
	(void)state;
	check_format("texinfo-manual", SV("x\n"), "\\input texinfo\n"
	    "@setfilename rust-interview.info\n");
	check_format("texinfo-manual", SV("x\n"), "\n@node Top\n@top ");
	check_format("texinfo-manual", SV("x\n"), "\n@printindex co\n\n@bye\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(chapter_lists_areas_and_pages),
		cmocka_unit_test(page_node_is_its_slug),
		cmocka_unit_test(question_node_is_its_id),
		cmocka_unit_test(overview_ends_with_the_menu_of_questions),
		cmocka_unit_test(questions_are_listed_by_level),
		cmocka_unit_test(lists_tables_and_quotes_have_commands),
		cmocka_unit_test(references_lead_to_nodes),
		cmocka_unit_test(text_gives_no_commands),
		cmocka_unit_test(strong_note_is_no_reference),
		cmocka_unit_test(whole_manual_has_top_and_indices),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
