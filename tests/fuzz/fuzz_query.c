/* Anything typed, searched for in the book $FUZZ_BOOK: no query is an error,
 * and leaving out what cannot be among the best finds what scoring all does. */
#include "config.h"

#include "fuzz.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "book/shelf.h"
#include "search/query.h"
#include "search/search.h"

#define BEST 10

static struct shelf *
shelf_of_book(void)
{
	static struct shelf shelf;
	const char *path = getenv("FUZZ_BOOK");
	struct err e = { 0 };
	size_t added;

	if (shelf.n == 0 && (path == NULL ||
	    !shelf_add(&shelf, path, &added, &e))) {
		(void)fprintf(stderr, "FUZZ_BOOK must name a book: %s\n",
		    e.msg);
		exit(2);
	}
	return &shelf;
}

static void
check_same(const struct hits *x, const struct hits *y)
{
	FUZZ_CHECK(x->n == y->n);
	for (size_t i = 0; i < x->n; i++) {
		FUZZ_CHECK(x->v[i].entry == y->v[i].entry);
		FUZZ_CHECK(x->v[i].score == y->v[i].score);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct shelf *shelf = shelf_of_book();
	struct search_opts opts = { .limit = BEST, .count_to = BEST };
	struct sv text = fuzz_text(data, size);
	struct hits best = { 0 }, all = { 0 };
	static struct arena a;
	struct query query;
	struct err e = { 0 };

	mem_asked_reset();
	query_parse(text, &a, &query);
	FUZZ_CHECK(query.nterms <= QUERY_TERMS_MAX);
	opts.has_snippets = true;
	FUZZ_CHECK(search_run(shelf, text, &opts, &a, &best, &e));
	FUZZ_CHECK(best.ndamaged == 0 && best.n <= BEST);
	for (size_t i = 0; i < best.n; i++) {
		struct sv snippet = best.v[i].snippet.text;

		FUZZ_CHECK(utf8_check(snippet) == snippet.n);
	}
	opts.has_snippets = false;
	opts.is_exhaustive = true;
	FUZZ_CHECK(search_run(shelf, text, &opts, &a, &all, &e));
	check_same(&best, &all);
	arena_clear(&a);
	FUZZ_CHECK(mem_asked() <= FUZZ_MEMORY_MAX);
	return 0;
}
