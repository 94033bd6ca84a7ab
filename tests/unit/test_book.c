#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "book/dict.h"
#include "book/names.h"
#include "book/passage.h"
#include "book/postings.h"
#include "book/shelf.h"
#include "made_book.h"
#include "reseal.h"

static const struct made_file files[] = {
	{ "ownership.md",
	    "---\ntitle: Ownership and moves\nsummary: who frees a value\n"
	    "aliases: [move, moves]\nsee-also: [borrowing]\n---\n\n"
	    "Every value has one owner.\n\n"
	    "## What happens after a move? {#own-move .junior .concept "
	    "tags=\"move E0382\" short=\"after a move\" ask=4}\n\n"
	    "The old name is dead; see [borrowing](borrowing#bor-mut).\n\n"
	    "```rust\nlet a = String::new();\nlet b = a;\n```\n\n"
	    "## Why `Copy`?\n\nCopies are moves that leave the old alive.\n\n"
	    "## Why `Copy`?\n\nAsked twice.\n" },
	{ "borrowing.md",
	    "---\ntitle: Borrowing\n---\n\n"
	    "## May two &mut exist? {#bor-mut .senior}\n\n"
	    "No: a borrowed value has one borrower that writes. Borrowers "
	    "borrow.\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n" },
	{ "error-codes.tsv", "E0382\townership#own-move\n" },
};
#define NFILES (sizeof(files) / sizeof(files[0]))

struct fixture {
	struct made_book made;
	struct book *book;
	struct arena a;
};

static struct fixture fixture;

static int
set_up(void **state)
{
	struct err e = { 0 };

	made_book(&fixture.made, files, NFILES);
	if (!book_open(fixture.made.path, &fixture.book, &e))
		fail_msg("%s", e.msg);
	*state = &fixture;
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *f = *state;

	book_close(f->book);
	arena_release(&f->a);
	made_book_remove(&f->made);
	return 0;
}

/* The page with that slug. */
static uint32_t
page_named(struct fixture *f, struct sv slug)
{
	struct name_target target = { 0 };
	struct err e = { 0 };
	size_t n;

	assert_true(book_names(f->book, NAME_SLUG, slug, &target, 1, &n, &e));
	assert_int_equal(n, 1);
	return target.page;
}

static void
page_comes_back_as_it_was_written(void **state)
{
	struct fixture *f = *state;
	struct err e = { 0 };
	struct page p;

	assert_true(book_page(f->book, page_named(f, SV("ownership")), &f->a,
	    &p, &e));
	assert_true(sv_eq(p.title, SV("Ownership and moves")));
	assert_true(sv_eq(p.summary, SV("who frees a value")));
	assert_true(sv_eq(p.path, SV("ownership.md")));
	assert_int_equal(p.aliases.n, 2);
	assert_true(sv_eq(p.aliases.v[1], SV("moves")));
	assert_int_equal(p.related.n, 1);
	assert_true(sv_eq(p.related.v[0].title, SV("Borrowing")));
	assert_true(sv_eq(p.see_also.v[0], SV("borrowing")));
	assert_int_equal(p.nentries, 4);
	assert_true(p.entries[0].is_overview);
	assert_int_equal(p.entries[0].first->type, NODE_PARA);
	assert_ptr_equal(p.entries[0].end, p.entries[1].first);
	assert_null(p.entries[3].end);
}

static void
entry_has_its_id_labels_and_heading(void **state)
{
	struct fixture *f = *state;
	struct err e = { 0 };
	struct page p;

	assert_true(book_page(f->book, page_named(f, SV("ownership")), &f->a,
	    &p, &e));
	const struct entry *entry = &p.entries[1];
	assert_true(sv_eq(entry->id, SV("own-move")));
	assert_true(sv_eq(entry->short_title, SV("after a move")));
	assert_true(sv_eq(entry->tags, SV("move E0382")));
	assert_int_equal(entry->level, LEVEL_JUNIOR);
	assert_int_equal(entry->kind, KIND_CONCEPT);
	assert_int_equal(entry->ask, 4);
	assert_int_equal(entry->first->type, NODE_HEADING);
	assert_true(sv_eq(entry->first->u.heading.id, SV("own-move")));
	assert_true(sv_eq(entry->first->first->text,
	    SV("What happens after a move?")));
	assert_true(sv_eq(p.entries[2].id, SV("why-copy")));
	assert_true(sv_eq(p.entries[3].id, SV("why-copy-1")));
	assert_int_equal(p.entries[3].first->u.heading.level, 2);
}

static void
entry_alone_holds_only_itself(void **state)
{
	struct fixture *f = *state;
	struct err e = { 0 };
	uint32_t page = page_named(f, SV("ownership")), entry;
	struct page p;
	bool found;

	assert_true(book_entry_by_id(f->book, page, SV("why-copy-1"), &entry,
	    &found, &e));
	assert_true(found);
	assert_true(book_page_entry(f->book, entry, &f->a, &p, &e));
	assert_int_equal(p.nentries, 1);
	assert_ptr_equal(p.entries[0].first, p.doc.root->first);
	assert_true(sv_eq(p.doc.root->last->first->text, SV("Asked twice.")));
}

/* The first link below ROOT. */
static const struct node *
first_link(struct node *root)
{
	struct node *n = root;

	while (n != NULL && n->type != NODE_LINK)
		n = node_walk(root, n, false);
	return n;
}

static void
link_leads_to_names(void **state)
{
	struct fixture *f = *state;
	struct err e = { 0 };
	struct page p;

	assert_true(book_page(f->book, page_named(f, SV("ownership")), &f->a,
	    &p, &e));
	const struct node *n = first_link(p.doc.root);
	assert_non_null(n);
	assert_int_equal(n->u.link.kind, LINK_ENTRY);
	assert_true(sv_eq(n->u.link.target, SV("borrowing#bor-mut")));
	assert_true(sv_eq(n->u.link.slug, SV("borrowing")));
	assert_true(sv_eq(n->u.link.id, SV("bor-mut")));
	assert_true(sv_eq(n->u.link.text, SV("May two &mut exist?")));
}

static void
assert_names(struct fixture *f, enum name_kind kind, struct sv key, size_t n)
{
	struct name_target targets[8];
	struct err e = { 0 };
	size_t found;

	assert_true(book_names(f->book, kind, key, targets, 8, &found, &e));
	assert_int_equal(found, n);
}

static void
names_are_found_by_kind_whatever_the_case(void **state)
{
	struct fixture *f = *state;

	assert_names(f, NAME_SLUG, SV("OWNERSHIP"), 1);
	assert_names(f, NAME_SLUG, SV("moves"), 0);
	assert_names(f, NAME_ALIAS, SV("Moves"), 1);
	assert_names(f, NAME_PATH, SV("ownership.md"), 1);
	assert_names(f, NAME_PATH, SV("ownership"), 1);
	assert_names(f, NAME_ID, SV("own_move"), 1);
	assert_names(f, NAME_ID, SV("why-copy-1"), 1);
	assert_names(f, NAME_TITLE, SV("what happens after a move"), 1);
	assert_names(f, NAME_TITLE, SV("Why Copy?"), 2);
	assert_names(f, NAME_TITLE, SV("Ownership and moves"), 1);
	assert_names(f, NAME_CODE, SV("e0382"), 2);
	assert_names(f, NAME_CODE, SV("E9999"), 0);
	assert_names(f, NAME_ID, SV("?"), 0);
	assert_names(f, NAME_ID, SV(""), 0);
}

static void
names_of_all_kinds_are_those_of_each(void **state)
{
	static const struct sv keys[] = { SV_INIT("Why Copy?"),
		SV_INIT("ownership"), SV_INIT("e0382"), SV_INIT("moves"),
		SV_INIT("own_move"), SV_INIT("?"), SV_INIT("nothing") };
	struct fixture *f = *state;
	struct err e = { 0 };

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		struct name_target one[8], all[NAME_KINDS][8];
		struct name_list lists[NAME_KINDS];
		for (int k = 0; k < NAME_KINDS; k++)
			lists[k] = (struct name_list){ .v = all[k], .max = 8 };
		assert_true(book_names_of_kinds(f->book, keys[i], lists, &e));
		for (enum name_kind k = 0; k < NAME_KINDS; k++) {
			size_t n;
			assert_true(book_names(f->book, k, keys[i], one, 8,
			    &n, &e));
			assert_int_equal(lists[k].n, n);
			for (size_t t = 0; t < n; t++)
				assert_int_equal(all[k][t].entry,
				    one[t].entry);
		}
	}
}

static void
names_are_not_counted_beyond_one_more_than_wanted(void **state)
{
	struct fixture *f = *state;
	struct name_target one;
	struct err e = { 0 };
	size_t n;

	assert_true(book_names(f->book, NAME_TITLE, SV("Why Copy?"), &one, 1,
	    &n, &e));
	assert_int_equal(n, 2);
	assert_true(book_names(f->book, NAME_TITLE, SV("Why Copy?"), NULL, 0,
	    &n, &e));
	assert_int_equal(n, 1);
}

static void
terms_of_one_stem_are_a_group(void **state)
{
	struct fixture *f = *state;
	struct err e = { 0 };
	struct term borrow, borrowed, value;
	struct term_group group;
	bool found;

	assert_true(dict_find(f->book, SV("borrow"), &borrow, &found, &e));
	assert_true(found);
	assert_true(dict_find(f->book, SV("borrowed"), &borrowed, &found, &e));
	assert_true(found);
	assert_true(dict_find(f->book, SV("value"), &value, &found, &e));
	assert_true(found);
	assert_int_equal(value.df, 2);
	assert_int_not_equal(value.group, borrow.group);
	assert_int_equal(borrow.group, borrowed.group);
	assert_true(dict_group(f->book, borrow.group, &f->a, &group, &e));
	assert_int_equal(group.forms[0], borrow.number);
	assert_true(group.nforms >= 2);
	assert_true(group.idf > 0.0);
	assert_true(dict_find(f->book, SV("borro"), &value, &found, &e));
	assert_false(found);
}

static void
group_is_found_by_its_stem(void **state)
{
	struct fixture *f = *state;
	struct err e = { 0 };
	struct term copies;
	uint32_t group;
	bool found;

	assert_true(dict_find(f->book, SV("copies"), &copies, &found, &e));
	assert_true(found);
	assert_true(dict_find_stem(f->book, SV("copi"), &group, &found, &e));
	assert_true(found);
	assert_int_equal(group, copies.group);
	assert_true(dict_find_stem(f->book, SV("zzz"), &group, &found, &e));
	assert_false(found);
	assert_true(dict_find_stem(f->book, SV(""), &group, &found, &e));
	assert_false(found);
}

static void
prefix_walk_gives_its_terms_in_order(void **state)
{
	struct fixture *f = *state;
	struct dict_walk w;
	struct term t;
	struct err e = { 0 };
	char last[128] = "";
	unsigned n = 0;
	bool more;

	assert_true(dict_walk_begin(f->book, SV("borrow"), &w, &e));
	for (;;) {
		assert_true(dict_walk_next(&w, &t, &more, &e));
		if (!more)
			break;
		assert_true(sv_starts(sv_make(w.text, w.text_n),
		    SV("borrow")));
		assert_true(sv_cmp(sv_cstr(last),
		    sv_make(w.text, w.text_n)) < 0);
		(void)snprintf(last, sizeof(last), "%.*s", (int)w.text_n, w.text);
		n++;
	}
	assert_true(n >= 4);
	assert_true(dict_walk_begin(f->book, SV("\xFF"), &w, &e));
	assert_true(dict_walk_next(&w, &t, &more, &e));
	assert_false(more);
}

static void
postings_name_entries_fields_and_positions(void **state)
{
	struct fixture *f = *state;
	struct posting_iter it;
	struct term t;
	struct err e = { 0 };
	uint32_t *positions;
	size_t n;
	bool found;

	assert_true(dict_find(f->book, SV("moves"), &t, &found, &e));
	assert_true(found);
	assert_true(posting_begin(f->book, &t, &it, &e));
	uint32_t first = it.entry;
	assert_true(posting_positions(&it, &f->a, &positions, &n, &e));
	assert_true(n >= 1);
	assert_true(posting_details(&it, &e));
	assert_int_not_equal(it.fields[it.at], 0);
	assert_true(it.weights[it.at] <= it.list_max);
	assert_true(posting_next(&it, &e));
	assert_true(it.entry > first);
	assert_true(posting_seek(&it, ENTRY_END - 1, &e));
	assert_int_equal(it.entry, ENTRY_END);
	assert_true(posting_next(&it, &e));
	assert_int_equal(it.entry, ENTRY_END);
}

static void
passage_holds_the_blocks_of_an_entry(void **state)
{
	struct fixture *f = *state;
	struct err e = { 0 };
	uint32_t entry;
	bool found;
	struct passage p;

	assert_true(book_entry_by_id(f->book, page_named(f, SV("ownership")),
	    SV("own-move"), &entry, &found, &e));
	assert_true(book_passage(f->book, entry, 0, 10, &f->a, &p, &e));
	assert_true(p.is_at_start);
	assert_true(p.is_at_end);
	assert_int_equal(p.first->type, NODE_PARA);
	assert_int_equal(p.first->next->type, NODE_CODE);
	assert_null(p.first->next->next);
}

static void
carried_files_are_found_by_name(void **state)
{
	struct fixture *f = *state;
	struct err e = { 0 };
	struct sv bytes;
	bool found;

	assert_true(book_data(f->book, SV("error-codes.tsv"), &f->a, &bytes,
	    &found, &e));
	assert_true(found);
	assert_true(sv_eq(bytes, SV("E0382\townership#own-move\n")));
	assert_true(book_data(f->book, SV("nothing"), &f->a, &bytes, &found,
	    &e));
	assert_false(found);
}

static void
contents_list_pages_and_entries_in_order(void **state)
{
	struct fixture *f = *state;
	struct err e = { 0 };
	struct toc toc;

	assert_true(book_toc(f->book, &f->a, &toc, &e));
	assert_int_equal(toc.npages, 2);
	assert_int_equal(toc.nentries, 6);
	assert_true(sv_eq(toc.pages[0].slug, SV("borrowing")));
	assert_int_equal(toc.pages[1].first_entry, 2);
	assert_int_equal(toc.entries[1].level, LEVEL_SENIOR);
	assert_true(sv_eq(toc.entries[1].id, SV("bor-mut")));
}

static void
whole_book_is_verified(void **state)
{
	struct fixture *f = *state;
	struct err e = { 0 };
	struct book_stat stat;

	if (!book_verify(f->book, &e))
		fail_msg("%s", e.msg);
	assert_true(book_stat(f->book, &stat, &e));
	assert_int_equal(stat.file_bytes, f->made.bytes.n);
	assert_int_equal(stat.pages, 2);
	assert_int_equal(stat.terms, dict_size(f->book));
}

static void
refused_bytes(const void *p, size_t n, const char *message)
{
	struct book *b;
	struct err e = { 0 };

	assert_false(book_open_bytes(p, n, "x.book", &b, &e));
	assert_int_equal(e.code, ERR_DAMAGED);
	assert_non_null(strstr(e.msg, message));
}

static void
what_is_no_book_is_refused(void **state)
{
	struct fixture *f = *state;
	struct buf b = { 0 };

	refused_bytes("", 0, "x.book: not a book");
	refused_bytes("# Markdown is no book\n", 22, "x.book: not a book");
	buf_sv(&b, buf_view(&f->made.bytes));
	refused_bytes(b.p, b.n - 1, "not as long as it was");
	b.p[8] = 3;
	refused_bytes(b.p, b.n, "needs a newer program (format 3");
	b.p[8] = 1;
	refused_bytes(b.p, b.n, "made by an older program (format 1");
	buf_release(&b);
}

static void
unknown_section_is_skipped_unless_required(void **state)
{
	struct fixture *f = *state;
	struct buf b = { 0 };
	struct book *book;
	struct err e = { 0 };

	buf_sv(&b, buf_view(&f->made.bytes));
	/* The table's last section but one becomes another. */
	uint8_t *p = (uint8_t *)b.p;
	size_t n = (size_t)(p[10] | p[11] << 8);
	memcpy(p + 32 + (n - 2) * 24, "ZZZZ", 4);
	reseal((uint8_t *)b.p, b.n);
	refused_bytes(b.p, b.n, "needs a newer program (section ZZZZ)");
	p[32 + (n - 2) * 24 + 4] = 0;
	reseal((uint8_t *)b.p, b.n);
	refused_bytes(b.p, b.n, "missing");
	buf_release(&b);
	assert_true(book_open_bytes(f->made.bytes.p, f->made.bytes.n, "x",
	    &book, &e));
	book_close(book);
}

static void
shelf_keeps_the_first_of_two_books_with_one_name(void **state)
{
	struct fixture *f = *state;
	struct shelf s = { 0 };
	struct err e = { 0 };
	size_t added;

	assert_true(shelf_add(&s, f->made.dir, &added, &e));
	assert_int_equal(added, 1);
	assert_true(shelf_add(&s, f->made.path, &added, &e));
	assert_int_equal(added, 0);
	assert_int_equal(s.n, 1);
	assert_true(shelf_add(&s, "/nonexistent/books", &added, &e));
	assert_int_equal(added, 0);
	assert_false(shelf_add(&s, "/nonexistent/a.book", &added, &e));
	assert_int_equal(e.code, ERR_SYS);
	shelf_release(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(page_comes_back_as_it_was_written),
		cmocka_unit_test(entry_has_its_id_labels_and_heading),
		cmocka_unit_test(entry_alone_holds_only_itself),
		cmocka_unit_test(link_leads_to_names),
		cmocka_unit_test(names_are_found_by_kind_whatever_the_case),
		cmocka_unit_test(names_of_all_kinds_are_those_of_each),
		cmocka_unit_test(names_are_not_counted_beyond_one_more_than_wanted),
		cmocka_unit_test(terms_of_one_stem_are_a_group),
		cmocka_unit_test(group_is_found_by_its_stem),
		cmocka_unit_test(prefix_walk_gives_its_terms_in_order),
		cmocka_unit_test(postings_name_entries_fields_and_positions),
		cmocka_unit_test(passage_holds_the_blocks_of_an_entry),
		cmocka_unit_test(carried_files_are_found_by_name),
		cmocka_unit_test(contents_list_pages_and_entries_in_order),
		cmocka_unit_test(whole_book_is_verified),
		cmocka_unit_test(what_is_no_book_is_refused),
		cmocka_unit_test(unknown_section_is_skipped_unless_required),
		cmocka_unit_test(
		    shelf_keeps_the_first_of_two_books_with_one_name),
	};

	return cmocka_run_group_tests_name("book", tests, set_up, tear_down);
}
