#include "config.h"

#include <stdio.h>

#include "cmd/books.h"
#include "cmd/report.h"
#include "cmd/signature.h"
#include "cmd/table.h"
#include "search/verify_edition.h"

static const char *const edition_names[] = { "interviewer", "candidate",
	NULL };

/* clang-format off */
const struct opt verify_opts[] = {
	{ .name = "edition", .arg = "NAME", .type = OPT_CHOICE,
	    .offset = offsetof(struct verify_opts, edition),
	    .choices = edition_names,
	    .help = "candidate: also prove that no answer is in it" },
	{ .name = "signature", .arg = "FILE", .type = OPT_STRING,
	    .offset = offsetof(struct verify_opts, signature),
	    .help = "prove first that FILE signs the book, by --key" },
	{ .name = "key", .arg = "FILE", .type = OPT_STRING,
	    .offset = offsetof(struct verify_opts, key),
	    .help = "the Ed25519 public key, in PEM" },
	{ .letter = 'q', .name = "quiet", .type = OPT_FLAG,
	    .offset = offsetof(struct verify_opts, is_quiet),
	    .help = "say nothing of books that are whole" },
	{ .type = OPT_END },
};
/* clang-format on */

static int
worse(int a, int b)
{
	return a > b ? a : b;
}

static int
verify_shelf(const struct shelf *s, const struct verify_opts *o)
{
	int status = EXIT_DONE;
	size_t i;

	for (i = 0; i < s->n; i++) {
		struct book *b = s->books[i];
		struct err e = { 0 };

		if (!book_verify(b, &e) ||
		    (o->edition == 1 && !verify_edition(b, &e)))
			status = worse(status, report_err(&e, NULL));
		else if (!o->is_quiet)
			(void)printf("%s: whole: %u page%s, %u %s\n",
			    book_path(b), book_npages(b),
			    book_npages(b) == 1 ? "" : "s", book_nentries(b),
			    book_nentries(b) == 1 ? "entry" : "entries");
	}
	return status;
}

/* A signature is of one file, which must be named. */
static bool
check_signature(const struct call *c, const struct verify_opts *o,
    struct err *e)
{
	if (o->signature == NULL && o->key == NULL)
		return true;
	if (o->signature == NULL || o->key == NULL)
		return err_set(e, ERR_USAGE, "--signature and --key are to be "
		    "given together");
	if (c->nwords != 1)
		return err_set(e, ERR_USAGE, "--signature takes one book");
	if (!signature_check(c->words[0], o->signature, o->key, e))
		return false;
	if (!o->is_quiet)
		(void)printf("%s: signed by the key %s\n", c->words[0],
		    o->key);
	return true;
}

/* What checks signatures is another program. */
bool
verify_open(struct call *c, struct err *e)
{
	c->input = arena_alloc(&c->app->arena, sizeof(struct shelves));
	return check_signature(c, c->opts, e) &&
	    books_each(c->app, c->words, c->nwords, c->input, e);
}

int
cmd_verify(struct call *c)
{
	const struct shelves *all = c->input;
	int status = all->status;

	for (size_t i = 0; i < all->n; i++)
		status = worse(status, verify_shelf(&all->v[i], c->opts));
	return status;
}
