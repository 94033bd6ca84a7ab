#include "config.h"

#include <stdio.h>

#include "cmd/books.h"
#include "cmd/report.h"
#include "cmd/table.h"

/* clang-format off */
const struct opt verify_opts[] = {
	{ .letter = 'q', .name = "quiet", .type = OPT_FLAG,
	    .offset = offsetof(struct verify_opts, is_quiet),
	    .help = "say nothing of books that are whole" },
	{ .type = OPT_END },
};
/* clang-format on */

static int
verify_shelf(const struct shelf *s, bool is_quiet)
{
	struct err e = { 0 };
	int status = EXIT_DONE;
	size_t i;

	for (i = 0; i < s->n; i++) {
		struct book *b = s->books[i];

		e = (struct err){ 0 };
		if (!book_verify(b, &e))
			status = report_err(&e, NULL);
		else if (!is_quiet)
			(void)printf("%s: whole: %u pages, %u entries\n",
			    book_path(b), book_npages(b), book_nentries(b));
	}
	return status;
}

int
cmd_verify(struct call *c)
{
	const struct verify_opts *o = c->opts;
	struct err e = { 0 };
	int status = EXIT_DONE;
	size_t i;

	if (c->nwords == 0) {
		if (!books_open(c->app, &e))
			return report_err(&e, NULL);
		return verify_shelf(&c->app->shelf, o->is_quiet);
	}
	/* A shelf for each: books of one name are all read. */
	for (i = 0; i < c->nwords; i++) {
		struct shelf named = { 0 };

		e = (struct err){ 0 };
		if (!books_add(&named, c->words[i], &e))
			status = report_err(&e, NULL);
		if (verify_shelf(&named, o->is_quiet) != EXIT_DONE)
			status = EXIT_TROUBLE;
		shelf_release(&named);
	}
	return status;
}
