#include "config.h"

#include "compile/compile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/pool.h"
#include "cmd/interrupt.h"
#include "cmd/maker.h"
#include "cmd/messages.h"
#include "cmd/progress.h"
#include "cmd/report.h"

#define MEMORY_UNIT ((uint64_t)1 << 20)
#define MEMORY_EACH (4 * MEMORY_UNIT)	/* thread; more was not faster */

/* "Wrote F (…): read it with: rust-interview -b F" */
static void
say_done(const char *out, const struct compile_result *r)
{
	(void)printf("%s: %u page%s, %u %s, %.1f %% of the source; "
		     "read it with: rust-interview -b %s\n", out, r->pages,
	    r->pages == 1 ? "" : "s", r->entries,
	    r->entries == 1 ? "entry" : "entries",
	    r->source_bytes == 0 ? 0.0 :
		100.0 * (double)r->book_bytes / (double)r->source_bytes, out);
}

static const char *
out_path(const struct compile_cmd_opts *o, const struct corpus *c,
    struct arena *a)
{
	if (o->out != NULL)
		return o->out;
	return arena_printf(a, "%.*s.book",
	    SV_ARG(corpus_toc(c)->meta.name)).p;
}

static uint64_t
memory_bytes(const struct compile_cmd_opts *o)
{
	if (!o->memory.is_set)
		return pool_threads((size_t)o->threads.value) * MEMORY_EACH;
	return o->memory.value > UINT64_MAX / MEMORY_UNIT ? UINT64_MAX :
	    o->memory.value * MEMORY_UNIT;
}

/* Where temporary files go, as a path in that folder: beside the book, unless
 * TMPDIR says otherwise or it is written to what is no file. */
static const char *
temporary_place(const char *out, struct arena *a)
{
	const char *dir = getenv("TMPDIR");
	struct stat st;

	if (dir != NULL && *dir != '\0')
		return arena_printf(a, "%s/", dir).p;
	if (stat(out, &st) == 0 && !S_ISREG(st.st_mode))
		return P_tmpdir "/";
	return out;
}

int
maker_compile(const struct compile_cmd_opts *o, size_t npaths, char **paths,
    bool is_alone)
{
	struct corpus *c = NULL;
	struct messages m;
	struct progress reading, writing;
	struct corpus_opts read = { .threads = (size_t)o->threads.value,
		.is_for_candidate = o->edition == 1 };
	struct compile_opts how = { .threads = (size_t)o->threads.value,
		.memory = memory_bytes(o) };
	struct compile_result result = { 0 };
	struct arena a = { 0 };
	struct err e = { 0 };
	const char *out;
	int status = EXIT_DONE;

	messages_init(&m, o->is_verbose, false);
	m.shows_notes = o->is_verbose;
	progress_init(&reading, "reading");
	read.progress = progress_step;
	read.progress_arg = &reading;
	read.reserved = maker_reserved(&a);
	if (!corpus_open(&c, paths, npaths, maker_default_name(paths[0]),
		&read, &m.sink, &e)) {
		progress_end(&reading);
		status = report_err(&e, "compile");
		goto out;
	}
	progress_end(&reading);
	progress_init(&writing, "compiling");
	how.progress = progress_step;
	how.progress_arg = &writing;
	out = out_path(o, c, &a);
	how.beside = temporary_place(out, &a);
	if (is_alone)
		interrupt_guard(out);
	if (!compile_book(c, out, &how, &m.sink, &result, &e))
		status = report_err(&e, "compile");
	progress_end(&writing);
	if (status == EXIT_DONE && !o->is_quiet) {
		messages_summary(&m);
		say_done(out, &result);
	}
out:
	corpus_free(c);
	arena_release(&a);
	return status;
}

int
cmd_compile(void *opts, size_t nwords, char **words)
{
	const struct compile_cmd_opts *o = opts;
	struct err e = { 0 };

	if (o->out != NULL && strcmp(o->out, "-") == 0)
		(void)err_set(&e, ERR_USAGE, "a book is a file; '-' is none "
		    "(./- is)");
	else if (nwords > 0)
		return maker_compile(opts, nwords, words, true);
	else
		(void)err_set(&e, ERR_USAGE, "what should be compiled?");
	return report_err(&e, "compile");
}
