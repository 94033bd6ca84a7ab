#include "config.h"

#include "kit/rustc.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

#define COMPILE_SECONDS 120
#define EDITION "2024"
#define SOURCE_NAME "block.rs"
#define PROGRAM_NAME "block"

static bool
no_rustc(const struct rustc *r, struct err *e)
{
	return err_set(e, ERR_SYS, "cannot run %s: code can be read, but not "
	    "run here; install Rust (https://rustup.rs, Debian: rustc) or set "
	    "RUSTC", r->program);
}

bool
rustc_open(struct rustc *r, struct arena *a, struct err *e)
{
	const struct limits limits = { .seconds = 20 };
	const char *named = getenv("RUSTC"), *tmp = getenv("TMPDIR");
	struct limited out = { 0 };
	struct sv rest, word;
	bool ok;

	*r = (struct rustc){ .a = a, .program = named != NULL &&
	    *named != '\0' ? named : "rustc" };
	char *argv[] = { (char *)(uintptr_t)r->program,
		(char[]){ "--version" }, NULL };
	ok = limited_run(argv, &limits, &out, e);
	if (ok && (out.status != 0 || out.is_missing))
		ok = no_rustc(r, e);
	rest = buf_view(&out.said);
	if (ok && sv_word(&rest, &word) && sv_word(&rest, &word))
		r->version = arena_sv(a, word);
	limited_release(&out);
	if (!ok)
		return false;
	r->dir = arena_cstr(a, arena_printf(a, "%s/rust-interview-XXXXXX",
	    tmp != NULL && *tmp != '\0' ? tmp : "/tmp"));
	if (mkdtemp(r->dir) != NULL)
		return true;
	(void)err_sys(e, "cannot make a folder for rustc: %s", r->dir);
	r->dir = NULL;
	return false;
}

static const char *
file_in(const struct rustc *r, const char *name)
{
	return arena_printf(r->a, "%s/%s", r->dir, name).p;
}

void
rustc_close(struct rustc *r)
{
	if (r->dir == NULL)
		return;
	(void)unlink(file_in(r, SOURCE_NAME));
	(void)unlink(file_in(r, PROGRAM_NAME));
	(void)rmdir(r->dir);
	r->dir = NULL;
}

static char *
word(const char *s)
{
	return (char *)(uintptr_t)s;	/* exec changes none of them */
}

bool
rustc_compile(struct rustc *r, const struct rustc_job *job,
    const char **program, struct limited *out, struct err *e)
{
	const struct limits limits = { .seconds = COMPILE_SECONDS };
	const char *path = job->path;
	char *argv[12];
	size_t n = 0;

	*program = file_in(r, PROGRAM_NAME);
	(void)unlink(*program);
	if (path == NULL) {
		path = file_in(r, SOURCE_NAME);
		if (!file_put(path, job->source, e))
			return false;
	}
	argv[n++] = word(r->program);
	argv[n++] = word("--edition");
	argv[n++] = arena_cstr(r->a, job->edition.n > 0 ? job->edition :
	    SV(EDITION));
	argv[n++] = word("--color=never");
	/* Rooms and names that only a page's reader sees are no fault. */
	argv[n++] = word("-Aunused");
	if (job->has_tests)
		argv[n++] = word("--test");
	argv[n++] = word("-o");
	argv[n++] = word(*program);
	argv[n++] = word(path);
	argv[n] = NULL;
	return limited_run(argv, &limits, out, e);
}
