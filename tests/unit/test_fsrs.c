/* FSRS-6 against the vectors of py-fsrs, fsrs-rs, ts-fsrs and go-fsrs. */
#include "config.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "study/fsrs.h"
#include "study/schedule.h"

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

/* The reference values are given to about seven digits. */
static void
near_to(double got, double want)
{
	if (fabs(got - want) > 1e-5 * fmax(fabs(want), 1e-2))
		fail_msg("%.9f is not %.9f", got, want);
}

static struct fsrs
defaults(void)
{
	struct fsrs f;

	fsrs_init(&f, fsrs_default_weights);
	return f;
}

static void
the_forgetting_curve_is_that_of_fsrs_rs(void **state)
{
	static const double want[][3] = { { 0, 1, 1 }, { 1, 2, .9403443 },
		{ 2, 3, .9253786 }, { 3, 4, .9185229 }, { 4, 4, .9 },
		{ 5, 2, .8261359 }, { 1, 10, .985682 }, { 10, 10, .9 },
		{ 100, 10, .692827 }, { 1000, 10, .492322 },
		{ 1, 100, .998497 }, { 10, 100, .985682 }, { 100, 100, .9 },
		{ 1000, 100, .692827 }, { 8, 8.2956, .9024733 } };
	struct fsrs f = defaults();

	(void)state;
	near_to(f.factor, 0.980346494413480);
	for (size_t i = 0; i < COUNT(want); i++)
		near_to(fsrs_recall(&f, want[i][0], want[i][1]), want[i][2]);
}

static void
first_answers_give_the_reference_memories(void **state)
{
	static const double first[] = { 6.4133, 5.1121707, 2.1181040,
		-4.7716307 };
	static const struct memory want[] = { { .212, 6.4133 },
		{ 1.2931, 5.11217071 }, { 2.3065, 2.11810397 },
		{ 8.2956, 1 } };
	struct fsrs f = defaults();

	(void)state;
	for (int g = GRADE_AGAIN; g <= GRADE_EASY; g++) {
		struct memory m = fsrs_first(&f, (enum grade)g);
		near_to(fsrs_difficulty_first(&f, (enum grade)g),
		    first[g - 1]);
		near_to(m.stability, want[g - 1].stability);
		near_to(m.difficulty, want[g - 1].difficulty);
	}
}

static void
difficulty_goes_as_in_fsrs_rs(void **state)
{
	static const double damped[] = { 8.354889, 6.6774445, 5, 3.3225555 };
	static const double after[] = { 8.341763, 6.6659956, 4.990228,
		3.3144615 };
	struct fsrs f = defaults();

	(void)state;
	for (int g = GRADE_AGAIN; g <= GRADE_EASY; g++) {
		near_to(fsrs_difficulty_damped(&f, 5, (enum grade)g),
		    damped[g - 1]);
		near_to(fsrs_difficulty_next(&f, 5, (enum grade)g),
		    after[g - 1]);
	}
}

static void
stability_goes_as_in_fsrs_rs(void **state)
{
	static const double recalled[] = { 25.602541, 28.226582, 58.656002,
		127.226685 };
	static const double lapsed[] = { 1.0525396, 1.1894329, 1.3680838,
		1.584989 };
	static const double same_day[] = { 1.596818, 5, 5, 8.12961 };
	static const double recall[] = { .9, .8, .7, .6 };
	struct fsrs f = defaults();

	(void)state;
	for (int g = GRADE_AGAIN; g <= GRADE_EASY; g++) {
		struct memory m = { 5, g };
		near_to(fsrs_stability_recalled(&f, m, recall[g - 1],
		    (enum grade)g), recalled[g - 1]);
		near_to(fsrs_stability_lapsed(&f, m, recall[g - 1]),
		    lapsed[g - 1]);
		near_to(fsrs_stability_same_day(&f, 5, (enum grade)g),
		    same_day[g - 1]);
	}
}

/* GRADES after DAYS each, with the memory after every one. */
static void
runs(const struct fsrs *f, const int *grades, const int *days, size_t n,
    const struct memory *want)
{
	struct memory m = fsrs_first(f, (enum grade)grades[0]);

	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			m = fsrs_next(f, m, days[i], (enum grade)grades[i]);
		near_to(m.stability, want[i].stability);
		near_to(m.difficulty, want[i].difficulty);
	}
}

static const int waits[] = { 0, 0, 1, 3, 8, 21 };

static void
a_run_of_good_answers_gives_the_reference_memories(void **state)
{
	static const int grades[] = { 1, 3, 3, 3, 3, 3 };
	static const struct memory want[] = { { .212, 6.4133 },
		{ .246689, 6.402115 }, { 2.021477, 6.390941 },
		{ 7.863699, 6.379779 }, { 21.917713, 6.368627 },
		{ 53.626903, 6.357487 } };
	struct fsrs f = defaults();

	(void)state;
	runs(&f, grades, waits, 6, want);
}

static void
all_four_grades_tell_the_same_day_rules_apart(void **state)
{
	static const int grades[] = { 1, 2, 3, 4, 3, 3 };
	static const struct memory want[] = { { .212, 6.4133 },
		{ .212, 7.604210 }, { 1.451939, 7.591834 },
		{ 8.987965, 6.772365 }, { 22.039158, 6.760821 },
		{ 51.080986, 6.749289 } };
	struct fsrs f = defaults();

	(void)state;
	runs(&f, grades, waits, 6, want);
}

static void
without_the_same_day_weights_it_is_fsrs_rs_again(void **state)
{
	static const int grades[] = { 1, 3, 3, 3, 3, 3 };
	double w[FSRS_WEIGHTS];
	struct memory m;
	struct fsrs f;

	(void)state;
	memcpy(w, fsrs_default_weights, sizeof(w));
	w[17] = w[18] = w[19] = 0;
	fsrs_init(&f, w);
	m = fsrs_first(&f, GRADE_AGAIN);
	for (size_t i = 1; i < 6; i++)
		m = fsrs_next(&f, m, waits[i], (enum grade)grades[i]);
	near_to(m.stability, 53.335106);
	near_to(m.difficulty, 6.3574867);
}

static void
intervals_for_a_stability_of_a_day(void **state)
{
	static const double want[] = { 3116769, 34793, 2508, 387, 90, 27, 9, 3,
		1, 1 };
	static const double first[] = { 1, 1, 2, 8 };
	struct fsrs f = defaults();

	(void)state;
	for (int i = 0; i < 10; i++)
		assert_true(fsrs_interval(&f, 1, (i + 1) / 10.0, 1e9) ==
		    want[i]);
	for (int g = 0; g < 4; g++)
		assert_true(fsrs_interval(&f, f.w[g], .9, 36500) == first[g]);
	assert_true(fsrs_interval(&f, 1, .1, 36500) == 36500);
}

static void
ten_easy_answers_in_a_day_end_at_difficulty_one(void **state)
{
	struct fsrs f = defaults();
	struct memory m = fsrs_first(&f, GRADE_EASY);

	(void)state;
	for (int i = 0; i < 9; i++)
		m = fsrs_next(&f, m, 0, GRADE_EASY);
	near_to(m.difficulty, 1);
}

static void
a_thousand_lapses_stay_above_the_floor(void **state)
{
	struct fsrs f = defaults();
	struct memory m = fsrs_first(&f, GRADE_AGAIN);

	(void)state;
	for (int i = 0; i < 1000; i++) {
		m = fsrs_next(&f, m, i % 2, GRADE_AGAIN);
		assert_true(m.stability >= FSRS_STABILITY_MIN);
		assert_true(m.difficulty >= 1 && m.difficulty <= 10);
	}
}

static void
older_weights_are_brought_up(void **state)
{
	static const double old[] = { .4, .6, 2.4, 5.8, 4.93, .94, .86, .01,
		1.49, .14, .94, 2.18, .05, .34, 1.26, .29, 2.61 };
	double out[FSRS_WEIGHTS];

	(void)state;
	assert_true(fsrs_upgrade(old, 17, out));
	near_to(out[4], 6.81);
	near_to(out[5], 0.44675013);
	near_to(out[6], 1.36);
	near_to(out[16], 2.61);
	assert_true(out[17] == 0 && out[18] == 0 && out[19] == 0);
	near_to(out[20], 0.5);
	assert_true(fsrs_upgrade(fsrs_default_weights, 19, out));
	near_to(out[18], 0.0912);
	assert_true(out[19] == 0 && out[20] == 0.5);
	assert_false(fsrs_upgrade(old, 16, out));
	assert_false(fsrs_upgrade((double[17]){ (double)NAN }, 17, out));
}

/* --- the schedule --- */

static const struct moment start = { .ms = 1000000000000, .day = 11574 };

/* Answer on the day it is due; returns the days until it is due again. */
static int
answer_when_due(const struct schedule *s, struct card *c, enum grade grade)
{
	struct moment now = start;

	if (c->state != CARD_NEW)
		now = (struct moment){ .ms = c->due, .day = c->due_day };
	*c = schedule_answer(s, c, SV("p#q"), grade, now);
	return c->due_day - c->last_day;
}

static void
thirteen_reviews_have_the_intervals_of_py_fsrs(void **state)
{
	static const int grades[] = { 3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3 };
	static const int want[] = { 0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12,
		21 };
	struct schedule s;
	struct card c = { 0 };

	(void)state;
	schedule_default(&s);
	s.has_fuzz = false;
	for (size_t i = 0; i < COUNT(grades); i++) {
		assert_int_equal(answer_when_due(&s, &c,
		    (enum grade)grades[i]), want[i]);
		if (i == 5)
			near_to(c.memory.stability, 497.876555);
	}
	near_to(c.memory.stability, 20.770357);
	near_to(c.memory.difficulty, 9.055760);
	assert_int_equal(c.answers, 13);
	assert_int_equal(c.lapses, 1);
}

static void
a_new_card_waits_by_its_learning_steps(void **state)
{
	static const double minutes[] = { 1, 5.5, 10, 8 * 1440 };
	struct schedule s;

	(void)state;
	schedule_default(&s);
	s.has_fuzz = false;
	for (int g = GRADE_AGAIN; g <= GRADE_EASY; g++) {
		struct card c = { 0 };
		c = schedule_answer(&s, &c, SV("p#q"), (enum grade)g, start);
		near_to((double)(c.due - start.ms) / 60000, minutes[g - 1]);
		assert_int_equal(c.state, g == GRADE_EASY ? CARD_REVIEW
							  : CARD_LEARNING);
	}
}

static void
one_step_makes_hard_wait_half_as_long_again(void **state)
{
	struct schedule s;
	struct card c = { 0 };

	(void)state;
	schedule_default(&s);
	s.learning.n = 1;
	s.learning.minutes[0] = 10;
	c = schedule_answer(&s, &c, SV("p#q"), GRADE_HARD, start);
	near_to((double)(c.due - start.ms) / 60000, 15);
	s.learning.n = 0;
	c = (struct card){ 0 };
	c = schedule_answer(&s, &c, SV("p#q"), GRADE_AGAIN, start);
	assert_int_equal(c.state, CARD_REVIEW);
	assert_int_equal(c.due_day - start.day, 1);
}

/* Where grades lead, over many memories and names. */
static void
hard_good_easy_and_the_maximum_stay_in_order(void **state)
{
	static const unsigned maxima[] = { 1, 2, 5, 30, 36500 };
	struct schedule s;
	char name[16];

	(void)state;
	schedule_default(&s);
	for (unsigned i = 0; i < 5000; i++) {
		struct card c = { .state = CARD_REVIEW, .answers = i,
			.memory = { 0.01 * (i + 1), 1 + i % 10 },
			.last_day = start.day - (int32_t)(i % 40) };
		int32_t due[GRADES + 1];
		(void)snprintf(name, sizeof(name), "p#%u", i);
		s.max_days = maxima[i % COUNT(maxima)];
		for (int g = GRADE_HARD; g <= GRADE_EASY; g++) {
			struct card next = schedule_answer(&s, &c,
			    sv_cstr(name), (enum grade)g, start);
			due[g] = next.due_day - start.day;
			assert_in_range(due[g], 1, s.max_days);
		}
		assert_true(due[GRADE_HARD] <= due[GRADE_GOOD]);
		assert_true(due[GRADE_GOOD] <= due[GRADE_EASY]);
	}
}

static void
fuzz_is_the_same_each_time_and_spreads(void **state)
{
	struct card c = { .state = CARD_REVIEW, .memory = { 30, 5 },
		.last_day = start.day - 30 };
	struct schedule s;
	int32_t low = INT32_MAX, high = 0;

	(void)state;
	schedule_default(&s);
	for (uint32_t i = 0; i < 200; i++) {
		int32_t a, b;
		c.answers = i;
		a = schedule_answer(&s, &c, SV("p#q"), GRADE_GOOD,
		    start).due_day;
		b = schedule_answer(&s, &c, SV("p#q"), GRADE_GOOD,
		    start).due_day;
		assert_int_equal(a, b);
		low = a < low ? a : low;
		high = a > high ? a : high;
	}
	/* 75 days, so six on either side. */
	assert_in_range(high - low, 8, 12);
}

static void
a_clock_set_back_is_no_negative_time(void **state)
{
	struct schedule s;
	struct card c = { .state = CARD_REVIEW, .memory = { 10, 5 },
		.last_day = start.day + 400 }, after, same_day;

	(void)state;
	schedule_default(&s);
	after = schedule_answer(&s, &c, SV("p#q"), GRADE_GOOD, start);
	c.last_day = start.day;
	same_day = schedule_answer(&s, &c, SV("p#q"), GRADE_GOOD, start);
	near_to(after.memory.stability, same_day.memory.stability);
	assert_int_equal(after.due_day, same_day.due_day);
}

/* --- days --- */

static void
a_day_begins_at_four_in_the_morning(void **state)
{
	const int64_t night = (int64_t)day_number(2026, 11, 21) * DAY_MS;

	(void)state;
	assert_int_equal(moment_at(night + 4 * 3600000 - 1, 0).day,
	    day_number(2026, 11, 20));
	assert_int_equal(moment_at(night + 4 * 3600000, 0).day,
	    day_number(2026, 11, 21));
	/* 05:30 east of Greenwich it is half past nine. */
	assert_int_equal(moment_at(night - 3600000, 330).day,
	    day_number(2026, 11, 21));
	/* West of it the evening before. */
	assert_int_equal(moment_at(night + 4 * 3600000, -480).day,
	    day_number(2026, 11, 20));
	assert_int_equal(moment_at(-1, 0).day, -1);
}

static void
leap_days_are_days(void **state)
{
	char text[DAY_TEXT];

	(void)state;
	assert_int_equal(day_number(1970, 1, 1), 0);
	assert_int_equal(day_number(2028, 3, 1) - day_number(2028, 2, 28), 2);
	assert_int_equal(day_number(2027, 3, 1) - day_number(2027, 2, 28), 1);
	assert_int_equal(day_number(2100, 3, 1) - day_number(2100, 2, 28), 1);
	day_text(day_number(2028, 2, 29), text);
	assert_string_equal(text, "2028-02-29");
	assert_int_equal(day_of_week(day_number(2026, 11, 21)), 5);
	assert_int_equal(day_of_week(-1), 2);
}

static void
dates_are_read_or_refused(void **state)
{
	static const char *const bad[] = { "", "d", "tomorrow", "2026-13-01",
		"2027-02-29", "2026-11-20", "2026-11-21", "0d", "-3d",
		"2026-1-01", "9999-01-01", "99999999999999999999d" };
	int32_t today = day_number(2026, 11, 21), day;

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct err e = { 0 };
		assert_false(day_parse(sv_cstr(bad[i]), today, &day, &e));
		assert_int_equal(e.code, ERR_USAGE);
	}
	struct err e = { 0 };
	assert_true(day_parse(SV("9d"), today, &day, &e));
	assert_int_equal(day, today + 9);
	assert_true(day_parse(SV("2028-02-29"), today, &day, &e));
	assert_int_equal(day, day_number(2028, 2, 29));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_forgetting_curve_is_that_of_fsrs_rs),
		cmocka_unit_test(first_answers_give_the_reference_memories),
		cmocka_unit_test(difficulty_goes_as_in_fsrs_rs),
		cmocka_unit_test(stability_goes_as_in_fsrs_rs),
		cmocka_unit_test(
		    a_run_of_good_answers_gives_the_reference_memories),
		cmocka_unit_test(all_four_grades_tell_the_same_day_rules_apart),
		cmocka_unit_test(
		    without_the_same_day_weights_it_is_fsrs_rs_again),
		cmocka_unit_test(intervals_for_a_stability_of_a_day),
		cmocka_unit_test(
		    ten_easy_answers_in_a_day_end_at_difficulty_one),
		cmocka_unit_test(a_thousand_lapses_stay_above_the_floor),
		cmocka_unit_test(older_weights_are_brought_up),
		cmocka_unit_test(
		    thirteen_reviews_have_the_intervals_of_py_fsrs),
		cmocka_unit_test(a_new_card_waits_by_its_learning_steps),
		cmocka_unit_test(one_step_makes_hard_wait_half_as_long_again),
		cmocka_unit_test(hard_good_easy_and_the_maximum_stay_in_order),
		cmocka_unit_test(fuzz_is_the_same_each_time_and_spreads),
		cmocka_unit_test(a_clock_set_back_is_no_negative_time),
		cmocka_unit_test(a_day_begins_at_four_in_the_morning),
		cmocka_unit_test(leap_days_are_days),
		cmocka_unit_test(dates_are_read_or_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
