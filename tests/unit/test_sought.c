/* The words of a search, found again in a text. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "book/shelf.h"
#include "scratch.h"
#include "search/search.h"
#include "search/sought.h"

struct fixture {
	struct scratch s;
	struct shelf shelf;
	struct sought sought;
	struct buf out;
};

static const char page[] =
    "# Moves\n\n## One {#one}\n\nThe borrow checker moves a closure. What is "
    "borrowed is lent; `read_to_string(&mut s)?` reads. Rust collects.\n";

static int
setup(void **state)
{
	static struct fixture f;
	struct err e = { 0 };
	char path[400];
	size_t added;

	f = (struct fixture){ 0 };
	scratch_make(&f.s);
	scratch_write(&f.s, "one/book.yaml", "language: en\n");
	scratch_write(&f.s, "one/moves.md", page);
	scratch_write(&f.s, "one/synonyms.txt", "gives => lent\n");
	scratch_compile(&f.s, "one", "one.book", path, sizeof(path));
	assert_true(shelf_add(&f.shelf, path, &added, &e));
	*state = &f;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	shelf_release(&f->shelf);
	sought_release(&f->sought);
	buf_release(&f->out);
	scratch_remove(&f->s);
	return 0;
}

static void
look_for(struct fixture *f, const char *query)
{
	struct search_opts opts = { .limit = 1, .sought = &f->sought,
		.sought_in = f->shelf.books[0] };
	struct arena a = { 0 };
	struct hits hits;
	struct err e = { 0 };

	sought_clear(&f->sought);
	assert_true(search_run(&f->shelf, sv_cstr(query), &opts, &a, &hits,
	    &e));
	arena_release(&a);
}

/* The lines of TEXT, paragraphs, with what is found in braces. */
static void
expect(struct fixture *f, const char *text, bool is_code, const char *wanted)
{
	struct sought_scan scan = { .sought = &f->sought };
	struct sv all = sv_cstr(text), rest = all, line;
	size_t at = 0, i;

	while (sv_split(&rest, '\n', &line)) {
		sought_read(&scan, line, (size_t)(line.p - all.p), is_code);
		sought_break(&scan);
	}
	sought_settle(&scan);
	buf_clear(&f->out);
	for (i = 0; i < scan.spots.n; i++) {
		const struct sought_spot *s = &scan.spots.v[i];

		assert_true(s->from >= at && s->from < s->end &&
		    s->end <= all.n);
		buf_sv(&f->out, sv_sub(all, at, s->from - at));
		buf_byte(&f->out, '{');
		buf_sv(&f->out, sv_sub(all, s->from, s->end - s->from));
		buf_byte(&f->out, '}');
		at = s->end;
	}
	buf_sv(&f->out, sv_from(all, at));
	buf_byte(&f->out, '\0');
	assert_string_equal(f->out.p, wanted);
	sought_scan_release(&scan);
}

static void
words_are_found_in_all_their_forms(void **state)
{
	struct fixture *f = *state;

	look_for(f, "borrow");
	expect(f, "Borrow, borrowed: no borrower's, burrow. BORROW", false,
	    "{Borrow}, {borrowed}: no borrower's, burrow. {BORROW}");
}

static void
phrases_are_found_where_they_are_whole(void **state)
{
	struct fixture *f = *state;

	look_for(f, "\"borrow checker\" closure");
	expect(f, "a borrow, the borrow checker, checker, closure, borrow\n"
	    "checker", false, "a borrow, the {borrow} {checker}, checker, "
	    "{closure}, borrow\nchecker");
}

static void
what_is_excluded_or_only_asked_with_is_not_found(void **state)
{
	struct fixture *f = *state;

	look_for(f, "what is a closure -lent");
	expect(f, "what is a closure lent", false, "what is a {closure} lent");
}

static void
beginnings_are_found(void **state)
{
	struct fixture *f = *state;

	look_for(f, "coll*");
	expect(f, "collects colour", false, "{collects} colour");
}

static void
identifiers_are_found_whole_and_by_parts(void **state)
{
	struct fixture *f = *state;

	look_for(f, "read_to_string");
	expect(f, "read_to_string(x), string", true,
	    "{read_to_string}(x), string");
	look_for(f, "string");
	expect(f, "read_to_string(x), string", true,
	    "read_to_{string}(x), {string}");
}

static void
signs_are_found_in_code_only(void **state)
{
	struct fixture *f = *state;

	look_for(f, "&mut");
	expect(f, "f(&mut s); & mut", true, "f({&mut} s); & mut");
	expect(f, "&mut s", false, "&mut s");
	look_for(f, "?");
	expect(f, "read()?;", true, "read(){?};");
	expect(f, "read?", false, "read?");
}

static void
what_stands_for_a_word_is_found(void **state)
{
	struct fixture *f = *state;

	look_for(f, "gives");
	expect(f, "gives, lent", false, "gives, {lent}");
	/* Spelt wrong. */
	look_for(f, "closuer");
	expect(f, "closure", false, "{closure}");
}

static void
another_book_has_no_say(void **state)
{
	struct fixture *f = *state;
	struct search_opts opts = { .limit = 1, .sought = &f->sought };
	struct arena a = { 0 };
	struct hits hits;
	struct err e = { 0 };

	assert_true(search_run(&f->shelf, SV("borrow"), &opts, &a, &hits, &e));
	arena_release(&a);
	assert_int_equal(f->sought.n, 0);
	look_for(f, "level:senior");
	assert_int_equal(f->sought.n, 0);
}

static void
more_words_than_are_looked_for_do_no_harm(void **state)
{
	struct fixture *f = *state;
	struct buf query = { 0 };

	for (unsigned i = 0; i < 70; i++)
		buf_cstr(&query, i % 2 == 0 ? "(borrow NEAR coll*) " :
		    "\"borrow checker moves\" ");
	buf_byte(&query, '\0');
	look_for(f, query.p);
	assert_true(f->sought.n > 0 && f->sought.n <= SOUGHT_WORDS_MAX);
	expect(f, "borrow", false, "{borrow}");
	buf_release(&query);
}

#define test(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		test(words_are_found_in_all_their_forms),
		test(phrases_are_found_where_they_are_whole),
		test(what_is_excluded_or_only_asked_with_is_not_found),
		test(beginnings_are_found),
		test(identifiers_are_found_whole_and_by_parts),
		test(signs_are_found_in_code_only),
		test(what_stands_for_a_word_is_found),
		test(another_book_has_no_say),
		test(more_words_than_are_looked_for_do_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
