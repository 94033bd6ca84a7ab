#include "config.h"

#include "corpus/lint.h"

#include <stdio.h>

#include "cmd/maker.h"
#include "cmd/messages.h"
#include "cmd/report.h"
#include "compile/checked.h"
#include "corpus/source.h"
#include "render/escape.h"

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

/* "FILE:LINE: TEXT" of each mark "moving" of a page. */
static void
write_moving(const char *path, struct source source, struct sink *out)
{
	struct mark mark;

	while (mark_next(&source, &mark)) {
		if (!sv_eq(mark.name, SV("moving")))
			continue;
		escape_tsv(out, sv_cstr(path));
		sink_printf(out, ":%u: ", mark.first);
		escape_tsv(out, mark.text);
		sink_lit(out, "\n");
	}
}

static bool
print_moving(struct corpus *c, struct err *e)
{
	const struct toc *toc = corpus_toc(c);
	struct arena a = { 0 };
	struct buf lines = { 0 };
	struct sink out;
	bool ok = true;
	size_t i;

	sink_to_buf(&out, &lines);
	for (i = 0; i < toc->npages && ok; i++) {
		struct page page;
		struct sv text;
		uint32_t line;

		arena_clear(&a);
		ok = corpus_page_text(c, i, &a, &page, &text, &line, e);
		if (ok)
			write_moving(corpus_path(c, i),
			    source_begin(text, line), &out);
	}
	sink_release(&out);
	/* A failure is seen when stdout is closed. */
	if (ok)
		(void)fwrite(lines.p, 1, lines.n, stdout);
	buf_release(&lines);
	arena_release(&a);
	return ok;
}

/* What is asked of C: to be checked, or one of the lists. */
static bool
run(struct corpus *c, const struct lint_cmd_opts *o, struct diag_sink *diag,
    struct err *e)
{
	if (o->wants_code_sums)
		return print_code_sums(c, e);
	if (o->wants_moving)
		return print_moving(c, e);
	return lint_corpus(c, o->is_strict, diag, e);
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
	messages_init(&m, !o->is_quiet && !o->wants_code_sums &&
	    !o->wants_moving, true);
	read.reserved = maker_reserved(&a);
	read.is_own = o->is_strict;
	if (!corpus_open(&c, words, nwords, maker_default_name(words[0]),
		&read, &m.sink, &e) ||
	    !run(c, o, &m.sink, &e))
		/* Content errors have been printed with file and line. */
		status = e.code == ERR_CONTENT ? EXIT_NOTHING :
						 report_err(&e, "lint");
	if (status == EXIT_DONE && m.sink.nerrors > 0)
		status = EXIT_NOTHING;
	corpus_free(c);
	arena_release(&a);
	return status;
}
