/* The ranking tests that a book carries: so that a user can prove of a build
 * and a book together that what is asked for is found. */
#include "config.h"

#include <stdio.h>

#include "base/file.h"
#include "cmd/listing.h"
#include "cmd/report.h"
#include "cmd/table.h"
#include "search/search.h"

#define PLACES 2	/* where the page must be */
#define FILE_NAME "selftest.tsv"

/* clang-format off */
const struct opt selftest_opts[] = {
	{ .letter = 'v', .name = "verbose", .type = OPT_FLAG,
	    .offset = offsetof(struct selftest_opts, is_verbose),
	    .help = "print every query, not only those that fail" },
	{ .type = OPT_END },
};
/* clang-format on */

struct tally {
	uint32_t passed, failed;
};

/* The place of WANTED, a page or page#id, in HITS from 1 on; 0 for none. An
 * entry of a page counts for the page. */
static bool
place_of(struct app *app, const struct hits *hits, struct sv wanted,
    size_t *place, struct err *e)
{
	struct sv name;

	*place = 0;
	for (size_t i = 0; i < hits->n && *place == 0; i++) {
		if (!listing_name(app, &hits->v[i], &name, e))
			return false;
		if (sv_find_byte(wanted, '#') == wanted.n)
			name = sv_sub(name, 0, sv_find_byte(name, '#'));
		if (sv_eq(name, wanted))
			*place = i + 1;
	}
	return true;
}

static bool
run_one(struct call *c, const struct shelf *shelf, struct sv line,
    struct tally *tally, struct err *e)
{
	const struct selftest_opts *o = c->opts;
	struct search_opts opts = { .limit = 10 };
	struct hits hits = { 0 };
	struct sv query;
	size_t place;

	if (!sv_split(&line, '\t', &query) || sv_trim(line).n == 0)
		return err_set(e, ERR_CONTENT,
		    FILE_NAME ": a line is a query, a tab and a page: '%.*s'",
		    SV_ARG(report_cut(query, &c->app->arena)));
	line = sv_trim(line);
	if (!search_run(shelf, query, &opts, &c->app->arena, &hits, e) ||
	    !place_of(c->app, &hits, line, &place, e))
		return false;
	bool is_right = place > 0 && place <= PLACES;
	tally->passed += is_right;
	tally->failed += !is_right;
	if (is_right && !o->is_verbose)
		return true;
	(void)printf("%s  %-40.*s %.*s", is_right ? "ok  " : "FAIL",
	    SV_ARG(report_cut(query, &c->app->arena)),
	    SV_ARG(report_cut(line, &c->app->arena)));
	if (place > 0)
		(void)printf(" is number %zu\n", place);
	else
		(void)printf(" is not among the first ten\n");
	return true;
}

/* The tests of BOOK, each as a search of that book alone. */
static int
test_book(struct call *c, struct book *book)
{
	struct shelf alone = { .books = &book, .n = 1 };
	struct tally tally = { 0 };
	struct err e = { 0 };
	struct sv file, line;
	bool found;

	if (!book_data(book, SV(FILE_NAME), &c->app->arena, &file, &found, &e))
		return report_err(&e, NULL);
	while (found && sv_split(&file, '\n', &line)) {
		struct sv trimmed = sv_trim(line);
		if (trimmed.n > 0 && trimmed.p[0] != '#' &&
		    !run_one(c, &alone, trimmed, &tally, &e))
			return report_err(&e, NULL);
	}
	if (tally.passed + tally.failed == 0) {
		report("%s has no tests of its own (" FILE_NAME ")",
		    book_path(book));
		return EXIT_NOTHING;
	}
	(void)printf("%s: %u of %u queries find their page first or second\n",
	    book_path(book), tally.passed, tally.passed + tally.failed);
	return tally.failed == 0 ? EXIT_DONE : EXIT_NOTHING;
}

int
cmd_selftest(struct call *c)
{
	const struct shelf *s = &c->app->shelf;
	struct err e = { 0 };
	int status = EXIT_DONE;

	if (c->nwords > 0) {
		(void)err_set(&e, ERR_USAGE,
		    "selftest takes no name; -b names a book");
		return report_err(&e, "selftest");
	}
	for (size_t i = 0; i < s->n; i++) {
		int one = test_book(c, s->books[i]);
		status = one > status ? one : status;
	}
	return status;
}
