/* Searching small books: what is found, in which order, and how it shows. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "book/shelf.h"
#include "reseal.h"
#include "scratch.h"
#include "search/search.h"

#define HEAD_BYTES 64
#define SECONDS_MAX 600		/* a watchdog against a hang, not a timing */

struct fixture {
	struct scratch s;
	struct arena a;
	struct book *books[3];
	struct shelf shelf;
	struct hits hits;
	struct search_opts opts;
};

static const char book_yaml[] =
    "name: one\ntitle: One\nlanguage: en\nareas:\n"
    "  - id: language\n    title: Language\n    topics: [moves, loans]\n"
    "  - id: tools\n    title: Tools\n    topics: [odd]\n";

/* Entries are named by their ids; an overview by its slug. */
static const char moves[] =
    "---\ntitle: Moving values\narea: language\nsummary: giving up owners\n"
    "aliases: [transfer, drop]\n---\n\n"
    "Overview of cargo.\n\n"
    "## What does a closure capture? {#captures .junior .concept "
    "tags=\"environment\"}\n\n"
    "A move closure takes what it names.\n\n"
    "## Who moves a closure? {#apart .mid .debug tags=\"E0382\"}\n\n"
    "The closure and its move are apart here; it panics.\n\n"
    "## Two blocks {#blocks .senior .debug}\n\n"
    "It ends in borrow\n\nchecker begins it.\n\n"
    "## Forms {#forms .mid .code}\n\n"
    "The borrowing checkers are here.\n\n"
    "## Exact form {#exact .mid .code}\n\n"
    "The borrow checker is here.\n";
static const char loans[] =
    "---\ntitle: Loans\narea: language\nsummary: lending it out\n---\n\n"
    "Overview of loans.\n\n"
    "## Signs in code {#signs .mid .code}\n\n"
    "```rust\n#[derive(Debug)]\nstruct S<'b>(&'b str);\n"
    "fn f(x: &mut T) -> Option<u8> { g()?; }\n"
    "let n = s.parse::<u8>();\nfor i in 0..=9 {}\n"
    "static X: &'static str = \"\";\n```\n\n"
    "## Identifiers {#idents .mid .code}\n\n"
    "See `PhantomData` and `read_to_string`.\n\n"
    "## Words of it {#words .mid .code}\n\n"
    "A phantom data type; read what it says to string.\n\n"
    "## transfer {#same-as-alias .senior .design}\n\n"
    "Nothing else.\n\n"
    "## Codes {#codes .senior .design}\n\n"
    "E0382 E0382 E0382 are in the text.\n";
static const char odd[] =
    "---\ntitle: Odd text\narea: tools\nsummary: wide\n---\n\n"
    "Overview.\n\n"
    "## Wide {#wide}\n\n"
    "\xE6\xBC\xA2\xE5\xAD\x97 e\xCC\x81t\xC3\xA9 zebra \xE6\xBC\xA2.\n\n"
    "## Begins {#begins}\n\nquagga and so on.\n\n"
    "## Ends {#ends}\n\nSo it is with the okapi\n\n"
    "## Unsafe {#unsafe}\n\n"
    "a \x1B[31m red\xE2\x80\xAE gnu \xC2\x9B" "end\n\n"
    "## Only in this heading: tapir {#heading}\n\n"
    "### Answer\n\nLong.\n\n### Short answer\n\nThe short one.\n\n"
    "## Where else {#links}\n\n"
    "There are gaurs of a kind in it, and far from them the numbats, which "
    "have it all to themselves, as was to be told in this line of words.\n\n"
    "### See also\n\n- [More of gaurs and numbats](#begins)\n"
    "- [Where aardwolves are](#begins)\n\n"
    "### Sources\n\n- Numbats and gaurs: <https://a.example/gaurs>\n";

static void
open_book(struct fixture *f, const char *path)
{
	struct err e = { 0 };

	if (!book_open(path, &f->books[f->shelf.n], &e))
		fail_msg("%s", e.msg);
	f->shelf.books = f->books;
	f->shelf.n++;
}

static int
setup(void **state)
{
	static struct fixture f;
	char path[512];

	f = (struct fixture){ 0 };
	scratch_make(&f.s);
	scratch_write(&f.s, "one/book.yaml", book_yaml);
	scratch_write(&f.s, "one/moves.md", moves);
	scratch_write(&f.s, "one/loans.md", loans);
	scratch_write(&f.s, "one/odd.md", odd);
	scratch_write(&f.s, "one/error-codes.tsv", "E0382\tmoves#forms\n");
	scratch_write(&f.s, "one/synonyms.txt",
	    "striped horse, equid => zebra\ntest case => captures, okapi\n"
	    "tapir, extinct one\nvanished => nowhere1\n");
	scratch_compile(&f.s, "one", "one.book", path, sizeof(path));
	open_book(&f, path);
	*state = &f;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	for (size_t i = 0; i < f->shelf.n; i++)
		book_close(f->books[i]);
	arena_release(&f->a);
	scratch_remove(&f->s);
	return 0;
}

static void
search_bytes(struct fixture *f, const char *p, size_t n)
{
	struct err e = { 0 };

	if (!search_run(&f->shelf, sv_make(p, n), &f->opts, &f->a, &f->hits,
		&e))
		fail_msg("%s", e.msg);
}

static void
search(struct fixture *f, const char *query)
{
	search_bytes(f, query, strlen(query));
}

static void
put_name(struct fixture *f, const struct hit *h, struct buf *out)
{
	struct entry_info info;
	struct page_info page;
	struct err e = { 0 };

	assert_true(book_entry_info(h->book, h->entry, &f->a, &info, &e));
	assert_true(book_page_info(h->book, h->page, &page, &e));
	assert_int_equal(info.page, h->page);
	buf_cstr(out, out->n > 0 ? " " : "");
	buf_sv(out, info.is_overview ? page.slug : info.id);
}

/* The hits of QUERY in order. */
static void
expect(struct fixture *f, const char *query, const char *names)
{
	struct buf out = { 0 };

	search(f, query);
	for (size_t i = 0; i < f->hits.n; i++)
		put_name(f, &f->hits.v[i], &out);
	buf_byte(&out, '\0');
	assert_string_equal(out.p, names);
	buf_release(&out);
}

/* The first hit of QUERY. */
static void
expect_first(struct fixture *f, const char *query, const char *name)
{
	size_t limit = f->opts.limit;

	f->opts.limit = 1;
	expect(f, query, name);
	f->opts.limit = limit;
}

static void
expect_snippet(struct fixture *f, const char *query, const char *text)
{
	f->opts.has_snippets = true;
	search(f, query);
	assert_int_equal(f->hits.n, 1);
	assert_true(f->hits.v[0].snippet.text.n == strlen(text));
	assert_memory_equal(f->hits.v[0].snippet.text.p, text, strlen(text));
}

static void
expect_mark(const struct fixture *f, size_t i, uint32_t start, uint32_t end)
{
	assert_true(i < f->hits.v[0].snippet.nmarks);
	assert_int_equal(f->hits.v[0].snippet.marks[i].start, start);
	assert_int_equal(f->hits.v[0].snippet.marks[i].end, end);
}

/* A book of its own in place of the fixture's. */
static void
open_named(struct fixture *f)
{
	char path[512];

	scratch_write(&f->s, "named/first.md",
	    "---\ntitle: Roads\naliases: [street]\n---\n\nOr a ferry.\n\n"
	    "## Waiting {#first-waits}\n\n"
	    "It waits here for a canal, a waterway.\n\n"
	    "## Running {#first-runs short=\"laps\"}\n\nIt runs here.\n");
	scratch_write(&f->s, "named/second.md",
	    "---\ntitle: Canals\naliases: [waterway]\n---\n\nOverview.\n\n"
	    "## Waiting {#second-waits}\n\n"
	    "It waits here for a canal, a waterway.\n");
	scratch_write(&f->s, "named/synonyms.txt", "ferry => waits\n::<> => canal\n");
	scratch_compile(&f->s, "named", "named.book", path, sizeof(path));
	book_close(f->books[0]);
	f->shelf.n = 0;
	open_book(f, path);
}

static void
phrase_matches_only_adjacent_words(void **state)
{
	expect(*state, "\"move closure\"", "captures");
	expect(*state, "\"closure move\"", "");
}

static void
phrase_matches_other_forms(void **state)
{
	expect(*state, "\"borrow checker\"", "exact forms");
	expect(*state, "\"borrowing checkers\"", "forms exact");
}

static void
phrase_does_not_cross_blocks(void **state)
{
	expect(*state, "\"borrow checker begins\"", "");
	expect(*state, "borrow checker begins", "blocks");
}

static void
phrase_in_a_field_is_looked_for_there(void **state)
{
	expect(*state, "title:\"moves a closure\"", "apart");
	expect(*state, "body:\"moves a closure\"", "");
	expect(*state, "body:\"move closure\"", "captures");
}

static void
excluded_words_and_phrases_leave_entries_out(void **state)
{
	expect(*state, "title:closure", "apart captures");
	expect(*state, "title:closure -panics", "captures");
	expect(*state, "title:closure -panic", "captures");
	expect(*state, "title:closure -\"move closure\"", "apart");
	expect(*state, "title:closure -level:mid", "captures");
	expect(*state, "title:closure -title:closure", "");
}

static void
exclusion_alone_gives_all_else(void **state)
{
	struct fixture *f = *state;

	search(f, "-zebra");
	assert_int_equal(f->hits.total, book_nentries(f->books[0]) - 1);
	assert_false(f->hits.is_empty_query);
}

static void
prefix_finds_all_words_that_begin_so(void **state)
{
	expect(*state, "zeb*", "wide");
	expect(*state, "phant*", "idents words");
	expect(*state, "zzz*", "");
}

static void
fields_are_kept_apart(void **state)
{
	expect(*state, "title:tapir", "heading");
	expect(*state, "body:tapir", "");
	expect(*state, "code:phantomdata", "idents");
	expect(*state, "body:phantom", "words");
	expect(*state, "tag:environment", "captures");
	expect(*state, "body:environment", "");
	expect(*state, "summary:lending", "loans");
	expect(*state, "title:lending", "");
	expect(*state, "name:transfer", "moves");
}

static void
query_filters_by_level_kind_topic_and_area(void **state)
{
	expect(*state, "closure level:junior", "captures");
	expect(*state, "closure level:junior,mid kind:debug", "apart");
	expect(*state, "level:senior", "blocks same-as-alias codes");
	expect(*state, "level:senior topic:loans", "same-as-alias codes");
	expect(*state, "overview area:tools", "odd");
	expect(*state, "overview -area:language", "odd");
	expect(*state, "overview topic:transfer", "moves");
	expect(*state, "overview topic:nowhere", "");
}

static void
options_filter_as_the_query_does(void **state)
{
	struct fixture *f = *state;
	struct sv topic = SV("loans"), area = SV("tools");

	f->opts.filter = (struct filter){ .levels = 1u << LEVEL_JUNIOR };
	expect(f, "closure", "captures");
	expect(f, "closure level:mid", "");
	f->opts.filter = (struct filter){ .kinds = 1u << KIND_DEBUG };
	expect(f, "closure", "apart");
	f->opts.filter = (struct filter){ .topics = { &topic, 1 } };
	expect(f, "overview", "loans");
	f->opts.filter = (struct filter){ .areas = { &area, 1 } };
	expect(f, "overview", "odd");
}

static void
pages_that_filters_keep_out_are_not_named_in(void **state)
{
	struct fixture *f = *state;

	f->opts.filter = (struct filter){ .levels = 1u << LEVEL_SENIOR };
	expect(f, "transfer", "same-as-alias");
}

static void
operators_are_found_in_code(void **state)
{
	expect(*state, "&mut T", "signs");
	expect(*state, "?", "signs");
	expect(*state, "'static", "signs");
	expect(*state, "::<>", "signs");
	expect(*state, "..=", "signs");
	expect(*state, "#[derive]", "signs");
	expect(*state, "->", "signs");
	expect(*state, "code:\"&mut T\"", "signs");
	expect(*state, "\"&mut T\"", "signs");
	expect(*state, "\"&mut U\"", "");
}

static void
identifiers_are_found_whole_and_by_parts(void **state)
{
	expect(*state, "phantom data", "idents words");
	expect(*state, "\"phantom data\"", "idents words");
	expect(*state, "PhantomData", "idents");
	expect(*state, "read_to_string", "idents");
	expect_first(*state, "read string", "idents");
}

static void
identifier_that_is_nowhere_stands_for_its_parts(void **state)
{
	expect(*state, "MoveClosure", "captures");
}

static void
title_that_is_the_query_is_first(void **state)
{
	expect_first(*state, "Exact form", "exact");
	expect_first(*state, "forms", "forms");
	expect_first(*state, "who moves a closure?", "apart");
	expect_first(*state, "two blocks", "blocks");
}

static void
slug_alias_and_id_that_are_the_query_are_first(void **state)
{
	expect_first(*state, "moves", "moves");
	expect_first(*state, "transfer", "moves");
	expect_first(*state, "captures", "captures");
	expect_first(*state, "same-as-alias", "same-as-alias");
}

static void
answer_of_an_error_code_is_first(void **state)
{
	struct fixture *f = *state;

	expect_first(f, "E0382", "forms");
	expect_first(f, "use of moved value: `v`", "forms");
	search(f, "E0382");
	assert_int_equal(f->hits.total, 3);
}

static void
other_forms_are_found_below_the_exact_one(void **state)
{
	expect(*state, "checker", "exact forms blocks");
	expect(*state, "checkers", "forms exact blocks");
}

static void
exact_finds_no_other_forms(void **state)
{
	struct fixture *f = *state;

	f->opts.is_exact = true;
	expect(f, "checkers", "forms");
	expect(f, "\"borrow checkers\"", "");
	expect(f, "use of moved value", "");
}

static void
best_partial_match_is_shown_when_none_is_whole(void **state)
{
	struct fixture *f = *state;

	expect(f, "zebra quagga okapi", "begins wide ends");
	assert_true(f->hits.is_relaxed);
	assert_int_equal(f->hits.missing.n, 0);
	expect(f, "zebra unheard", "wide");
	assert_true(f->hits.is_relaxed);
	assert_int_equal(f->hits.missing.n, 1);
	assert_true(sv_eq(f->hits.missing.v[0], SV("unheard")));
}

static void
exact_is_not_relaxed(void **state)
{
	struct fixture *f = *state;

	f->opts.is_exact = true;
	expect(f, "zebra unheard", "");
	assert_false(f->hits.is_relaxed);
	assert_int_equal(f->hits.missing.n, 1);
}

static void
excluded_stays_excluded_when_relaxed(void **state)
{
	expect(*state, "zebra quagga okapi -title:wide", "begins ends");
}

static void
nothing_found_is_not_relaxed(void **state)
{
	struct fixture *f = *state;

	expect(f, "unheard", "");
	assert_int_equal(f->hits.total, 0);
	assert_false(f->hits.is_relaxed);
	assert_false(f->hits.is_empty_query);
}

static void
either_side_of_or_will_do(void **state)
{
	expect(*state, "zebra OR quagga", "begins wide");
	expect(*state, "zebra OR unheard1", "wide");
	expect(*state, "(zebra OR okapi) with", "ends wide");
	expect(*state, "(quagga OR okapi) -(okapi OR zebra)", "begins");
	expect(*state, "(begins checker) OR okapi", "blocks ends");
}

static void
near_words_lie_within_the_distance(void **state)
{
	expect(*state, "quagga NEAR/3 on", "begins");
	expect(*state, "on NEAR/3 quagga", "begins");
	expect(*state, "quagga NEAR/1 on", "");
	expect(*state, "\"move closure\" NEAR/4 names", "captures");
}

static void
what_is_said_finds_what_is_meant(void **state)
{
	struct fixture *f = *state;

	expect(f, "equid", "wide");
	assert_int_equal(f->hits.missing.n, 0);
	assert_false(f->hits.is_relaxed);
	/* In any form, and words in a row. */
	expect(f, "equids", "wide");
	expect(f, "striped horses", "wide");
	/* Question words between them do not count. */
	expect(f, "horses that are striped", "");
	expect(f, "a striped one of your horses", "wide");
	assert_int_equal(f->hits.missing.n, 0);
	/* Several meanings; the rest of the query still counts. */
	expect(f, "test case", "captures ends");
	expect(f, "test case OR", "captures ends");
	expect(f, "test case closure", "captures");
	/* Mutual ones. */
	expect(f, "extinct one", "heading");
}

static void
synonyms_need_their_whole_words(void **state)
{
	struct fixture *f = *state;

	expect(f, "horse", "");
	expect(f, "horse striped", "");
	f->opts.is_exact = true;
	expect(f, "equid", "");
}

/* Who says a rare word asks for what it means, however common that is. */
static void
synonym_of_a_rare_word_counts_as_rare(void **state)
{
	struct fixture *f = *state;
	double typed;

	open_named(f);
	expect(f, "waits", "first-waits second-waits");
	typed = f->hits.v[0].score;
	expect(f, "ferry", "first-waits second-waits first");
	assert_true(f->hits.v[0].score > typed);
}

static void
synonym_of_nothing_is_a_word(void **state)
{
	struct fixture *f = *state;

	expect(f, "vanished", "");
	assert_int_equal(f->hits.missing.n, 1);
}

static void
sign_may_have_a_name(void **state)
{
	struct fixture *f = *state;

	open_named(f);
	expect_first(f, "::<>", "second");
	expect_first(f, "collect::<Vec<_>>", "second");
}

static void
short_title_is_a_title(void **state)
{
	struct fixture *f = *state;

	open_named(f);
	expect(f, "title:laps", "first-runs");
	/* But it is not a part of the text that is shown. */
	expect_first(f, "laps", "first-runs");
	expect(f, "\"here laps\"", "");
}

static void
page_that_the_query_names_lifts_its_entries(void **state)
{
	struct fixture *f = *state;

	open_named(f);
	expect(f, "waits", "first-waits second-waits");
	expect_first(f, "why is a canal that waits here", "second-waits");
	/* Of an alias, too, but not of words inside code. */
	expect_first(f, "waterway waits", "second-waits");
	expect_first(f, "Box<waterway> waits", "first-waits");
}

static void
sign_is_no_name_of_a_page(void **state)
{
	struct fixture *f = *state;

	open_named(f);
	expect_first(f, "canal", "second");
	expect_first(f, "canal!", "second");
	search(f, "'canal");
	for (size_t i = 0; i < f->hits.n; i++)
		assert_true(f->hits.v[i].score < 1000);
}

/* A book of N pages, each with a section that is called "Examples". */
static void
open_alike(struct fixture *f, int n)
{
	char name[64], path[512];

	for (int i = 1; i <= n; i++) {
		(void)snprintf(name, sizeof(name), "alike%d/p%02d.md", n, i);
		scratch_write(&f->s, name,
		    "# Page\n\n## Examples\n\nA line of words.\n");
	}
	(void)snprintf(name, sizeof(name), "alike%d", n);
	scratch_compile(&f->s, name, "alike.book", path, sizeof(path));
	book_close(f->books[0]);
	f->shelf.n = 0;
	open_book(f, path);
}

static void
title_that_many_have_pins_none_of_them(void **state)
{
	struct fixture *f = *state;

	open_alike(f, 8);
	search(f, "examples");
	assert_true(f->hits.v[7].score > 1000);
	open_alike(f, 9);
	search(f, "examples");
	assert_int_equal(f->hits.n, 9);
	assert_true(f->hits.v[0].score < 1000);
}

static void
snippet_begins_with_a_whole_word(void **state)
{
	static const char sentence[] =
	    " The closure and its move are apart here; it panics. ";
	struct fixture *f = *state;
	char first[32];

	f->opts.has_snippets = true;
	for (unsigned columns = 12; columns < 60; columns++) {
		f->opts.snippets.columns = columns;
		search(f, "panics");
		assert_true(f->hits.n > 0);
		struct sv text = f->hits.v[0].snippet.text;
		if (sv_starts(text, SV("\xE2\x80\xA6")))
			text = sv_from(text, 3);
		(void)snprintf(first, sizeof(first), " %.*s",
		    (int)sv_find_byte(text, ' '), text.p);
		assert_non_null(strstr(sentence, first));
	}
}

static void
word_that_is_nowhere_is_taken_for_the_nearest(void **state)
{
	struct fixture *f = *state;

	expect(f, "zebar", "wide");
	assert_int_equal(f->hits.corrected.n, 1);
	assert_true(sv_eq(f->hits.corrected.v[0], SV("zebar")));
	assert_true(sv_eq(f->hits.corrections.v[0], SV("zebra")));
	assert_false(f->hits.is_relaxed);
	/* Two slips, and two words at once. */
	expect(f, "quogga begns", "begins");
	assert_int_equal(f->hits.corrected.n, 2);
	/* A name is still a name. */
	expect_first(f, "Loasn", "loans");
}

static void
word_that_is_somewhere_is_not_mended(void **state)
{
	struct fixture *f = *state;

	expect_first(f, "borrowing", "forms");
	assert_int_equal(f->hits.corrected.n, 0);
	expect(f, "gnx", "");	/* three letters are too few */
	assert_int_equal(f->hits.corrected.n, 0);
	/* Of four any one letter makes another word; swapped ones do not. */
	expect(f, "bine", "");
	assert_int_equal(f->hits.corrected.n, 0);
	expect_first(f, "wdie", "wide");
	assert_int_equal(f->hits.corrected.n, 1);
	f->opts.is_exact = true;
	expect(f, "zebar", "");
	assert_int_equal(f->hits.corrected.n, 0);
}

static void
word_of_one_book_is_not_mended_by_another(void **state)
{
	struct fixture *f = *state;
	char path[512];

	scratch_write(&f->s, "two/z.md", "# Animals\n\nA zebro walks.\n");
	scratch_compile(&f->s, "two", "two.book", path, sizeof(path));
	open_book(f, path);
	search(f, "zebro");
	assert_int_equal(f->hits.n, 1);
	assert_int_equal(f->hits.corrected.n, 0);
	assert_ptr_equal(f->hits.v[0].book, f->books[1]);
}

static void
sentence_finds_what_has_most_of_its_words(void **state)
{
	struct fixture *f = *state;

	expect_first(f, "why does my closure move what it names and panic "
	    "loudly?", "apart");
	assert_false(f->hits.is_relaxed);
}

static void
total_counts_all_and_limit_0_gives_them(void **state)
{
	struct fixture *f = *state;

	f->opts.limit = 2;
	search(f, "it");
	assert_int_equal(f->hits.n, 2);
	uint64_t total = f->hits.total;
	assert_true(total > 2);
	f->opts.limit = 0;
	search(f, "it");
	assert_int_equal(f->hits.n, total);
	assert_int_equal(f->hits.total, total);
}

static void
ties_keep_the_order_of_the_book(void **state)
{
	struct fixture *f = *state;

	search(f, "level:mid");
	assert_int_equal(f->hits.n, 6);
	for (size_t i = 1; i < f->hits.n; i++)
		assert_true(f->hits.v[i - 1].entry < f->hits.v[i].entry);
}

static void
scores_fall(void **state)
{
	struct fixture *f = *state;

	search(f, "closure move it");
	for (size_t i = 1; i < f->hits.n; i++)
		assert_true(f->hits.v[i - 1].score >= f->hits.v[i].score);
}

static void
query_of_nothing_is_empty(void **state)
{
	struct fixture *f = *state;

	search(f, "");
	assert_true(f->hits.is_empty_query);
	search(f, " \"\" ` \t");
	assert_true(f->hits.is_empty_query);
	search(f, "()");
	assert_true(f->hits.is_empty_query);
	search(f, "&");
	assert_false(f->hits.is_empty_query);
}

static void
marks_count_code_points(void **state)
{
	expect_snippet(*state, "zebra",
	    "\xE6\xBC\xA2\xE5\xAD\x97 e\xCC\x81t\xC3\xA9 zebra \xE6\xBC\xA2.");
	expect_mark(*state, 0, 8, 13);
	expect_snippet(*state, "\xE5\xAD\x97 zebra",
	    "\xE6\xBC\xA2\xE5\xAD\x97 e\xCC\x81t\xC3\xA9 zebra \xE6\xBC\xA2.");
	expect_mark(*state, 0, 1, 2);
	expect_mark(*state, 1, 8, 13);
}

static void
marks_stand_at_both_ends(void **state)
{
	expect_snippet(*state, "quagga", "quagga and so on.");
	expect_mark(*state, 0, 0, 6);
	expect_snippet(*state, "okapi", "So it is with the okapi");
	expect_mark(*state, 0, 18, 23);
}

static void
unsafe_characters_are_not_in_snippets(void **state)
{
	struct fixture *f = *state;

	expect_snippet(f, "gnu", "a [31m red gnu end");
	expect_mark(f, 0, 11, 14);
}

static void
snippet_of_a_hit_in_the_title_is_the_short_answer(void **state)
{
	struct fixture *f = *state;

	expect_snippet(f, "tapir", "The short one.");
	assert_int_equal(f->hits.v[0].snippet.nmarks, 0);
}

static void
snippet_of_a_sign_marks_it(void **state)
{
	struct fixture *f = *state;

	f->opts.has_snippets = true;
	search(f, "..=");
	const struct snippet *s = &f->hits.v[0].snippet;
	assert_true(s->nmarks > 0);
	assert_true(sv_find(s->text, SV("0..=9")) < s->text.n);
}

/* A page of many words; the one looked for is at the place AT of N. */
static void
write_long(const struct fixture *f, const char *name, size_t n, size_t at)
{
	struct buf text = { 0 };

	buf_cstr(&text, "# Long\n\nOverview.\n\n## Entry {#entry}\n\n");
	for (size_t i = 0; i < n; i++)
		buf_cstr(&text, i == at ? "needle "
			: i % 50 == 49	? "plain\n\n"
					: "\xE6\xBC\xA2plain ");
	buf_cstr(&text, "\n\n## Other\n\nother\n");
	buf_byte(&text, '\0');
	scratch_write(&f->s, name, text.p);
	buf_release(&text);
}

static void
expect_needle(struct fixture *f, size_t at)
{
	char path[512];

	write_long(f, "long/long.md", 5000, at);
	scratch_compile(&f->s, "long", "long.book", path, sizeof(path));
	open_book(f, path);
	f->opts.has_snippets = true;
	f->opts.snippets.columns = 60;
	search(f, "needle");
	const struct snippet *s = &f->hits.v[0].snippet;
	size_t from = sv_find(s->text, SV("needle"));
	assert_int_equal(f->hits.n, 1);
	assert_true(from < s->text.n);
	assert_true(utf8_columns(s->text) <= 62);
	assert_int_equal(s->nmarks, 1);
	assert_int_equal(s->marks[0].start,
	    utf8_length(sv_sub(s->text, 0, from)));
	assert_int_equal(s->marks[0].end, s->marks[0].start + 6);
	f->shelf.n--;
	book_close(f->books[f->shelf.n]);
}

static void
expect_context(struct fixture *f, unsigned columns, unsigned n,
    const char *text)
{
	f->opts.snippets.columns = columns;
	f->opts.snippets.has_context = true;
	f->opts.snippets.context = n;
	expect_snippet(f, "okapi", text);
}

/* The fixture's book with one page in place of the others. */
static void
open_lined(struct fixture *f)
{
	char path[512];

	scratch_write(&f->s, "lined/page.md",
	    "# Lines\n\nOverview.\n\n## An entry {#entry}\n\n"
	    "First words of prose that fill a line.\n\n"
	    "```rust\nfn main() {\n\tlet okapi  = 1;\n\n}\n```\n\n"
	    "### Heading\n\nLast words\nof it.\n\n"
	    "## Two {#two}\n\nThe first sentence of it has a quagga. Far "
	    "behind it some more words, and then quagga and zebra.\n\n"
	    "### Behind\n\n"
	    "| Head | It |\n|---|---|\n| A row | with zebu |\n\n"
	    "### End\n\nNothing of this.\n");
	scratch_compile(&f->s, "lined", "lined.book", path, sizeof(path));
	book_close(f->books[0]);
	f->shelf.n = 0;
	open_book(f, path);
}

static void
context_keeps_the_lines_of_code(void **state)
{
	struct fixture *f = *state;

	open_lined(f);
	expect_context(f, 20, 0, "      let okapi  = 1;");
	expect_mark(f, 0, 10, 15);
	expect_context(f, 20, 1, "  fn main() {\n      let okapi  = 1;");
	expect_mark(f, 0, 24, 29);
	expect_context(f, 10, 2, "line.\n  fn main() {\n"
	    "      let okapi  = 1;\n\n  }");
}

static void
context_wraps_prose(void **state)
{
	struct fixture *f = *state;

	open_lined(f);
	expect_context(f, 20, 9, "First words of prose\nthat fill a line.\n"
	    "  fn main() {\n      let okapi  = 1;\n\n  }\n"
	    "Heading\nLast words of it.");
	expect_context(f, 200, 9, "First words of prose that fill a line.\n"
	    "  fn main() {\n      let okapi  = 1;\n\n  }\n"
	    "Heading\nLast words of it.");
}

static void
context_without_a_hit_is_the_beginning(void **state)
{
	struct fixture *f = *state;

	open_lined(f);
	f->opts.snippets.columns = 20;
	f->opts.snippets.has_context = true;
	f->opts.snippets.context = 1;
	expect_snippet(f, "title:entry", "First words of prose\n"
	    "that fill a line.\n  fn main() {");
}

static void
snippet_shows_where_words_touch_and_ends_at_a_heading(void **state)
{
	struct fixture *f = *state;

	open_lined(f);
	f->opts.snippets.columns = 60;
	expect_snippet(f, "quagga zebra", "\xE2\x80\xA6" "Far behind it some "
	    "more words, and then quagga and zebra.\xE2\x80\xA6");
	/* One word is shown where it is first. */
	expect_snippet(f, "quagga", "The first sentence of it has a "
	    "quagga. Far behind it some\xE2\x80\xA6");
	expect_snippet(f, "zebu", "A row | with zebu\xE2\x80\xA6");
}

static void
snippet_is_no_list_of_links(void **state)
{
	struct fixture *f = *state;

	f->opts.snippets.columns = 60;
	expect_snippet(f, "gaurs numbats", "There are gaurs of a kind in it, "
	    "and far from them the\xE2\x80\xA6");
	expect_snippet(f, "aardwolves", "There are gaurs of a kind in it, "
	    "and far from them the\xE2\x80\xA6");
}

static void
snippet_of_a_long_entry_holds_the_hit(void **state)
{
	expect_needle(*state, 0);
	expect_needle(*state, 1);
	expect_needle(*state, 48);
	expect_needle(*state, 2500);
	expect_needle(*state, 4999);
}

static void
many_hits_in_one_block_keep_their_marks(void **state)
{
	struct fixture *f = *state;
	struct buf text = { 0 };
	char path[512];

	buf_cstr(&text, "# P\n\n## Many {#many}\n\n");
	for (unsigned i = 0; i < 600; i++)
		buf_cstr(&text, "ibex of ");
	buf_cstr(&text, "gaur ibex\n\n## Other\n");
	buf_byte(&text, '\0');
	scratch_write(&f->s, "many/many.md", text.p);
	buf_release(&text);
	scratch_compile(&f->s, "many", "many.book", path, sizeof(path));
	open_book(f, path);
	f->opts.has_snippets = true;
	search(f, "ibex gaur");
	const struct snippet *s = &f->hits.v[0].snippet;
	assert_true(s->nmarks > 2);
	assert_true(sv_find(s->text, SV("gaur")) < s->text.n);
	for (size_t i = 1; i < s->nmarks; i++)
		assert_true(s->marks[i - 1].end <= s->marks[i].start);
	assert_true(s->marks[s->nmarks - 1].end <= utf8_length(s->text));
}

static void
open_two(struct fixture *f)
{
	char path[512];

	scratch_write(&f->s, "two/zoo.md", "# Zoo\n\nA zebra, a zebra and "
	    "a yak.\n\n## Yak\n\nyak\n");
	scratch_compile(&f->s, "two", "two.book", path, sizeof(path));
	open_book(f, path);
}

static void
hits_of_several_books_are_merged(void **state)
{
	struct fixture *f = *state;

	open_two(f);
	search(f, "zebra");
	assert_int_equal(f->hits.n, 2);
	assert_int_equal(f->hits.total, 2);
	search(f, "yak");
	assert_int_equal(f->hits.n, 2);
	assert_ptr_equal(f->hits.v[0].book, f->books[1]);
	search(f, "zebra okapi yak");
	assert_true(f->hits.is_relaxed);
	assert_int_equal(f->hits.missing.n, 0);
}

static void
ties_of_several_books_keep_their_order(void **state)
{
	struct fixture *f = *state;

	open_two(f);
	search(f, "-unheard");
	assert_ptr_equal(f->hits.v[0].book, f->books[0]);
	assert_ptr_equal(f->hits.v[f->hits.n - 1].book, f->books[1]);
}

/* A copy of the first book whose section TAG is senseless behind its head, but
 * has right sums: a small book is one piece, which opening it checks. */
static void
open_damaged(struct fixture *f, const char *tag, struct buf *bytes)
{
	struct err e = { 0 };
	struct section_stat stat = { 0 };

	assert_true(file_read(book_path(f->books[0]), SIZE_MAX, bytes, &e));
	for (size_t i = 0; i < book_nsections(f->books[0]); i++)
		if (strcmp(book_section(f->books[0], i).tag, tag) == 0)
			stat = book_section(f->books[0], i);
	assert_true(stat.bytes > 0);
	for (uint64_t i = HEAD_BYTES; i < stat.bytes; i++)
		bytes->p[stat.offset + i] = (char)0xFF;
	reseal((uint8_t *)bytes->p, bytes->n);
	assert_true(book_open_bytes(bytes->p, bytes->n, "bad.book",
	    &f->books[1], &e));
	f->shelf.n = 2;
}

static void
damaged_book_among_several_is_passed_over(void **state)
{
	struct fixture *f = *state;
	struct buf bytes = { 0 };

	open_damaged(f, "POST", &bytes);
	expect(f, "zebra", "wide");
	assert_int_equal(f->hits.total, 1);
	assert_int_equal(f->hits.ndamaged, 1);
	assert_int_equal(f->hits.damage.code, ERR_DAMAGED);
	assert_non_null(strstr(f->hits.damage.msg, "bad.book"));
	book_close(f->books[1]);
	f->shelf.n = 1;
	buf_release(&bytes);
}

static void
damage_of_text_leaves_hits_without_snippets(void **state)
{
	struct fixture *f = *state;
	struct buf bytes = { 0 };

	open_damaged(f, "TEXT", &bytes);
	f->opts.has_snippets = true;
	search(f, "zebra");
	assert_int_equal(f->hits.n, 2);
	assert_int_equal(f->hits.ndamaged, 1);
	assert_true(f->hits.v[0].snippet.text.n > 0);
	assert_int_equal(f->hits.v[1].snippet.text.n, 0);
	book_close(f->books[1]);
	f->shelf.n = 1;
	buf_release(&bytes);
}

static void
damage_of_the_only_book_is_an_error(void **state)
{
	struct fixture *f = *state;
	struct buf bytes = { 0 };
	struct err e = { 0 };

	open_damaged(f, "POST", &bytes);
	struct shelf one = { .books = &f->books[1], .n = 1 };
	assert_false(search_run(&one, SV("zebra"), &f->opts, &f->a, &f->hits,
	    &e));
	assert_int_equal(e.code, ERR_DAMAGED);
	book_close(f->books[1]);
	f->shelf.n = 1;
	buf_release(&bytes);
}

static void
no_books_give_no_hits(void **state)
{
	struct fixture *f = *state;
	struct shelf none = { 0 };
	struct err e = { 0 };

	assert_true(search_run(&none, SV("zebra"), &f->opts, &f->a, &f->hits,
	    &e));
	assert_int_equal(f->hits.n, 0);
	assert_int_equal(f->hits.missing.n, 1);
}

/* UNIT as often as makes BYTES. */
static void
search_repeated(struct fixture *f, struct sv unit, size_t bytes)
{
	struct buf text = { 0 };

	while (text.n < bytes)
		buf_sv(&text, unit);
	(void)alarm(SECONDS_MAX);
	mem_asked_reset();
	search_bytes(f, text.p, text.n);
	assert_true(mem_asked() < (uint64_t)32 << 20);
	(void)alarm(0);
	buf_release(&text);
}

static void
hostile_queries_take_bounded_time_and_memory(void **state)
{
	struct fixture *f = *state;
	static const char nul[] = "zebra\0\0move ";
	static const struct sv units[] = { SV_INIT("a"), SV_INIT("zebra "),
		SV_INIT("\""), SV_INIT("\" "), SV_INIT("`"), SV_INIT("-"),
		SV_INIT("-\"move closure\" "), SV_INIT("& "), SV_INIT("&"),
		SV_INIT("::<"), SV_INIT("&mut "), SV_INIT("\xFF"),
		SV_INIT("\xE6\xBC"), SV_INIT("title:"), SV_INIT("topic:x,"),
		SV_INIT("topic:x "), SV_INIT("a* "), SV_INIT("\"it it it\" "),
		SV_INIT("_"), SV_INIT("aB"), SV_INIT("\xE6\xBC\xA2"),
		SV_INIT("`it` "), SV_INIT("code:\"&mut T\" ") };

	f->opts.has_snippets = true;
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++)
		search_repeated(f, units[i], (size_t)1 << 20);
	search_repeated(f, sv_make(nul, sizeof(nul) - 1), (size_t)1 << 20);
}

static void
ten_thousand_words_are_a_query(void **state)
{
	struct fixture *f = *state;
	struct buf text = { 0 };

	buf_cstr(&text, "zebra ");
	for (unsigned i = 0; i < 10000; i++)
		buf_printf(&text, "w%u ", i);
	search_bytes(f, text.p, text.n);
	assert_int_equal(f->hits.n, 1);
	assert_true(f->hits.is_relaxed);
	buf_release(&text);
}

#define test(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		test(phrase_matches_only_adjacent_words),
		test(phrase_matches_other_forms),
		test(phrase_does_not_cross_blocks),
		test(phrase_in_a_field_is_looked_for_there),
		test(excluded_words_and_phrases_leave_entries_out),
		test(exclusion_alone_gives_all_else),
		test(prefix_finds_all_words_that_begin_so),
		test(fields_are_kept_apart),
		test(query_filters_by_level_kind_topic_and_area),
		test(options_filter_as_the_query_does),
		test(pages_that_filters_keep_out_are_not_named_in),
		test(operators_are_found_in_code),
		test(identifiers_are_found_whole_and_by_parts),
		test(identifier_that_is_nowhere_stands_for_its_parts),
		test(title_that_is_the_query_is_first),
		test(slug_alias_and_id_that_are_the_query_are_first),
		test(answer_of_an_error_code_is_first),
		test(other_forms_are_found_below_the_exact_one),
		test(exact_finds_no_other_forms),
		test(best_partial_match_is_shown_when_none_is_whole),
		test(exact_is_not_relaxed),
		test(either_side_of_or_will_do),
		test(near_words_lie_within_the_distance),
		test(snippet_begins_with_a_whole_word),
		test(what_is_said_finds_what_is_meant),
		test(synonyms_need_their_whole_words),
		test(synonym_of_a_rare_word_counts_as_rare),
		test(synonym_of_nothing_is_a_word),
		test(sign_may_have_a_name),
		test(short_title_is_a_title),
		test(page_that_the_query_names_lifts_its_entries),
		test(sign_is_no_name_of_a_page),
		test(title_that_many_have_pins_none_of_them),
		test(word_that_is_nowhere_is_taken_for_the_nearest),
		test(word_that_is_somewhere_is_not_mended),
		test(word_of_one_book_is_not_mended_by_another),
		test(excluded_stays_excluded_when_relaxed),
		test(nothing_found_is_not_relaxed),
		test(sentence_finds_what_has_most_of_its_words),
		test(total_counts_all_and_limit_0_gives_them),
		test(ties_keep_the_order_of_the_book),
		test(scores_fall),
		test(query_of_nothing_is_empty),
		test(marks_count_code_points),
		test(marks_stand_at_both_ends),
		test(unsafe_characters_are_not_in_snippets),
		test(snippet_of_a_hit_in_the_title_is_the_short_answer),
		test(snippet_of_a_sign_marks_it),
		test(context_keeps_the_lines_of_code),
		test(context_wraps_prose),
		test(context_without_a_hit_is_the_beginning),
		test(snippet_shows_where_words_touch_and_ends_at_a_heading),
		test(snippet_is_no_list_of_links),
		test(snippet_of_a_long_entry_holds_the_hit),
		test(many_hits_in_one_block_keep_their_marks),
		test(hits_of_several_books_are_merged),
		test(ties_of_several_books_keep_their_order),
		test(damaged_book_among_several_is_passed_over),
		test(damage_of_text_leaves_hits_without_snippets),
		test(damage_of_the_only_book_is_an_error),
		test(no_books_give_no_hits),
		test(hostile_queries_take_bounded_time_and_memory),
		test(ten_thousand_words_are_a_query),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
