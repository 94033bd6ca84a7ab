#include "config.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "base/pool.h"

#define N 500

/* What a job did, as its callbacks saw it. */
struct log {
	size_t fail_work[3], fail_done;	/* N + 1: never */
	size_t threads;
	unsigned char worked[N];
	size_t done[N];
	size_t ndone;
	_Atomic size_t nworked, in_done, most_behind;
	_Atomic bool bad_worker, done_overlaps;
	size_t slots[256];		/* result of i at i % pool_window */
	uint64_t sum;
};

static bool
work(void *arg, size_t i, size_t worker, struct err *e)
{
	struct log *l = arg;

	if (worker >= l->threads)
		l->bad_worker = true;
	for (size_t k = 0; k < 3; k++)
		if (i == l->fail_work[k])
			return err_set(e, ERR_CONTENT, "work %zu", i);
	/* Some indices take longer, so that threads overtake each other. */
	volatile size_t spin = i % 7 == 0 ? 20000 : 10;
	while (spin > 0)
		spin--;
	l->worked[i]++;
	l->nworked++;
	l->slots[i % pool_window(l->threads)] = i * i;
	return true;
}

static bool
done(void *arg, size_t i, struct err *e)
{
	struct log *l = arg;

	if (l->in_done++ != 0)
		l->done_overlaps = true;
	size_t behind = l->nworked - l->ndone;
	if (behind > l->most_behind)
		l->most_behind = behind;
	l->done[l->ndone++] = i;
	l->sum += l->slots[i % pool_window(l->threads)];
	l->in_done--;
	return i != l->fail_done || err_set(e, ERR_SYS, "done %zu", i);
}

static struct log
run(size_t threads, struct log wish, bool *ok, struct err *e)
{
	static struct log l;	/* large for a stack */

	l = wish;
	l.threads = threads;
	struct pool_job job = { .work = work, .done = done, .arg = &l, .n = N,
		.threads = threads };
	*ok = pool_run(&job, e);
	return l;
}

#define NEVER { N + 1, N + 1, N + 1 }

static void
assert_all_in_order(size_t threads)
{
	bool ok;
	struct err e = { 0 };
	struct log l = run(threads,
	    (struct log){ .fail_work = NEVER, .fail_done = N + 1 }, &ok, &e);

	assert_true(ok);
	assert_int_equal(e.code, ERR_NONE);
	assert_int_equal(l.ndone, N);
	assert_false(l.bad_worker);
	assert_false(l.done_overlaps);
	assert_true(l.most_behind <= pool_window(threads));
	assert_int_equal(l.sum, (uint64_t)(N - 1) * N * (2 * N - 1) / 6);
	for (size_t i = 0; i < N; i++) {
		assert_int_equal(l.done[i], i);
		assert_int_equal(l.worked[i], 1);
	}
}

static void
each_index_is_worked_once_and_done_in_order(void **state)
{
	(void)state;
	assert_all_in_order(1);
	assert_all_in_order(2);
	assert_all_in_order(8);
}

static void
assert_failure(size_t threads, struct log wish, const char *msg, size_t ndone)
{
	bool ok;
	struct err e = { 0 };
	struct log l = run(threads, wish, &ok, &e);

	assert_false(ok);
	assert_string_equal(e.msg, msg);
	assert_int_equal(l.ndone, ndone);
}

static void
the_lowest_failing_index_reports(void **state)
{
	(void)state;
	const struct log wish = { .fail_work = { 105, 101, 100 },
		.fail_done = N + 1 };

	assert_failure(1, wish, "work 100", 100);
	assert_failure(2, wish, "work 100", 100);
	assert_failure(8, wish, "work 100", 100);
}

static void
first_and_last_index_may_fail(void **state)
{
	(void)state;
	const struct log first = { .fail_work = { 0, N + 1, N + 1 },
		.fail_done = N + 1 };
	const struct log last = { .fail_work = { N - 1, N + 1, N + 1 },
		.fail_done = N + 1 };

	assert_failure(1, first, "work 0", 0);
	assert_failure(8, first, "work 0", 0);
	assert_failure(1, last, "work 499", N - 1);
	assert_failure(8, last, "work 499", N - 1);
}

static void
a_failing_done_wins_over_later_work(void **state)
{
	(void)state;
	const struct log wish = { .fail_work = { 53, 52, N + 1 },
		.fail_done = 50 };

	assert_failure(1, wish, "done 50", 51);
	assert_failure(2, wish, "done 50", 51);
	assert_failure(8, wish, "done 50", 51);
}

static bool
note_thread(void *arg, size_t i, size_t worker, struct err *e)
{
	pthread_t *thread = arg;

	(void)i;
	(void)worker;
	(void)e;
	*thread = pthread_self();
	return true;
}

static void
one_index_is_worked_by_the_caller(void **state)
{
	(void)state;
	pthread_t thread;
	struct err e = { 0 };
	struct pool_job job = { .work = note_thread, .arg = &thread, .n = 1,
		.threads = 8 };

	assert_true(pool_run(&job, &e));
	assert_true(pthread_equal(thread, pthread_self()));
}

static void
no_index_is_no_work(void **state)
{
	(void)state;
	struct err e = { 0 };
	struct pool_job job = { .work = note_thread, .n = 0 };

	assert_true(pool_run(&job, &e));
}

/* A page of the deepest nesting needs a part of this. */
static bool
use_stack(void *arg, size_t i, size_t worker, struct err *e)
{
	volatile char room[256 << 10];

	(void)arg;
	(void)worker;
	(void)e;
	for (size_t k = 0; k < sizeof(room); k += 1024)
		room[k] = (char)i;
	return room[0] == (char)i;
}

/* By itself the C library gives a thread what `ulimit -s` says, or as little as
 * 128 KiB. */
static void
each_thread_has_stack_enough(void **state)
{
	(void)state;
	struct err e = { 0 };
	struct pool_job job = { .work = use_stack, .n = N, .threads = 8 };
#ifdef __GLIBC__
	pthread_attr_t small;

	assert_int_equal(pthread_attr_init(&small), 0);
	assert_int_equal(pthread_attr_setstacksize(&small, 128 << 10), 0);
	assert_int_equal(pthread_setattr_default_np(&small), 0);
	assert_int_equal(pthread_attr_destroy(&small), 0);
#endif
	assert_true(pool_run(&job, &e));
}

static void
cores_and_window_are_bounded(void **state)
{
	(void)state;
	assert_in_range(pool_cores(), 1, 64);
	assert_int_equal(pool_window(1), 4);
	assert_int_equal(pool_window(8), 32);
	assert_int_equal(pool_window(0), 4 * pool_cores());
	assert_int_equal(pool_window(100000), 4 * 64);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_index_is_worked_once_and_done_in_order),
		cmocka_unit_test(the_lowest_failing_index_reports),
		cmocka_unit_test(first_and_last_index_may_fail),
		cmocka_unit_test(a_failing_done_wins_over_later_work),
		cmocka_unit_test(one_index_is_worked_by_the_caller),
		cmocka_unit_test(no_index_is_no_work),
		cmocka_unit_test(each_thread_has_stack_enough),
		cmocka_unit_test(cores_and_window_are_bounded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
