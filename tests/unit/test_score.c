/* Totals, merging and the signal follow from ratings and rubric. */
#include "config.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "kit/score.h"

static const char rubric_text[] =
    "scale: {1: poor, 2: weak, 3: good, 4: great}\n"
    "weights: {concept: 2, debug: 3}\n"
    "questions: 3\n"
    "signal:\n"
    "  - {name: yes, mean: 3.25, lowest: 2, below: 1}\n"
    "  - {name: perhaps, mean: 2.5}\n"
    "  - {name: no, mean: 1}\n"
    "anchors: {concept: {mid: {1: says nothing, 4: says it all}}}\n";

struct made {			/* a sheet of up to four questions */
	struct filled sheet;
	struct answer answers[4];
	struct judged judged[4];
	struct sheet_judged all;
};

/* RATINGS: a digit a question, '0' none, '-' not on the sheet; odd questions
 * are of kind debug. */
static const struct sheet_judged *
make(struct made *m, const char *alias, const char *ratings)
{
	static const char *const names[] = { "a#1", "b#2", "a#3", "c#4" };

	*m = (struct made){ .sheet = { .path = "x.md" } };
	m->sheet.candidate = sv_cstr(alias);
	m->sheet.v = m->answers;
	for (size_t i = 0; ratings[i] != '\0'; i++) {
		struct judged *j = &m->judged[m->sheet.n];

		if (ratings[i] == '-')
			continue;
		m->answers[m->sheet.n].name = sv_cstr(names[i]);
		j->rating = (unsigned)(ratings[i] - '0');
		j->has_evidence = true;
		j->kind = i % 2 == 1 ? KIND_DEBUG : KIND_CONCEPT;
		j->weight = i % 2 == 1 ? 3 : 2;
		m->sheet.n++;
	}
	m->all = (struct sheet_judged){ &m->sheet, m->judged };
	return &m->all;
}

static struct rubric
rubric(struct arena *a)
{
	struct rubric r;
	struct err e = { 0 };

	if (!rubric_read(sv_cstr(rubric_text), a, &r, &e))
		fail_msg("%s", e.msg);
	return r;
}

static void
a_rubric_is_read(void **state)
{
	struct arena a = { 0 };
	struct rubric r = rubric(&a);

	(void)state;
	assert_true(r.is_there);
	assert_int_equal(r.weights[KIND_DEBUG], 3);
	assert_int_equal(r.weights[KIND_DESIGN], 1);
	assert_int_equal(r.least, 3);
	assert_int_equal(r.nrules, 3);
	assert_int_equal(r.rules[0].mean, 325);
	assert_int_equal(r.rules[1].mean, 250);
	assert_true(r.rules[0].has_below);
	assert_false(r.rules[1].has_below);
	assert_true(sv_eq(r.anchors[KIND_CONCEPT][LEVEL_MID][4],
	    SV("says it all")));
	arena_release(&a);
}

static void
a_wrong_rubric_is_an_error_with_its_line(void **state)
{
	static const char *const bad[] = { "weights: {talk: 2}",
		"weights: {code: x}", "scale: {5: a}",
		"signal:\n  - {mean: 3}", "signal:\n  - {name: a, mean: 3.555}",
		"anchors: {code: {expert: {1: a}}}", "a: [" };
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct rubric r;
		struct err e = { 0 };

		assert_false(rubric_read(sv_cstr(bad[i]), &a, &r, &e));
		assert_int_equal(e.code, ERR_CONTENT);
		assert_ptr_equal(strstr(e.msg, "rubric.yaml:"), e.msg);
	}
	arena_release(&a);
}

static struct candidate
scored(struct arena *a, const char *ratings)
{
	struct rubric r = rubric(a);
	struct made *m = arena_alloc(a, sizeof(*m));
	struct scores s;

	score_make(&r, make(m, "C", ratings), 1, a, &s);
	assert_int_equal(s.n, 1);
	return s.v[0];
}

static void
the_mean_is_weighted_by_kind(void **state)
{
	struct arena a = { 0 };
	struct candidate c = scored(&a, "4141");

	(void)state;
	/* (4*2 + 1*3 + 4*2 + 1*3) / 10 */
	assert_int_equal(score_mean(&c.total), 220);
	assert_int_equal(score_mean(&c.kinds[KIND_CONCEPT]), 400);
	assert_int_equal(score_mean(&c.kinds[KIND_DEBUG]), 100);
	assert_int_equal(c.ntopics, 3);
	assert_true(sv_eq(c.topics[0].label, SV("a")));
	assert_int_equal(score_mean(&c.topics[0]), 400);
	assert_int_equal(c.lowest, 100);
	assert_int_equal(c.below, 2);
	arena_release(&a);
}

static void
the_signal_is_the_first_whose_conditions_all_hold(void **state)
{
	static const struct {
		const char *ratings, *signal;
	} rows[] = {
		{ "4444", "yes" },	/* all hold */
		{ "4424", "yes" },	/* one below 3 may be */
		{ "4414", "perhaps" },	/* lowest is 1 */
		{ "2424", "perhaps" },	/* two below 3 */
		{ "3333", "perhaps" },	/* mean under 3.25 */
		{ "2222", "no" },
		{ "1111", "no" },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct candidate c = scored(&a, rows[i].ratings);

		assert_non_null(c.signal);
		assert_true(sv_eq(c.signal->name, sv_cstr(rows[i].signal)));
		assert_true(c.reasons.n > 0);
	}
	arena_release(&a);
}

static void
too_few_rated_questions_give_no_signal(void **state)
{
	struct arena a = { 0 };
	struct candidate c = scored(&a, "4004");

	(void)state;
	assert_null(c.signal);
	assert_int_equal(c.total.n, 2);
	assert_int_equal(c.reasons.n, 1);
	arena_release(&a);
}

static void
interviewers_of_one_candidate_are_merged(void **state)
{
	struct arena a = { 0 };
	struct rubric r = rubric(&a);
	struct made one, two;
	struct sheet_judged both[2];
	struct scores s;

	(void)state;
	both[0] = *make(&one, "C-1", "33-4");
	both[1] = *make(&two, "c-1", "2142");
	two.judged[0].has_evidence = false;
	score_make(&r, both, 2, &a, &s);
	assert_int_equal(s.n, 1);
	assert_int_equal(s.v[0].nsheets, 2);
	assert_int_equal(s.v[0].nquestions, 4);
	assert_int_equal(s.v[0].questions[0].mean, 250);
	assert_false(s.v[0].questions[0].is_apart);
	assert_true(s.v[0].questions[0].lacks_evidence);
	assert_int_equal(s.v[0].questions[1].mean, 200);
	assert_true(s.v[0].questions[1].is_apart);
	arena_release(&a);
}

static void
candidates_stand_in_the_order_of_their_files(void **state)
{
	struct arena a = { 0 };
	struct rubric r = rubric(&a);
	struct made made[3];
	struct sheet_judged all[3];
	struct scores s;

	(void)state;
	all[0] = *make(&made[0], "Z", "444");
	all[1] = *make(&made[1], "A", "333");
	all[2] = *make(&made[2], "", "222");
	score_make(&r, all, 3, &a, &s);
	assert_int_equal(s.n, 3);
	assert_true(sv_eq(s.v[0].alias, SV("Z")));
	assert_true(sv_eq(s.v[2].alias, SV("x.md")));
	arena_release(&a);
}

static void
a_sheet_is_read_however_it_was_edited(void **state)
{
	static const char text[] =
	    "\r\n# My notes\nCODE :  RI1-ABC\n* candidate: C-9 \r\n"
	    "- Interviewer: Ana\n\n## 1. Q\n\n"
	    "- question: `own#a` 00c0ffee\n- Kind: mid debug, weight 3\n\n"
	    "```\n- Rating: 1\n## no heading\n```\nRating: 2 is not here\n\n"
	    "### Rating\n\n1. anchor\n\n+ rating:   3\n"
	    "Evidence: first\n  second\n\nthird\n"
	    "## 2. Q\n- Question: own#b\n### Rating\n- Rating:\n- Evidence:\n";
	struct arena a = { 0 };
	struct filled f;
	struct err e = { 0 };

	(void)state;
	assert_true(filled_parse("s.md", sv_cstr(text), &a, &f, &e));
	assert_true(sv_eq(f.code, SV("RI1-ABC")));
	assert_true(sv_eq(f.candidate, SV("C-9")));
	assert_int_equal(f.candidate_line, 4);
	assert_int_equal(f.n, 2);
	assert_true(sv_eq(f.v[0].name, SV("own#a")));
	assert_true(sv_eq(f.v[0].sum, SV("00c0ffee")));
	assert_int_equal(f.v[0].kind, KIND_DEBUG);
	assert_true(sv_eq(f.v[0].rating, SV("3")));
	assert_int_equal(f.v[0].rating_line, 22);
	assert_true(sv_eq(f.v[0].evidence, SV("first second  third")));
	assert_true(sv_eq(f.v[1].name, SV("own#b")));
	assert_int_equal(f.v[1].rating.n, 0);
	assert_int_equal(f.v[1].rating_line, 30);
	arena_release(&a);
}

static void
what_is_no_sheet_is_refused(void **state)
{
	static const char *const bad[] = { "", "# A page\n\n## A question\n",
		"- Code: RI1-ABC\n", "{\"code\": \"x\"}", "{\"code\": ",
		"{\"code\": \"x\", \"questions\": 7}", "- Code: \377\n## 1\n" };
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct filled f;
		struct err e = { 0 };

		assert_false(filled_parse("s", sv_cstr(bad[i]), &a, &f, &e));
		assert_int_equal(e.code, ERR_CONTENT);
	}
	arena_release(&a);
}

static void
json_is_read_with_its_lines(void **state)
{
	static const char text[] =
	    "{\"code\": \"RI1-X\",\n \"candidate\": \"C \\u00e9\",\n"
	    " \"questions\": [\n"
	    "  {\"question\": \"own#a\", \"sum\": \"1\", \"kind\": \"code\",\n"
	    "   \"rating\": 4,\n   \"evidence\": \"a \\\"b\\\"\"},\n"
	    "  {\"question\": \"own#b\", \"rating\": null}]}\n";
	struct arena a = { 0 };
	struct filled f;
	struct err e = { 0 };

	(void)state;
	assert_true(filled_parse("s", sv_cstr(text), &a, &f, &e));
	assert_true(sv_eq(f.candidate, SV("C \303\251")));
	assert_int_equal(f.n, 2);
	assert_int_equal(f.v[0].rating_line, 5);
	assert_true(sv_eq(f.v[0].rating, SV("4")));
	assert_true(sv_eq(f.v[0].evidence, SV("a \"b\"")));
	assert_int_equal(f.v[0].kind, KIND_CODE);
	assert_int_equal(f.v[1].rating.n, 0);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_rubric_is_read),
		cmocka_unit_test(a_wrong_rubric_is_an_error_with_its_line),
		cmocka_unit_test(the_mean_is_weighted_by_kind),
		cmocka_unit_test(
		    the_signal_is_the_first_whose_conditions_all_hold),
		cmocka_unit_test(too_few_rated_questions_give_no_signal),
		cmocka_unit_test(interviewers_of_one_candidate_are_merged),
		cmocka_unit_test(candidates_stand_in_the_order_of_their_files),
		cmocka_unit_test(a_sheet_is_read_however_it_was_edited),
		cmocka_unit_test(what_is_no_sheet_is_refused),
		cmocka_unit_test(json_is_read_with_its_lines),
	};

	return cmocka_run_group_tests_name("score", tests, NULL, NULL);
}
