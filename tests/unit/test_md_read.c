#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/mem.h"
#include "corpus/md_read.h"

/* A tree as one line, so that a test shows all that it expects:
 * NAME@LINE{children}, texts as they are, `code`, / and \ for breaks. */
static const char *const names[NODE_TYPES] = {
	[NODE_DOC] = "doc",   [NODE_HEADING] = "h",	[NODE_PARA] = "p",
	[NODE_LIST] = "ul",   [NODE_ITEM] = "li",	[NODE_TABLE] = "table",
	[NODE_ROW] = "row",   [NODE_CELL] = "cell",	[NODE_QUOTE] = "quote",
	[NODE_CODE] = "code", [NODE_RULE] = "rule",	[NODE_HTML] = "html",
	[NODE_TEXT] = "",     [NODE_EMPH] = "em",	[NODE_STRONG] = "b",
	[NODE_STRIKE] = "s",  [NODE_CODE_SPAN] = "`",	[NODE_LINK] = "a",
	[NODE_IMAGE] = "img", [NODE_SOFT_BREAK] = "/",	[NODE_BREAK] = "\\",
};

static const char aligns[] = "-lcr";

static void
dump_head(const struct node *n, struct buf *b)
{
	const char *name = names[n->type];

	if (n->type == NODE_LIST && n->u.list.is_ordered)
		name = "ol";
	buf_cstr(b, name);
	if (n->type == NODE_HEADING)
		buf_printf(b, "%u", n->u.heading.level);
	if (n->type == NODE_LIST && n->u.list.is_ordered)
		buf_printf(b, "%u", n->u.list.start);
	if (n->type == NODE_LIST && n->u.list.is_tight)
		buf_byte(b, '!');
	if (n->type == NODE_ITEM && n->u.item.task != TASK_NONE)
		buf_byte(b, n->u.item.task == TASK_DONE ? 'x' : 'o');
	if (node_is_block(n) && n->type != NODE_CELL && n->type != NODE_DOC)
		buf_printf(b, "@%u", n->line);
	if (n->type == NODE_HEADING && n->u.heading.attr.n > 0)
		buf_printf(b, "[%.*s]", SV_ARG(n->u.heading.attr));
	if (n->type == NODE_CODE)
		buf_printf(b, "[%.*s%s]", SV_ARG(n->u.code.info),
		    n->u.code.is_fenced ? "" : "indented");
	if (n->type == NODE_LINK || n->type == NODE_IMAGE)
		buf_printf(b, "[%.*s|%.*s]", SV_ARG(n->u.link.target),
		    SV_ARG(n->u.link.title));
	for (uint32_t i = 0; n->type == NODE_TABLE && i < n->u.table.columns;
	    i++)
		buf_byte(b, (unsigned char)aligns[n->u.table.align[i]]);
	buf_sv(b, node_text(n));
	if (n->type == NODE_CODE_SPAN)
		buf_byte(b, '`');
}

static void
dump(const struct node *root, struct buf *b)
{
	const struct node *n = root;

	while (n != NULL) {
		const struct node *next;

		dump_head(n, b);
		if (n->first != NULL) {
			buf_byte(b, '{');
			n = n->first;
			continue;
		}
		next = n;
		while (next != root && next->next == NULL) {
			next = next->parent;
			buf_byte(b, '}');
		}
		n = next == root ? NULL : next->next;
	}
}

static void
expect_tree(const char *text, const char *want)
{
	struct arena a = { 0 };
	struct buf b = { 0 };
	struct err e = { 0 };
	struct doc doc;

	assert_true(md_read(sv_cstr(text), 1, &a, &doc, &e));
	dump(doc.root, &b);
	buf_byte(&b, '\0');
	assert_string_equal(b.p, want);
	buf_release(&b);
	arena_release(&a);
}

static void
empty_text_is_an_empty_document(void **state)
{
	(void)state;
	expect_tree("", "doc");
	expect_tree("\n\n", "doc");
	expect_tree("[a]: /x\n", "doc");
}

static void
paragraphs_hold_inlines(void **state)
{
	(void)state;
	expect_tree("a *b **c*** ~~d~~ `e`\n",
	    "doc{p@1{a em{b b{c}} s{d} `e`}}");
	expect_tree("a\nb  \nc\\\nd", "doc{p@1{a/b\\c\\d}}");
	expect_tree("`` a ` b ``", "doc{p@1{`a ` b`}}");
}

static void
escapes_and_entities_become_one_text(void **state)
{
	(void)state;
	expect_tree("a\\*b R&amp;D &copy;&#33; &nope; &#0;",
	    "doc{p@1{a*b R&D \xC2\xA9! &nope; \xEF\xBF\xBD}}");
	expect_tree("`&amp;` \\`", "doc{p@1{`&amp;` `}}");
}

static void
links_keep_target_and_title(void **state)
{
	(void)state;
	expect_tree("[t](a#b \"x&amp;y\") <https://x.y> ![i *j*](k.png)",
	    "doc{p@1{a[a#b|x&y]{t} a[https://x.y|]{https://x.y} "
	    "img[k.png|]{i em{j}}}}");
	expect_tree("[t][r] [r]\n\n[r]: /u 'T\nU'\n",
	    "doc{p@1{a[/u|T\nU]{t} a[/u|T\nU]{r}}}");
	expect_tree("[a](x\\(y)", "doc{p@1{a[x(y|]{a}}}");
}

static void
headings_of_both_kinds_have_levels_and_lines(void **state)
{
	(void)state;
	expect_tree("# A\n\n###### B ##\n\nC\n=\n\nD\nE\n---\n",
	    "doc{h1@1{A}h6@3{B}h1@5{C}h2@8{D/E}}");
	expect_tree("#\n\n## ##\n\ntext", "doc{h1@1h2@3p@5{text}}");
}

static void
heading_attributes_are_taken_from_the_source_line(void **state)
{
	(void)state;
	expect_tree("## A *b* {#id .c tags=\"x *y* &z\"} ##\n",
	    "doc{h2@1[#id .c tags=\"x *y* &z\"]{A em{b}}}");
	expect_tree("## A *b {#id t=\"c*\"}\n", "doc{h2@1[#id t=\"c*\"]{A *b}}");
	expect_tree("A\nB {.x}\n===\n", "doc{h1@1[.x]{A/B}}");
	expect_tree("## {#only}\n", "doc{h2@1[#only]}");
	expect_tree("- # A {#x}\n", "doc{ul!@1{li@1{h1@1[#x]{A}}}}");
	expect_tree("> A {#x}\n> ---\n", "doc{quote@1{h2@1[#x]{A}}}");
}

static void
braces_elsewhere_are_text(void **state)
{
	(void)state;
	expect_tree("## struct A {}\n", "doc{h2@1{struct A {}}}");
	expect_tree("text {#id}\n", "doc{p@1{text {#id}}}");
	expect_tree("```\n## A {#id}\n```\n", "doc{code@1[]## A {#id}\n}");
	expect_tree("    ## A {#id}\n",
	    "doc{code@1[indented]## A {#id}\n}");
	expect_tree("- a {#id}\n---\n",
	    "doc{ul!@1{li@1{p@1{a {#id}}}}rule@2}");
}

static void
lists_are_tight_or_loose_and_keep_their_start(void **state)
{
	(void)state;
	expect_tree("- a\n- b\n", "doc{ul!@1{li@1{p@1{a}}li@2{p@2{b}}}}");
	expect_tree("- a\n\n- b\n", "doc{ul@1{li@1{p@1{a}}li@3{p@3{b}}}}");
	expect_tree("7) a\n8) b\n", "doc{ol7!@1{li@1{p@1{a}}li@2{p@2{b}}}}");
	expect_tree("* a\n\n  b\n\n      c\n",
	    "doc{ul@1{li@1{p@1{a}p@3{b}code@5[indented]c\n}}}");
}

static void
nested_lists_have_their_own_lines(void **state)
{
	(void)state;
	expect_tree("- a\n  1. b\n     - c\n- d\n",
	    "doc{ul!@1{li@1{p@1{a}ol1!@2{li@2{p@2{b}ul!@3{li@3{p@3{c}}}}}}"
	    "li@4{p@4{d}}}}");
	expect_tree("- - a\n", "doc{ul!@1{li@1{ul!@1{li@1{p@1{a}}}}}}");
}

static void
empty_items_have_lines(void **state)
{
	(void)state;
	expect_tree("- a\n-\n- b\n",
	    "doc{ul!@1{li@1{p@1{a}}li@2li@3{p@3{b}}}}");
	expect_tree("-\n  a\n", "doc{ul!@1{li@1{p@2{a}}}}");
	expect_tree("1.\n\n2. b\n", "doc{ol1@1{li@1li@3{p@3{b}}}}");
}

static void
task_items_are_open_or_done(void **state)
{
	(void)state;
	expect_tree("- [ ] a\n- [x] b\n",
	    "doc{ul!@1{lio@1{p@1{a}}lix@2{p@2{b}}}}");
}

static void
quotes_may_be_lazy(void **state)
{
	(void)state;
	expect_tree("> a\nb\n\n> > c\n",
	    "doc{quote@1{p@1{a/b}}quote@4{quote@4{p@4{c}}}}");
	expect_tree("x\n\n>\n\ny\n", "doc{p@1{x}quote@3p@5{y}}");
}

static void
tables_have_alignment_and_full_rows(void **state)
{
	(void)state;
	expect_tree("| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | `|` |\n",
	    "doc{table@1-lcr{row@1{cell{a}cell{b}cell{c}cell{d}}"
	    "row@3{cell{1}cell{`|`}cellcell}}}");
	expect_tree("a | b\n--- | ---\nx\\|y | *z*\n\nend\n",
	    "doc{table@1--{row@1{cell{a}cell{b}}"
	    "row@3{cell{x|y}cell{em{z}}}}p@5{end}}");
}

static void
a_pipe_in_code_in_a_table_has_no_backslash(void **state)
{
	(void)state;
	expect_tree("| `p \\| q` | `\\n` |\n|---|---|\n\n`a \\| b`\n",
	    "doc{table@1--{row@1{cell{`p | q`}cell{`\\n`}}}p@4{`a \\| b`}}");
}

static void
empty_rows_of_a_table_have_lines(void **state)
{
	(void)state;
	expect_tree("| | |\n|---|---|\n| | |\n| a | |\n| | |\n\n---\n",
	    "doc{table@1--{row@1{cellcell}row@3{cellcell}"
	    "row@4{cell{a}cell}row@5{cellcell}}rule@7}");
}

static void
rules_have_lines(void **state)
{
	(void)state;
	expect_tree("a\n\n---\n***\n\n _ _ _\n",
	    "doc{p@1{a}rule@3rule@4rule@6}");
	expect_tree("A\n---\n\n---\n", "doc{h2@1{A}rule@4}");
	expect_tree("```\n---\n```\n---\n", "doc{code@1[]---\nrule@4}");
	expect_tree("- ***\n", "doc{ul!@1{li@1{rule@1}}}");
}

static void
code_blocks_have_the_line_of_their_fence(void **state)
{
	(void)state;
	expect_tree("a\n\n```rust,ignore\n\n  x\n\n```\n",
	    "doc{p@1{a}code@3[rust,ignore]\n  x\n\n}");
	expect_tree("~~~ a &amp; b\nx\n~~~\n", "doc{code@1[a & b]x\n}");
	expect_tree("- a\n  ```\n  x\n  ```\n",
	    "doc{ul!@1{li@1{p@1{a}code@2[]x\n}}}");
	expect_tree("x\n\n    a\n\n    b\n\ny\n",
	    "doc{p@1{x}code@3[indented]a\n\nb\np@7{y}}");
}

static void
closing_fences_left_of_their_item_close(void **state)
{
	(void)state;
	expect_tree("199. x\n\n      ```r\n      a\n    ```\n\nUp\n",
	    "doc{ol199@1{li@1{p@1{x}code@3[r]a\n}}p@7{Up}}");
	expect_tree("1. x\n   - y\n\n        ```r\n     a\n    ```\n\nUp\n",
	    "doc{ol1!@1{li@1{p@1{x}ul@2{li@2{p@2{y}code@4[r]a\n}}}}p@8{Up}}");
	/* What shows it as code, or has ended, stays so. */
	expect_tree("```\na\n    ```\n```\n", "doc{code@1[]a\n    ```\n}");
	expect_tree("-    ```\na\n\n    ```\n",
	    "doc{ul!@1{li@1{code@1[]}}p@2{a}code@4[indented]```\n}");
}

static void
empty_and_unclosed_code_blocks_are_blocks(void **state)
{
	(void)state;
	expect_tree("a\n\n```\n```\n\n```x\n```\n",
	    "doc{p@1{a}code@3[]code@6[x]}");
	expect_tree("```\na", "doc{code@1[]a\n}");
	expect_tree("```", "doc{code@1[]}");
	expect_tree("- ```\n- ```\n- x\n",
	    "doc{ul!@1{li@1{code@1[]}li@2{code@2[]}li@3{p@3{x}}}}");
	expect_tree("```\n```\n![](i)\n",
	    "doc{code@1[]p@3{img[i|]}}");
	expect_tree("```\n\n\n```\n```\nb\n```\n",
	    "doc{code@1[]\n\ncode@5[]b\n}");
}

static void
tabs_indent_to_the_next_stop(void **state)
{
	(void)state;
	expect_tree("\ta\tb\n", "doc{code@1[indented]a\tb\n}");
	expect_tree("-\ta\n\n\tb\n", "doc{ul@1{li@1{p@1{a}p@3{b}}}}");
}

static void
line_ends_may_be_crlf_or_missing(void **state)
{
	(void)state;
	expect_tree("# A {#x}\r\n\r\na\r\nb\r\n\r\n```\r\nc\r\nd\r\n```\r\n",
	    "doc{h1@1[#x]{A}p@3{a/b}code@6[]c\nd\n}");
	expect_tree("a\n\nb", "doc{p@1{a}p@3{b}}");
	expect_tree("a\r\rb\r", "doc{p@1{a}p@3{b}}");
}

static void
common_inline_html_is_dropped_with_its_text_kept(void **state)
{
	(void)state;
	expect_tree("a <b>b</b> <span class='x'>c</span><!-- d\ne --> f",
	    "doc{p@1{a b c f}}");
	expect_tree("a<br>b<BR/>c", "doc{p@1{a\\b\\c}}");
	expect_tree("Vec<T> <x-y> <?php?>", "doc{p@1{Vec<T> <x-y> <?php?>}}");
}

static void
html_blocks_of_common_tags_are_paragraphs(void **state)
{
	(void)state;
	expect_tree("x\n\n<div>\n  a &amp; <b>b</b> c\nd<br>\n</div>\n",
	    "doc{p@1{x}p@4{a & b c/d}}");
	expect_tree("<details>\n<summary>S</summary>\n\nt\n\n</details>\n",
	    "doc{p@2{b{S}}p@4{t}}");
}

static void
summaries_and_html_headings_are_bold_paragraphs(void **state)
{
	(void)state;
	expect_tree("<details><summary>A <b>b</b></summary>c\nd</details>\n",
	    "doc{p@1{b{A b}}p@1{c/d}}");
	expect_tree("<h1 align=\"center\">T</h1>\n<summary></summary>\n",
	    "doc{p@1{b{T}}}");
	expect_tree("<div>\n<summary>a<br>\n</summary></div>\n",
	    "doc{p@2{b{a}}}");
}

static void
html_images_are_images(void **state)
{
	(void)state;
	expect_tree("a <img alt='b &amp; c' width=3 src=x.png> d\n",
	    "doc{p@1{a img[x.png|]{b & c} d}}");
	expect_tree("<p align=\"center\">\n<img src=\"y.svg\" title=\"t\"\n"
	    "  alt=\"y\"/>\n</p>\n", "doc{p@2{img[y.svg|t]{y}}}");
}

static void
components_show_what_they_say(void **state)
{
	(void)state;
	expect_tree("<Listing number=\"2-1\" file-name=\"m.rs\" "
	    "caption=\"A `b`\">\n\n    c\n\n</Listing>\n",
	    "doc{p@1{em{Listing 2-1: A `b` (`m.rs`)}}code@3[indented]c\n}");
	expect_tree("<Tabs>\n\na <T> b <Self as=\"x\"> c</Self></T>\n",
	    "doc{p@3{a <T> b  c</T>}}");
}

static void
alerts_begin_with_a_word(void **state)
{
	(void)state;
	expect_tree("> [!NOTE]\n> a *b*\n",
	    "doc{quote@1{p@1{b{Note:}/a em{b}}}}");
	expect_tree("> [!NOTE]  \n> a\n",
	    "doc{quote@1{p@1{b{Note:}\\a}}}");
	expect_tree("> [!warning]\n>\n> - a\n> \n\n> [!Other one]\n",
	    "doc{quote@1{p@1{b{Warning:}}ul!@3{li@3{p@3{a}}}}"
	    "quote@6{p@6{[!Other one]}}}");
}

static void
callouts_begin_with_their_title(void **state)
{
	(void)state;
	expect_tree("> [!FAQ]- Is `a` *b*?\n> Yes.\n",
	    "doc{quote@1{p@1{b{Is `a` em{b}?}\\Yes.}}}");
	expect_tree("> [!info|left]+\n> a\n",
	    "doc{quote@1{p@1{b{Info:}/a}}}");
	expect_tree("> [!TIP] *a*\n>\n> b\n",
	    "doc{quote@1{p@1{b{em{a}}}p@3{b}}}");
	expect_tree("> [!x]y\n\n> [!\n",
	    "doc{quote@1{p@1{[!x]y}}quote@3{p@3{[!}}}");
}

static void
a_block_ends_the_spans_that_the_parser_left_open(void **state)
{
	(void)state;
	expect_tree("- **[](*.*)\n  ```\n  x\n  ```\n- b\n",
	    "doc{ul!@1{li@1{p@1{em{em{a[*.*|]}}}code@2[]x\n}li@5{p@5{b}}}}");
}

static void
links_back_are_no_headings_over_a_rule(void **state)
{
	(void)state;
	expect_tree("**[Back to top](#top)**\n---\n\n[up](#a)\n-----  \na\n",
	    "doc{p@1{b{a[#top|]{Back to top}}}rule@2p@4{a[#a|]{up}}rule@5p@6{a}}");
	expect_tree("[a](#a) b\n---\n\n[a](b#a)\n---\n\n[up](#a)\n-- \n",
	    "doc{h2@1{a[#a|]{a} b}h2@4{a[b#a|]{a}}h2@7{a[#a|]{up}}}");
	expect_tree("[To do](#to-do)\n---\n\n[1] is [a](#b)\n---\n",
	    "doc{h2@1{a[#to-do|]{To do}}h2@4{[1] is a[#b|]{a}}}");
}

static void
tags_that_begin_as_pre_does_are_not_pre(void **state)
{
	(void)state;
	expect_tree("<Preview>\n\n# a\n\n<PreView>\n\n# b\n",
	    "doc{h1@3{a}h1@7{b}}");
	expect_tree("> <Scripts>\n>\n> a\n\n- <Styled>\n\n  b\n",
	    "doc{quote@1{p@3{a}}ul!@5{li@5{p@7{b}}}}");
	expect_tree("<pre>\n\n# a\n</pre>\n",
	    "doc{html@1<pre>\n\n# a\n</pre>\n}");
}

static void
html_comments_are_dropped_over_many_lines(void **state)
{
	(void)state;
	expect_tree("a\n\n<!-- b\n\nc\n---\n-->\n\n---\n",
	    "doc{p@1{a}rule@9}");
	expect_tree("<!-- open\n\na\n", "doc");
	expect_tree("- <!-- a -->\n- b\n",
	    "doc{ul!@1{li@1li@2{p@2{b}}}}");
}

static void
other_html_blocks_stay_literal_without_comments(void **state)
{
	(void)state;
	expect_tree("a\n\n<table><!-- x --><tr>&amp;</tr>\n</table>\n",
	    "doc{p@1{a}html@3<table><tr>&amp;</tr>\n</table>\n}");
	expect_tree("<script>\na\n</script>\n",
	    "doc{html@1<script>\na\n</script>\n}");
}

static void
images_alone_have_the_line_of_their_paragraph(void **state)
{
	(void)state;
	expect_tree("a\n\n![](x.png)\nb\n",
	    "doc{p@1{a}p@3{img[x.png|]/b}}");
}

static void
first_line_may_be_any(void **state)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct doc doc;

	(void)state;
	assert_true(md_read(SV("a\n\nb\n"), 8, &a, &doc, &e));
	assert_int_equal(doc.root->first->line, 8);
	assert_int_equal(doc.root->last->line, 10);
	arena_release(&a);
}

static void
links_have_the_line_they_stand_on(void **state)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct doc doc;

	(void)state;
	assert_true(md_read(SV("a\nb [c](d)\n"), 1, &a, &doc, &e));
	assert_int_equal(doc.root->first->last->type, NODE_LINK);
	assert_int_equal(doc.root->first->last->line, 2);
	arena_release(&a);
}

/* --- hostile text --- */

struct shape {
	size_t nodes;
	unsigned depth;
};

/* N times UNIT, between HEAD and TAIL, read; the shape of what comes out. */
static struct shape
shape_of(const char *head, const char *unit, size_t n, const char *tail)
{
	struct shape shape = { 0 };
	struct arena a = { 0 };
	struct buf b = { 0 };
	struct err e = { 0 };
	struct doc doc;
	unsigned depth = 0;
	struct node *it;

	buf_cstr(&b, head);
	for (size_t i = 0; i < n; i++)
		buf_cstr(&b, unit);
	buf_cstr(&b, tail);
	assert_true(md_read(buf_view(&b), 1, &a, &doc, &e));
	for (it = doc.root; it != NULL;) {
		struct node *next = node_walk(doc.root, it, false);

		shape.nodes++;
		if (depth > shape.depth)
			shape.depth = depth;
		if (next != NULL && next->parent == it)
			depth++;
		else if (next != NULL)
			for (; it->parent != next->parent; it = it->parent)
				depth--;
		it = next;
	}
	arena_release(&a);
	buf_release(&b);
	return shape;
}

static void
expect_bounded(const char *head, const char *unit, const char *tail)
{
	size_t n = 200000 / strlen(unit);
	struct shape shape;
	uint64_t bytes = strlen(head) + n * strlen(unit) + strlen(tail);

	mem_asked_reset();
	shape = shape_of(head, unit, n, tail);
	assert_true(shape.depth <= DOC_DEPTH_MAX);
	assert_true(shape.nodes <= 3 * bytes + 10000);
	assert_true(mem_asked() <= 1500 * bytes + (4u << 20));
}

static void
deep_nesting_is_flattened(void **state)
{
	(void)state;
	assert_true(shape_of("", "> ", 10000, "a\n").depth <= DOC_DEPTH_MAX);
	assert_true(shape_of("", "- ", 10000, "a\n").depth <= DOC_DEPTH_MAX);
	assert_true(shape_of("", "1. ", 10000, "a").depth <= DOC_DEPTH_MAX);
	assert_true(shape_of("", "> - ", 10000, "a").depth <= DOC_DEPTH_MAX);
	assert_true(shape_of("", "**a *b ", 9999, "c* d**").depth
	    <= DOC_DEPTH_MAX);
	assert_true(shape_of("", "![", 9999, "](b)").depth <= DOC_DEPTH_MAX);
}

static void
moderate_nesting_is_kept(void **state)
{
	(void)state;
	assert_int_equal(shape_of("", "> ", 40, "a\n").depth, 42);
	assert_int_equal(shape_of("", "- ", 20, "a\n").depth, 42);
}

/* Each of these costs md4c the square of its length: without a guard this test
 * would not end. */
static void
brackets_over_many_lines_are_read_in_linear_time(void **state)
{
	(void)state;
	expect_bounded("", "\n[a]", "");
	expect_bounded("", "[](\n", "");
	expect_bounded("", ")[\n", "]`.");
	expect_bounded("", "[a][b]\n![c](d", "");
}

static void
nested_brackets_are_read_in_linear_time(void **state)
{
	(void)state;
	expect_bounded("[a]: b\n\n", "[ ", "] ] ] ]");
	expect_bounded("[a]: b\n\n[[[[[[[[", "] [", "");
	expect_bounded("[a]: b\n\n", "[`]` ]] ", "");
	assert_true(shape_of("[a]: b\n\n", "[ ", 50000, "x").nodes < 10);
}

static void
many_links_of_a_paragraph_stay_links(void **state)
{
	(void)state;
	assert_int_equal(shape_of("[r]: u\n\n", "[`a`](b)\n", 1000, "").nodes,
	    1 + 1 + 1000 * 2 + 999);
	assert_int_equal(shape_of("[r]: u\n\n", "- [a][r]\n", 5000, "").nodes,
	    2 + 5000 * 4);
}

static void
tildes_are_read_in_linear_time(void **state)
{
	(void)state;
	expect_bounded("", " ~~a a~~ ~b", "");
	expect_bounded("", "x/>~~", "");
}

static void
blank_lines_in_deep_lists_are_read_in_linear_time(void **state)
{
	(void)state;
	expect_bounded("- - - - - - - - - - - - - - - a", "\n", "b\n");
	expect_bounded("", "1. ", "\n\n\n\n\n\n\n\n");
}

static void
link_definitions_are_not_multiplied_by_their_uses(void **state)
{
	(void)state;
	expect_bounded("[x]: /uuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu"
		       "uuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu"
		       "uuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu\n\n",
	    "[x] ", "");
}

static void
tables_have_no_more_cells_than_bytes_pay_for(void **state)
{
	(void)state;
	expect_bounded("|a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q|r|s|t|\n"
		       "|---|---|---|---|---|---|---|---|---|---"
		       "|---|---|---|---|---|---|---|---|---|---|\n",
	    "|\n", "");
}

static void
wide_tables_are_cut_at_the_greatest_number_of_columns(void **state)
{
	struct arena a = { 0 };
	struct buf b = { 0 };
	struct err e = { 0 };
	struct doc doc;

	(void)state;
	for (int i = 0; i < 100000; i++)
		buf_cstr(&b, "|x");
	buf_cstr(&b, "|\n");
	for (int i = 0; i < 100000; i++)
		buf_cstr(&b, "|---");
	buf_cstr(&b, "|\n|y|\n");
	assert_true(md_read(buf_view(&b), 1, &a, &doc, &e));
	assert_int_equal(doc.root->first->type, NODE_TABLE);
	assert_int_equal(doc.root->first->u.table.columns, DOC_COLUMNS_MAX);
	arena_release(&a);
	buf_release(&b);
}

static void
runs_of_one_character_are_read(void **state)
{
	static const char *const units[] = { "[", "]", "*", "_", "~", "`",
		"<", ">", "&", "\\", "!", "(", "\"", "#", "-", "+", "|", " ",
		"\t", "\n", "\r", "=", ":", "a" };

	(void)state;
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++)
		expect_bounded("", units[i], "");
}

static void
html_without_an_end_is_read_in_linear_time(void **state)
{
	(void)state;
	expect_bounded("", "<?", "");
	expect_bounded("", "<!A ", "");
	expect_bounded("", "<![CDATA[", "");
	expect_bounded("a", "<!-- ", "");
	expect_bounded("", "<a b=\"", "");
	expect_bounded("<div ", "<a ", "");
}

static void
spans_that_md4c_leaves_twice_do_no_harm(void **state)
{
	(void)state;
	expect_bounded("", "[a][b*] ~~ ~ _ `` ", "");
	expect_bounded("[a]: b\n\n", "*[a* ![*b][a] ~]~", "");
}

/* More marks than text: one block of code, line for line. */
static void
a_text_too_dense_stands_as_it_is_written(void **state)
{
	struct arena a = { 0 };
	struct buf b = { 0 };
	struct err e = { 0 };
	struct doc doc;

	(void)state;
	for (int i = 0; i < 300000; i++)
		buf_cstr(&b, "a\n");
	assert_true(md_read(buf_view(&b), 3, &a, &doc, &e));
	assert_true(doc.is_flat);
	assert_int_equal(doc.root->first->type, NODE_CODE);
	assert_int_equal(doc.root->first->line, 3);
	assert_true(sv_eq(doc.root->first->text, buf_view(&b)));
	assert_null(doc.root->first->next);
	buf_clear(&b);
	for (int i = 0; i < 80000; i++)
		buf_cstr(&b, "## a b c d\n");
	assert_true(md_read(buf_view(&b), 1, &a, &doc, &e));
	assert_true(doc.is_flat);
	/* Questions of thirty bytes without answers are a list that one may
	 * have. */
	buf_clear(&b);
	for (int i = 0; i < 40000; i++)
		buf_cstr(&b, "## What is the drop check for?\n");
	assert_true(md_read(buf_view(&b), 1, &a, &doc, &e));
	assert_false(doc.is_flat);
	arena_release(&a);
	buf_release(&b);
}

static void
text_beyond_the_limit_is_refused(void **state)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct doc doc;

	(void)state;
	assert_false(md_read(sv_make("x", MD_SIZE_MAX + 1), 1, &a, &doc, &e));
	assert_int_equal(e.code, ERR_LIMIT);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(empty_text_is_an_empty_document),
		cmocka_unit_test(paragraphs_hold_inlines),
		cmocka_unit_test(escapes_and_entities_become_one_text),
		cmocka_unit_test(links_keep_target_and_title),
		cmocka_unit_test(headings_of_both_kinds_have_levels_and_lines),
		cmocka_unit_test(
		    heading_attributes_are_taken_from_the_source_line),
		cmocka_unit_test(braces_elsewhere_are_text),
		cmocka_unit_test(lists_are_tight_or_loose_and_keep_their_start),
		cmocka_unit_test(nested_lists_have_their_own_lines),
		cmocka_unit_test(empty_items_have_lines),
		cmocka_unit_test(task_items_are_open_or_done),
		cmocka_unit_test(quotes_may_be_lazy),
		cmocka_unit_test(tables_have_alignment_and_full_rows),
		cmocka_unit_test(a_pipe_in_code_in_a_table_has_no_backslash),
		cmocka_unit_test(empty_rows_of_a_table_have_lines),
		cmocka_unit_test(rules_have_lines),
		cmocka_unit_test(code_blocks_have_the_line_of_their_fence),
		cmocka_unit_test(closing_fences_left_of_their_item_close),
		cmocka_unit_test(empty_and_unclosed_code_blocks_are_blocks),
		cmocka_unit_test(tabs_indent_to_the_next_stop),
		cmocka_unit_test(line_ends_may_be_crlf_or_missing),
		cmocka_unit_test(
		    common_inline_html_is_dropped_with_its_text_kept),
		cmocka_unit_test(html_blocks_of_common_tags_are_paragraphs),
		cmocka_unit_test(
		    summaries_and_html_headings_are_bold_paragraphs),
		cmocka_unit_test(html_images_are_images),
		cmocka_unit_test(components_show_what_they_say),
		cmocka_unit_test(alerts_begin_with_a_word),
		cmocka_unit_test(callouts_begin_with_their_title),
		cmocka_unit_test(
		    a_block_ends_the_spans_that_the_parser_left_open),
		cmocka_unit_test(links_back_are_no_headings_over_a_rule),
		cmocka_unit_test(tags_that_begin_as_pre_does_are_not_pre),
		cmocka_unit_test(html_comments_are_dropped_over_many_lines),
		cmocka_unit_test(
		    other_html_blocks_stay_literal_without_comments),
		cmocka_unit_test(images_alone_have_the_line_of_their_paragraph),
		cmocka_unit_test(first_line_may_be_any),
		cmocka_unit_test(links_have_the_line_they_stand_on),
		cmocka_unit_test(deep_nesting_is_flattened),
		cmocka_unit_test(moderate_nesting_is_kept),
		cmocka_unit_test(
		    brackets_over_many_lines_are_read_in_linear_time),
		cmocka_unit_test(nested_brackets_are_read_in_linear_time),
		cmocka_unit_test(many_links_of_a_paragraph_stay_links),
		cmocka_unit_test(tildes_are_read_in_linear_time),
		cmocka_unit_test(
		    blank_lines_in_deep_lists_are_read_in_linear_time),
		cmocka_unit_test(
		    link_definitions_are_not_multiplied_by_their_uses),
		cmocka_unit_test(tables_have_no_more_cells_than_bytes_pay_for),
		cmocka_unit_test(
		    wide_tables_are_cut_at_the_greatest_number_of_columns),
		cmocka_unit_test(runs_of_one_character_are_read),
		cmocka_unit_test(html_without_an_end_is_read_in_linear_time),
		cmocka_unit_test(spans_that_md4c_leaves_twice_do_no_harm),
		cmocka_unit_test(a_text_too_dense_stands_as_it_is_written),
		cmocka_unit_test(text_beyond_the_limit_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
