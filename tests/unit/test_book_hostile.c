/* A book whose bytes were changed, and all its sums made right again: error or
 * any answer, but never a crash, a hang, or much memory. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/mem.h"
#include "book/dict.h"
#include "book/names.h"
#include "book/passage.h"
#include "book/postings.h"
#include "made_book.h"
#include "reseal.h"

#define MEMORY_MAX ((uint64_t)64 << 20)

static const struct made_file files[] = {
	{ "a.md",
	    "---\ntitle: Moves\naliases: [move]\nsee-also: [b]\n---\n\n"
	    "Value.\n\n## One? {#one .junior tags=\"E0382\"}\n\n"
	    "- see [b](b#two)\n- moved `&mut x`\n\n"
	    "## One?\n\nMoving, moves, moved.\n" },
	{ "b.md",
	    "## Two? {#two}\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n"
	    "> quoted *text*\n\n```rust\nfn f() {}\n```\n" },
	{ "error-codes.tsv", "E0382\ta#one\n" },
};
#define NFILES (sizeof(files) / sizeof(files[0]))

static void
read_postings(struct book *b, const struct term *t, struct arena *a)
{
	struct posting_iter it;
	struct err e = { 0 };
	uint32_t *positions;
	size_t n;
	bool ok = posting_begin(b, t, &it, &e);

	while (ok && it.entry != ENTRY_END) {
		ok = posting_positions(&it, a, &positions, &n, &e);
		if (ok)
			ok = posting_weights(&it, &e) && posting_next(&it, &e);
	}
}

static void
read_terms(struct book *b, struct arena *a)
{
	struct dict_walk w;
	struct term_group group;
	struct term t;
	struct err e = { 0 };
	bool more = true, found;
	uint32_t number;

	if (!dict_walk_begin(b, SV(""), &w, &e))
		return;
	while (dict_walk_next(&w, &t, &more, &e) && more) {
		read_postings(b, &t, a);
		(void)!dict_group(b, t.group, a, &group, &e);
		arena_clear(a);
	}
	(void)!dict_find(b, SV("moves"), &t, &found, &e);
	(void)!dict_find_stem(b, SV("move"), &number, &found, &e);
}

static void
read_names(struct book *b)
{
	struct name_target targets[4];
	struct err e = { 0 };
	size_t n;

	(void)!book_names(b, NAME_SLUG, SV("a"), targets, 4, &n, &e);
	(void)!book_names(b, NAME_ALIAS, SV("move"), targets, 4, &n, &e);
	(void)!book_names(b, NAME_ID, SV("one"), targets, 4, &n, &e);
	(void)!book_names(b, NAME_TITLE, SV("one"), targets, 4, &n, &e);
	(void)!book_names(b, NAME_CODE, SV("E0382"), targets, 4, &n, &e);
}

/* Everything a program would do with it. */
static void
read_all(const struct buf *bytes)
{
	struct book *b;
	struct arena a = { 0 };
	struct page page;
	struct passage passage;
	struct toc toc;
	struct err e = { 0 };

	mem_asked_reset();
	if (!book_open_bytes(bytes->p, bytes->n, "hostile", &b, &e)) {
		assert_int_equal(e.code, ERR_DAMAGED);
		return;
	}
	for (uint32_t i = 0; i < book_npages(b) && i < 1000; i++) {
		(void)!book_page(b, i, &a, &page, &e);
		arena_clear(&a);
	}
	for (uint32_t i = 0; i < book_nentries(b) && i < 1000; i++) {
		(void)!book_passage(b, i, 3, 20, &a, &passage, &e);
		arena_clear(&a);
	}
	(void)!book_toc(b, &a, &toc, &e);
	read_names(b);
	read_terms(b, &a);
	(void)!book_verify(b, &e);
	arena_release(&a);
	book_close(b);
	assert_true(mem_asked() <= MEMORY_MAX);
}

static struct made_book made;

static int
set_up(void **state)
{
	(void)state;
	made_book(&made, files, NFILES);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	made_book_remove(&made);
	return 0;
}

static void
change_each(unsigned char keep, unsigned char flip)
{
	struct buf b = { 0 };

	buf_sv(&b, buf_view(&made.bytes));
	for (size_t i = 0; i < b.n; i++) {
		char was = b.p[i];
		b.p[i] = (char)(((unsigned char)was & keep) ^ flip);
		reseal((uint8_t *)b.p, b.n);
		read_all(&b);
		b.p[i] = was;
	}
	buf_release(&b);
}

static void
book_with_any_byte_0_does_no_harm(void **state)
{
	(void)state;
	change_each(0, 0);
}

static void
book_with_any_byte_255_does_no_harm(void **state)
{
	(void)state;
	change_each(0, 255);
}

static void
book_with_any_lowest_bit_flipped_does_no_harm(void **state)
{
	(void)state;
	change_each(255, 1);
}

static void
book_with_any_highest_bit_flipped_does_no_harm(void **state)
{
	(void)state;
	change_each(255, 128);
}

static void
book_cut_anywhere_is_refused(void **state)
{
	struct err e = { 0 };
	struct book *b;

	(void)state;
	for (size_t n = 0; n < made.bytes.n; n++)
		assert_false(book_open_bytes(made.bytes.p, n, "cut", &b, &e));
}

/* Without new sums every change is an error, at the latest in verify. */
static void
changed_byte_is_found_by_verify(void **state)
{
	struct buf b = { 0 };

	(void)state;
	buf_sv(&b, buf_view(&made.bytes));
	for (size_t i = 0; i < b.n; i++) {
		struct err e = { 0 };
		struct book *book;
		b.p[i] ^= 0x10;
		if (book_open_bytes(b.p, b.n, "x", &book, &e)) {
			assert_false(book_verify(book, &e));
			book_close(book);
		}
		assert_int_equal(e.code, ERR_DAMAGED);
		b.p[i] ^= 0x10;
	}
	buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(book_with_any_byte_0_does_no_harm),
		cmocka_unit_test(book_with_any_byte_255_does_no_harm),
		cmocka_unit_test(book_with_any_lowest_bit_flipped_does_no_harm),
		cmocka_unit_test(
		    book_with_any_highest_bit_flipped_does_no_harm),
		cmocka_unit_test(book_cut_anywhere_is_refused),
		cmocka_unit_test(changed_byte_is_found_by_verify),
	};

	return cmocka_run_group_tests_name("book_hostile", tests, set_up,
	    tear_down);
}
