#include "config.h"

#include <dirent.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "book/book.h"
#include "book/dict.h"
#include "book/names.h"
#include "book/postings.h"
#include "compile/checked.h"
#include "compile/compile.h"
#include "corpus/corpus.h"
#include "doc/pack.h"
#include "scratch.h"

static const char ownership[] =
    "---\ntitle: Ownership\narea: language\nsummary: who frees a value\n"
    "aliases: [moves]\nsee-also: [borrowing]\n---\n\n"
    "Every value has *one* owner; see [borrowing](borrowing#nll).\n\n"
    "## What happens after a move? "
    "{#after-move .junior .debug tags=\"E0382 drop\" "
    "short=\"after a move\"}\n\n"
    "The value was moved; using it is an error.\n\n"
    "```rust,compile_fail,E0382\n# fn main() {\nlet a = vec![1];\n"
    "let b = a;\nprintln!(\"{a:?}\");\n# }\n```\n\n"
    "### Answer\n\n- the moving variable\n- moves are shallow\n\n"
    "| trait | moved |\n|---|---|\n| `Copy` | no |\n\n"
    "## Twice?\n\nfirst\n\n## Twice?\n\nsecond `&mut T` borrow\n";
static const char borrowing[] =
    "---\ntitle: Borrowing\narea: language\nsummary: using without owning\n"
    "---\n\nBorrowed values, back to [moves](moves).\n\n"
    "## What is NLL? {#nll .senior .concept}\n\n"
    "Non-lexical lifetimes; a `&mut T` ends with its last use.\n";
static const char book_yaml[] =
    "name: tiny\ntitle: Tiny\nlanguage: en\nareas:\n"
    "  - id: language\n    title: Language\n"
    "    topics: [ownership, borrowing]\n";

static void
make_tiny(void **state)
{
	static struct scratch s;

	scratch_make(&s);
	scratch_write(&s, "a/book.yaml", book_yaml);
	scratch_write(&s, "a/ownership.md", ownership);
	scratch_write(&s, "a/borrowing.md", borrowing);
	scratch_write(&s, "a/error-codes.tsv", "E0382\townership#twice\n");
	scratch_write(&s, "a/selftest.tsv", "moves\townership\n");
	*state = &s;
}

static int
setup(void **state)
{
	make_tiny(state);
	return 0;
}

static int
teardown(void **state)
{
	scratch_remove(*state);
	return 0;
}

static void
silent(void *arg, const struct diag *d)
{
	(void)arg;
	(void)d;
}

/* The corpus in the folder FROM. */
static struct corpus *
open_corpus(const struct scratch *s, const char *from)
{
	static struct diag_sink diag = { .emit = silent };
	struct corpus_opts opts = { .threads = 1 };
	struct corpus *c = NULL;
	struct err e = { 0 };
	char source[512];
	char *paths[] = { source };

	(void)snprintf(source, sizeof(source), "%s/%s", s->dir, from);
	if (!corpus_open(&c, paths, 1, SV("test"), &opts, &diag, &e))
		fail_msg("%s", e.msg);
	return c;
}

#define PLENTY ((uint64_t)64 << 20)

static bool
try_compile(const struct scratch *s, const char *from, const char *path,
    size_t threads, uint64_t memory, struct err *e)
{
	struct diag_sink diag = { .emit = silent };
	struct compile_opts how = { .threads = threads, .memory = memory };
	struct compile_result result;
	struct corpus *c = open_corpus(s, from);
	bool ok = compile_book(c, path, &how, &diag, &result, e);

	corpus_free(c);
	return ok;
}

/* The bytes of the book made of the folder FROM. */
static void
compiled(const struct scratch *s, const char *from, size_t threads,
    uint64_t memory, struct buf *out)
{
	struct err e = { 0 };
	char path[512];

	(void)snprintf(path, sizeof(path), "%s/compiled.book", s->dir);
	if (!try_compile(s, from, path, threads, memory, &e) ||
	    !file_read(path, SIZE_MAX, out, &e))
		fail_msg("%s", e.msg);
}

static struct book *
open_tiny(const struct scratch *s)
{
	struct book *b = NULL;
	struct err e = { 0 };
	char path[512];

	scratch_compile(s, "a", "a.book", path, sizeof(path));
	if (!book_open(path, &b, &e) || !book_verify(b, &e))
		fail_msg("%s", e.msg);
	return b;
}

static size_t
files_in(const struct scratch *s)
{
	DIR *dir = opendir(s->dir);
	size_t n = 0;

	assert_non_null(dir);
	while (readdir(dir) != NULL)
		n++;
	closedir(dir);
	return n - 2;
}

/* Text that looks like words, the same for the same SEED. */
static void
babble(struct buf *out, uint32_t seed, size_t n)
{
	static const char *const syllables[32] = { "bor", "row", "mo", "ve",
		"life", "time", "Trait", " ", " ", " ", ". ", "\n\n", "on",
		"`Vec<u8>` ", "&mut ", "own", "er", " ", "ship", "un", " ",
		"safe", "pin", " ", "send", "sync", " ", "clone", "drop",
		" ", "ing", "\n\n## " };

	for (size_t end = out->n + n; out->n < end;) {
		seed = seed * 1664525u + 1013904223u;
		buf_cstr(out, syllables[seed >> 27]);
	}
	buf_byte(out, '\0');
}

/* A folder of more than one stretch (compile.c). */
static void
make_large(const struct scratch *s, const char *dir)
{
	struct buf text = { 0 };

	for (uint32_t i = 0; i < 5; i++) {
		char name[64];
		buf_clear(&text);
		babble(&text, i, 850000);
		(void)snprintf(name, sizeof(name), "%s/page%u.md", dir, i);
		scratch_write(s, name, text.p);
	}
	buf_release(&text);
}

static void
assert_same(const struct buf *a, const struct buf *b)
{
	assert_int_equal(a->n, b->n);
	assert_memory_equal(a->p, b->p, a->n);
}

static void
book_bytes_do_not_depend_on_threads(void **state)
{
	struct buf one = { 0 }, two = { 0 }, large = { 0 }, eight = { 0 };

	compiled(*state, "a", 1, PLENTY, &one);
	compiled(*state, "a", 2, PLENTY, &two);
	assert_same(&one, &two);
	make_large(*state, "large");
	compiled(*state, "large", 1, PLENTY, &large);
	compiled(*state, "large", 8, PLENTY, &eight);
	assert_same(&large, &eight);
	buf_release(&one);
	buf_release(&two);
	buf_release(&large);
	buf_release(&eight);
}

/* A folder of more pages than runs are merged at once (run_set.c). */
static void
make_many(const struct scratch *s, const char *dir)
{
	struct buf text = { 0 };

	for (uint32_t i = 0; i < 60; i++) {
		char name[64];
		buf_clear(&text);
		babble(&text, i, 3000 + 100 * i);
		(void)snprintf(name, sizeof(name), "%s/page%u.md", dir, i);
		scratch_write(s, name, text.p);
	}
	buf_release(&text);
}

static void
book_bytes_do_not_depend_on_memory(void **state)
{
	static const uint64_t sizes[] = { 1, 100 << 10, 1 << 20 };
	struct buf whole = { 0 }, spilled = { 0 };

	make_many(*state, "many");
	compiled(*state, "many", 1, PLENTY, &whole);
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		for (size_t threads = 1; threads <= 4; threads *= 2) {
			buf_clear(&spilled);
			compiled(*state, "many", threads, sizes[i], &spilled);
			assert_same(&whole, &spilled);
		}
	}
	buf_release(&whole);
	buf_release(&spilled);
}

static void
book_bytes_do_not_depend_on_folder_or_creation_order(void **state)
{
	struct buf here = { 0 }, there = { 0 };

	scratch_write(*state, "deep/er/borrowing.md", borrowing);
	scratch_write(*state, "deep/er/selftest.tsv", "moves\townership\n");
	scratch_write(*state, "deep/er/error-codes.tsv",
	    "E0382\townership#twice\n");
	scratch_write(*state, "deep/er/ownership.md", ownership);
	scratch_write(*state, "deep/er/book.yaml", book_yaml);
	compiled(*state, "a", 1, PLENTY, &here);
	compiled(*state, "deep/er", 1, PLENTY, &there);
	assert_same(&here, &there);
	buf_release(&here);
	buf_release(&there);
}

/* All that shows of a page and its text as packed bytes. */
static void
describe(const struct page *page, struct buf *out)
{
	buf_string(out, page->slug);
	buf_string(out, page->title);
	buf_string(out, page->summary);
	buf_varint(out, (uint64_t)page->mode);
	for (size_t i = 0; i < page->aliases.n; i++)
		buf_string(out, page->aliases.v[i]);
	for (size_t i = 0; i < page->nentries; i++) {
		const struct entry *entry = &page->entries[i];
		buf_string(out, entry->id);
		buf_string(out, entry->title);
		buf_string(out, entry->short_title);
		buf_string(out, entry->tags);
		buf_varint(out, (uint64_t)entry->level);
		buf_varint(out, (uint64_t)entry->kind);
		buf_varint(out, entry->line);
		for (struct node *n = entry->first; n != entry->end;
		     n = n->next)
			pack_block(n, out);
	}
}

static void
assert_round_trip(const struct scratch *s, const char *from)
{
	struct corpus *c = open_corpus(s, from);
	struct book *b = NULL;
	struct arena a = { 0 };
	struct buf in = { 0 }, out = { 0 };
	struct page page;
	struct err e = { 0 };
	char path[512];

	scratch_compile(s, from, "round.book", path, sizeof(path));
	assert_true(book_open(path, &b, &e));
	if (!book_verify(b, &e))
		fail_msg("%s", e.msg);
	for (uint32_t i = 0; i < book_npages(b); i++) {
		page = (struct page){ 0 };
		assert_true(corpus_page(c, i, &a, &page, &e));
		describe(&page, &in);
		page = (struct page){ 0 };
		assert_true(book_page(b, i, &a, &page, &e));
		describe(&page, &out);
	}
	assert_same(&in, &out);
	book_close(b);
	corpus_free(c);
	arena_release(&a);
	buf_release(&in);
	buf_release(&out);
}

static void
book_gives_back_the_pages_of_the_corpus(void **state)
{
	assert_round_trip(*state, "a");
}

static void
book_of_several_stretches_gives_back_its_pages(void **state)
{
	make_large(*state, "large");
	assert_round_trip(*state, "large");
}

static void
book_gives_back_text_that_shrinks_to_almost_nothing(void **state)
{
	struct buf text = { 0 };

	buf_cstr(&text, "# Long\n\n");
	buf_fill(&text, 'a', 200000);
	buf_byte(&text, '\0');
	scratch_write(*state, "long/long.md", text.p);
	assert_round_trip(*state, "long");
	buf_release(&text);
}

static void
book_of_an_empty_page_is_whole(void **state)
{
	scratch_write(*state, "empty/empty.md", "");
	assert_round_trip(*state, "empty");
}

/* The entries that hold FORM, as a bit mask. */
static unsigned
holders(struct book *b, struct sv form)
{
	struct term term;
	struct posting_iter it;
	struct err e = { 0 };
	unsigned mask = 0;
	bool found = false;

	assert_true(dict_find(b, form, &term, &found, &e));
	if (!found)
		return 0;
	assert_true(posting_begin(b, &term, &it, &e));
	while (it.entry != ENTRY_END) {
		mask |= 1u << it.entry;
		assert_true(posting_next(&it, &e));
	}
	return mask;
}

/* Entries of the tiny book: 0 ownership, 1 after-move, 2 and 3 twice,
 * 4 borrowing, 5 nll. */
static void
postings_of_a_word_are_the_entries_that_hold_it(void **state)
{
	struct book *b = open_tiny(*state);

	assert_int_equal(holders(b, SV("shallow")), 1u << 1);
	assert_int_equal(holders(b, SV("lifetimes")), 1u << 5);
	assert_int_equal(holders(b, SV("moves")), 1u << 0 | 1u << 1 | 1u << 4);
	assert_int_equal(holders(b, SV("&mut")), 1u << 3 | 1u << 5);
	assert_int_equal(holders(b, SV("main")), 0);	/* hidden */
	book_close(b);
}

static void
operators_have_no_positions(void **state)
{
	struct book *b = open_tiny(*state);
	struct term term;
	struct err e = { 0 };
	bool found = false;

	assert_true(dict_find(b, SV("&mut"), &term, &found, &e));
	assert_true(found && term.is_operator);
	assert_true(dict_find(b, SV("moves"), &term, &found, &e));
	assert_true(found && !term.is_operator);
	book_close(b);
}

static void
forms_of_one_stem_are_a_group_and_its_entries_count_once(void **state)
{
	struct book *b = open_tiny(*state);
	struct arena a = { 0 };
	struct term moves, moved;
	struct term_group group;
	struct err e = { 0 };
	bool found;

	assert_true(dict_find(b, SV("moves"), &moves, &found, &e));
	assert_true(dict_find(b, SV("moved"), &moved, &found, &e));
	assert_int_equal(moves.group, moved.group);
	assert_true(dict_group(b, moves.group, &a, &group, &e));
	assert_int_equal(group.nforms, 4);	/* move moved moves moving */
	assert_int_equal(group.df, 3);
	arena_release(&a);
	book_close(b);
}

static void
positions_follow_the_token_stream(void **state)
{
	struct book *b = open_tiny(*state);
	struct arena a = { 0 };
	struct term term;
	struct posting_iter it;
	struct err e = { 0 };
	uint32_t *positions;
	size_t n;
	bool found;

	/* "What is NLL?" 0-2, a gap of 4, no tags, a gap of 4: 11. */
	assert_true(dict_find(b, SV("lexical"), &term, &found, &e));
	assert_true(posting_begin(b, &term, &it, &e));
	assert_true(posting_positions(&it, &a, &positions, &n, &e));
	assert_int_equal(n, 1);
	assert_int_equal(positions[0], 12);
	arena_release(&a);
	book_close(b);
}

static void
overview_of_an_entry_is_its_pages_first(void **state)
{
	struct book *b = open_tiny(*state);
	struct entry_brief brief;
	struct page_info page;
	struct err e = { 0 };
	uint32_t overview;

	for (uint32_t i = 0; i < book_nentries(b); i++) {
		assert_true(book_entry_brief(b, i, &brief, &e));
		assert_true(book_page_info(b, brief.page, &page, &e));
		assert_true(book_entry_overview(b, i, &overview, &e));
		assert_int_equal(overview, page.first_entry);
	}
	assert_false(book_entry_overview(b, book_nentries(b), &overview, &e));
	book_close(b);
}

static uint32_t
entry_named(struct book *b, enum name_kind kind, struct sv key)
{
	struct name_target target = { 0 };
	struct err e = { 0 };
	size_t n = 0;

	assert_true(book_names(b, kind, key, &target, 1, &n, &e));
	return n > 0 ? target.entry : UINT32_MAX;
}

static void
names_lead_to_their_entries(void **state)
{
	struct book *b = open_tiny(*state);

	assert_int_equal(entry_named(b, NAME_SLUG, SV("borrowing")), 4);
	assert_int_equal(entry_named(b, NAME_PATH, SV("borrowing.md")), 4);
	assert_int_equal(entry_named(b, NAME_PATH, SV("borrowing")), 4);
	assert_int_equal(entry_named(b, NAME_ALIAS, SV("Moves")), 0);
	assert_int_equal(entry_named(b, NAME_ID, SV("nll")), 5);
	assert_int_equal(entry_named(b, NAME_ID, SV("twice-1")), 3);
	assert_int_equal(entry_named(b, NAME_TITLE, SV("what is nll?")), 5);
	assert_int_equal(entry_named(b, NAME_SLUG, SV("nll")), UINT32_MAX);
	book_close(b);
}

static void
answer_of_a_code_comes_before_its_tags(void **state)
{
	struct book *b = open_tiny(*state);
	struct name_target targets[2];
	struct err e = { 0 };
	size_t n;

	assert_true(book_names(b, NAME_CODE, SV("E0382"), targets, 2, &n, &e));
	assert_int_equal(n, 2);
	assert_int_equal(targets[0].entry, 2);
	assert_int_equal(targets[1].entry, 1);
	book_close(b);
}

static void
related_pages_are_resolved(void **state)
{
	struct book *b = open_tiny(*state);
	struct arena a = { 0 };
	struct ref_list related;
	struct err e = { 0 };

	assert_true(book_page_related(b, 0, &a, &related, &e));
	assert_int_equal(related.n, 1);
	assert_true(sv_eq(related.v[0].slug, SV("borrowing")));
	arena_release(&a);
	book_close(b);
}

static void
carried_files_come_back(void **state)
{
	struct book *b = open_tiny(*state);
	struct arena a = { 0 };
	struct sv bytes;
	struct err e = { 0 };
	bool found;

	assert_true(book_data(b, SV("selftest.tsv"), &a, &bytes, &found, &e));
	assert_true(found);
	assert_true(sv_eq(bytes, SV("moves\townership\n")));
	arena_release(&a);
	book_close(b);
}

/* What page 0 of a book of the folder "a" was checked by. */
static void
assert_checked(const struct scratch *s, struct sv expected)
{
	struct book *b = open_tiny(s);
	struct page_info info;
	struct err e = { 0 };

	assert_true(book_page_info(b, 0, &info, &e));
	assert_true(sv_eq(info.checked, expected));
	book_close(b);
}

/* Record the code of "a" as it is. */
static void
write_checked(const struct scratch *s)
{
	struct corpus *c = open_corpus(s, "a");
	struct arena a = { 0 };
	struct page page = { 0 };
	struct buf file = { 0 };
	struct err e = { 0 };

	buf_cstr(&file, "# made by make update-checked\n"
	    "rustc 1.96.0 edition 2024\n");
	assert_true(corpus_page(c, 0, &a, &page, &e));
	checked_line(&page, &file);
	buf_byte(&file, '\0');
	scratch_write(s, "a/CHECKED", file.p);
	buf_release(&file);
	arena_release(&a);
	corpus_free(c);
}

static void
page_is_checked_while_its_code_is_the_recorded_one(void **state)
{
	struct buf changed = { 0 };

	assert_checked(*state, SV(""));
	write_checked(*state);
	assert_checked(*state, SV("rustc 1.96, edition 2024"));
	buf_cstr(&changed, ownership);
	buf_cstr(&changed, "\nMore prose.\n");
	buf_byte(&changed, '\0');
	scratch_write(*state, "a/ownership.md", changed.p);
	assert_checked(*state, SV("rustc 1.96, edition 2024"));
	changed.n--;
	buf_cstr(&changed, "\n```rust\nlet c = 1;\n```\n");
	buf_byte(&changed, '\0');
	scratch_write(*state, "a/ownership.md", changed.p);
	assert_checked(*state, SV(""));
	buf_release(&changed);
}

static void
limit_file_size(rlim_t bytes)
{
	struct rlimit limit;

	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	limit.rlim_cur = bytes < limit.rlim_max ? bytes : limit.rlim_max;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void
failed_compile_leaves_the_old_book_and_nothing_else(void **state)
{
	struct buf before = { 0 }, after = { 0 };
	struct err e = { 0 };
	char path[512];

	scratch_compile(*state, "a", "a.book", path, sizeof(path));
	assert_true(file_read(path, SIZE_MAX, &before, &e));
	size_t nfiles = files_in(*state);
	(void)signal(SIGXFSZ, SIG_IGN);
	limit_file_size(1000);
	bool ok = try_compile(*state, "a", path, 2, PLENTY, &e);
	limit_file_size(RLIM_INFINITY);
	assert_false(ok);
	assert_int_equal(e.code, ERR_SYS);
	assert_non_null(strstr(e.msg, "a.book"));
	assert_int_equal(files_in(*state), nfiles);
	assert_true(file_read(path, SIZE_MAX, &after, &e));
	assert_same(&before, &after);
	buf_release(&before);
	buf_release(&after);
}

static void
full_disk_while_spilling_is_an_error_and_keeps_the_old_book(void **state)
{
	const struct scratch *s = *state;
	struct err e = { 0 };
	char path[512];

	make_many(s, "many");
	scratch_compile(s, "a", "a.book", path, sizeof(path));
	size_t nfiles = files_in(s);
	(void)signal(SIGXFSZ, SIG_IGN);
	limit_file_size(4000);
	bool ok = try_compile(s, "many", path, 2, 1, &e);
	limit_file_size(RLIM_INFINITY);
	assert_false(ok);
	assert_int_equal(e.code, ERR_SYS);
	assert_non_null(strstr(e.msg, "temporary file in "));
	assert_int_equal(files_in(s), nfiles);
	assert_true(try_compile(s, "many", path, 2, 1, &e));
}

static void
page_that_changes_while_compiling_is_an_error(void **state)
{
	const struct scratch *s = *state;
	struct diag_sink diag = { .emit = silent };
	struct compile_opts how = { .threads = 2, .memory = PLENTY };
	struct compile_result result;
	struct corpus *c = open_corpus(s, "a");
	struct err e = { 0 };
	char path[512];

	scratch_write(s, "a/borrowing.md", "# Borrowing\n\n## One\n\n## Two\n");
	(void)snprintf(path, sizeof(path), "%s/changed.book", s->dir);
	size_t nfiles = files_in(s);
	assert_false(compile_book(c, path, &how, &diag, &result, &e));
	assert_int_equal(e.code, ERR_CONTENT);
	assert_int_equal(files_in(s), nfiles);
	corpus_free(c);
}

static void
book_into_a_full_device_is_an_error(void **state)
{
	struct err e = { 0 };

	assert_false(try_compile(*state, "a", "/dev/full", 1, PLENTY, &e));
	assert_int_equal(e.code, ERR_SYS);
	assert_non_null(strstr(e.msg, "/dev/full"));
}

#define test(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		test(book_bytes_do_not_depend_on_threads),
		test(book_bytes_do_not_depend_on_memory),
		test(book_bytes_do_not_depend_on_folder_or_creation_order),
		test(book_gives_back_the_pages_of_the_corpus),
		test(book_of_several_stretches_gives_back_its_pages),
		test(book_gives_back_text_that_shrinks_to_almost_nothing),
		test(book_of_an_empty_page_is_whole),
		test(postings_of_a_word_are_the_entries_that_hold_it),
		test(operators_have_no_positions),
		test(forms_of_one_stem_are_a_group_and_its_entries_count_once),
		test(positions_follow_the_token_stream),
		test(overview_of_an_entry_is_its_pages_first),
		test(names_lead_to_their_entries),
		test(answer_of_a_code_comes_before_its_tags),
		test(related_pages_are_resolved),
		test(carried_files_come_back),
		test(page_is_checked_while_its_code_is_the_recorded_one),
		test(failed_compile_leaves_the_old_book_and_nothing_else),
		test(full_disk_while_spilling_is_an_error_and_keeps_the_old_book),
		test(page_that_changes_while_compiling_is_an_error),
		test(book_into_a_full_device_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
