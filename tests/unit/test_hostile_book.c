/* Books that are wrong on purpose: every byte changed four ways, every length
 * cut, with the sums as they were and with the sums made right again. All in
 * one process, so that a sanitizer sees each access and a leak adds up. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/mem.h"
#include "book/names.h"
#include "render/ansi.h"
#include "render/layout.h"
#include "reseal.h"
#include "scratch.h"
#include "search/search.h"

#define BOOK_BYTES_MAX 16384
#define ASKED_MAX ((uint64_t)64 << 20)
#define SECONDS_MAX 600		/* a watchdog against a hang, not a timing */

static struct buf whole;	/* the good book */
static uint64_t whole_answer;

static void
add(uint64_t *digest, struct sv s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		*digest = (*digest ^ (uint8_t)s.p[i]) * 0x100000001B3u;
}

static bool
answer_pages(struct book *b, struct arena *a, uint64_t *digest, struct err *e)
{
	struct layout_opts how = { .width = 72, .has_ids = true };
	struct ansi_opts plain = { 0 };
	uint32_t i;

	for (i = 0; i < book_npages(b); i++) {
		struct buf text = { 0 };
		struct sink sink;
		struct page page;
		struct layout l;

		if (!book_page(b, i, a, &page, e))
			return false;
		layout_page(&page, &how, a, &l);
		sink_to_buf(&sink, &text);
		ansi_layout(&sink, &l, &plain);
		add(digest, buf_view(&text));
		sink_release(&sink);
		buf_release(&text);
	}
	return true;
}

static bool
answer_searches(struct book *b, struct arena *a, uint64_t *digest,
    struct err *e)
{
	static const struct sv queries[] = { SV_INIT("owner value"),
		SV_INIT("\"borrow checker\" -panic"), SV_INIT("mov* &mut T"),
		SV_INIT("gc") };
	struct book *books[] = { b };
	struct shelf shelf = { .books = books, .n = 1 };
	struct search_opts opts = { .limit = 10, .has_snippets = true };
	size_t q, i;

	for (q = 0; q < sizeof(queries) / sizeof(*queries); q++) {
		struct hits hits = { 0 };

		if (!search_run(&shelf, queries[q], &opts, a, &hits, e))
			return false;
		if (hits.ndamaged > 0) {
			*e = hits.damage;
			return false;
		}
		for (i = 0; i < hits.n; i++) {
			add(digest, sv_make((const char *)&hits.v[i].entry,
			    sizeof(hits.v[i].entry)));
			add(digest, hits.v[i].snippet.text);
		}
	}
	return true;
}

static bool
answer_names(struct book *b, uint64_t *digest, struct err *e)
{
	static const struct sv names[] = { SV_INIT("moves"),
		SV_INIT("mov-after"), SV_INIT("E0382"), SV_INIT("Loans") };
	enum name_kind kind;
	size_t i, n;

	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		for (kind = 0; kind < NAME_KINDS; kind++) {
			struct name_target t[4];

			if (!book_names(b, kind, names[i], t, 4, &n, e))
				return false;
			add(digest, sv_make((const char *)&n, sizeof(n)));
		}
	return true;
}

/* Everything a reader can be asked; false when any of it is an error. */
static bool
answer(const uint8_t *p, size_t n, uint64_t *digest)
{
	struct book *b = NULL;
	struct arena a = { 0 };
	struct err e = { 0 };
	bool ok;

	*digest = 0xCBF29CE484222325u;
	mem_asked_reset();
	ok = book_open_bytes(p, n, "test.book", &b, &e) &&
	    answer_names(b, digest, &e) && answer_pages(b, &a, digest, &e) &&
	    answer_searches(b, &a, digest, &e);
	/* All is asked, also of a book in which something failed. */
	if (b != NULL) {
		struct err ignored = { 0 };
		uint64_t rest = 0;

		if (!book_verify(b, &ignored))
			ok = ok && ignored.code == ERR_DAMAGED;
		arena_clear(&a);
		if (!ok) {
			ignored = (struct err){ 0 };
			if (!answer_searches(b, &a, &rest, &ignored))
				assert_int_not_equal(ignored.code, ERR_NONE);
		}
	}
	if (!ok)
		assert_int_not_equal(strlen(e.msg) + 1, 0);
	assert_true(mem_asked() <= ASKED_MAX);
	book_close(b);
	arena_release(&a);
	return ok;
}

static uint8_t
changed(uint8_t byte, unsigned how)
{
	static const uint8_t flip[] = { 0, 0, 0x01, 0x80 };

	return how == 0 ? 0 : how == 1 ? 255 : (uint8_t)(byte ^ flip[how]);
}

/* Each byte in each way, in an exact-size copy on the heap. */
static void
try_bytes(bool is_resealed, unsigned how)
{
	uint8_t *copy = malloc(whole.n);
	uint64_t digest;
	size_t i;

	assert_non_null(copy);
	(void)alarm(SECONDS_MAX);
	for (i = 0; i < whole.n; i++) {
		memcpy(copy, whole.p, whole.n);
		copy[i] = changed(copy[i], how);
		if (is_resealed)
			reseal(copy, whole.n);
		if (answer(copy, whole.n, &digest) && !is_resealed)
			assert_true(digest == whole_answer);
	}
	(void)alarm(0);
	free(copy);
}

static void
every_byte_set_to_0_is_an_error_or_the_same_answer(void **state)
{
	(void)state;
	try_bytes(false, 0);
}

static void
every_byte_set_to_255_is_an_error_or_the_same_answer(void **state)
{
	(void)state;
	try_bytes(false, 1);
}

static void
every_lowest_bit_flipped_is_an_error_or_the_same_answer(void **state)
{
	(void)state;
	try_bytes(false, 2);
}

static void
every_highest_bit_flipped_is_an_error_or_the_same_answer(void **state)
{
	(void)state;
	try_bytes(false, 3);
}

static void
every_byte_set_to_0_with_right_sums_does_no_harm(void **state)
{
	(void)state;
	try_bytes(true, 0);
}

static void
every_byte_set_to_255_with_right_sums_does_no_harm(void **state)
{
	(void)state;
	try_bytes(true, 1);
}

static void
every_lowest_bit_flipped_with_right_sums_does_no_harm(void **state)
{
	(void)state;
	try_bytes(true, 2);
}

static void
every_highest_bit_flipped_with_right_sums_does_no_harm(void **state)
{
	(void)state;
	try_bytes(true, 3);
}

static void
every_truncation_is_an_error(void **state)
{
	uint64_t digest;
	size_t n;

	(void)state;
	(void)alarm(SECONDS_MAX);
	for (n = 0; n < whole.n; n++) {
		uint8_t *copy = malloc(n + (n == 0));

		assert_non_null(copy);
		memcpy(copy, whole.p, n);
		assert_false(answer(copy, n, &digest));
		reseal(copy, n);
		(void)answer(copy, n, &digest);
		free(copy);
	}
	(void)alarm(0);
}

static void
synonym_without_words_is_an_error(void **state)
{
	static const char form[] = "\4drop";
	const size_t n = sizeof(form) - 1;
	uint8_t *copy = malloc(whole.n);
	uint64_t digest;
	size_t at = 0;

	(void)state;
	assert_non_null(copy);
	memcpy(copy, whole.p, whole.n);
	while (at + n < whole.n && memcmp(copy + at, form, n) != 0)
		at++;
	assert_true(at + n < whole.n);
	memset(copy + at + 1, ' ', n - 1);
	reseal(copy, whole.n);
	assert_false(answer(copy, whole.n, &digest));
	free(copy);
}

static void
the_whole_book_answers_the_same_twice(void **state)
{
	uint64_t digest;

	(void)state;
	assert_true(answer((uint8_t *)whole.p, whole.n, &digest));
	assert_true(digest == whole_answer);
	reseal((uint8_t *)whole.p, whole.n);
	assert_true(answer((uint8_t *)whole.p, whole.n, &digest));
	assert_true(digest == whole_answer);
}

static int
make_book(void **state)
{
	static struct scratch s;
	char path[512];
	struct err e = { 0 };

	(void)state;
	scratch_make(&s);
	scratch_write(&s, "c/moves.md",
	    "---\ntitle: Moving values\nsummary: what a move does\n"
	    "aliases: [move]\nsee-also: [loans]\n---\n\n"
	    "A value has one **owner**; see [loans](loans).\n\n"
	    "## After a move? {#mov-after .junior .debug tags=\"E0382\"}\n\n"
	    "```rust\nlet b = a;\n```\n\n### Short answer\n\nGone.\n\n"
	    "### Answer\n\n| a | b |\n|---|--:|\n| `x` | *y* |\n\n"
	    "1. one\n   - two\n\n> quoted <br> text\n\n"
	    "## When Copy? {.mid short=\"copy\"}\n\nWhen all parts are.\n");
	scratch_write(&s, "c/loans.md", "# Loans\n\nReferences borrow; the "
	    "borrow checker compares loans.\n\n## Rules\n\nOne `&mut T` or many "
	    "`&T`; a value moved is [gone](moves#mov-after).\n");
	scratch_write(&s, "c/synonyms.txt", "gc => drop\n");
	scratch_compile(&s, "c", "c.book", path, sizeof(path));
	if (!file_read(path, BOOK_BYTES_MAX, &whole, &e))
		fail_msg("%s", e.msg);
	scratch_remove(&s);
	return answer((uint8_t *)whole.p, whole.n, &whole_answer) ? 0 : -1;
}

static int
drop_book(void **state)
{
	(void)state;
	buf_release(&whole);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_whole_book_answers_the_same_twice),
		cmocka_unit_test(
		    every_byte_set_to_0_is_an_error_or_the_same_answer),
		cmocka_unit_test(
		    every_byte_set_to_255_is_an_error_or_the_same_answer),
		cmocka_unit_test(
		    every_lowest_bit_flipped_is_an_error_or_the_same_answer),
		cmocka_unit_test(
		    every_highest_bit_flipped_is_an_error_or_the_same_answer),
		cmocka_unit_test(
		    every_byte_set_to_0_with_right_sums_does_no_harm),
		cmocka_unit_test(
		    every_byte_set_to_255_with_right_sums_does_no_harm),
		cmocka_unit_test(
		    every_lowest_bit_flipped_with_right_sums_does_no_harm),
		cmocka_unit_test(
		    every_highest_bit_flipped_with_right_sums_does_no_harm),
		cmocka_unit_test(every_truncation_is_an_error),
		cmocka_unit_test(synonym_without_words_is_an_error),
	};

	return cmocka_run_group_tests(tests, make_book, drop_book);
}
