#include "config.h"

#include "kit/prove.h"

#include "doc/fence.h"
#include "kit/exercise.h"

#define PANIC_STATUS 101
#define RUN_SECONDS 20
#define RUN_MEMORY ((uint64_t)2 << 30)

static struct sv
source_of(const struct node *n, struct arena *a)
{
	struct buf program = { 0 };
	struct sv out;

	buf_cstr(&program, "#![allow(unused)]\n");
	fence_program(n->text, &program);
	out = arena_sv(a, buf_view(&program));
	buf_release(&program);
	return out;
}

static struct sv
claim_of(const struct fence *f, struct arena *a)
{
	struct sv codes = SV("");

	if (f->compile_fail) {
		for (size_t i = 0; i < f->codes.n; i++)
			codes = arena_printf(a, "%.*s%s%.*s", SV_ARG(codes),
			    i > 0 ? ", " : ": ", SV_ARG(f->codes.v[i]));
		return arena_printf(a, "does not compile%.*s", SV_ARG(codes));
	}
	return f->should_panic ? SV("panics") :
	    f->no_run ? SV("compiles") : SV("compiles and runs");
}

/* Did rustc give every code that is claimed? */
static bool
has_codes(const struct fence *f, struct sv said, struct arena *a)
{
	for (size_t i = 0; i < f->codes.n; i++) {
		struct sv mark = arena_printf(a, "error[%.*s]",
		    SV_ARG(f->codes.v[i]));

		if (sv_find(said, mark) == said.n)
			return false;
	}
	return true;
}

/* Codes of the errors in what rustc SAID, or its first error. */
static struct sv
errors_in(struct sv said, struct arena *a)
{
	const struct sv mark = SV("error[");
	struct sv rest = said, all = SV("");
	size_t at;

	while ((at = sv_find(rest, mark)) < rest.n) {
		struct sv code = sv_sub(rest, at + mark.n, 5);

		rest = sv_from(rest, at + mark.n);
		if (sv_find(all, code) == all.n)
			all = arena_printf(a, "%.*s%s%.*s", SV_ARG(all),
			    all.n > 0 ? ", " : "", SV_ARG(code));
	}
	return all;
}

static void
judge_failure(const struct fence *f, const struct limited *l, struct arena *a,
    struct proof *out)
{
	struct sv said = buf_view(&l->said), errors = errors_in(said, a);

	out->happened = l->has_timed_out ? SV("rustc was stopped") :
	    arena_printf(a, "does not compile%s%.*s", errors.n > 0 ? ": " :
	    "", SV_ARG(errors));
	out->verdict = f->compile_fail && !l->has_timed_out &&
	    has_codes(f, said, a) ? PROOF_AS_CLAIMED : PROOF_OTHERWISE;
}

static void
judge_run(const struct fence *f, const struct limited *l, struct arena *a,
    struct proof *out)
{
	bool is_as_claimed = l->status == (f->should_panic ? PANIC_STATUS : 0);

	out->happened = l->has_timed_out ? SV("was stopped, still running") :
	    l->status == 0 ? SV("compiles and runs") :
	    l->status == PANIC_STATUS ? SV("panics") :
	    l->status > 128 ? arena_printf(a, "ended by signal %d",
		l->status - 128) :
	    arena_printf(a, "ended with status %d", l->status);
	out->verdict = is_as_claimed && !l->has_timed_out ?
	    PROOF_AS_CLAIMED : PROOF_OTHERWISE;
}

static bool
run(const char *program, struct arena *a, struct limited *out, struct err *e)
{
	const struct limits limits = { .seconds = RUN_SECONDS,
		.memory = RUN_MEMORY };
	char *argv[] = { arena_cstr(a, sv_cstr(program)), NULL };

	return limited_run(argv, &limits, out, e);
}

static struct sv
reason_to_pass(const struct fence *f, struct arena *a)
{
	if (!f->is_rust)
		return SV("is no Rust");
	if (f->is_ignored)
		return SV("is not compiled");
	if (f->crate.n > 0)
		return arena_printf(a, "needs the crate %.*s",
		    SV_ARG(f->crate));
	return SV("");
}

bool
prove_block(struct rustc *r, const struct node *n, struct arena *a,
    struct proof *out, struct err *e)
{
	struct fence f = fence_parse(n->u.code.info, a);
	const struct rustc_job job = { .source = source_of(n, a),
		.edition = f.edition };
	struct limited built = { 0 }, ran = { 0 };
	const char *program;
	bool ok = false;

	*out = (struct proof){ .happened = reason_to_pass(&f, a) };
	if (out->happened.n > 0) {
		out->verdict = PROOF_NOT_TRIED;
		return true;
	}
	out->claim = claim_of(&f, a);
	if (!rustc_compile(r, &job, &program, &built, e))
		goto out;
	ok = true;
	out->said = arena_sv(a, buf_view(&built.said));
	if (built.status != 0) {
		judge_failure(&f, &built, a, out);
	} else if (f.no_run || f.compile_fail) {
		out->happened = SV("compiles");
		out->verdict = f.no_run ? PROOF_AS_CLAIMED : PROOF_OTHERWISE;
	} else {
		ok = run(program, a, &ran, e);
		judge_run(&f, &ran, a, out);
		out->said = arena_sv(a, buf_view(&ran.said));
	}
out:
	limited_release(&built);
	limited_release(&ran);
	return ok;
}

bool
prove_exercise(struct rustc *r, const struct exercise *x, bool is_solution,
    struct arena *a, struct proof *out, struct err *e)
{
	const struct rustc_job job = { .has_tests = true,
		.source = exercise_source(x, is_solution ? x->solution :
		    x->starter, a) };
	struct limited built = { 0 }, ran = { 0 };
	const char *program;
	bool ok, passes;

	*out = (struct proof){ .claim = is_solution ?
	    SV("passes its tests") : SV("does not pass its tests") };
	if (x->crates.n > 0) {
		out->verdict = PROOF_NOT_TRIED;
		out->happened = arena_printf(a, "needs %.*s",
		    SV_ARG(exercise_crates(x, a)));
		return true;
	}
	ok = rustc_compile(r, &job, &program, &built, e) &&
	    (built.status != 0 || run(program, a, &ran, e));
	passes = built.status == 0 && ran.status == 0 && !ran.has_timed_out;
	out->happened = passes ? SV("passes its tests") :
	    built.status != 0 ? SV("does not compile") :
	    SV("does not pass its tests");
	out->verdict = passes == is_solution ? PROOF_AS_CLAIMED :
					       PROOF_OTHERWISE;
	out->said = arena_sv(a, buf_view(built.status != 0 ? &built.said :
							     &ran.said));
	limited_release(&built);
	limited_release(&ran);
	return ok;
}
