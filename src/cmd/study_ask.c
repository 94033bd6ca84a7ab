/* Asking: what there is to ask today, and on which face. */
#include "config.h"

#include <stdio.h>
#include <unistd.h>

#include "cmd/report.h"
#include "cmd/study.h"
#include "cmd/study_face.h"

/* Whether all fits into the days until the goal, as the line to begin with.
 * *NEW_LIMIT gets how many new ones a day that takes. */
static bool
say_fit(struct face *f, uint32_t *new_limit)
{
	struct study *s = f->study;
	struct session_fit fit;
	char date[DAY_TEXT];

	if (!session_fit(&s->store, &s->deck, &s->goal, f->now, &fit, &f->err))
		return false;
	day_text(s->goal.day, date);
	if (fit.chosen < fit.fresh)
		f->first = arena_printf(&s->app->arena, "Until %s %u "
		    "questions need %.1f h, you have %.1f h: %u chosen.",
		    date, fit.fresh, fit.need, fit.have, fit.chosen);
	else
		f->first = arena_printf(&s->app->arena, "Until %s %u new "
		    "questions and what is due need %.1f h: they fit.", date,
		    fit.fresh, fit.need);
	*new_limit = fit.each_day;
	return true;
}

/* All reading before the first question is one transaction: each costs a
 * dozen system calls. */
static bool
open_session(struct face *f, const struct study_opts *o)
{
	struct study *s = f->study;
	struct session_opts opts = { .new_limit = SESSION_NEW };

	if (!study_now(&f->now, &f->err) ||
	    !study_keep_goal(s, o, f->now, &f->err) ||
	    !sql_run(&s->store.sql, "BEGIN", &f->err) ||
	    !study_goal(s, f->now, &f->err) || !study_deck(s, o, &f->err))
		return false;
	if (s->has_goal && !say_fit(f, &opts.new_limit))
		return false;
	if (o->new_limit.is_set)
		opts.new_limit = o->new_limit.value < UINT32_MAX ?
		    (uint32_t)o->new_limit.value : UINT32_MAX;
	if (o->limit.is_set)
		opts.limit = o->limit.value < UINT32_MAX ?
		    (uint32_t)o->limit.value : UINT32_MAX;
	if (s->has_goal)
		opts.goal = &s->goal;
	return session_open(&f->sitting->session, &s->store, &s->deck, &opts,
	    f->now, &f->err) && sql_run(&s->store.sql, "COMMIT", &f->err);
}

/* On a terminal the whole screen, where it can be had; else lines. */
static bool
sit(struct face *f, const struct study_opts *o)
{
	bool is_shown = false;

	if (session_next(&f->sitting->session, f->now) == NULL) {
		if (f->first.n > 0)
			(void)printf("%.*s\n", SV_ARG(f->first));
		(void)puts("Nothing is due.");
		return true;
	}
#ifdef HAVE_BROWSE
	if (!o->is_plain && f->study->app->terminal.is_terminal &&
	    isatty(STDIN_FILENO) == 1 && !face_screen(f, &is_shown))
		return false;
#else
	(void)o;
#endif
	return is_shown || face_lines(f);
}

int
study_ask(struct study *s, const struct study_opts *o)
{
	struct sitting sitting = { 0 };
	struct face f = { .study = s, .sitting = &sitting };
	struct buf sum = { 0 };
	int status = EXIT_DONE;

	if (!open_session(&f, o)) {
		status = study_failed(s, &f.err);
	} else if (session_count(&sitting.session, f.now).all == 0) {
		report("no question is of that level, kind, topic and area");
		status = EXIT_NOTHING;
	} else if (!sit(&f, o)) {
		status = study_failed(s, &f.err);
	} else {
		sitting_sum(&sitting, f.now, s->deck.nmissing, &sum);
		(void)printf("\n%.*s", SV_ARG(buf_view(&sum)));
	}
	buf_release(&sum);
	sitting_release(&sitting);
	return status;
}
