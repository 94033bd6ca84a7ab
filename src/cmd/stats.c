#include "config.h"

#include "cmd/stats.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "cmd/pager.h"
#include "cmd/report.h"
#include "render/escape.h"

static int
by_expected(const void *a, const void *b)
{
	const struct stats_group *x = *(const struct stats_group *const *)a;
	const struct stats_group *y = *(const struct stats_group *const *)b;
	double p = stats_expected_met(x), q = stats_expected_met(y);

	return p != q ? (p > q) - (p < q) : sv_cmp(x->name, y->name);
}

static void
sort_topics(struct stats_view *v, struct arena *a)
{
	const struct stats *s = v->stats;

	v->weakest = arena_array(a, s->ntopics, sizeof(*v->weakest));
	for (size_t i = 0; i < s->ntopics; i++)
		if (s->topics[i].met > 0)
			v->weakest[v->nweakest++] = &s->topics[i];
	if (v->nweakest > 0)
		qsort(v->weakest, v->nweakest, sizeof(*v->weakest),
		    by_expected);
}

/* "On 2026-12-01 …": one line. */
static void
put_for(const struct stats_view *v, const struct study_opts *o)
{
	const struct stats *s = v->stats;
	const struct stats_group *weak = stats_weakest(s);
	char date[DAY_TEXT];

	day_text(v->day, date);
	sink_printf(v->out, "On %s you would answer %.0f of 100", date,
	    stats_expected(&s->total));
	for (size_t i = 0; i < o->list.levels.n; i++)
		sink_printf(v->out, "%s %s", i > 0 ? "," : "",
		    o->list.levels.v[i]);
	sink_printf(v->out, " questions (%u of %u met", s->total.met,
	    s->total.all);
	if (s->total.recall.answers > 0)
		sink_printf(v->out, "; where %.0f %% was expected %.0f %% came, "
		    "over %u answers", stats_predicted(&s->total.recall),
		    stats_known(&s->total.recall), s->total.recall.answers);
	sink_lit(v->out, ")");
	if (weak != NULL) {
		sink_lit(v->out, "; weakest topic: ");
		escape_plain(v->out, weak->name, true);
		sink_printf(v->out, " (%.0f)", stats_expected(weak));
	}
	sink_lit(v->out, ".\n");
}

static bool
write_svg(struct stats_view *v, const char *path, struct err *e)
{
	struct sink *out = v->out, sink;
	struct buf text = { 0 };
	bool ok;

	sink_to_buf(&sink, &text);
	v->out = &sink;
	stats_svg(v);
	v->out = out;
	ok = file_put(path, buf_view(&text), e);
	sink_release(&sink);
	buf_release(&text);
	return ok;
}

/* What `exercise` has kept, of the exercises that pass the filter. */
static bool
collect_exercises(struct study *s, struct stats_exercises *out,
    struct err *e)
{
	struct arena *a = &s->app->arena;
	struct progress_rows rows;

	*out = (struct stats_exercises){ 0 };
	if (!progress_load(a, &rows, e))
		return false;
	out->begun = arena_array(a, rows.n, sizeof(*out->begun));
	for (size_t i = 0; i < s->deck.n; i++) {
		const struct deck_item *item = &s->deck.items[i];
		struct progress_row row;

		if (item->kind != KIND_EXERCISE || !item->is_wanted)
			continue;
		row = progress_of(&rows, item->stored.name);
		out->all++;
		out->of[row.state]++;
		out->hints += row.hints;
		if (row.state != EXERCISE_NEW)
			out->begun[out->nbegun++] = row;
	}
	return true;
}

static bool
collect(struct study *s, const struct study_opts *o, struct stats *stats,
    struct stats_view *v, struct err *e)
{
	if (!study_now(&v->now, e))
		return false;
	v->day = v->now.day;
	if (o->for_day != NULL &&
	    !day_parse(sv_cstr(o->for_day), v->now.day, &v->day, e))
		return false;
	if (!study_deck(s, o, e) || !study_goal(s, v->now, e) ||
	    !stats_collect(&s->store, &s->deck, s->has_goal ? &s->goal : NULL,
		v->now, v->day, &s->app->arena, stats, e) ||
	    !collect_exercises(s, &v->exercises, e))
		return false;
	sort_topics(v, &s->app->arena);
	return true;
}

static int
print(struct study *s, const struct study_opts *o)
{
	struct stats stats;
	struct stats_view v = { .study = s, .stats = &stats };
	struct buf text = { 0 };
	struct sink out;
	struct err e = { 0 };
	int status = EXIT_DONE;

	sink_to_buf(&out, &text);
	v.out = &out;
	if (!collect(s, o, &stats, &v, &e) ||
	    (o->svg != NULL && !write_svg(&v, o->svg, &e))) {
		status = study_failed(s, &e);
	} else if (stats.total.all == 0) {
		report("no question is of that level, kind, topic and area");
		status = EXIT_NOTHING;
	} else if (o->is_json) {
		stats_json(&v);
	} else if (o->for_day != NULL) {
		put_for(&v, o);
	} else if (o->svg == NULL) {
		stats_text(&v);
	}
	if (text.n > 0 && pager_write(s->app, buf_view(&text)) != EXIT_DONE)
		status = EXIT_TROUBLE;
	sink_release(&out);
	buf_release(&text);
	return status;
}

int
cmd_stats(struct call *c)
{
	const struct study_opts *o = c->opts;
	struct study s = { 0 };
	struct err e = { 0 };
	int status;

	if (c->nwords > 0)
		(void)err_set(&e, ERR_USAGE, "stats takes no name; use "
		    "--topic=%s", c->words[0]);
	if (e.code != ERR_NONE || !study_open(&s, c, &e))
		return report_err(&e, "stats");
	status = print(&s, o);
	study_close(&s);
	return status;
}
