/* stats for programs: one object, all keys always there. */
#include "config.h"

#include "cmd/stats.h"
#include "render/escape.h"

static void
put_recall(struct sink *out, const char *key, const struct stats_recall *r)
{
	sink_printf(out, "\"%s\":{\"answers\":%u,\"known\":%u,"
	    "\"expected\":%.2f}", key, r->answers, r->known, r->predicted);
}

static void
put_group(struct sink *out, const struct stats_group *g)
{
	sink_lit(out, "{\"name\":\"");
	escape_json(out, g->name);
	sink_printf(out, "\",\"questions\":%u,\"met\":%u,\"due\":%u,", g->all,
	    g->met, g->due);
	put_recall(out, "recall", &g->recall);
	sink_printf(out, ",\"expected\":%.4f,\"expected_met\":%.4f}",
	    stats_expected(g) / 100, stats_expected_met(g) / 100);
}

static void
put_days(struct sink *out, const char *key, const uint32_t *days)
{
	sink_printf(out, ",\n \"%s\":[", key);
	for (size_t i = 0; i < STATS_DAYS; i++)
		sink_printf(out, "%s%u", i > 0 ? "," : "", days[i]);
	sink_lit(out, "]");
}

static void
put_missing(const struct stats_view *v)
{
	const struct deck *d = &v->study->deck;

	sink_lit(v->out, ",\n \"missing\":[");
	for (size_t i = 0; i < d->nmissing; i++) {
		sink_put(v->out, i > 0 ? SV(",\"") : SV("\""));
		escape_json(v->out, d->missing[i].name);
		sink_lit(v->out, "\"");
	}
	sink_lit(v->out, "]");
}

static void
put_exercises(const struct stats_view *v)
{
	const struct stats_exercises *x = &v->exercises;

	sink_printf(v->out, ",\n \"exercises\":{\"all\":%zu", x->all);
	for (int i = EXERCISE_STARTED; i < EXERCISE_STATES; i++)
		sink_printf(v->out, ",\"%.*s\":%zu", SV_ARG(
		    exercise_state_name((enum exercise_state)i)), x->of[i]);
	sink_printf(v->out, ",\"hints\":%u,\"begun\":[", x->hints);
	for (size_t i = 0; i < x->nbegun; i++) {
		const struct progress_row *row = &x->begun[i];

		sink_put(v->out, i > 0 ? SV(",\n  {\"name\":\"") :
					 SV("{\"name\":\""));
		escape_json(v->out, row->name);
		sink_printf(v->out, "\",\"state\":\"%.*s\",\"hints\":%u,"
		    "\"day\":\"", SV_ARG(exercise_state_name(row->state)),
		    row->hints);
		escape_json(v->out, row->day);
		sink_lit(v->out, "\"}");
	}
	sink_lit(v->out, "]}");
}

void
stats_json(const struct stats_view *v)
{
	const struct stats *s = v->stats;
	struct sink *out = v->out;
	char today[DAY_TEXT], day[DAY_TEXT];
	bool is_first = true;

	day_text(v->now.day, today);
	day_text(v->day, day);
	sink_printf(out, "{\"today\":\"%s\",\"expected_on\":\"%s\",\n "
	    "\"total\":", today, day);
	put_group(out, &s->total);
	sink_printf(out, ",\n \"suspended\":%u,\"marked\":%u,\"answers\":%u,"
	    "\"seconds\":%lld,\n \"streak\":%u,\"longest_streak\":%u,"
	    "\"calibration\":%.2f,\n ", s->suspended, s->marked, s->answers,
	    (long long)(s->spent / 1000), s->streak, s->longest,
	    stats_calibration(s));
	put_recall(out, "last_30_days", &s->last);
	put_days(out, "due_ahead", s->ahead);
	put_days(out, "answers_back", s->back);
	sink_lit(out, ",\n \"bins\":[");
	for (size_t i = 0; i < STATS_BINS; i++)
		sink_printf(out, "%s{\"from\":%.1f,\"answers\":%u,\"known\":%u,"
		    "\"expected\":%.2f}", i > 0 ? "," : "",
		    (double)i / STATS_BINS, s->bins[i].answers,
		    s->bins[i].known, s->bins[i].predicted);
	sink_lit(out, "],\n \"levels\":[");
	for (size_t i = 0; i < LEVEL_COUNT; i++) {
		if (s->levels[i].all == 0)
			continue;
		if (!is_first)
			sink_lit(out, ",\n  ");
		is_first = false;
		put_group(out, &s->levels[i]);
	}
	sink_lit(out, "],\n \"topics\":[");
	for (size_t i = 0; i < s->ntopics; i++) {
		if (i > 0)
			sink_lit(out, ",\n  ");
		put_group(out, &s->topics[i]);
	}
	sink_lit(out, "]");
	put_exercises(v);
	put_missing(v);
	sink_lit(out, "}\n");
}
