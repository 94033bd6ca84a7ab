#include "config.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "page_kit.h"
#include "publish/man_links.h"

/* The manual page of MARKDOWN must hold WANTED. */
static void
check(struct sv markdown, const char *wanted)
{
	struct kit k;
	struct sv got;

	assert_true(kit_open(&k, markdown));
	got = kit_export(&k, "man", false);
	if (sv_find(got, sv_cstr(wanted)) == got.n)
		fail_msg("wanted:\n%s\ngot:\n%.*s", wanted, SV_ARG(got));
	kit_close(&k);
}

/* Lines of the page that begin with a control character and are none of the
 * requests and macros that man.c writes. */
static size_t
foreign_requests(struct sv markdown)
{
	static const char own[] = " .TH .SH .SS .PP .IP .PD .RS .RE .EX .EE "
	    ".UR .UE .BR .TS .TE .ad .nh .nr .in .br .if .\\\" ";
	struct kit k;
	struct sv rest, line;
	size_t n = 0;

	assert_true(kit_open(&k, markdown));
	rest = kit_export(&k, "man", false);
	while (sv_split(&rest, '\n', &line)) {
		char word[6] = " ";

		if (line.n == 0 || (line.p[0] != '.' && line.p[0] != '\''))
			continue;
		memcpy(word + 1, line.p, line.n < 3 ? line.n : 3);
		word[line.n < 3 ? line.n + 1 : 4] = ' ';
		n += strstr(own, word) == NULL &&
		    !sv_eq(line, SV("'\\\" t"));
	}
	kit_close(&k);
	return n;
}

static void
head_names_page_date_and_version(void **state)
{
	(void)state;
	check(SV("x\n"), ".TH \"TOPIC\" 7 \"2026-01-02\" "
	    "\"rust-interview 1.0\" \"Rust interview\"\n");
}

static void
name_line_is_for_apropos(void **state)
{
	(void)state;
	check(SV("x\n"), "\n.SH NAME\nrust\\-interview\\-topic, subject, theme "
	    "\\- what a test looks at\n.SH DESCRIPTION\nx\n");
}

static void
question_is_a_subsection_with_its_id(void **state)
{
	(void)state;
	check(SV("## Why `x`? {#top-why .mid .debug}\n\n### Short answer\n\n"
		 "So.\n"), "\n.SH QUESTIONS\n.SS Why x?\n.\\\" topic#top-why\n\\fImid debug\\fR, "
	    "topic#top\\-why\n.PP\n\\fBShort answer\\fR\n.br\nSo.\n");
}

static void
page_without_levels_has_plain_sections(void **state)
{
	(void)state;
	check(SV("## Motivation\n\nx\n\n### Detail\n\ny\n"),
	    "\n.SH Motivation\nx\n.SS Detail\ny\n");
}

static void
sentences_begin_source_lines(void **state)
{
	(void)state;
	check(SV("One is here. Two is, e.g. this. `three` too.\n"),
	    "\nOne is here.\nTwo is, e.g. this.\n\\fBthree\\fR too.\n");
}

static void
code_keeps_its_signs(void **state)
{
	(void)state;
	check(SV("```text\n.x 'a\n\\n -> y\n```\n"),
	    "\n.in +4n\n.EX\n\\&.x \\(aqa\n\\en \\-> y\n.EE\n.in\n");
}

static void
web_link_is_marked(void **state)
{
	(void)state;
	check(SV("See ([the book](https://e.org/a-b)). More.\n"),
	    "\nSee (\\c\n.UR https://e.org/a\\-b\nthe book\n.UE ).\nMore.\n");
}

static void
other_page_is_named_once_a_question(void **state)
{
	(void)state;
	check(SV("[a](borrowing) [b](borrowing#bor-nll) [c](#x)\n"),
	    "\na (\\fBrust\\-interview\\-borrowing\\fR(7)) b c\n");
}

static void
foot_has_references_and_owners(void **state)
{
	(void)state;
	check(SV("x\n"), "\n.SH NOTES\nCode checked with rustc 1.96, edition "
	    "2024.\n.SH \"SEE ALSO\"\n.BR rust\\-interview\\-borrowing (7)\n"
	    ".SH AUTHORS\nThe authors\n.SH COPYRIGHT\n"
	    "Copyright 2026 the authors.\n");
}

static void
table_is_for_tbl(void **state)
{
	(void)state;
	check(SV("| a | b |\n|---|--:|\n| _ | .x |\n"),
	    "'\\\" t\n.TH");
	check(SV("| a | b |\n|---|--:|\n| _ | .x |\n"),
	    "\n.TS\nnokeep;\nlB rB\nl r.\na\tb\n_\n\\&_\t\\&.x\n.TE\n");
}

static void
rare_signs_get_a_fallback_in_groff(void **state)
{
	(void)state;
	check(SV("a \u2192 b \u4E2D\n"),
	    "\n.if \\n(.x .fchar \\[u4E2D] ?\n.SH NAME\n");
}

static void
no_text_becomes_a_request(void **state)
{
	(void)state;
	assert_int_equal(foreign_requests(SV(
	    ".so a\n'br\n\\fB.x\n\n- .a\n- 'b\n\n```rust\n.c\n'd\n```\n\n"
	    "| .e | 'f |\n|----|----|\n| .g | T} |\n| .TE | "
	    "a long cell that is wrapped, because it is so very long .TE "
	    ".so b that it does not fit |\n\n## .h {.mid}\n\n### .i\n\n"
	    "*.j* **'k** `.l` [.m](https://e.org/.n).o\n\n<div>\n.p\n</div>\n"
	    "\n> .q\\\n> .r\n\n![.s](.t)\n")), 0);
}

/* The list of links of the kit's book, CODES being its error codes. */
static void
assert_links(struct sv codes, struct sv before, struct sv behind)
{
	struct export x = { 0 };
	struct err e = { 0 };
	struct kit k;
	struct sv got;

	assert_true(kit_open(&k, SV("x\n")));
	x.toc = &k.toc;
	x.arena = &k.arena;
	assert_true(man_links(&k.sink, &x, codes, &e));
	got = buf_view(&k.out);
	assert_true(sv_starts(got, before));
	assert_true(sv_eq(sv_from(got, before.n), behind));
	kit_close(&k);
}

#define PAGE_LINKS \
	"topic.7rust\trust-interview-topic.7\n" \
	"subject.7rust\trust-interview-topic.7\n" \
	"rust-interview-subject.7\trust-interview-topic.7\n" \
	"theme.7rust\trust-interview-topic.7\n" \
	"rust-interview-theme.7\trust-interview-topic.7\n" \
	"borrowing.7rust\trust-interview-borrowing.7\n"

/* The bytes of the longest word in the page of BEFORE, N letters, BEHIND. */
static size_t
longest_word(const char *before, size_t n, const char *behind)
{
	struct buf markdown = { 0 };
	struct kit k;
	struct sv rest, word;
	size_t longest = 0;

	buf_cstr(&markdown, before);
	for (size_t i = 0; i < n; i++)
		buf_byte(&markdown, 'x');
	buf_cstr(&markdown, behind);
	assert_true(kit_open(&k, buf_view(&markdown)));
	rest = kit_export(&k, "man", false);
	while (sv_word(&rest, &word))
		longest = word.n > longest ? word.n : longest;
	kit_close(&k);
	buf_release(&markdown);
	return longest;
}

/* groff takes time by the square of a word's letters. */
static void
word_of_many_lines_is_several(void **state)
{
	static const char *const around[][2] = { { "", "\n" }, { "## ", "\n" },
		{ "## a\n\n### ", "\n\nb\n" }, { "`", "`\n" },
		{ "**", "**\n" }, { "- ", "\n" }, { "> ", "\n" },
		{ "|a|\n|-|\n|", "|\n" }, { "|", "|\n|-|\n|a|\n" },
		{ "[a](http://a.example/", ")\n" },
		{ "[", "](http://a.example/)\n" },
		{ "<http://a.example/", ">\n" },
		{ "![a](", ".png)\n" } };

	(void)state;
	for (size_t i = 0; i < sizeof(around) / sizeof(*around); i++)
		if (longest_word(around[i][0], 40000, around[i][1]) > 1200)
			fail_msg("%s...%s", around[i][0], around[i][1]);
}

static void
word_of_some_lines_is_one(void **state)
{
	(void)state;
	assert_true(longest_word("", 900, "\n") >= 900);
}

static void
links_to_make_hide_no_system_page(void **state)
{
	(void)state;
	assert_links(SV(""), SV(PAGE_LINKS), SV(""));
}

static void
error_code_leads_to_the_page_of_its_answer(void **state)
{
	(void)state;
	assert_links(SV("# code, answer\n"
	    "E0502\tborrowing#bor-nll\nE 1\ttopic\nE0001\n"),
	    SV(PAGE_LINKS), SV(
	    "E0502.7rust\trust-interview-borrowing.7\n"
	    "rust-interview-E0502.7\trust-interview-borrowing.7\n"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(head_names_page_date_and_version),
		cmocka_unit_test(name_line_is_for_apropos),
		cmocka_unit_test(question_is_a_subsection_with_its_id),
		cmocka_unit_test(page_without_levels_has_plain_sections),
		cmocka_unit_test(sentences_begin_source_lines),
		cmocka_unit_test(code_keeps_its_signs),
		cmocka_unit_test(web_link_is_marked),
		cmocka_unit_test(other_page_is_named_once_a_question),
		cmocka_unit_test(foot_has_references_and_owners),
		cmocka_unit_test(table_is_for_tbl),
		cmocka_unit_test(rare_signs_get_a_fallback_in_groff),
		cmocka_unit_test(no_text_becomes_a_request),
		cmocka_unit_test(word_of_many_lines_is_several),
		cmocka_unit_test(word_of_some_lines_is_one),
		cmocka_unit_test(links_to_make_hide_no_system_page),
		cmocka_unit_test(error_code_leads_to_the_page_of_its_answer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
