/* Sittings, goals and forecasts, over decks made by hand and an injected
 * clock. */
#include "config.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "scratch.h"
#include "study/forecast.h"
#include "study/session.h"

#define CARDS 40

static struct scratch scratch;
static struct store store;
static struct deck deck;
static struct arena arena;

static void
must(bool ok, const struct err *e)
{
	if (!ok)
		fail_msg("%s", e->msg);
}

/* Four pages of ten questions. */
static int
begin(void **state)
{
	char path[512];
	struct err e = { 0 };

	(void)state;
	scratch_make(&scratch);
	(void)snprintf(path, sizeof(path), "%s/study.db", scratch.dir);
	must(store_open(&store, arena_printf(&arena, "%s", path).p, &e), &e);
	deck = (struct deck){ .n = CARDS,
		.items = arena_array(&arena, CARDS, sizeof(*deck.items)) };
	for (uint32_t i = 0; i < CARDS; i++) {
		struct deck_item *item = &deck.items[i];
		item->is_wanted = true;
		item->rank = i % 10;
		item->order = i / 10;
		item->stored.name = arena_printf(&arena, "p%u#q%u", i / 10, i);
	}
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

static struct moment
noon(int32_t day)
{
	return moment_at((int64_t)day * DAY_MS + DAY_MS / 2, 0);
}

/* A sitting on DAY: everything asked is answered; some are not known. Returns
 * how many answers that took, each of a minute. */
static uint32_t
sit(const struct session_opts *opts, int32_t day)
{
	struct session s;
	struct moment now = noon(day);
	struct deck_item *item;
	struct err e = { 0 };
	uint32_t answered;

	must(session_open(&s, &store, &deck, opts, now, &e), &e);
	while ((item = session_next(&s, now)) != NULL) {
		double chance = schedule_chance(item->stored.name,
		    item->stored.card.answers + (uint32_t)day);
		bool counted;
		must(session_grade(&s, item, chance < 0.2 ? GRADE_AGAIN :
			GRADE_GOOD, now, 60000, 1, &counted, &e), &e);
		assert_true(counted);
		now = moment_at(now.ms + 60000, 0);
	}
	answered = s.answered;
	session_release(&s);
	return answered;
}

static void
due_ones_come_before_new_ones_the_least_known_first(void **state)
{
	const struct session_opts opts = { .new_limit = 5 };
	struct session s;
	struct deck_item *first;
	struct err e = { 0 };
	double recall = 0;

	(void)state;
	(void)sit(&opts, 20000);
	(void)sit(&opts, 20001);
	must(session_open(&s, &store, &deck, &opts, noon(20040), &e), &e);
	for (;;) {
		bool counted;
		first = session_next(&s, noon(20040));
		if (first->stored.card.state == CARD_NEW)
			break;
		double now = schedule_recall(&store.schedule,
		    &first->stored.card, 20040);
		assert_true(now >= recall);
		recall = now;
		must(session_grade(&s, first, GRADE_EASY, noon(20040), 0, 1,
		    &counted, &e), &e);
	}
	assert_int_equal(s.answered, 10);
	session_release(&s);
}

static void
the_days_new_ones_are_counted_over_sittings(void **state)
{
	const struct session_opts five = { .new_limit = 5 };
	const struct session_opts seven = { .new_limit = 7 };
	size_t met = 0;

	(void)state;
	(void)sit(&five, 20000);
	assert_int_equal(sit(&five, 20000), 0);
	assert_true(sit(&seven, 20000) >= 2);
	for (size_t i = 0; i < deck.n; i++)
		met += deck.items[i].stored.card.state != CARD_NEW;
	assert_int_equal(met, 7);
}

static void
undo_gives_the_question_back(void **state)
{
	const struct session_opts opts = { .new_limit = 1 };
	struct deck_item *item, *back;
	struct session s;
	struct err e = { 0 };
	bool counted;

	(void)state;
	must(session_open(&s, &store, &deck, &opts, noon(20000), &e), &e);
	item = session_next(&s, noon(20000));
	must(session_grade(&s, item, GRADE_EASY, noon(20000), 9, 1, &counted,
	    &e), &e);
	assert_null(session_next(&s, noon(20000)));
	must(session_undo(&s, noon(20000), &back, &e), &e);
	assert_ptr_equal(back, item);
	assert_ptr_equal(session_next(&s, noon(20000)), item);
	assert_int_equal(s.answered, 0);
	assert_int_equal(s.spent, 0);
	must(session_undo(&s, noon(20000), &back, &e), &e);
	assert_null(back);
	session_release(&s);
}

static void
what_was_met_is_seen_again_in_the_last_two_days(void **state)
{
	const struct goal goal = { .day = 20030 };
	const struct session_opts opts = { .new_limit = 2, .goal = &goal };
	size_t met = 0;

	(void)state;
	for (int32_t day = 20000; day < goal.day; day++) {
		(void)sit(&opts, day);
		for (size_t i = 0; i < deck.n; i++) {
			const struct stored_card *c = &deck.items[i].stored;
			if (c->card.state != CARD_NEW)
				assert_in_range(goal_due(&goal, &c->card,
				    c->name), day, goal.day);
		}
	}
	for (size_t i = 0; i < deck.n; i++) {
		const struct card *c = &deck.items[i].stored.card;
		met += c->state != CARD_NEW;
		if (c->state != CARD_NEW)
			assert_in_range(c->last_day, goal.day - 2,
			    goal.day - 1);
	}
	assert_int_equal(met, CARDS);
}

static void
a_day_ends_when_its_minutes_are_spent(void **state)
{
	const struct goal goal = { .day = 20030, .minutes = 12 };
	const struct session_opts opts = { .new_limit = 40, .goal = &goal };

	(void)state;
	assert_int_equal(sit(&opts, 20000), 12);
	assert_int_equal(sit(&opts, 20000), 0);
	assert_int_equal(sit(&opts, 20001), 12);
}

static void
with_a_goal_something_of_every_page_comes_first(void **state)
{
	const struct goal goal = { .day = 20030 };
	const struct session_opts opts = { .new_limit = 4, .goal = &goal };

	(void)state;
	(void)sit(&opts, 20000);
	for (size_t i = 0; i < deck.n; i++)
		assert_int_equal(deck.items[i].stored.card.state != CARD_NEW,
		    deck.items[i].rank == 0);
}

static void
it_is_said_what_fits(void **state)
{
	struct goal goal = { .day = 20010, .minutes = 600 };
	struct session_fit fit;
	struct err e = { 0 };

	(void)state;
	must(session_fit(&store, &deck, &goal, noon(20000), &fit, &e), &e);
	assert_int_equal(fit.fresh, CARDS);
	assert_int_equal(fit.chosen, CARDS);
	assert_int_equal(fit.each_day, 5);
	assert_true(fit.need < fit.have);
	goal.minutes = 6;
	must(session_fit(&store, &deck, &goal, noon(20000), &fit, &e), &e);
	assert_true(fit.need > fit.have);
	assert_true(fit.have == 1);
	assert_in_range(fit.chosen, 8, 20);
	/* What was chosen needs what there is, to one question. */
	assert_true(fit.need / CARDS * fit.chosen <= fit.have);
	assert_true(fit.need / CARDS * (fit.chosen + 1) > fit.have);
}

static void
a_plan_is_better_than_going_through_in_turn(void **state)
{
	const struct session_opts opts = { .new_limit = 3 };
	struct forecast f;
	struct err e = { 0 };
	double rate;

	(void)state;
	for (int32_t day = 20000; day < 20010; day++)
		(void)sit(&opts, day);
	must(forecast_first_rate(&store, &rate, &e), &e);
	assert_true(rate > 0.5 && rate < 1);
	forecast_order(&store.schedule, &deck, rate, noon(20040), 20050, 4,
	    &arena, &f);
	assert_int_equal(f.nwanted, CARDS);
	assert_true(f.npicks <= 40);
	assert_true(f.planned > f.in_turn);
	assert_true(f.in_turn > f.untouched);
	for (size_t i = 0; i < f.npicks; i++)
		assert_in_range(f.picks[i].day, 20040, 20049);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(due_ones_come_before_new_ones_the_least_known_first),
		TEST(the_days_new_ones_are_counted_over_sittings),
		TEST(undo_gives_the_question_back),
		TEST(what_was_met_is_seen_again_in_the_last_two_days),
		TEST(a_day_ends_when_its_minutes_are_spent),
		TEST(with_a_goal_something_of_every_page_comes_first),
		TEST(it_is_said_what_fits),
		TEST(a_plan_is_better_than_going_through_in_turn),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
