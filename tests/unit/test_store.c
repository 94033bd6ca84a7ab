/* The store: the log is the truth, the cards follow from it. */
#include "config.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "scratch.h"
#include "study/model.h"
#include "study/store.h"
#include "study/store_inner.h"

static struct scratch scratch;
static char path[512];

static int
begin(void **state)
{
	(void)state;
	scratch_make(&scratch);
	(void)snprintf(path, sizeof(path), "%s/state/study.db", scratch.dir);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	scratch_remove(&scratch);
	return 0;
}

static void
must(bool ok, const struct err *e)
{
	if (!ok)
		fail_msg("%s", e->msg);
}

static void
open_store(struct store *s)
{
	struct err e = { 0 };

	must(store_open(s, path, &e), &e);
}

/* DAY days after an arbitrary one, noon UTC. */
static struct moment
noon(int day)
{
	return moment_at((int64_t)(20000 + day) * DAY_MS + DAY_MS / 2, 0);
}

static void
answer(struct store *s, struct stored_card *card, enum grade grade,
    struct moment now)
{
	struct store_event event = { .what = (enum log_what)grade, .now = now,
		.duration = 1500, .digest = 7 };
	struct err e = { 0 };
	bool counted;

	must(store_add(s, card, &event, &counted, &e), &e);
	assert_true(counted);
}

static struct stored_card
card_of(struct store *s, const char *name)
{
	struct stored_card card;
	struct err e = { 0 };

	must(store_card(s, sv_cstr(name), &s->arena, &card, &e), &e);
	return card;
}

static void
same_card(const struct stored_card *a, const struct stored_card *b)
{
	assert_int_equal(a->card.state, b->card.state);
	assert_int_equal(a->card.due, b->card.due);
	assert_int_equal(a->card.due_day, b->card.due_day);
	assert_int_equal(a->card.answers, b->card.answers);
	assert_int_equal(a->card.is_suspended, b->card.is_suspended);
	assert_int_equal(a->card.is_marked, b->card.is_marked);
	assert_int_equal(a->card.is_queued, b->card.is_queued);
	assert_int_equal(a->newest, b->newest);
	assert_true(a->card.memory.stability == b->card.memory.stability);
	assert_true(a->card.memory.difficulty == b->card.memory.difficulty);
}

static void
replay(struct store *s)
{
	struct err e = { 0 };
	bool ok;

	must(sql_begin(&s->sql, &e), &e);
	ok = store_replay(s, &e);
	must(sql_end(&s->sql, ok, &e), &e);
}

static void
what_is_replayed_is_what_was_kept(void **state)
{
	struct store s;
	struct stored_card a = { .name = SV("p#a") }, b = { .name = SV("p#b") };

	(void)state;
	open_store(&s);
	for (int i = 0; i < 40; i++) {
		answer(&s, &a, (enum grade)(i % 4 + 1), noon(i * 3));
		answer(&s, &b, (enum grade)(i * 7 % 4 + 1), noon(i * i));
	}
	replay(&s);
	struct stored_card again = card_of(&s, "p#a");
	same_card(&a, &again);
	again = card_of(&s, "p#b");
	same_card(&b, &again);
	store_close(&s);
	/* And it is there in another run. */
	open_store(&s);
	again = card_of(&s, "p#a");
	same_card(&a, &again);
	store_close(&s);
}

static void
undo_brings_back_what_was_before(void **state)
{
	struct store s;
	struct stored_card a = { .name = SV("p#a") }, before, after;
	struct err e = { 0 };
	int64_t rows, grades;
	bool found;

	(void)state;
	open_store(&s);
	answer(&s, &a, GRADE_EASY, noon(0));
	before = a;
	answer(&s, &a, GRADE_AGAIN, noon(9));
	must(store_undo(&s, a.newest, noon(9), &s.arena, &after, &found, &e),
	    &e);
	assert_true(found);
	assert_true(after.card.memory.stability ==
	    before.card.memory.stability);
	assert_int_equal(after.card.due_day, before.card.due_day);
	assert_int_equal(after.card.answers, 1);
	/* A row, no deletion. */
	must(store_count(&s, &rows, &grades, &e), &e);
	assert_int_equal(rows, 3);
	assert_int_equal(grades, 1);
	/* The same again: there is nothing to undo about it. */
	must(store_undo(&s, a.newest, noon(9), &s.arena, &after, &found, &e),
	    &e);
	assert_false(found);
	/* The newest grade without naming it. */
	must(store_undo(&s, 0, noon(9), &s.arena, &after, &found, &e), &e);
	assert_true(found);
	assert_int_equal(after.card.state, CARD_NEW);
	must(store_undo(&s, 0, noon(9), &s.arena, &after, &found, &e), &e);
	assert_false(found);
	store_close(&s);
}

static void
two_runs_do_not_count_one_question_twice(void **state)
{
	struct store one, two;
	struct stored_card a = { .name = SV("p#a") }, b = { .name = SV("p#a") };
	struct store_event event = { .what = LOG_GOOD, .now = noon(0) };
	struct err e = { 0 };
	bool counted;

	(void)state;
	open_store(&one);
	open_store(&two);
	answer(&one, &a, GRADE_GOOD, noon(0));
	must(store_add(&two, &b, &event, &counted, &e), &e);
	assert_false(counted);
	/* It is told how things stand, and goes on from there. */
	same_card(&a, &b);
	must(store_add(&two, &b, &event, &counted, &e), &e);
	assert_true(counted);
	assert_int_equal(b.card.answers, 2);
	store_close(&one);
	store_close(&two);
}

static void
a_changed_schedule_holds_for_all_and_in_other_runs(void **state)
{
	struct store one, two;
	struct stored_card a = { .name = SV("p#a") }, b;
	struct schedule strict;
	struct err e = { 0 };

	(void)state;
	open_store(&one);
	open_store(&two);
	answer(&one, &a, GRADE_EASY, noon(0));
	answer(&one, &a, GRADE_GOOD, noon(10));
	strict = one.schedule;
	strict.retention = 0.97;
	must(store_use(&one, &strict, &e), &e);
	b = card_of(&one, "p#a");
	assert_true(b.card.due_day < a.card.due_day);
	/* The other run answers by the new one, too. */
	answer(&two, &b, GRADE_GOOD, noon(20));
	assert_true(two.schedule.retention > 0.96);
	replay(&one);
	a = card_of(&one, "p#a");
	same_card(&a, &b);
	store_close(&one);
	store_close(&two);
}

static void
a_clock_set_back_loses_nothing(void **state)
{
	struct store s;
	struct stored_card a = { .name = SV("p#a") }, again;

	(void)state;
	open_store(&s);
	answer(&s, &a, GRADE_GOOD, noon(10));
	answer(&s, &a, GRADE_GOOD, noon(3));
	assert_int_equal(a.card.answers, 2);
	assert_true(a.card.last > noon(10).ms);
	replay(&s);
	again = card_of(&s, "p#a");
	same_card(&a, &again);
	store_close(&s);
}

static void
a_renamed_question_keeps_what_was_before(void **state)
{
	struct stored_card a = { .name = SV("p#a") }, b, c;
	struct store s;
	struct err e = { 0 };
	bool found;

	(void)state;
	open_store(&s);
	answer(&s, &a, GRADE_GOOD, noon(10));
	answer(&s, &a, GRADE_GOOD, noon(20));
	must(store_rename(&s, SV("p#none"), SV("p#b"), noon(21), &found, &e),
	    &e);
	assert_false(found);
	must(store_rename(&s, SV("p#a"), SV("p#b"), noon(21), &found, &e), &e);
	assert_true(found);
	b = card_of(&s, "p#b");
	assert_int_equal(b.card.answers, 2);
	assert_int_equal(card_of(&s, "p#a").card.answers, 0);
	/* Nothing is left of the old name to be moved again. */
	must(store_rename(&s, SV("p#a"), SV("p#c"), noon(21), &found, &e), &e);
	assert_false(found);
	/* What comes later under the old name is its own. */
	a = card_of(&s, "p#a");
	answer(&s, &a, GRADE_AGAIN, noon(22));
	answer(&s, &b, GRADE_GOOD, noon(30));
	assert_int_equal(b.card.answers, 3);
	must(store_rename(&s, SV("p#b"), SV("p#c"), noon(31), &found, &e), &e);
	c = card_of(&s, "p#c");
	assert_int_equal(c.card.answers, 3);
	assert_int_equal(c.card.last_day, noon(30).day);
	replay(&s);
	b = card_of(&s, "p#c");
	same_card(&c, &b);
	assert_int_equal(card_of(&s, "p#a").card.answers, 1);
	/* And back. */
	must(store_rename(&s, SV("p#c"), SV("p#b"), noon(32), &found, &e), &e);
	assert_int_equal(card_of(&s, "p#b").card.answers, 3);
	store_close(&s);
}

static void
an_undone_grade_stays_undone_under_a_new_name(void **state)
{
	struct stored_card a = { .name = SV("p#a") }, b;
	struct store s;
	struct arena arena = { 0 };
	struct err e = { 0 };
	bool found;

	(void)state;
	open_store(&s);
	answer(&s, &a, GRADE_GOOD, noon(10));
	answer(&s, &a, GRADE_AGAIN, noon(20));
	must(store_rename(&s, SV("p#a"), SV("p#b"), noon(21), &found, &e), &e);
	must(store_undo(&s, 0, noon(22), &arena, &b, &found, &e), &e);
	assert_true(found);
	assert_true(sv_eq(b.name, SV("p#b")));
	assert_int_equal(b.card.answers, 1);
	replay(&s);
	assert_int_equal(card_of(&s, "p#b").card.answers, 1);
	arena_release(&arena);
	store_close(&s);
}

static void
older_versions_are_brought_up(void **state)
{
	struct store s;
	struct sql old = { 0 };
	struct stored_card a;
	struct err e = { 0 };

	(void)state;
	for (int version = 1; version < STORE_VERSION; version++) {
		(void)unlink(path);
		open_store(&s);	/* makes the folder */
		store_close(&s);
		(void)unlink(path);
		must(sql_open(&old, path, true, &e), &e);
		must(schema_make(&old, version, &e), &e);
		must(sql_do(&old, &e, "INSERT INTO model VALUES (1, ?)", "t",
		    SV("FSRS-6 retention=0.85")), &e);
		must(sql_run(&old, "INSERT INTO card (name) VALUES ('p#a');"
		    "INSERT INTO log VALUES (99, 1, 1728000000000, 60, 4, 0, "
		    "9, 0, 1, NULL)", &e), &e);
		if (version > 1)
			must(sql_run(&old, "INSERT INTO setting VALUES "
			    "('model', 1)", &e), &e);
		sql_close(&old);
		open_store(&s);
		assert_true(s.schedule.retention == 0.85);
		replay(&s);
		a = card_of(&s, "p#a");
		assert_int_equal(a.card.state, CARD_REVIEW);
		assert_int_equal(a.newest, 99);
		store_close(&s);
	}
}

static void
refused(const char *sql, const char *what)
{
	struct store s;
	struct sql raw = { 0 };
	struct err e = { 0 };
	struct stat before, after;

	must(sql_open(&raw, path, true, &e), &e);
	must(sql_run(&raw, sql, &e), &e);
	sql_close(&raw);
	assert_int_equal(stat(path, &before), 0);
	assert_false(store_open(&s, path, &e));
	assert_int_equal(e.code, ERR_SYS);
	assert_non_null(strstr(e.msg, what));
	assert_int_equal(stat(path, &after), 0);
	assert_int_equal(before.st_ino, after.st_ino);
	assert_int_equal(before.st_size, after.st_size);
}

static void
newer_and_foreign_databases_are_left_alone(void **state)
{
	struct store s;

	(void)state;
	open_store(&s);
	store_close(&s);
	refused("PRAGMA user_version = 77", "newer version (77");
	(void)unlink(path);
	refused("CREATE TABLE other (x)", "another program");
}

/* Overwrite N bytes at AT of the database. */
static void
spoil(long at, int n)
{
	FILE *f = fopen(path, "r+b");

	assert_non_null(f);
	assert_int_equal(fseek(f, at, SEEK_SET), 0);
	for (int i = 0; i < n; i++)
		assert_true(fputc(0xA5, f) != EOF);
	assert_int_equal(fclose(f), 0);
}

static void
many_answers(struct store *s)
{
	struct err e = { 0 };
	char name[32];

	must(sql_begin(&s->sql, &e), &e);
	for (int i = 0; i < 400; i++) {
		struct log_row row = { .id = 1000 + i, .card = sv_cstr(name),
			.at = noon(i).ms, .what = LOG_GOOD };
		bool is_new;
		(void)snprintf(name, sizeof(name), "page-%d#id", i % 50);
		row.card = sv_cstr(name);
		must(store_merge(s, &row, &is_new, &e), &e);
		assert_true(is_new);
	}
	must(sql_end(&s->sql, store_replay(s, &e), &e), &e);
}

static void
a_damaged_database_is_set_aside_and_read_as_far_as_it_goes(void **state)
{
	struct store s;
	struct err e = { 0 };
	const char *name;
	int64_t rows, grades;
	struct arena a = { 0 };
	struct stat st;
	size_t kept;

	(void)state;
	open_store(&s);
	many_answers(&s);
	must(sql_run(&s.sql, "PRAGMA wal_checkpoint(TRUNCATE)", &e), &e);
	store_close(&s);
	assert_int_equal(stat(path, &st), 0);
	spoil((long)st.st_size - 4096, 4096);
	open_store(&s);
	assert_false(store_check(&s, &e));
	assert_int_equal(e.code, ERR_DAMAGED);
	must(store_set_aside(&s, path, &a, &name, &kept, &e), &e);
	assert_in_range(kept, 100, 400);
	must(store_count(&s, &rows, &grades, &e), &e);
	assert_int_equal(rows, kept);
	must(store_check(&s, &e), &e);
	store_close(&s);
	/* Beyond reading: nothing kept, but nothing thrown away. */
	spoil(0, 100);
	assert_false(store_open(&s, path, &(struct err){ 0 }));
	must(store_set_aside(&s, path, &a, &name, &kept, &e), &e);
	assert_int_equal(kept, 0);
	assert_non_null(strstr(name, ".damaged-2"));
	assert_int_equal(stat(name, &st), 0);
	assert_true(st.st_size > 0);
	arena_release(&a);
	store_close(&s);
}

static void
a_row_is_merged_once_and_never_replaced(void **state)
{
	struct store s;
	struct log_row row = { .id = 5, .card = SV("p#a"), .at = 1000,
		.what = LOG_EASY, .model = SV("FSRS-6 retention=0.8") };
	struct err e = { 0 };
	bool is_new;

	(void)state;
	open_store(&s);
	must(store_merge(&s, &row, &is_new, &e), &e);
	assert_true(is_new);
	must(store_merge(&s, &row, &is_new, &e), &e);
	assert_false(is_new);
	row.what = LOG_AGAIN;
	assert_false(store_merge(&s, &row, &is_new, &e));
	assert_int_equal(e.code, ERR_CONTENT);
	store_close(&s);
}

static void
a_schedule_survives_as_text(void **state)
{
	struct arena a = { 0 };
	struct schedule one, two;
	struct err e = { 0 };

	(void)state;
	schedule_default(&one);
	one.retention = 0.87;
	one.learning.n = 0;
	one.relearning = (struct steps){ { 5, 30, 600 }, 3 };
	one.has_fuzz = false;
	must(model_parse(model_text(&one, &a), &two, &e), &e);
	assert_true(two.retention == one.retention);
	assert_int_equal(two.learning.n, 0);
	assert_int_equal(two.relearning.minutes[2], 600);
	assert_false(two.has_fuzz);
	assert_memory_equal(two.fsrs.w, one.fsrs.w, sizeof(one.fsrs.w));
	assert_false(model_parse(SV("FSRS-7 retention=0.9"), &two, &e));
	assert_false(model_parse(SV("FSRS-6 retention=9"), &two, &e));
	assert_false(model_parse(SV("FSRS-6 weights=1,2,3"), &two, &e));
	assert_false(model_parse(SV("FSRS-6 learning=0"), &two, &e));
	assert_false(model_parse(SV("FSRS-6 speed=1"), &two, &e));
	assert_false(model_parse(SV(""), &two, &e));
	arena_release(&a);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_is_replayed_is_what_was_kept),
		TEST(undo_brings_back_what_was_before),
		TEST(two_runs_do_not_count_one_question_twice),
		TEST(a_changed_schedule_holds_for_all_and_in_other_runs),
		TEST(a_clock_set_back_loses_nothing),
		TEST(a_renamed_question_keeps_what_was_before),
		TEST(an_undone_grade_stays_undone_under_a_new_name),
		TEST(older_versions_are_brought_up),
		TEST(newer_and_foreign_databases_are_left_alone),
		TEST(a_damaged_database_is_set_aside_and_read_as_far_as_it_goes),
		TEST(a_row_is_merged_once_and_never_replaced),
		TEST(a_schedule_survives_as_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
