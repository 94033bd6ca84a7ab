#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/cur.h"
#include "doc/doc.h"
#include "doc/pack.h"

static struct node *
leaf(struct arena *a, struct node *parent, enum node_type type, struct sv text)
{
	struct node *n = node_new(a, type, parent);

	n->text = text;
	return n;
}

static struct node *
para(struct arena *a, struct node *parent, struct sv text)
{
	struct node *n = node_new(a, NODE_PARA, parent);

	leaf(a, n, NODE_TEXT, text);
	return n;
}

static void
pack_all(const struct node *root, struct buf *out)
{
	for (const struct node *n = root->first; n != NULL; n = n->next)
		pack_block(n, out);
}

/* The next node of the tree, or NULL. */
static struct node *
step(struct node *root, struct node *n)
{
	return node_walk(root, n, false);
}

/* What the packed form keeps of a node, as far as all nodes have it. */
static void
assert_same_node(const struct node *a, const struct node *b)
{
	assert_int_equal(a->type, b->type);
	assert_int_equal(a->parent != NULL, b->parent != NULL);
	if (a->parent != NULL)
		assert_int_equal(a->parent->type, b->parent->type);
	assert_true(sv_eq(node_text(a), node_text(b)));
}

/* ROOT packs to bytes that unpack to the same tree, which packs to the same
 * bytes; *OUT (in A) is the tree that came back. */
static struct node *
there_and_back(struct node *root, struct arena *a)
{
	struct buf first = { 0 }, second = { 0 };
	struct node *back = node_new(a, NODE_DOC, NULL);
	struct err e = { 0 };

	pack_all(root, &first);
	struct cur c = cur_sv(arena_sv(a, buf_view(&first)));
	assert_true(unpack_blocks(&c, back, a, &e));
	assert_int_equal(cur_left(&c), 0);
	pack_all(back, &second);
	assert_int_equal(first.n, second.n);
	assert_memory_equal(first.p, second.p, first.n);
	struct node *x = root, *y = back;
	for (; x != NULL && y != NULL; x = step(root, x), y = step(back, y))
		assert_same_node(x, y);
	assert_null(x);
	assert_null(y);
	buf_release(&first);
	buf_release(&second);
	return back;
}

static void
paragraph_costs_one_byte_more_than_its_text(void **state)
{
	struct arena a = { 0 };
	struct node *root = node_new(&a, NODE_DOC, NULL);
	struct node *p = para(&a, root, SV("one"));
	struct buf b = { 0 };

	(void)state;
	node_new(&a, NODE_SOFT_BREAK, p);
	leaf(&a, p, NODE_TEXT, SV("two"));
	pack_block(p, &b);
	assert_int_equal(b.n, sizeof("one two") - 1 + 1);
	there_and_back(root, &a);
	buf_release(&b);
	arena_release(&a);
}

static void
every_inline_comes_back(void **state)
{
	struct arena a = { 0 };
	struct node *root = node_new(&a, NODE_DOC, NULL);
	struct node *p = para(&a, root, SV("a "));

	(void)state;
	leaf(&a, node_new(&a, NODE_EMPH, p), NODE_TEXT, SV("b"));
	struct node *strong = node_new(&a, NODE_STRONG, p);
	leaf(&a, node_new(&a, NODE_STRIKE, strong), NODE_TEXT, SV("c"));
	leaf(&a, p, NODE_CODE_SPAN, SV("&mut T"));
	node_new(&a, NODE_BREAK, p);
	leaf(&a, p, NODE_TEXT, SV("d"));
	leaf(&a, p, NODE_TEXT, SV("e"));
	leaf(&a, p, NODE_TEXT, SV(""));
	node_new(&a, NODE_SOFT_BREAK, p);
	node_new(&a, NODE_SOFT_BREAK, p);
	leaf(&a, p, NODE_TEXT, SV(""));
	node_new(&a, NODE_EMPH, p);
	node_new(&a, NODE_PARA, root);
	there_and_back(root, &a);
	arena_release(&a);
}

static void
links_keep_target_title_and_numbers(void **state)
{
	struct arena a = { 0 };
	struct node *root = node_new(&a, NODE_DOC, NULL);
	struct node *p = node_new(&a, NODE_PARA, root);
	struct node *link = node_new(&a, NODE_LINK, p);

	(void)state;
	link->u.link = (struct link){ .kind = LINK_ENTRY,
		.target = SV("borrowing#nll"), .title = SV("NLL"),
		.page = 300, .entry = 70000 };
	leaf(&a, link, NODE_TEXT, SV("see"));
	struct node *image = node_new(&a, NODE_IMAGE, p);
	image->u.link = (struct link){ .kind = LINK_WEB,
		.target = SV("https://example.org/x.png") };
	struct node *page = node_new(&a, NODE_LINK, p);
	page->u.link = (struct link){ .kind = LINK_PAGE,
		.target = SV("moves"), .page = 2 };
	struct node *back = there_and_back(root, &a)->first->first;
	assert_int_equal(back->u.link.kind, LINK_ENTRY);
	assert_true(sv_eq(back->u.link.target, SV("borrowing#nll")));
	assert_true(sv_eq(back->u.link.title, SV("NLL")));
	assert_int_equal(back->u.link.page, 300);
	assert_int_equal(back->u.link.entry, 70000);
	back = back->next;
	assert_int_equal(back->u.link.kind, LINK_WEB);
	assert_true(sv_eq(back->u.link.target,
	    SV("https://example.org/x.png")));
	assert_int_equal(back->next->u.link.kind, LINK_PAGE);
	assert_int_equal(back->next->u.link.page, 2);
	arena_release(&a);
}

static void
nested_lists_come_back(void **state)
{
	struct arena a = { 0 };
	struct node *root = node_new(&a, NODE_DOC, NULL);
	struct node *list = node_new(&a, NODE_LIST, root);

	(void)state;
	list->u.list.is_tight = true;
	struct node *item = node_new(&a, NODE_ITEM, list);
	item->u.item.task = TASK_DONE;
	para(&a, item, SV("done"));
	struct node *inner = node_new(&a, NODE_LIST, item);
	inner->u.list.is_ordered = true;
	inner->u.list.start = 1000;
	para(&a, node_new(&a, NODE_ITEM, inner), SV("first"));
	node_new(&a, NODE_ITEM, inner);
	struct node *open = node_new(&a, NODE_ITEM, list);
	open->u.item.task = TASK_OPEN;
	node_new(&a, NODE_RULE, open);
	para(&a, root, SV("behind"));
	struct node *back = there_and_back(root, &a)->first;
	assert_true(back->u.list.is_tight);
	assert_false(back->u.list.is_ordered);
	assert_int_equal(back->first->u.item.task, TASK_DONE);
	assert_int_equal(back->last->u.item.task, TASK_OPEN);
	assert_true(back->first->last->u.list.is_ordered);
	assert_false(back->first->last->u.list.is_tight);
	assert_int_equal(back->first->last->u.list.start, 1000);
	arena_release(&a);
}

static void
table_rows_follow_from_the_columns(void **state)
{
	static enum cell_align align[5] = { ALIGN_RIGHT, ALIGN_NONE,
		ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };
	struct arena a = { 0 };
	struct node *root = node_new(&a, NODE_DOC, NULL);
	struct node *table = node_new(&a, NODE_TABLE, root);

	(void)state;
	table->u.table.columns = 5;
	table->u.table.align = align;
	for (unsigned row = 0; row < 3; row++) {
		struct node *r = node_new(&a, NODE_ROW, table);
		for (unsigned i = 0; i < 5; i++)
			leaf(&a, node_new(&a, NODE_CELL, r), NODE_TEXT,
			    SV("x"));
	}
	para(&a, root, SV("behind"));
	struct node *back = there_and_back(root, &a)->first;
	assert_int_equal(back->u.table.columns, 5);
	assert_memory_equal(back->u.table.align, align, sizeof(align));
	arena_release(&a);
}

static void
code_quotes_and_html_come_back(void **state)
{
	struct arena a = { 0 };
	struct node *root = node_new(&a, NODE_DOC, NULL);
	struct node *quote = node_new(&a, NODE_QUOTE, root);
	struct node *code = leaf(&a, quote, NODE_CODE,
	    SV("fn main() {\n\tx();\n}\n"));

	(void)state;
	code->u.code.is_fenced = true;
	code->u.code.info = SV("rust,no_run");
	leaf(&a, quote, NODE_CODE, SV(""));
	leaf(&a, root, NODE_HTML, SV("<table>\n</table>\n"));
	leaf(&a, root, NODE_CODE, SV("indented\n"));
	struct node *back = there_and_back(root, &a)->first->first;
	assert_true(back->u.code.is_fenced);
	assert_true(sv_eq(back->u.code.info, SV("rust,no_run")));
	assert_false(back->next->u.code.is_fenced);
	arena_release(&a);
}

static void
control_bytes_in_text_are_text(void **state)
{
	char all[256];
	struct arena a = { 0 };
	struct node *root = node_new(&a, NODE_DOC, NULL);

	(void)state;
	for (unsigned i = 0; i < sizeof(all); i++)
		all[i] = (char)i;
	struct sv text = sv_make(all, sizeof(all));
	struct node *p = para(&a, root, text);
	leaf(&a, p, NODE_CODE_SPAN, text);
	struct node *code = leaf(&a, root, NODE_CODE, text);
	code->u.code.is_fenced = true;
	code->u.code.info = text;
	leaf(&a, root, NODE_HTML, text);
	struct node *heading = node_new(&a, NODE_HEADING, root);
	heading->u.heading.level = 1;
	heading->u.heading.id = text;
	heading->u.heading.attr = text;
	struct node *back = there_and_back(root, &a);
	assert_true(sv_eq(back->first->next->u.code.info, text));
	assert_true(sv_eq(back->last->u.heading.id, text));
	assert_true(sv_eq(back->last->u.heading.attr, text));
	arena_release(&a);
}

static struct node *
heading(struct arena *a, struct node *root, struct sv text, struct sv id)
{
	struct node *n = node_new(a, NODE_HEADING, root);

	n->u.heading.level = 3;
	n->u.heading.id = id;
	leaf(a, n, NODE_TEXT, text);
	return n;
}

static void
ids_made_from_text_are_not_stored(void **state)
{
	struct arena a = { 0 };
	struct node *root = node_new(&a, NODE_DOC, NULL);
	struct buf b = { 0 };

	(void)state;
	heading(&a, root, SV("Why this?"), SV("why-this"));
	pack_all(root, &b);
	assert_int_equal(b.n, 2 + sizeof("Why this?") - 1);
	heading(&a, root, SV("Why this?"), SV("why-this-1"));
	heading(&a, root, SV("Why this?"), SV("why-this-01"));
	heading(&a, root, SV("Why this?"), SV("given"));
	heading(&a, root, SV("Why this?"), SV(""));
	heading(&a, root, SV("?"), SV("-7"));
	struct node *back = there_and_back(root, &a)->first;
	assert_true(sv_eq(back->u.heading.id, SV("why-this")));
	back = back->next;
	assert_true(sv_eq(back->u.heading.id, SV("why-this-1")));
	back = back->next;
	assert_true(sv_eq(back->u.heading.id, SV("why-this-01")));
	back = back->next;
	assert_true(sv_eq(back->u.heading.id, SV("given")));
	back = back->next;
	assert_true(sv_eq(back->u.heading.id, SV("")));
	back = back->next;
	assert_true(sv_eq(back->u.heading.id, SV("-7")));
	buf_release(&b);
	arena_release(&a);
}

static void
bare_heading_leaves_out_text_and_id(void **state)
{
	struct arena a = { 0 };
	struct node *root = node_new(&a, NODE_DOC, NULL);
	struct node *back = node_new(&a, NODE_DOC, NULL);
	struct node *n = heading(&a, root, SV("Title"), SV("other"));
	struct buf b = { 0 };
	struct err e = { 0 };

	(void)state;
	n->u.heading.attr = SV("#other .junior");
	pack_bare_heading(n, &b);
	struct cur c = cur_sv(buf_view(&b));
	assert_true(unpack_blocks(&c, back, &a, &e));
	assert_null(back->first->first);
	assert_int_equal(back->first->u.heading.level, 3);
	assert_int_equal(back->first->u.heading.id.n, 0);
	assert_true(sv_eq(back->first->u.heading.attr, SV("#other .junior")));
	buf_release(&b);
	arena_release(&a);
}

static void
deepest_tree_comes_back_and_deeper_is_refused(void **state)
{
	struct arena a = { 0 };
	struct node *root = node_new(&a, NODE_DOC, NULL);
	struct node *n = root;
	struct buf b = { 0 };
	struct err e = { 0 };

	(void)state;
	for (unsigned i = 0; i < DOC_DEPTH_MAX - 1; i++)
		n = node_new(&a, NODE_QUOTE, n);
	para(&a, n, SV("deep"));
	there_and_back(root, &a);
	for (unsigned i = 0; i < 1000; i++)
		n = node_new(&a, NODE_QUOTE, n);
	pack_all(root, &b);
	struct cur c = cur_sv(buf_view(&b));
	assert_false(unpack_blocks(&c, node_new(&a, NODE_DOC, NULL), &a, &e));
	assert_int_equal(e.code, ERR_DAMAGED);
	buf_release(&b);
	arena_release(&a);
}

static void
assert_refused(const char *bytes, size_t n)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct cur c = cur_make(bytes, n);

	assert_false(unpack_blocks(&c, node_new(&a, NODE_DOC, NULL), &a, &e));
	assert_int_equal(e.code, ERR_DAMAGED);
	arena_release(&a);
}

#define REFUSED(lit) assert_refused((lit), sizeof(lit) - 1)

static void
wrong_shapes_are_refused(void **state)
{
	(void)state;
	REFUSED("text without a paragraph");
	REFUSED("\x01");			/* end of nothing */
	REFUSED("\x04" "a\x01");		/* paragraphs have no end */
	REFUSED("\x06\x04" "a\x01");		/* paragraph in a list */
	REFUSED("\x0C\x04" "a");		/* item without a list */
	REFUSED("\x06\x0C\x04" "a");		/* list without end */
	REFUSED("\x10" "a");			/* cell without a table */
	REFUSED("\x0F\x02\x00\x01");		/* table without rows */
	REFUSED("\x0F\x02\x00\x10" "a\x01");	/* half a row */
	REFUSED("\x0F\x00\x10" "a\x01");	/* no columns */
	REFUSED("\x0F\xFF\x7F\x10" "a\x01");	/* too many columns */
	REFUSED("\x04\x16" "a");		/* emphasis without end */
	REFUSED("\x04\x16\x04" "a");		/* paragraph in emphasis */
	REFUSED("\x04\x19" "a");		/* code span without end */
	REFUSED("\x05\x00" "a");		/* heading of level 0 */
	REFUSED("\x05\x07" "a");		/* heading of level 7 */
	REFUSED("\x05\x11\x7F" "a");		/* id longer than the rest */
	REFUSED("\x12rust");			/* no newline behind the info */
	REFUSED("\x04" "a\x02");		/* escape of nothing */
	REFUSED("\x04" "a\x02 ");		/* escape of no mark */
	REFUSED("\x04\x1A\x00\x01" "a\x01");	/* link flags */
	REFUSED("\x04\x1A\x42\x01" "a");	/* link cut short */
	REFUSED("\x00");
	REFUSED("\x1F");
}

static void
every_cut_and_changed_byte_gives_an_error_or_a_tree(void **state)
{
	static const char packed[] =
	    "\x05\x09Title\x04one \x16two\x01\nthree\x02\x41\x06\x0C\x04i\x0D"
	    "\x04j\x01\x0F\x02\x09\x10q\x10r\x10s\x10t\x01\x11\x12rs\nfn\x15<p>"
	    "\x01\x04\x1A\x47\x03p#q\x01t\x02\x05w\x01\x1C\x19x\x01";
	char bytes[sizeof(packed)];
	size_t n = sizeof(packed) - 1;

	(void)state;
	for (size_t i = 0; i < n; i++) {
		for (unsigned value = 0; value < 256; value++) {
			struct arena a = { 0 };
			struct err e = { 0 };
			memcpy(bytes, packed, n);
			bytes[i] = (char)value;
			struct cur c = cur_make(bytes,
			    value == 0 ? i : n);
			struct node *root = node_new(&a, NODE_DOC, NULL);
			struct buf b = { 0 };
			if (unpack_blocks(&c, root, &a, &e))
				pack_all(root, &b);
			buf_release(&b);
			arena_release(&a);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paragraph_costs_one_byte_more_than_its_text),
		cmocka_unit_test(every_inline_comes_back),
		cmocka_unit_test(links_keep_target_title_and_numbers),
		cmocka_unit_test(nested_lists_come_back),
		cmocka_unit_test(table_rows_follow_from_the_columns),
		cmocka_unit_test(code_quotes_and_html_come_back),
		cmocka_unit_test(control_bytes_in_text_are_text),
		cmocka_unit_test(ids_made_from_text_are_not_stored),
		cmocka_unit_test(bare_heading_leaves_out_text_and_id),
		cmocka_unit_test(deepest_tree_comes_back_and_deeper_is_refused),
		cmocka_unit_test(wrong_shapes_are_refused),
		cmocka_unit_test(
		    every_cut_and_changed_byte_gives_an_error_or_a_tree),
	};

	return cmocka_run_group_tests_name("pack", tests, NULL, NULL);
}
