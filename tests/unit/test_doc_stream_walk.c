#include "config.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "doc/code_bytes.h"
#include "doc/stream_walk.h"

/* What a walk over BLOCK gives: "|" where a block starts, "`" before code. */
static struct sv
walked(struct node *block, struct arena *a)
{
	struct stream_walk w = { 0 };
	struct stream_piece piece;
	struct buf out = { 0 };
	struct sv s;

	stream_walk_begin(&w, block);
	while (stream_walk_next(&w, &piece)) {
		buf_cstr(&out, piece.starts_block ? "|" : ",");
		buf_cstr(&out, piece.is_code ? "`" : "");
		buf_sv(&out, piece.text);
	}
	stream_walk_release(&w);
	s = arena_sv(a, buf_view(&out));
	buf_release(&out);
	return s;
}

static struct node *
leaf(struct arena *a, enum node_type type, struct node *parent, struct sv text)
{
	struct node *n = node_new(a, type, parent);

	n->text = text;
	return n;
}

static struct node *
fenced(struct arena *a, struct node *parent, struct sv info, struct sv text)
{
	struct node *n = leaf(a, NODE_CODE, parent, text);

	n->u.code.info = info;
	n->u.code.is_fenced = true;
	return n;
}

static void
walk_gives_the_inlines_of_a_paragraph_as_one_block(void **state)
{
	struct arena a = { 0 };
	struct node *para = node_new(&a, NODE_PARA, NULL);

	(void)state;
	leaf(&a, NODE_TEXT, para, SV("use "));
	leaf(&a, NODE_CODE_SPAN, para, SV("Vec<T>"));
	leaf(&a, NODE_TEXT, node_new(&a, NODE_STRONG, para), SV("now"));
	assert_string_equal(walked(para, &a).p, "|use ,`Vec<T>,now");
	arena_release(&a);
}

static void
walk_starts_a_block_at_each_paragraph_of_a_list(void **state)
{
	struct arena a = { 0 };
	struct node *list = node_new(&a, NODE_LIST, NULL);
	struct node *item = node_new(&a, NODE_ITEM, list);

	(void)state;
	leaf(&a, NODE_TEXT, node_new(&a, NODE_PARA, item), SV("one"));
	leaf(&a, NODE_TEXT, node_new(&a, NODE_PARA, item), SV("two"));
	leaf(&a, NODE_TEXT, node_new(&a, NODE_PARA,
	    node_new(&a, NODE_ITEM, list)), SV("three"));
	assert_string_equal(walked(list, &a).p, "|one|two|three");
	arena_release(&a);
}

static void
walk_leaves_out_hidden_lines_of_rust_only(void **state)
{
	struct arena a = { 0 };
	struct sv code = SV("# use std::rc::Rc;\nlet a = 1;\n");

	(void)state;
	assert_string_equal(walked(fenced(&a, NULL, SV("rust"), code), &a).p,
	    "|`let a = 1;\n");
	assert_string_equal(walked(fenced(&a, NULL, SV("sh"), code), &a).p,
	    "|`# use std::rc::Rc;\nlet a = 1;\n");
	arena_release(&a);
}

static void
walk_of_a_rule_gives_nothing(void **state)
{
	struct arena a = { 0 };

	(void)state;
	assert_int_equal(walked(node_new(&a, NODE_RULE, NULL), &a).n, 0);
	arena_release(&a);
}

static void
code_bytes_hold_hidden_lines_and_no_prose(void **state)
{
	struct arena a = { 0 };
	struct buf out = { 0 };
	struct doc doc = { .root = node_new(&a, NODE_DOC, NULL) };

	(void)state;
	leaf(&a, NODE_TEXT, node_new(&a, NODE_PARA, doc.root), SV("prose"));
	fenced(&a, doc.root, SV("rust"), SV("# hidden\nshown\n"));
	fenced(&a, doc.root, SV("text"), SV("out\n"));
	code_bytes(&doc, &out);
	buf_byte(&out, '\0');
	assert_string_equal(out.p, "rust\n# hidden\nshown\n\ntext\nout\n\n");
	buf_release(&out);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    walk_gives_the_inlines_of_a_paragraph_as_one_block),
		cmocka_unit_test(
		    walk_starts_a_block_at_each_paragraph_of_a_list),
		cmocka_unit_test(walk_leaves_out_hidden_lines_of_rust_only),
		cmocka_unit_test(walk_of_a_rule_gives_nothing),
		cmocka_unit_test(code_bytes_hold_hidden_lines_and_no_prose),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
