/* Opening what study, stats and notes work with. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/home.h"
#include "cmd/books.h"
#include "cmd/report.h"
#include "cmd/study.h"
#include "study/model.h"

#define DATABASE "study.db"
#define DAY_MINUTES 1440

bool
study_now(struct moment *out, struct err *e)
{
	const char *fixed = getenv("RUST_INTERVIEW_NOW");
	struct timespec t = { 0 };
	uint64_t seconds;

	if (fixed != NULL && *fixed != '\0') {
		if (!sv_number(sv_cstr(fixed), &seconds) ||
		    seconds > (uint64_t)1 << 40)
			return err_set(e, ERR_USAGE, "RUST_INTERVIEW_NOW: "
			    "'%s' is no number of seconds since 1970", fixed);
		*out = moment_here((int64_t)seconds * 1000);
		return true;
	}
	(void)clock_gettime(CLOCK_REALTIME, &t);
	*out = moment_here((int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000);
	return true;
}

static bool
set_aside(struct study *s, const struct err *why, struct err *e)
{
	const char *name;
	size_t nkept;

	if (!store_set_aside(&s->store, s->path, &s->app->arena, &name,
		&nkept, e))
		return false;
	report("%s", why->msg);
	report("it was set aside as %s; of its log %zu row%s could be read "
	    "and kept", name, nkept, nkept == 1 ? "" : "s");
	return true;
}

bool
study_open(struct study *s, struct call *c, struct err *e)
{
	struct err why = { 0 };

	*s = (struct study){ .call = c, .app = c->app,
		.path = home_path(HOME_STATE, DATABASE, &c->app->arena) };
	if (s->path == NULL)
		return err_set(e, ERR_SYS, "nowhere to keep what you study: "
		    "set HOME or XDG_STATE_HOME");
	if (store_open(&s->store, s->path, &why))
		return true;
	if (why.code == ERR_DAMAGED)
		return set_aside(s, &why, e);
	*e = why;
	return false;
}

int
study_failed(struct study *s, const struct err *e)
{
	struct err again = { 0 };

	if (e->code != ERR_DAMAGED ||
	    !sv_starts(sv_cstr(e->msg), sv_cstr(s->path)))
		return report_err(e, s->call->command->name);
	if (!set_aside(s, e, &again))
		return report_err(&again, NULL);
	return EXIT_TROUBLE;
}

static bool
choose(struct study *s, const struct study_opts *o, struct err *e)
{
	struct filter_ready ready = { 0 };
	struct filter filter;
	bool any;

	if (!listing_filter(s->app, &o->list, &filter, e))
		return false;
	for (size_t i = 0; i < s->deck.n; i++) {
		struct deck_item *item = &s->deck.items[i];

		if (ready.book != item->book &&
		    !filter_prepare(&filter, item->book, &s->app->arena,
			&ready, e))
			return false;
		if (!filter_is_empty(&filter) &&
		    !filter_test(&ready, item->entry, &item->is_wanted, &any,
			e))
			return false;
		if (o->is_marked_only && !item->stored.card.is_marked)
			item->is_wanted = false;
	}
	return true;
}

bool
study_deck(struct study *s, const struct study_opts *o, struct err *e)
{
	return (s->app->shelf.n > 0 || books_open(s->app, e)) &&
	    deck_load(&s->app->shelf, &s->store, &s->app->arena, &s->deck,
		e) && choose(s, o, e);
}

bool
study_goal(struct study *s, struct moment now, struct err *e)
{
	struct sv text, day = SV("");
	uint64_t number, minutes;

	if (!store_setting(&s->store, SV("goal"), &s->app->arena, &text, e))
		return false;
	(void)sv_word(&text, &day);
	if (!sv_number(day, &number) || !sv_number(sv_trim(text), &minutes) ||
	    number > INT32_MAX || (int32_t)number <= now.day)
		return true;
	s->goal = (struct goal){ .day = (int32_t)number,
		.minutes = (unsigned)minutes };
	s->has_goal = true;
	return true;
}

/* "20435 60": the study day's number, minutes a day */
static bool
put_goal(struct study *s, const struct goal *goal, struct err *e)
{
	return store_set(&s->store, SV("goal"), arena_printf(&s->app->arena,
	    "%d %u", (int)goal->day, goal->minutes), e);
}

bool
study_keep_goal(struct study *s, const struct study_opts *o,
    struct moment now, struct err *e)
{
	struct goal goal;

	if (o->by == NULL && !o->minutes.is_set)
		return true;
	if (o->by != NULL && strcmp(o->by, "never") == 0)
		return store_set(&s->store, SV("goal"), SV(""), e);
	if (!study_goal(s, now, e))
		return false;
	goal = s->goal;
	if (o->by == NULL && !s->has_goal)
		return err_set(e, ERR_USAGE, "--minutes needs --by=DATE");
	if (o->minutes.is_set && o->minutes.value > DAY_MINUTES)
		return err_set(e, ERR_USAGE, "--minutes is at most %d",
		    DAY_MINUTES);
	if (o->minutes.is_set)
		goal.minutes = (unsigned)o->minutes.value;
	return (o->by == NULL || day_parse(sv_cstr(o->by), now.day, &goal.day,
	    e)) && put_goal(s, &goal, e);
}

void
study_close(struct study *s)
{
	store_close(&s->store);
}

struct sv
study_wait(const struct card *c, struct moment now, struct arena *a)
{
	double days = c->due_day - now.day;

	if (c->state != CARD_REVIEW) {
		double minutes = (double)(c->due - now.ms) / 60000;
		return arena_printf(a, "%.0f min", minutes > 1 ? minutes : 1);
	}
	if (days < 60)
		return arena_printf(a, "%.0f d", days);
	if (days < 365)
		return arena_printf(a, "%.1f mo", days / 30.4);
	return arena_printf(a, "%.1f y", days / 365.25);
}
