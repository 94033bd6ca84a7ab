#include "config.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/utf8.h"
#include "page_kit.h"

static const struct ansi_opts no_style = { 0 };

/* MARKDOWN on a screen of WIDTH columns must hold WANTED. */
static void
check(struct sv markdown, struct layout_opts opts, const char *wanted)
{
	struct ansi_opts ansi = { .is_ascii = opts.is_ascii };
	struct kit k;
	struct sv got;

	assert_true(kit_open(&k, markdown));
	got = kit_screen(&k, &opts, &ansi);
	if (sv_find(got, sv_cstr(wanted)) == got.n)
		fail_msg("wanted:\n%s\ngot:\n%.*s", wanted, SV_ARG(got));
	kit_close(&k);
}

/* The widest line of MARKDOWN laid out for WIDTH. */
static size_t
widest(struct sv markdown, unsigned width)
{
	const struct layout_opts opts = { .width = width };
	struct kit k;
	struct sv rest, line;
	size_t most = 0;

	assert_true(kit_open(&k, markdown));
	rest = kit_screen(&k, &opts, &no_style);
	while (sv_split(&rest, '\n', &line))
		if (utf8_columns(line) > most)
			most = utf8_columns(line);
	kit_close(&k);
	return most;
}

static void
page_begins_with_title_name_and_summary(void **state)
{
	(void)state;
	check(SV("x\n"), (struct layout_opts){ .width = 40 },
	    "Topic of a test                    topic\n"
	    "  what a test looks at\n\n  x\n");
}

static void
question_shows_level_kind_and_id(void **state)
{
	(void)state;
	check(SV("## Why? {#why .mid .debug}\n\n### Short answer\n\nSo.\n"),
	    (struct layout_opts){ .width = 60, .has_ids = true },
	    "\nWhy?\n    mid · debug · topic#why\n\n  Short answer\n"
	    "    So.\n");
}

static void
prose_wraps_at_the_width(void **state)
{
	(void)state;
	check(SV("one two three four five six seven\n"),
	    (struct layout_opts){ .width = 20 },
	    "\n  one two three four\n  five six seven\n");
}

static void
wide_characters_count_two_columns(void **state)
{
	(void)state;
	assert_int_equal(widest(SV("日本語のテキストは空白なしで続くので行の"
				   "折り返しは文字の間で行われる\n"), 40), 40);
}

static void
words_wider_than_the_screen_lose_nothing(void **state)
{
	(void)state;
	check(SV("aaaaaaaaaabbbbbbbbbbcccccccccc\n"),
	    (struct layout_opts){ .width = 12 },
	    "\n  aaaaaaaaaa\n  bbbbbbbbbb\n  cccccccccc\n");
}

static void
addresses_break_behind_a_sign(void **state)
{
	(void)state;
	check(SV("<https://example.org/one-two-three>\n"),
	    (struct layout_opts){ .width = 32 },
	    "\n  https://example.org/one-two-\n  three\n");
}

static void
width_zero_puts_a_paragraph_on_one_line(void **state)
{
	(void)state;
	check(SV("one\ntwo\\\nthree\n\n- four\n  five\n\n| a | b |\n|---|---|\n"
		 "| c | d |\n"), (struct layout_opts){ .width = 0 },
	    "\n    one two three\n\n    • four five\n\n    a | b\n    c | d\n");
}

static void
code_is_never_wrapped(void **state)
{
	(void)state;
	check(SV("```text\nlet very_long_name = other_very_long_name(1);\n"
		 "\n\tx\n```\n"), (struct layout_opts){ .width = 20 },
	    "\n   let very_long_name = other_very_long_name(1);\n\n"
	    "       x\n");
}

static void
hidden_lines_show_only_when_asked(void **state)
{
	const struct sv code = SV("```rust\n# use a;\nb();\n## c\n```\n");

	(void)state;
	check(code, (struct layout_opts){ .width = 60 },
	    "\n      b();\n      # c\n");
	check(code, (struct layout_opts){ .width = 60, .has_hidden = true },
	    "\n      use a;\n      b();\n");
}

static void
lists_nest_with_hanging_indents(void **state)
{
	(void)state;
	check(SV("9. nine and more\n10. ten\n    - inner item text\n"),
	    (struct layout_opts){ .width = 20 },
	    "\n  9.  nine and more\n  10. ten\n      – inner item\n"
	    "        text\n");
}

static void
quotes_have_a_bar_on_every_line(void **state)
{
	(void)state;
	check(SV("> one two three four\n>\n> > five\n"),
	    (struct layout_opts){ .width = 20 },
	    "\n  │ one two three\n  │ four\n  │\n  │ │ five\n");
}

static void
narrow_table_keeps_its_columns(void **state)
{
	(void)state;
	check(SV("| a | b |\n|---|--:|\n| `x` | 10 |\n| y | 2 |\n"),
	    (struct layout_opts){ .width = 60 },
	    "\n    a   b\n    ─────\n    x  10\n    y   2\n");
}

static void
wide_table_wraps_its_cells(void **state)
{
	(void)state;
	check(SV("| a | b |\n|---|---|\n| x | one two three four five |\n"),
	    (struct layout_opts){ .width = 20 },
	    "\n  a  b\n  ──────────────────\n  x  one two three\n"
	    "     four five\n");
}

static void
table_without_room_becomes_a_list(void **state)
{
	(void)state;
	check(SV("|a|b|c|d|e|f|g|h|\n|---|---|---|---|---|---|---|---|\n"
		 "|1|2|3|4|5|6|7|8|\n"),
	    (struct layout_opts){ .width = 20 },
	    "\n  1\n    b: 2\n    c: 3\n    d: 4\n    e: 5\n    f: 6\n"
	    "    g: 7\n    h: 8\n");
}

static void
table_breaks_no_word_that_could_stay_whole(void **state)
{
	(void)state;
	check(SV("| name | what |\n|---|---|\n"
		 "| `Weak<T>` | none: `upgrade` first |\n"),
	    (struct layout_opts){ .width = 24 },
	    "\n  name     what\n  ──────────────────────\n"
	    "  Weak<T>  none: upgrade\n           first\n");
	check(SV("| name | what |\n|---|---|\n"
		 "| `Weak<T>` | none: `upgrade` first |\n"),
	    (struct layout_opts){ .width = 16 },
	    "\n  Weak<T>\n    what: none:\n    upgrade\n    first\n");
}

static void
web_links_show_their_address_once(void **state)
{
	(void)state;
	check(SV("[text](https://e.org) <https://f.org>\n"),
	    (struct layout_opts){ .width = 60 },
	    "text <https://e.org> https://f.org\n");
	check(SV("[text](https://e.org)\n"),
	    (struct layout_opts){ .width = 60, .hides_urls = true },
	    "    text\n");
}

static void
follow_up_says_what_to_type(void **state)
{
	(void)state;
	check(SV("- [NLL](borrowing#bor-nll)\n"),
	    (struct layout_opts){ .width = 60, .has_ids = true },
	    "• NLL (borrowing#bor-nll)\n");
}

static void
ascii_terminal_gets_ascii(void **state)
{
	(void)state;
	check(SV("- “x” — y\n\n> q\n\n## Why? {.junior .code}\n"),
	    (struct layout_opts){ .width = 60, .is_ascii = true },
	    "\n    * \"x\" -- y\n\n    | q\n\nWhy?\n    junior - code\n");
}

static void
escape_sequences_of_a_book_are_dropped(void **state)
{
	(void)state;
	check(SV("a\033[31mb\n\n```text\nc\033]0;x\007d\n```\n"),
	    (struct layout_opts){ .width = 60 },
	    "\n    a[31mb\n\n      c]0;xd\n");
}

static void
deep_nesting_stays_within_the_width(void **state)
{
	(void)state;
	assert_int_equal(widest(SV("- a\n  - b\n    - c\n      - d\n"
	    "        - e\n          - f\n            - g\n"
	    "              - h one two three four five six seven\n"), 24), 24);
	assert_in_range(widest(SV("> > > > > > > > > > > > > > > > > > > > "
	    "> > one two three four five six seven\n"), 24), 9, 24);
}

static void
any_width_ends(void **state)
{
	(void)state;
	for (unsigned width = 1; width < 12; width++)
		assert_true(widest(SV("# T\n\n> - 日本 a\n>   1. b\n\n"
		    "| a | b |\n|---|---|\n| c | |\n\n***\n"), width) > 0);
}

static void
styles_and_links_close_on_each_line(void **state)
{
	const struct layout_opts opts = { .width = 60, .hides_urls = true };
	const struct ansi_opts ansi = { .has_style = true, .has_colour = true,
		.has_links = true };
	struct kit k;
	struct sv got;

	(void)state;
	assert_true(kit_open(&k, SV("[*a* b](https://e.org/\u00E9)\n")));
	got = kit_screen(&k, &opts, &ansi);
	assert_true(sv_find(got, SV("    \033]8;;https://e.org/%C3%A9\033\\"
	    "\033[4ma b\033[0m\033]8;;\033\\\n")) < got.n ||
	    sv_find(got, SV("    \033]8;;https://e.org/%C3%A9\033\\"
	    "\033[4ma\033[0m\033[4m b\033[0m\033]8;;\033\\\n")) < got.n);
	kit_close(&k);
}

static void
short_form_ends_with_the_last_example(void **state)
{
	const struct layout_opts opts = { .width = 60 };
	struct layout l = { 0 };
	struct kit k;

	(void)state;
	assert_true(kit_open(&k, SV("## Q {.mid}\n\n### Short answer\n\nYes.\n\n"
	    "### Answer\n\nLong.\n\n### Example\n\n```rust\na();\n```\n\n"
	    "```rust\nb();\n```\n")));
	layout_short(&k.page, &k.page.entries[1], 25, &opts, &k.arena, &l);
	ansi_layout(&k.sink, &l, &no_style);
	assert_true(sv_eq(buf_view(&k.out),
	    SV("Q\n    mid\n\n    Yes.\n\n      b();\n")));
	kit_close(&k);
}

static void
short_form_is_cut_at_the_given_lines(void **state)
{
	const struct layout_opts opts = { .width = 20 };
	struct layout l = { 0 };
	struct kit k;

	(void)state;
	assert_true(kit_open(&k, SV("## Q {#q}\n\n### Short answer\n\n"
	    "one two three four five six seven eight nine ten\n")));
	layout_short(&k.page, &k.page.entries[1], 3, &opts, &k.arena, &l);
	ansi_layout(&k.sink, &l, &no_style);
	assert_int_equal(l.nlines, 3);
	assert_true(sv_find(buf_view(&k.out),
	    SV("(3 more lines: show topic#q)\n")) < k.out.n);
	kit_close(&k);
}

static void
parts_named_are_shown_without_the_rest(void **state)
{
	static const enum section one[] = { SECTION_ANSWER };
	const struct layout_opts opts = { .width = 60 };
	struct layout l = { 0 };
	struct kit k;

	(void)state;
	assert_true(kit_open(&k, SV("## Q\n\n### Short answer\n\nYes.\n\n"
				    "### Answer\n\nLong.\n")));
	layout_parts(&k.page, &k.page.entries[1], one, 1, false, &opts,
	    &k.arena, &l);
	ansi_layout(&k.sink, &l, &no_style);
	assert_true(sv_eq(buf_view(&k.out), SV("    Long.\n")));
	kit_close(&k);
}

static void
take_lines(void *arg, const struct layout *lines)
{
	struct sink sink;

	/* Neither all at once nor one by one. */
	assert_in_range(lines->nlines, 1, 400);
	sink_to_buf(&sink, arg);
	ansi_layout(&sink, lines, &no_style);
	sink_release(&sink);
}

static void
a_reader_gets_the_lines_of_the_whole(void **state)
{
	struct buf got = { 0 }, text = { 0 };
	const struct layout_reader reader = { take_lines, &got };
	struct layout_opts opts = { .width = 60 };
	struct layout l;
	struct kit k;
	struct sv whole;

	(void)state;
	for (int i = 0; i < 500; i++)
		buf_printf(&text, "- item %d\n\n  > quoted\n  > `a`b\n\n"
		    "|a|b|\n|-|-|\n|%d||\n\n---\n\n", i, i);
	buf_cstr(&text, "\n## Last?\n\n```rust\nlet x = 1;\n```\n");
	assert_true(kit_open(&k, buf_view(&text)));
	whole = kit_screen(&k, &opts, &no_style);
	opts.reader = &reader;
	layout_page(&k.page, &opts, &k.arena, &l);
	assert_int_equal(l.nlines, 0);
	assert_true(sv_eq(buf_view(&got), whole));
	kit_close(&k);
	buf_release(&got);
	buf_release(&text);
}

static void
lines_know_their_entry(void **state)
{
	const struct layout_opts opts = { .width = 60 };
	struct layout l = { 0 };
	struct kit k;

	(void)state;
	assert_true(kit_open(&k, SV("x\n\n## A\n\na\n\n## B\n\nb\n")));
	layout_page(&k.page, &opts, &k.arena, &l);
	assert_int_equal(l.lines[0].entry, 0);
	assert_int_equal(l.lines[5].entry, 1);
	assert_int_equal(l.lines[8].entry, 2);
	kit_close(&k);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(page_begins_with_title_name_and_summary),
		cmocka_unit_test(question_shows_level_kind_and_id),
		cmocka_unit_test(prose_wraps_at_the_width),
		cmocka_unit_test(wide_characters_count_two_columns),
		cmocka_unit_test(words_wider_than_the_screen_lose_nothing),
		cmocka_unit_test(addresses_break_behind_a_sign),
		cmocka_unit_test(width_zero_puts_a_paragraph_on_one_line),
		cmocka_unit_test(code_is_never_wrapped),
		cmocka_unit_test(hidden_lines_show_only_when_asked),
		cmocka_unit_test(lists_nest_with_hanging_indents),
		cmocka_unit_test(quotes_have_a_bar_on_every_line),
		cmocka_unit_test(narrow_table_keeps_its_columns),
		cmocka_unit_test(wide_table_wraps_its_cells),
		cmocka_unit_test(table_without_room_becomes_a_list),
		cmocka_unit_test(table_breaks_no_word_that_could_stay_whole),
		cmocka_unit_test(web_links_show_their_address_once),
		cmocka_unit_test(follow_up_says_what_to_type),
		cmocka_unit_test(ascii_terminal_gets_ascii),
		cmocka_unit_test(escape_sequences_of_a_book_are_dropped),
		cmocka_unit_test(deep_nesting_stays_within_the_width),
		cmocka_unit_test(any_width_ends),
		cmocka_unit_test(styles_and_links_close_on_each_line),
		cmocka_unit_test(short_form_ends_with_the_last_example),
		cmocka_unit_test(short_form_is_cut_at_the_given_lines),
		cmocka_unit_test(parts_named_are_shown_without_the_rest),
		cmocka_unit_test(a_reader_gets_the_lines_of_the_whole),
		cmocka_unit_test(lines_know_their_entry),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
