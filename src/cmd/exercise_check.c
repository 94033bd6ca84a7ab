/* Running an exercise's tests: with plain rustc, or with Cargo where it needs
 * crates. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/sink.h"
#include "cmd/command.h"
#include "cmd/exercise.h"
#include "cmd/report.h"
#include "kit/rustc.h"
#include "render/escape.h"

#define SECONDS_USUAL 20
#define SECONDS_MAX 3600
#define MIB_USUAL 2048
#define MIB_MAX (1 << 20)
#define CARGO_SECONDS 600	/* it may have crates to build */

enum outcome { PASSED, FAILED, BROKEN };

static bool
is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* The folder named, or the one that the exercise named was started in. */
static bool
find_folder(struct call *c, const char **dir, struct exercise *x,
    struct err *e)
{
	struct arena *a = &c->app->arena;
	struct sv name;

	*dir = c->nwords > 1 ? c->words[1] : ".";
	if (c->nwords > 2)
		return err_set(e, ERR_USAGE, "check takes one folder");
	if (c->nwords > 1 && !is_folder(*dir)) {
		if (!exercise_named(c, sv_cstr(*dir), x, e))
			return false;
		*dir = arena_cstr(a, x->entry->id);
	}
	name = exercise_of(*dir, a);
	if (name.n == 0)
		return err_set(e, ERR_USAGE, "%s is no folder of an exercise; "
		    "rust-interview exercise start makes one", *dir);
	return exercise_named(c, name, x, e);
}

static void
print_said(const struct limited *l)
{
	struct buf text = { 0 };
	struct sink sink;

	sink_to_buf(&sink, &text);
	escape_plain(&sink, buf_view(&l->said), false);
	sink_release(&sink);
	(void)fwrite(text.p, 1, text.n, stdout);
	if (text.n > 0 && text.p[text.n - 1] != '\n')
		(void)fputc('\n', stdout);
	buf_release(&text);
}

/* "test result: ok. 3 passed; 0 failed; …" in what the tests said. */
static struct sv
summary(const struct limited *l)
{
	const struct sv mark = SV("test result: ");
	struct sv said = buf_view(&l->said);
	size_t at = sv_find(said, mark);
	struct sv line = sv_from(said, at < said.n ? at + mark.n : said.n);

	line = sv_sub(line, 0, sv_find_byte(line, '\n'));
	return sv_sub(line, 0, sv_find(line, SV("; 0 ignored")));
}

static enum outcome
judge(const struct exercise *x, const struct limited *l, unsigned seconds)
{
	struct sv sum = summary(l);

	if (l->status == 0 && sum.n > 0) {
		(void)printf("%.*s: %.*s\n", SV_ARG(x->name), SV_ARG(sum));
		return PASSED;
	}
	print_said(l);
	if (l->has_timed_out)
		report("%.*s: the tests were stopped after %u seconds",
		    SV_ARG(x->name), seconds);
	else if (l->status > 128)
		report("%.*s: the tests ended by signal %d", SV_ARG(x->name),
		    l->status - 128);
	else
		report("%.*s: %.*s", SV_ARG(x->name), SV_ARG(sum.n > 0 ? sum :
		    sv_find(buf_view(&l->said), SV("could not compile")) <
			l->said.n ? SV("it does not compile") :
			SV("no test was run")));
	return FAILED;
}

static enum outcome
with_rustc(struct call *c, const char *dir, const struct exercise *x,
    struct err *e)
{
	const struct exercise_opts *o = c->opts;
	struct arena *a = &c->app->arena;
	const struct limits limits = {
		.seconds = o->timeout.is_set ? (unsigned)o->timeout.value :
		    SECONDS_USUAL,
		.memory = (o->memory.is_set ? o->memory.value : MIB_USUAL) << 20,
	};
	const struct rustc_job job = { .has_tests = true,
		.path = arena_printf(a, "%s/src/lib.rs", dir).p };
	struct limited built = { 0 }, ran = { 0 };
	enum outcome outcome = BROKEN;
	const char *program;
	struct rustc rustc;

	if (!rustc_open(&rustc, a, e))
		return BROKEN;
	if (!rustc_compile(&rustc, &job, &program, &built, e))
		goto out;
	if (built.status != 0) {
		print_said(&built);
		report("%.*s: it does not compile", SV_ARG(x->name));
		outcome = FAILED;
		goto out;
	}
	char *argv[] = { arena_cstr(a, sv_cstr(program)), NULL };
	if (limited_run(argv, &limits, &ran, e))
		outcome = judge(x, &ran, limits.seconds);
out:
	rustc_close(&rustc);
	limited_release(&built);
	limited_release(&ran);
	return outcome;
}

/* Did Cargo end before it compiled anything of the exercise? Its words for a
 * crate that is not to be had differ from one release to the next. */
static bool
has_no_crates(const struct limited *l)
{
	const struct sv said = buf_view(&l->said);

	return l->status != 0 && !l->has_timed_out && summary(l).n == 0 &&
	    sv_find(said, SV("could not compile")) == said.n;
}

static enum outcome
with_cargo(const char *dir, const struct exercise *x, struct arena *a,
    struct err *e)
{
	const struct limits limits = { .seconds = CARGO_SECONDS, .dir = dir };
	const char *cargo = getenv("CARGO");
	char *argv[] = { (char *)(uintptr_t)(cargo != NULL && *cargo != '\0' ?
	    cargo : "cargo"), (char[]){ "test" }, (char[]){ "--offline" },
	    (char[]){ "--quiet" }, (char[]){ "--color=never" }, NULL };
	struct limited l = { 0 };
	enum outcome outcome = BROKEN;

	if (!limited_run(argv, &limits, &l, e)) {
		limited_release(&l);
		return BROKEN;
	}
	if (l.is_missing) {
		(void)err_set(e, ERR_SYS, "%.*s: not tried: it needs %.*s and "
		    "so Cargo, which is not here; install Rust or set CARGO",
		    SV_ARG(x->name), SV_ARG(exercise_crates(x, a)));
	} else if (has_no_crates(&l)) {
		print_said(&l);
		(void)err_set(e, ERR_SYS, "%.*s: not tried: it needs %.*s, "
		    "which Cargo does not have here; with a network: cargo "
		    "fetch, in %s", SV_ARG(x->name),
		    SV_ARG(exercise_crates(x, a)), dir);
	} else {
		outcome = judge(x, &l, limits.seconds);
	}
	limited_release(&l);
	return outcome;
}

static bool
check_number(const struct opt_number *n, const char *name, uint64_t most,
    struct err *e)
{
	if (!n->is_set || (n->value >= 1 && n->value <= most))
		return true;
	return err_set(e, ERR_USAGE, "--%s takes 1 to %llu", name,
	    (unsigned long long)most);
}

int
exercise_check(struct call *c)
{
	const struct exercise_opts *o = c->opts;
	struct arena *a = &c->app->arena;
	struct progress_rows rows;
	struct progress_row row;
	struct exercise x;
	struct err e = { 0 };
	enum outcome outcome;
	const char *dir;

	if (!check_number(&o->timeout, "timeout", SECONDS_MAX, &e) ||
	    !check_number(&o->memory, "memory", MIB_MAX, &e) ||
	    !find_folder(c, &dir, &x, &e) || !progress_load(a, &rows, &e))
		return report_err(&e, "exercise");
	outcome = x.crates.n > 0 ? with_cargo(dir, &x, a, &e) :
				   with_rustc(c, dir, &x, &e);
	if (outcome == BROKEN)
		return report_err(&e, NULL);
	row = progress_of(&rows, x.name);
	if (row.state != EXERCISE_PASSED)
		row.state = outcome == PASSED ? EXERCISE_PASSED :
						EXERCISE_FAILED;
	if (!progress_keep(&row, a, &e))
		return report_err(&e, NULL);
	return outcome == PASSED ? EXIT_DONE : EXIT_NOTHING;
}
