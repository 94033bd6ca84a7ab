#include "config.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "page_kit.h"
#include "publish/html_link.h"

/* The page of MARKDOWN must hold WANTED, and not hold UNWANTED if that is not
 * NULL. */
static void
check_without(struct sv markdown, const char *wanted, const char *unwanted)
{
	struct kit k;
	struct sv got;

	assert_true(kit_open(&k, markdown));
	got = kit_export(&k, "html", true);
	if (sv_find(got, sv_cstr(wanted)) == got.n)
		fail_msg("wanted:\n%s\ngot:\n%.*s", wanted, SV_ARG(got));
	if (unwanted != NULL && sv_find(got, sv_cstr(unwanted)) < got.n)
		fail_msg("unwanted:\n%s\ngot:\n%.*s", unwanted, SV_ARG(got));
	kit_close(&k);
}

static void
check(struct sv markdown, const char *wanted)
{
	check_without(markdown, wanted, NULL);
}

static void
frame_is_the_books(void **state)
{
	(void)state;
	check(SV("x\n"), "<title>Topic of a test - Rust interview</title>");
	check(SV("x\n"), "<footer>\n<p>Rust interview 1.0, 2026-01-02</p>\n"
	    "<p>The authors</p>\n<p>Copyright 2026 the authors.</p>\n");
	check(SV("x\n"), "<a class=\"next\" rel=\"next\" "
	    "href=\"borrowing.html\"><small>Next</small> Borrowing</a>");
}

static void
question_has_a_permalink_and_its_facts(void **state)
{
	(void)state;
	check(SV("## Why `x`? {#why .mid .debug short=\"why x\"}\n\ny\n"),
	    "<section class=\"entry\" id=\"why\">\n<h2>Why <code>x</code>? "
	    "<a class=\"here\" href=\"topic.html#why\" "
	    "aria-label=\"Link to this place\">#</a></h2>\n"
	    "<p class=\"facts\"><span class=\"level mid\">mid</span> debug "
	    "<code>topic#why</code></p>\n<p>y</p>\n</section>\n");
	check(SV("## Why `x`? {#why .mid .debug short=\"why x\"}\n\ny\n"),
	    "<a href=\"topic.html#why\">why x</a> "
	    "<small class=\"mid\">mid</small></li>");
}

static void
known_parts_are_the_answer(void **state)
{
	(void)state;
	check(SV("## Q {#q}\n\nask\n\n### Short answer\n\na\n\n### Own\n\n"
		 "b\n"),
	    "<p>ask</p>\n<div class=\"veil\">\n"
	    "<section class=\"part short\">\n<h3 id=\"short-answer\">"
	    "Short answer</h3>\n<p>a</p>\n"
	    "</section>\n<h3 id=\"own\">Own</h3>\n<p>b</p>\n</div>\n");
}

static void
links_lead_to_pages_questions_and_the_web(void **state)
{
	(void)state;
	check(SV("[it](borrowing#bor-nll) [p](borrowing)\n"),
	    "<a href=\"borrowing.html#bor-nll\">it</a> "
	    "<a href=\"borrowing.html\">p</a>");
	check(SV("<https://e.org/a?b=1&c=2>\n"),
	    "<a href=\"https://e.org/a?b=1&amp;c=2\">"
	    "https://e.org/a?b=1&amp;c=2</a>");
	check(SV("[![alt](https://e.org/i.png)](https://f.org)\n"),
	    "<a href=\"https://f.org\"><span class=\"image\">[alt]</span></a>");
}

static void
no_link_leads_to_a_script(void **state)
{
	(void)state;
	check_without(SV("[a](javascript:alert(1)) [b](JAVASCRIPT:x) "
			 "[c](data:text/html,x) [d](vbscript:x)\n"),
	    "<p>a b c d</p>", "script:");
	assert_false(html_is_safe_url(SV("javascript:alert(1)//http://x")));
	assert_false(html_is_safe_url(SV(" https://e.org")));
	assert_true(html_is_safe_url(SV("HTTPS://e.org")));
	assert_true(html_is_safe_url(SV("mailto:a@b.c")));
}

static void
text_gives_no_tags(void **state)
{
	(void)state;
	check_without(SV("<script>alert(1)</script>\n\n"
			 "a `<b>` <i onclick=\"x\">&amp; \"q\" ]]>\n"),
	    "<pre>&lt;script&gt;alert(1)&lt;/script&gt;\n</pre>\n<p>a "
	    "<code>&lt;b&gt;</code> &amp; &quot;q&quot; ]]&gt;</p>",
	    "<script>alert");
	check_without(SV("## A {#a\"onload=x}\n\n[x](https://e.org/\"><b>)\n"),
	    "href=\"https://e.org/%22%3E%3Cb%3E\"", "<b>");
}

static void
code_shows_what_compiles_and_what_does_not(void **state)
{
	(void)state;
	check(SV("## Q\n\n### Example\n\n"
		 "```rust,compile_fail,E0382\n# hidden\nlet a = 1; // b\n```\n"),
	    "<div class=\"noted fails\">\n<p>does not compile: E0382</p>\n"
	    "<pre><code><span class=\"k\">let</span> a = "
	    "<span class=\"n\">1</span>; <span class=\"c\">// b</span>\n"
	    "</code></pre>\n</div>\n");
	check(SV("```text\na <b>\n```\n"),
	    "<pre><code>a &lt;b&gt;\n</code></pre>\n");
}

static void
lists_and_tables_are_what_they_are(void **state)
{
	(void)state;
	check(SV("3. a\n4. b\n"),
	    "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n");
	check(SV("- a\n\n- b\n"),
	    "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n");
	check(SV("| a | b |\n|---|--:|\n| c | d |\n"),
	    "<thead>\n<tr><th scope=\"col\">a</th>"
	    "<th scope=\"col\" class=\"right\">b</th></tr>\n</thead>\n"
	    "<tbody>\n<tr><td>c</td><td class=\"right\">d</td></tr>\n"
	    "</tbody>\n");
}

static void
file_names_stay_apart_and_in_their_folder(void **state)
{
	struct arena a = { 0 };

	(void)state;
	assert_string_equal(html_file(SV("ownership"), &a), "ownership.html");
	assert_string_equal(html_file(SV("index"), &a), "=69ndex.html");
	assert_string_equal(html_file(SV("Levels"), &a), "=4Cevels.html");
	assert_string_equal(html_file(SV("=69ndex"), &a), "=3D69ndex.html");
	assert_string_equal(html_file(SV("../../x"), &a),
	    "=2E.=2F..=2Fx.html");
	assert_string_equal(html_file(SV("a b\\c:d\0e"), &a),
	    "a=20b=5Cc=3Ad=00e.html");
	assert_string_equal(html_file(SV("\u00E9t\u00E9"), &a),
	    "\u00E9t\u00E9.html");
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(frame_is_the_books),
		cmocka_unit_test(question_has_a_permalink_and_its_facts),
		cmocka_unit_test(known_parts_are_the_answer),
		cmocka_unit_test(links_lead_to_pages_questions_and_the_web),
		cmocka_unit_test(no_link_leads_to_a_script),
		cmocka_unit_test(text_gives_no_tags),
		cmocka_unit_test(code_shows_what_compiles_and_what_does_not),
		cmocka_unit_test(lists_and_tables_are_what_they_are),
		cmocka_unit_test(file_names_stay_apart_and_in_their_folder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
