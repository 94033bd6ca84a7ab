/* Fitting weights to logs whose weights are known. */
#include "config.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "scratch.h"
#include "study/optimise.h"

static struct scratch scratch;
static struct store store;
static struct arena arena;

static void
must(bool ok, const struct err *e)
{
	if (!ok)
		fail_msg("%s", e->msg);
}

static int
begin(void **state)
{
	struct err e = { 0 };

	(void)state;
	scratch_make(&scratch);
	must(store_open(&store, arena_printf(&arena, "%s/study.db",
	    scratch.dir).p, &e), &e);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	store_close(&store);
	arena_release(&arena);
	scratch_remove(&scratch);
	return 0;
}

/* N questions, each answered ANSWERS times, each time when TRUTH has forgotten
 * some more; what is known is drawn by TRUTH. */
static void
learn(const struct fsrs *truth, size_t n, size_t answers)
{
	struct err e = { 0 };
	char name[32];
	bool is_new;

	must(sql_begin(&store.sql, &e), &e);
	for (size_t i = 0; i < n; i++) {
		int32_t day = 15000;
		struct memory m = { 0 };
		(void)snprintf(name, sizeof(name), "p#%zu", i);
		for (size_t k = 0; k < answers; k++) {
			int32_t days = (int32_t)(1 + k * k / 2 + i % 4);
			double luck = schedule_chance(sv_cstr(name),
			    (uint32_t)k + 100);
			enum grade g = k == 0 ? (enum grade)(1 + i % 4) :
			    luck < fsrs_recall(truth, days, m.stability) ?
			    GRADE_GOOD : GRADE_AGAIN;
			day += k > 0 ? days : 0;
			m = k == 0 ? fsrs_first(truth, g) :
			    fsrs_next(truth, m, days, g);
			must(store_merge(&store, &(struct log_row){
			    .id = (int64_t)(i * 1000 + k + 1),
			    .card = sv_cstr(name),
			    .at = (int64_t)day * DAY_MS + DAY_MS / 2,
			    .what = (enum log_what)g }, &is_new, &e), &e);
		}
	}
	must(sql_end(&store.sql, true, &e), &e);
}

static void
count_step(void *arg, size_t done, size_t total)
{
	size_t *last = arg;

	assert_int_equal(done, *last + 1);
	assert_true(done <= total);
	*last = done;
}

static void
a_log_of_another_memory_is_fitted_better(void **state)
{
	struct optimise_report one, two;
	double w[FSRS_WEIGHTS];
	struct fsrs truth;
	struct err e = { 0 };
	size_t steps = 0;

	(void)state;
	memcpy(w, fsrs_default_weights, sizeof(w));
	w[0] *= 3;
	w[1] *= 3;
	w[2] /= 2;
	w[3] /= 4;
	w[8] -= 1.4;
	w[20] = 0.4;
	fsrs_init(&truth, w);
	learn(&truth, 150, 9);
	must(optimise(&store, count_step, &steps, &one, &e), &e);
	assert_true(one.is_enough);
	assert_int_equal(one.answers, 150 * 8);
	assert_in_range(one.held_back, 100, 400);
	assert_true(one.is_better);
	assert_true(one.of_fitted < one.of_default - 0.01);
	assert_true(steps >= 100);
	/* Nearer to the truth where many answers tell of it. */
	assert_true(one.weights[2] < fsrs_default_weights[2]);
	assert_true(one.weights[3] < fsrs_default_weights[3]);
	must(optimise(&store, NULL, NULL, &two, &e), &e);
	assert_memory_equal(one.weights, two.weights, sizeof(one.weights));
	/* What is in use already is not better than itself. */
	struct schedule fitted = store.schedule;
	fsrs_init(&fitted.fsrs, one.weights);
	must(store_use(&store, &fitted, &e), &e);
	must(store_load_model(&store, &e), &e);
	must(optimise(&store, NULL, NULL, &two, &e), &e);
	assert_false(two.is_better);
}

static void
few_answers_are_not_enough(void **state)
{
	struct optimise_report r;
	struct fsrs truth;
	struct err e = { 0 };

	(void)state;
	fsrs_init(&truth, fsrs_default_weights);
	learn(&truth, 33, 7);
	must(optimise(&store, NULL, NULL, &r, &e), &e);
	assert_int_equal(r.answers, 198);
	assert_false(r.is_enough);
}

static void
an_empty_log_is_no_trouble(void **state)
{
	struct optimise_report r;
	struct err e = { 0 };

	(void)state;
	must(optimise(&store, NULL, NULL, &r, &e), &e);
	assert_false(r.is_enough);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_log_of_another_memory_is_fitted_better),
		TEST(few_answers_are_not_enough),
		TEST(an_empty_log_is_no_trouble),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
