/* study plan: the days of a plan that the corpus carries, or an order for the
 * days until an interview. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/sink.h"
#include "cmd/lookup.h"
#include "cmd/pager.h"
#include "cmd/report.h"
#include "cmd/study.h"
#include "doc/vocab.h"
#include "render/ansi.h"
#include "study/forecast.h"
#include "study/plans.h"

#define DAYS_OF_WEEK 7
#define DAILY_MAX 1000

struct planner {
	struct study *study;
	struct sink *out;
};

static void
put(struct planner *p, struct sv text, enum style style)
{
	ansi_text(p->out, text, style, &p->study->app->terminal.ansi);
}

static void
put_question(struct planner *p, const struct deck_item *item, struct sv kind)
{
	struct entry_info entry;
	struct err e = { 0 };

	sink_lit(p->out, "    ");
	put(p, item->stored.name, STYLE_LINK);
	sink_lit(p->out, "  ");
	if (kind.n > 0) {
		put(p, kind, STYLE_DIM);
		sink_lit(p->out, "  ");
	}
	if (book_entry_info(item->book, item->entry, &p->study->app->arena,
		&entry, &e))
		put(p, entry.short_title.n > 0 ? entry.short_title :
						 entry.title, STYLE_PLAIN);
	sink_lit(p->out, "\n");
}

/* Those of NAMES that pass the filter. */
static void
put_names(struct planner *p, const struct sv_list *names, struct sv kind)
{
	for (size_t i = 0; i < names->n; i++) {
		const struct deck_item *item = deck_find(&p->study->deck,
		    names->v[i]);

		if (item == NULL) {
			sink_lit(p->out, "    ");
			put(p, names->v[i], STYLE_DIM);
			sink_lit(p->out, "  (not in these books)\n");
		} else if (item->is_wanted) {
			put_question(p, item, kind);
		}
	}
}

static void
put_plan_day(struct planner *p, const struct plan_day *day, size_t number)
{
	if (number % DAYS_OF_WEEK == 0)
		sink_printf(p->out, "\nWeek %zu\n", number / DAYS_OF_WEEK + 1);
	sink_printf(p->out, "  Day %zu  ", number + 1);
	for (size_t i = 0; i < day->topics.n; i++) {
		if (i > 0)
			sink_lit(p->out, ", ");
		put(p, day->topics.v[i], STYLE_HEADING);
	}
	sink_lit(p->out, "\n");
	put_names(p, &day->questions, SV(""));
	put_names(p, &day->exercises, SV("exercise"));
}

/* The plans of the first book that has any. */
static bool
find_plans(struct study *s, struct plans *out, struct err *e)
{
	struct arena *a = &s->app->arena;

	*out = (struct plans){ 0 };
	for (size_t i = 0; i < s->app->shelf.n && out->n == 0; i++) {
		struct book *b = s->app->shelf.books[i];
		struct sv text;
		bool found;

		if (!book_data(b, SV(PLANS_FILE), a, &text, &found, e))
			return false;
		if (found && !plans_read(text, book_meta(b)->name, a, out, e))
			return false;
	}
	return true;
}

static int
list_plans(const struct plans *plans, uint64_t weeks)
{
	struct buf all = { 0 };

	for (size_t i = 0; i < plans->n; i++)
		buf_printf(&all, "%s%u", i > 0 ? ", " : "",
		    plans->v[i].weeks);
	if (plans->n == 0)
		report("these books carry no study plan; --by makes one");
	else
		report("there is no plan of %llu weeks; --weeks takes %.*s",
		    (unsigned long long)weeks, SV_ARG(buf_view(&all)));
	buf_release(&all);
	return EXIT_NOTHING;
}

static int
plan_weeks(struct planner *p, uint64_t weeks)
{
	const struct plan *plan = NULL;
	struct plans plans;
	struct err e = { 0 };

	if (!find_plans(p->study, &plans, &e))
		return study_failed(p->study, &e);
	for (size_t i = 0; i < plans.n; i++)
		if (plans.v[i].weeks == weeks)
			plan = &plans.v[i];
	if (plan == NULL)
		return list_plans(&plans, weeks);
	put(p, plan->title, STYLE_TITLE);
	sink_lit(p->out, "\n");
	for (size_t i = 0; i < plan->ndays; i++)
		put_plan_day(p, &plan->days[i], i);
	return EXIT_DONE;
}

static double
percent(double part, double all)
{
	return all > 0 ? 100 * part / all : 0;
}

static int
plan_by(struct planner *p, int32_t goal, unsigned daily, struct moment now)
{
	struct study *s = p->study;
	struct forecast f;
	struct err e = { 0 };
	char date[DAY_TEXT];
	double rate;
	int32_t day = 0;

	if (!forecast_first_rate(&s->store, &rate, &e))
		return study_failed(s, &e);
	forecast_order(&s->store.schedule, &s->deck, rate, now, goal, daily,
	    &s->app->arena, &f);
	for (size_t i = 0; i < f.npicks; i++) {
		if (f.picks[i].day != day) {
			day = f.picks[i].day;
			day_text(day, date);
			put(p, sv_cstr(date), STYLE_HEADING);
			sink_lit(p->out, "\n");
		}
		put_question(p, &s->deck.items[f.picks[i].item], SV(""));
	}
	day_text(goal, date);
	sink_printf(p->out, "\nExpected on %s: %.0f of 100 questions known; "
	    "without study %.0f,\nwith as many answers in the books' order "
	    "%.0f.\n", date, percent(f.planned, f.nwanted),
	    percent(f.untouched, f.nwanted), percent(f.in_turn, f.nwanted));
	return EXIT_DONE;
}

static int
make_plan(struct planner *p, const struct study_opts *o)
{
	struct moment now;
	struct err e = { 0 };
	int32_t goal = 0;

	if (!study_now(&now, &e) ||
	    (o->by != NULL && !day_parse(sv_cstr(o->by), now.day, &goal, &e)))
		return report_err(&e, "study");
	if (o->weeks.is_set == (o->by != NULL))
		(void)err_set(&e, ERR_USAGE, "study plan needs --weeks=N, or "
		    "--by=DATE and --daily=N");
	else if (o->by != NULL && (!o->daily.is_set || o->daily.value < 1 ||
		o->daily.value > DAILY_MAX))
		(void)err_set(&e, ERR_USAGE, "--by needs --daily=N, from 1 to "
		    "%d questions a day", DAILY_MAX);
	if (e.code != ERR_NONE)
		return report_err(&e, "study");
	if (!study_deck(p->study, o, &e))
		return study_failed(p->study, &e);
	return o->weeks.is_set ? plan_weeks(p, o->weeks.value) :
	    plan_by(p, goal, (unsigned)o->daily.value, now);
}

int
study_plan(struct study *s, const struct study_verb *verb,
    const struct study_opts *o)
{
	struct buf text = { 0 };
	struct sink out;
	struct planner p = { .study = s, .out = &out };
	int status;

	(void)verb;
	sink_to_buf(&out, &text);
	status = make_plan(&p, o);
	if (text.n > 0 && pager_write(s->app, buf_view(&text)) != EXIT_DONE)
		status = EXIT_TROUBLE;
	sink_release(&out);
	buf_release(&text);
	return status;
}
