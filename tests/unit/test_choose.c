/* Sheets are chosen by their seed alone, keep to the wish, and change only
 * where they are told to. */
#include "config.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>

#include <cmocka.h>

#include <string.h>

#include "kit/choose.h"

#define PAGES 24
#define A_PAGE 18	/* questions: six kinds at three levels */
#define SEEDS 1000

static struct question questions[PAGES * A_PAGE];
static struct bank bank;

/* Every page has one question of each kind but exercises at each level. */
static int
fill_bank(void **state)
{
	static const enum kind kinds[] = { KIND_CONCEPT, KIND_CODE,
		KIND_COMPARE, KIND_DEBUG, KIND_DESIGN, KIND_BEHAVIOURAL };

	(void)state;
	for (uint32_t i = 0; i < PAGES * A_PAGE; i++) {
		struct question *q = &questions[i];

		*q = (struct question){ .entry = i * 2 + 1,
			.page = i / A_PAGE, .area = i / A_PAGE / 6,
			.level = (enum level)(i % 3 + 1),
			.kind = kinds[i / 3 % 6] };
		q->minutes = (uint16_t)bank_minutes(q->kind, q->level);
	}
	bank = (struct bank){ .v = questions, .n = PAGES * A_PAGE,
		.nentries = PAGES * A_PAGE * 2, .npages = PAGES,
		.nareas = 4 };
	return 0;
}

static struct wish
mid_wish(uint32_t seed)
{
	return (struct wish){ .levels = 1u << LEVEL_MID, .minutes = 45,
		.seed = seed };
}

static struct choice
chosen(struct wish *w, const struct edits *edits)
{
	struct choice out;
	struct lack lack;

	assert_true(choose(&bank, w, edits, &out, &lack));
	return out;
}

static void
assert_same(const struct choice *a, const struct choice *b)
{
	assert_int_equal(a->n, b->n);
	assert_int_equal(a->minutes, b->minutes);
	for (size_t i = 0; i < a->n; i++) {
		assert_ptr_equal(a->v[i].question, b->v[i].question);
		assert_int_equal(a->v[i].minutes, b->v[i].minutes);
	}
}

static unsigned
count_kind(const struct choice *c, enum kind kind)
{
	unsigned n = 0;

	for (size_t i = 0; i < c->n; i++)
		n += c->v[i].question->kind == kind;
	return n;
}

static void
the_same_seed_gives_the_same_sheet(void **state)
{
	(void)state;
	for (uint32_t seed = 0; seed < SEEDS; seed++) {
		struct wish w = mid_wish(seed), again = mid_wish(seed);
		struct choice a = chosen(&w, NULL), b = chosen(&again, NULL);

		assert_same(&a, &b);
		assert_int_equal(w.nchanges, 0);
	}
}

static void
another_seed_gives_another_sheet(void **state)
{
	unsigned same = 0;

	(void)state;
	for (uint32_t seed = 0; seed < SEEDS; seed++) {
		struct wish w = mid_wish(seed), next = mid_wish(seed + 1);
		struct choice a = chosen(&w, NULL), b = chosen(&next, NULL);

		same += a.v[0].question == b.v[0].question;
	}
	/* One in 24 by chance. */
	assert_in_range(same, 10, 100);
}

static void
sheets_keep_to_the_wish(void **state)
{
	(void)state;
	for (uint32_t seed = 0; seed < SEEDS; seed++) {
		struct wish w = mid_wish(seed);
		struct choice c;

		w.has_mix = true;
		w.mix.of[KIND_CONCEPT] = 2;
		w.mix.of[KIND_CODE] = 2;
		w.mix.of[KIND_DEBUG] = 1;
		c = chosen(&w, NULL);
		assert_int_equal(count_kind(&c, KIND_CONCEPT), 2);
		assert_int_equal(count_kind(&c, KIND_CODE), 2);
		assert_int_equal(count_kind(&c, KIND_DEBUG), 1);
		assert_in_range(c.minutes, 41, 49);
		for (size_t i = 0; i < c.n; i++)
			assert_int_equal(c.v[i].question->level, LEVEL_MID);
	}
}

static void
no_question_and_no_topic_comes_twice_where_there_are_enough(void **state)
{
	(void)state;
	for (uint32_t seed = 0; seed < SEEDS; seed++) {
		struct wish w = mid_wish(seed);
		struct choice c;

		w.minutes = 120;
		c = chosen(&w, NULL);
		for (size_t i = 0; i < c.n; i++)
			for (size_t k = 0; k < i; k++)
				assert_int_not_equal(c.v[i].question->page,
				    c.v[k].question->page);
	}
}

static void
questions_go_from_warm_up_to_hard(void **state)
{
	struct wish w = mid_wish(3);
	struct choice c;

	(void)state;
	w.levels = 1u << LEVEL_JUNIOR | 1u << LEVEL_SENIOR;
	w.minutes = 90;
	c = chosen(&w, NULL);
	for (size_t i = 1; i < c.n; i++)
		assert_true(c.v[i - 1].question->level <=
		    c.v[i].question->level);
	assert_int_equal(c.v[0].question->level, LEVEL_JUNIOR);
	assert_int_equal(c.v[c.n - 1].question->level, LEVEL_SENIOR);
	assert_int_equal(c.v[0].question->kind, KIND_CONCEPT);
}

static void
minutes_of_every_length_are_met(void **state)
{
	(void)state;
	for (unsigned minutes = 5; minutes <= 240; minutes++) {
		struct wish w = mid_wish(1);
		struct choice c;

		w.minutes = minutes;
		c = chosen(&w, NULL);
		assert_true(c.minutes * 10 <= minutes * 11);
		assert_true(c.minutes * 10 >= minutes * 9);
	}
}

static void
what_is_left_out_moves_no_other_question(void **state)
{
	(void)state;
	for (uint32_t seed = 0; seed < SEEDS; seed++) {
		struct wish w = mid_wish(seed), less = mid_wish(seed);
		struct choice before = chosen(&w, NULL), after;
		size_t at = seed % before.n;
		const uint32_t out[] = { before.v[at].question->entry };
		const struct edits edits = { .without = { out, 1 } };

		after = chosen(&less, &edits);
		for (size_t i = 0; i < before.n; i++)
			assert_int_equal(before.v[i].question ==
			    after.v[i].question, i != at);
		assert_int_equal(after.v[at].question->kind,
		    before.v[at].question->kind);
		assert_int_equal(less.nchanges, 1);
		/* The wish alone, as a code carries it, gives the same. */
		before = chosen(&less, NULL);
		assert_same(&before, &after);
	}
}

static void
what_is_included_takes_the_likeliest_place(void **state)
{
	(void)state;
	for (uint32_t seed = 0; seed < SEEDS; seed++) {
		struct wish w = mid_wish(seed), more = mid_wish(seed);
		struct choice before = chosen(&w, NULL), after;
		/* A debug question at level mid. */
		const struct question *q = &questions[seed % PAGES * A_PAGE +
		    10];
		const uint32_t in[] = { q->entry };
		const struct edits edits = { .include = { in, 1 } };
		unsigned moved = 0, found = 0;

		assert_int_equal(q->kind, KIND_DEBUG);
		assert_int_equal(q->level, LEVEL_MID);
		after = chosen(&more, &edits);
		for (size_t i = 0; i < before.n; i++) {
			moved += before.v[i].question != after.v[i].question;
			found += after.v[i].question == q;
		}
		assert_int_equal(found, 1);
		assert_true(moved <= 1);
		assert_int_equal(count_kind(&after, KIND_DEBUG),
		    count_kind(&before, KIND_DEBUG));
	}
}

static void
forms_are_disjoint_and_weigh_the_same(void **state)
{
	(void)state;
	for (uint32_t seed = 0; seed < 200; seed++) {
		struct wish w = mid_wish(seed), next = mid_wish(seed + 1);
		struct choice one = chosen(&w, NULL), two;
		uint32_t taken[WISH_SLOTS_MAX];
		struct edits edits = { .like = &one };

		for (size_t i = 0; i < one.n; i++)
			taken[i] = one.v[i].question->entry;
		edits.exclude = (struct numbers){ taken, one.n };
		two = chosen(&next, &edits);
		assert_int_equal(one.n, two.n);
		for (size_t i = 0; i < one.n; i++) {
			assert_int_equal(one.v[i].minutes, two.v[i].minutes);
			assert_int_equal(one.v[i].question->kind,
			    two.v[i].question->kind);
			for (size_t k = 0; k < one.n; k++)
				assert_ptr_not_equal(one.v[i].question,
				    two.v[k].question);
		}
	}
}

static void
own_minutes_are_kept_and_the_sheet_still_fits(void **state)
{
	(void)state;
	for (size_t i = 0; i < bank.n; i += 2) {
		questions[i].minutes = (uint16_t)(3 + i % 20);
		questions[i].has_own_minutes = true;
	}
	for (uint32_t seed = 0; seed < SEEDS; seed++) {
		struct wish w = mid_wish(seed);
		struct choice c = chosen(&w, NULL);

		assert_in_range(c.minutes, 41, 49);
		for (size_t i = 0; i < c.n; i++)
			if (c.v[i].question->has_own_minutes)
				assert_int_equal(c.v[i].minutes,
				    c.v[i].question->minutes);
	}
	fill_bank(NULL);
}

static void
what_cannot_be_had_is_named_with_the_nearest_mix(void **state)
{
	struct wish w = { .levels = 1u << LEVEL_SENIOR, .has_mix = true,
		.topics = { 4 }, .ntopics = 1 };
	struct choice c;
	struct lack lack;

	(void)state;
	w.mix.of[KIND_CODE] = 3;
	assert_false(choose(&bank, &w, NULL, &c, &lack));
	assert_int_equal(lack.what, LACK_KIND);
	assert_int_equal(lack.kind, KIND_CODE);
	assert_int_equal(lack.have, 1);
	assert_int_equal(lack.want, 3);
	assert_int_equal(mix_total(&lack.mix), 3);
	w.mix = lack.mix;
	assert_true(choose(&bank, &w, NULL, &c, &lack));
}

static void
minutes_that_a_mix_cannot_take_are_named(void **state)
{
	struct wish w = mid_wish(1);
	struct choice c;
	struct lack lack;

	(void)state;
	w.has_mix = true;
	w.mix.of[KIND_CONCEPT] = 1;
	assert_false(choose(&bank, &w, NULL, &c, &lack));
	assert_int_equal(lack.what, LACK_MINUTES);
	assert_int_equal(lack.have, bank_minutes(KIND_CONCEPT, LEVEL_MID));
	w.minutes = lack.have;
	assert_true(choose(&bank, &w, NULL, &c, &lack));
}

static void
a_mix_is_read_and_written(void **state)
{
	struct arena a = { 0 };
	struct mix m;
	struct err e = { 0 };

	(void)state;
	assert_true(mix_parse(SV("debug, concept:2"), &m, &e));
	assert_int_equal(m.of[KIND_DEBUG], 1);
	assert_true(sv_eq(mix_text(&m, &a), SV("concept:2,debug:1")));
	assert_false(mix_parse(SV("debug,debug:1"), &m, &e));
	assert_false(mix_parse(SV("concept:16"), &m, &e));
	assert_false(mix_parse(SV("concept:0"), &m, &e));
	assert_false(mix_parse(SV("concept:-1"), &m, &e));
	assert_false(mix_parse(SV("talk:1"), &m, &e));
	assert_false(mix_parse(SV(""), &m, &e));
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_seed_gives_the_same_sheet),
		cmocka_unit_test(another_seed_gives_another_sheet),
		cmocka_unit_test(sheets_keep_to_the_wish),
		cmocka_unit_test(
		    no_question_and_no_topic_comes_twice_where_there_are_enough),
		cmocka_unit_test(questions_go_from_warm_up_to_hard),
		cmocka_unit_test(minutes_of_every_length_are_met),
		cmocka_unit_test(what_is_left_out_moves_no_other_question),
		cmocka_unit_test(what_is_included_takes_the_likeliest_place),
		cmocka_unit_test(forms_are_disjoint_and_weigh_the_same),
		cmocka_unit_test(own_minutes_are_kept_and_the_sheet_still_fits),
		cmocka_unit_test(
		    what_cannot_be_had_is_named_with_the_nearest_mix),
		cmocka_unit_test(minutes_that_a_mix_cannot_take_are_named),
		cmocka_unit_test(a_mix_is_read_and_written),
	};

	return cmocka_run_group_tests_name("choose", tests, fill_bank, NULL);
}
