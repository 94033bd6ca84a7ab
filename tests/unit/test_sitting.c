/* What keys do in a sitting, over a small book and an injected clock. */
#include "config.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "book/shelf.h"
#include "scratch.h"
#include "study/sitting.h"

#define DAY 20000

/* Two questions with a short answer, one without known parts. */
static const char page[] =
    "# Moves\n\n"
    "## What moves? {#mov-what}\n\n### Short answer\n\nValues.\n\n"
    "### Answer\n\nAll but `Copy` ones.\n\n"
    "## When? {#mov-when}\n\n### Short answer\n\nAt an assignment.\n\n"
    "### Answer\n\nAnd in a call.\n\n"
    "## Where to? {#mov-where}\n\nTo another place.\n";

static struct scratch scratch;
static struct shelf shelf;
static struct store store;
static struct deck deck;
static struct arena arena;
static struct sitting sitting;
static struct moment now;

static void
must(bool ok, const struct err *e)
{
	if (!ok)
		fail_msg("%s", e->msg);
}

static void
open_sitting(void)
{
	static const struct session_opts opts = { .new_limit = 10 };
	struct err e = { 0 };

	sitting = (struct sitting){ 0 };
	must(deck_load(&shelf, &store, &arena, &deck, &e), &e);
	must(session_open(&sitting.session, &store, &deck, &opts, now, &e),
	    &e);
}

static int
begin(void **state)
{
	char path[512];
	struct err e = { 0 };
	size_t added;

	(void)state;
	scratch_make(&scratch);
	scratch_write(&scratch, "c/moves.md", page);
	scratch_compile(&scratch, "c", "c.book", path, sizeof(path));
	must(shelf_add(&shelf, path, &added, &e), &e);
	(void)snprintf(path, sizeof(path), "%s/study.db", scratch.dir);
	must(store_open(&store, arena_printf(&arena, "%s", path).p, &e), &e);
	now = moment_at((int64_t)DAY * DAY_MS + DAY_MS / 2, 0);
	open_sitting();
	return 0;
}

static int
end(void **state)
{
	(void)state;
	sitting_release(&sitting);
	store_close(&store);
	shelf_release(&shelf);
	shelf = (struct shelf){ 0 };
	arena_release(&arena);
	scratch_remove(&scratch);
	return 0;
}

static void
next(void)
{
	struct err e = { 0 };

	must(sitting_next(&sitting, now, &e), &e);
}

/* Press KEY ten seconds later; what it says, "" for nothing. */
static const char *
press(enum sitting_key key)
{
	const char *said;
	struct err e = { 0 };

	now = moment_at(now.ms + 10000, 0);
	must(sitting_do(&sitting, key, now, &said, &e), &e);
	return said != NULL ? said : "";
}

static int64_t
rows(void)
{
	int64_t all, grades;
	struct err e = { 0 };

	must(store_count(&store, &all, &grades, &e), &e);
	return all;
}

static void
assert_asked(const char *name)
{
	assert_non_null(sitting.item);
	assert_true(sv_eq(sitting.item->stored.name, sv_cstr(name)));
	assert_int_equal(sitting.stage, SITTING_QUESTION);
}

static void
no_grade_counts_before_the_answer_was_seen(void **state)
{
	(void)state;
	next();
	assert_asked("moves#mov-what");
	assert_string_equal(press(SITTING_GOOD), "See the answer first.");
	assert_asked("moves#mov-what");
	assert_int_equal(rows(), 0);
}

static void
an_answer_is_shown_in_two_steps_and_then_no_more(void **state)
{
	(void)state;
	next();
	assert_string_equal(press(SITTING_MORE), "");
	assert_int_equal(sitting.stage, SITTING_SHORT);
	assert_string_equal(press(SITTING_MORE), "");
	assert_int_equal(sitting.stage, SITTING_FULL);
	assert_string_not_equal(press(SITTING_MORE), "");
	assert_int_equal(sitting.stage, SITTING_FULL);
}

static void
an_answer_without_parts_is_shown_whole(void **state)
{
	size_t n;

	(void)state;
	do {
		next();
		(void)press(SITTING_MORE);
		if (sitting.item->rank < 2)
			(void)press(SITTING_EASY);
	} while (sitting.item == NULL);
	assert_int_equal(sitting.stage, SITTING_FULL);
	(void)sitting_parts(&sitting, SITTING_QUESTION, &n);
	assert_int_equal(n, 0);
	(void)sitting_parts(&sitting, SITTING_FULL, &n);
	assert_true(n > 0);
}

static void
a_grade_is_a_row_and_leads_to_the_next_question(void **state)
{
	(void)state;
	next();
	(void)press(SITTING_MORE);
	assert_string_equal(press(SITTING_EASY), "");
	assert_null(sitting.item);
	assert_int_equal(rows(), 1);
	next();
	assert_asked("moves#mov-when");
	assert_int_equal(sitting.asked, 2);
}

static void
a_grade_taken_back_asks_the_same_question_again(void **state)
{
	(void)state;
	next();
	(void)press(SITTING_MORE);
	(void)press(SITTING_EASY);
	next();
	assert_string_equal(press(SITTING_UNDO),
	    "The last grade is taken back.");
	assert_asked("moves#mov-what");
	assert_int_equal(sitting.item->stored.card.state, CARD_NEW);
	/* A row more, none less. */
	assert_int_equal(rows(), 2);
	assert_int_equal(sitting.session.answered, 0);
	assert_string_not_equal(press(SITTING_UNDO),
	    "The last grade is taken back.");
	assert_asked("moves#mov-what");
}

static void
a_suspended_question_is_asked_no_more(void **state)
{
	(void)state;
	next();
	assert_string_not_equal(press(SITTING_SUSPEND), "");
	assert_null(sitting.item);
	next();
	assert_asked("moves#mov-when");
	sitting_release(&sitting);
	open_sitting();
	next();
	assert_asked("moves#mov-when");
}

static void
a_mark_stays_on_the_question_that_goes_on(void **state)
{
	(void)state;
	next();
	assert_string_equal(press(SITTING_MARK), "Marked.");
	assert_asked("moves#mov-what");
	assert_true(sitting.item->stored.card.is_marked);
	assert_string_equal(press(SITTING_MARK), "No longer marked.");
	assert_false(sitting.item->stored.card.is_marked);
}

static void
what_another_run_answered_meanwhile_counts_once(void **state)
{
	struct store other;
	struct stored_card card;
	struct err e = { 0 };
	bool counted;
	struct store_event event = { .what = LOG_GOOD, .now = now };

	(void)state;
	next();
	(void)press(SITTING_MORE);
	must(store_open(&other, store.sql.path, &e), &e);
	must(store_card(&other, SV("moves#mov-what"), &arena, &card, &e), &e);
	must(store_add(&other, &card, &event, &counted, &e), &e);
	assert_true(counted);
	store_close(&other);
	assert_string_not_equal(press(SITTING_GOOD), "");
	assert_null(sitting.item);
	assert_int_equal(rows(), 1);
	assert_int_equal(sitting.session.answered, 0);
}

static void
a_question_whose_text_changed_is_known_by_its_digest(void **state)
{
	(void)state;
	next();
	assert_false(sitting_is_changed(&sitting));
	(void)press(SITTING_MORE);
	(void)press(SITTING_AGAIN);
	now = moment_at(now.ms + DAY_MS, 0);
	next();
	assert_asked("moves#mov-what");
	assert_false(sitting_is_changed(&sitting));
	sitting.item->stored.digest ^= 1;
	assert_true(sitting_is_changed(&sitting));
}

static void
the_end_sums_up_what_was_done(void **state)
{
	struct buf out = { 0 };

	(void)state;
	next();
	(void)press(SITTING_MORE);
	(void)press(SITTING_EASY);
	next();
	(void)press(SITTING_MORE);
	(void)press(SITTING_AGAIN);
	next();
	(void)press(SITTING_END);
	assert_true(sitting.is_over);
	sitting_sum(&sitting, now, 0, &out);
	buf_byte(&out, '\0');
	assert_non_null(strstr(out.p,
	    "2 answered: 1 known, 1 not; 2 of them new.\n"));
	assert_non_null(strstr(out.p, "1 still being learned"));
	buf_release(&out);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(no_grade_counts_before_the_answer_was_seen),
		TEST(an_answer_is_shown_in_two_steps_and_then_no_more),
		TEST(an_answer_without_parts_is_shown_whole),
		TEST(a_grade_is_a_row_and_leads_to_the_next_question),
		TEST(a_grade_taken_back_asks_the_same_question_again),
		TEST(a_suspended_question_is_asked_no_more),
		TEST(a_mark_stays_on_the_question_that_goes_on),
		TEST(what_another_run_answered_meanwhile_counts_once),
		TEST(a_question_whose_text_changed_is_known_by_its_digest),
		TEST(the_end_sums_up_what_was_done),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
