/* stats for a terminal or a pipe: tables, and plots of characters. */
#include "config.h"

#include "base/utf8.h"
#include "cmd/stats.h"
#include "render/ansi.h"
#include "render/escape.h"

#define PLOT_ROWS 6
#define NARROW 60	/* columns, under which tables are cut short */
#define NAME_COLUMNS 22
#define MISSING_NAMES 5

static bool
is_ascii(const struct stats_view *v)
{
	return v->study->app->terminal.ansi.is_ascii;
}

static bool
is_narrow(const struct stats_view *v)
{
	return v->study->app->terminal.columns < NARROW;
}

static void
put(const struct stats_view *v, struct sv text, enum style style)
{
	ansi_text(v->out, text, style, &v->study->app->terminal.ansi);
}

static void
head(const struct stats_view *v, const char *text)
{
	sink_lit(v->out, "\n");
	put(v, sv_cstr(text), STYLE_TITLE);
	sink_lit(v->out, "\n");
}

/* A column of a plot in row ROW from the top: eighths of a block. */
static void
put_cell(const struct stats_view *v, uint32_t value, uint32_t most,
    unsigned row)
{
	static const char *const eighths[] = { " ", "▁", "▂", "▃", "▄", "▅",
		"▆", "▇", "█" };
	double full = most > 0 ? (double)value * PLOT_ROWS / most : 0;
	double here = full - (PLOT_ROWS - 1 - row);
	unsigned n = here <= 0 ? 0 : here >= 1 ? 8 : (unsigned)(here * 8);

	/* Some is never drawn as none. */
	if (n == 0 && value > 0 && row == PLOT_ROWS - 1)
		n = 1;
	sink_put(v->out, is_ascii(v) ? (n >= 4 || (n > 0 &&
		row == PLOT_ROWS - 1) ? SV("#") : SV(" ")) :
		sv_cstr(eighths[n]));
}

/* N values, the first at the left, or at the right if BACKWARD. */
static void
put_plot(const struct stats_view *v, const uint32_t *values, bool backward)
{
	unsigned wide = is_narrow(v) ? 1 : 2;
	uint32_t most = 0;

	for (size_t i = 0; i < STATS_DAYS; i++)
		most = values[i] > most ? values[i] : most;
	for (unsigned row = 0; row < PLOT_ROWS; row++) {
		sink_printf(v->out, row == 0 ? "%5u " :
			row == PLOT_ROWS - 1 ? "    0 " : "      ", most);
		sink_put(v->out, is_ascii(v) ? SV("|") : SV("│"));
		for (size_t i = 0; i < STATS_DAYS; i++)
			for (unsigned k = 0; k < wide; k++)
				put_cell(v, values[backward ?
				    STATS_DAYS - 1 - i : i], most, row);
		sink_lit(v->out, "\n");
	}
}

/* First and last day under a plot. */
static void
put_axis(const struct stats_view *v, int32_t first, int32_t last)
{
	char from[DAY_TEXT], to[DAY_TEXT];
	int gap = (is_narrow(v) ? STATS_DAYS : 2 * STATS_DAYS) - 20;

	day_text(first, from);
	day_text(last, to);
	sink_printf(v->out, "       %s%*s%s\n", from, gap, "", to);
}

static void
put_share(const struct stats_view *v, double share, uint32_t of)
{
	if (of == 0)
		sink_lit(v->out, "      -");
	else
		sink_printf(v->out, "%6.0f%%", share);
}

static void
put_name(const struct stats_view *v, struct sv name)
{
	struct sv shown = escape_plain_sv(name, is_ascii(v),
	    &v->study->app->arena);
	size_t most = is_narrow(v) ? 14 : NAME_COLUMNS;
	size_t n = utf8_prefix(shown, most);

	sink_lit(v->out, "  ");
	put(v, sv_sub(shown, 0, n), STYLE_PLAIN);
	for (size_t i = utf8_columns(sv_sub(shown, 0, n)); i < most; i++)
		sink_lit(v->out, " ");
}

static void
table_head(const struct stats_view *v, struct sv name)
{
	put_name(v, name);
	sink_put(v->out, is_narrow(v) ? SV("     met    due  today\n") :
		SV("     met    due answers  known expected  today\n"));
}

static void
table_row(const struct stats_view *v, const struct stats_group *g)
{
	put_name(v, g->name.n > 0 ? g->name : SV("no level"));
	sink_printf(v->out, " %3u/%-3u %6u", g->met, g->all, g->due);
	if (!is_narrow(v)) {
		sink_printf(v->out, " %7u", g->recall.answers);
		put_share(v, stats_known(&g->recall), g->recall.answers);
		sink_lit(v->out, "  ");
		put_share(v, stats_predicted(&g->recall), g->recall.answers);
	}
	put_share(v, stats_expected_met(g), g->met);
	sink_lit(v->out, "\n");
}

static void
put_missing(const struct stats_view *v)
{
	const struct deck *d = &v->study->deck;

	if (d->nmissing == 0)
		return;
	sink_printf(v->out, "%zu studied, but not in these books (renamed, "
	    "removed?): ", d->nmissing);
	for (size_t i = 0; i < d->nmissing && i < MISSING_NAMES; i++) {
		if (i > 0)
			sink_lit(v->out, ", ");
		put(v, d->missing[i].name, STYLE_PLAIN);
	}
	sink_printf(v->out, "%s; 'rust-interview study rename' offers new "
	    "names\n", d->nmissing > MISSING_NAMES ? ", ..." : "");
}

static void
put_exercises(const struct stats_view *v)
{
	const struct stats_exercises *x = &v->exercises;

	if (x->all == 0)
		return;
	sink_printf(v->out, "Exercises: %zu of %zu passed, %zu failed when "
	    "last checked, %zu begun; %u hint%s seen.\n",
	    x->of[EXERCISE_PASSED], x->all, x->of[EXERCISE_FAILED],
	    x->of[EXERCISE_STARTED], x->hints, x->hints == 1 ? "" : "s");
}

static void
put_summary(const struct stats_view *v)
{
	const struct stats *s = v->stats;
	const struct stats_group *t = &s->total;

	sink_printf(v->out, "%u of %u questions met; %u suspended, %u marked.\n",
	    t->met, t->all, s->suspended, s->marked);
	put_missing(v);
	sink_printf(v->out, "%u due today, %u answered today, %u in all, in "
	    "%.1f h.\n", t->due, s->back[0], s->answers,
	    (double)s->spent / 3600000);
	put_exercises(v);
	sink_printf(v->out, "Days in a row: %u; longest: %u.\n", s->streak,
	    s->longest);
	if (t->recall.answers == 0) {
		sink_lit(v->out, "Nothing was asked again after a day yet, so "
		    "there is no retention to tell.\n");
		return;
	}
	sink_printf(v->out, "Known when asked again: %.1f %% of %u; expected: "
	    "%.1f %%; off by %.1f points.\n", stats_known(&t->recall),
	    t->recall.answers, stats_predicted(&t->recall),
	    stats_calibration(s));
	if (s->last.answers > 0)
		sink_printf(v->out, "In the last %d days: %.1f %% of %u; "
		    "expected: %.1f %%.\n", STATS_DAYS, stats_known(&s->last),
		    s->last.answers, stats_predicted(&s->last));
}

void
stats_text(const struct stats_view *v)
{
	const struct stats *s = v->stats;

	put_summary(v);
	head(v, "Due in the next 30 days");
	put_plot(v, s->ahead, false);
	put_axis(v, v->now.day, v->now.day + STATS_DAYS - 1);
	head(v, "Answers in the last 30 days");
	put_plot(v, s->back, true);
	put_axis(v, v->now.day - STATS_DAYS + 1, v->now.day);
	head(v, "By level");
	table_head(v, SV(""));
	for (int l = 1; l <= LEVEL_COUNT; l++)
		if (s->levels[l % LEVEL_COUNT].all > 0)
			table_row(v, &s->levels[l % LEVEL_COUNT]);
	if (v->nweakest == 0)
		return;
	head(v, "Topics met, the weakest first");
	table_head(v, SV(""));
	for (size_t i = 0; i < v->nweakest; i++)
		table_row(v, v->weakest[i]);
}
