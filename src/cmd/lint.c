#include "config.h"

#include "corpus/lint.h"

#include <stdio.h>

#include "cmd/maker.h"
#include "cmd/messages.h"
#include "cmd/report.h"
#include "compile/checked.h"

/* clang-format off */
const struct opt lint_opts_table[] = {
	{ .name = "strict", .type = OPT_FLAG,
	    .offset = offsetof(struct lint_cmd_opts, is_strict),
	    .help = "all checks; a page named as a command is an error" },
	{ .letter = 'q', .name = "quiet", .type = OPT_FLAG,
	    .offset = offsetof(struct lint_cmd_opts, is_quiet),
	    .help = "errors only" },
	{ .name = "code-sums", .type = OPT_FLAG,
	    .offset = offsetof(struct lint_cmd_opts, wants_code_sums),
	    .help = "print the SHA-256 of each page's code, as in CHECKED" },
	{ .type = OPT_END },
};
/* clang-format on */

/* "HEX  slug", a line a page that has code. */
static bool
print_code_sums(struct corpus *c, struct err *e)
{
	const struct toc *toc = corpus_toc(c);
	struct arena a = { 0 };
	struct buf lines = { 0 };
	bool ok = true;
	size_t i;

	for (i = 0; i < toc->npages && ok; i++) {
		struct page page;

		arena_clear(&a);
		ok = corpus_page(c, i, &a, &page, e);
		if (ok)
			checked_line(&page, &lines);
	}
	/* A failure is seen when stdout is closed. */
	if (ok)
		(void)fwrite(lines.p, 1, lines.n, stdout);
	buf_release(&lines);
	arena_release(&a);
	return ok;
}

int
cmd_lint(void *opts, size_t nwords, char **words)
{
	const struct lint_cmd_opts *o = opts;
	struct corpus *c = NULL;
	struct messages m;
	struct corpus_opts read = { 0 };
	struct arena a = { 0 };
	struct err e = { 0 };
	int status = EXIT_DONE;

	if (nwords == 0) {
		(void)err_set(&e, ERR_USAGE, "what should be checked?");
		return report_err(&e, "lint");
	}
	messages_init(&m, !o->is_quiet && !o->wants_code_sums, true);
	read.reserved = maker_reserved(&a);
	read.is_own = o->is_strict;
	if (!corpus_open(&c, words, nwords, maker_default_name(words[0]),
		&read, &m.sink, &e) ||
	    !(o->wants_code_sums ? print_code_sums(c, &e) :
		lint_corpus(c, o->is_strict, &m.sink, &e)))
		/* Content errors have been printed with file and line. */
		status = e.code == ERR_CONTENT ? EXIT_NOTHING :
						 report_err(&e, "lint");
	if (status == EXIT_DONE && m.sink.nerrors > 0)
		status = EXIT_NOTHING;
	corpus_free(c);
	arena_release(&a);
	return status;
}
