#include "config.h"

#include "compile/run_set.h"

#include "base/mem.h"
#include "base/pool.h"

/*
 * Each worker spills to a file of its own, so that none waits for another. If
 * one did, all do so at the end, and merging has all the memory. At most so
 * many runs are merged at once as have buffers in that memory; more are first
 * merged into fewer.
 */

#define MERGE_BYTES ((uint64_t)32 << 10)	/* for each run that is merged */
#define MERGE_LEAST 8
#define MERGE_MOST 512

void
run_set_init(struct run_set *s, size_t workers, struct sv language,
    uint64_t memory, const char *beside)
{
	*s = (struct run_set){
		.workers = workers,
		.memory = memory,
		.beside = beside,
	};
	s->runs = mem_array(workers, sizeof(struct run *));
	s->spills = mem_array(workers, sizeof(*s->spills));
	for (size_t i = 0; i < workers; i++)
		s->runs[i] = run_new(language);
}

void
run_set_release(struct run_set *s)
{
	for (size_t i = 0; i < s->workers; i++) {
		run_free(s->runs[i]);
		spill_release(&s->spills[i]);
	}
	mem_free(s->runs);
	mem_free(s->spills);
	vec_release(&s->spilled);
	*s = (struct run_set){ 0 };
}

static bool
has_file(const struct spill *s)
{
	return s->runs.n > 0;
}

/* Put the finished run of WORKER aside. */
static bool
spill(struct run_set *s, size_t worker, struct err *e)
{
	struct spill *file = &s->spills[worker];

	if (!has_file(file) && !spill_open(file, s->beside, e))
		return false;
	if (!spill_run(file, s->runs[worker], e))
		return false;
	run_clear(s->runs[worker]);
	return true;
}

bool
run_set_check(struct run_set *s, size_t worker, struct err *e)
{
	struct run *r = s->runs[worker];

	if (run_bytes(r) <= s->memory / s->workers)
		return true;
	run_finish(r);
	return spill(s, worker, e);
}

static bool
finish_run(void *arg, size_t i, size_t worker, struct err *e)
{
	struct run_set *s = arg;

	(void)worker;
	run_finish(s->runs[i]);
	return !s->is_spilled || run_nterms(s->runs[i]) == 0 || spill(s, i, e);
}

/* All runs that are in files. */
static void
gather(struct run_set *s)
{
	for (size_t i = 0; i < s->workers; i++) {
		for (size_t j = 0; j < s->spills[i].runs.n; j++) {
			const struct spilled run = { &s->spills[i], j };
			vec_push(&s->spilled, run);
		}
	}
}

/* Merge N spilled runs, those that come first, into one that comes last. */
static bool
merge_some(struct run_set *s, size_t n, struct err *e)
{
	struct spill *out = s->spilled.v[0].file;
	struct merge m = { 0 };
	struct run_term term;
	struct buf list = { 0 };

	for (size_t i = 0; i < n; i++)
		merge_add_spilled(&m, s->spilled.v[s->merged + i].file,
		    s->spilled.v[s->merged + i].run);
	spill_begin(out);
	while (merge_next(&m, &term)) {
		buf_clear(&list);
		merge_list(&m, &list);
		spill_put(out, &term, buf_view(&list));
	}
	bool ok = merge_ok(&m, e) && spill_end(out, e);
	const struct spilled made = { out, out->runs.n - 1 };
	vec_push(&s->spilled, made);
	s->merged += n;
	merge_release(&m);
	buf_release(&list);
	return ok;
}

/* Merge until all that is left can be merged at once. */
static bool
merge_down(struct run_set *s, struct err *e)
{
	uint64_t most = s->memory / MERGE_BYTES;
	size_t left;

	if (most < MERGE_LEAST)
		most = MERGE_LEAST;
	if (most > MERGE_MOST)
		most = MERGE_MOST;
	while ((left = s->spilled.n - s->merged) > most) {
		size_t n = left - (size_t)most + 1;
		if (!merge_some(s, n < most ? n : (size_t)most, e))
			return false;
	}
	return true;
}

bool
run_set_finish(struct run_set *s, struct err *e)
{
	const struct pool_job job = {
		.work = finish_run,
		.arg = s,
		.n = s->workers,
		.threads = s->workers,
	};

	for (size_t i = 0; i < s->workers; i++)
		s->is_spilled |= has_file(&s->spills[i]);
	if (!pool_run(&job, e))
		return false;
	gather(s);
	return merge_down(s, e);
}

void
run_set_merge(const struct run_set *s, struct merge *m)
{
	*m = (struct merge){ 0 };
	for (size_t i = 0; i < s->workers && !s->is_spilled; i++)
		merge_add(m, s->runs[i]);
	for (size_t i = s->merged; i < s->spilled.n; i++)
		merge_add_spilled(m, s->spilled.v[i].file,
		    s->spilled.v[i].run);
}
