/* stats as a picture: what is due, what was answered, whether expectations
 * come true, and the weakest topics. */
#include "config.h"

#include "base/utf8.h"
#include "cmd/stats.h"

#define WIDTH 760
#define MARGIN 56
#define PLOT_WIDTH (WIDTH - 2 * MARGIN)
#define PLOT_HEIGHT 110
#define BAND 190		/* a plot with its title and axis */
#define ROW 20
#define TOPICS_MAX 12
#define SQUARE 150		/* side of the calibration plot */

static void
put_text(struct sink *out, struct sv text)
{
	for (size_t i = 0; i < text.n;) {
		char bytes[4];
		uint32_t c = utf8_next(text, &i);

		if (c == '&')
			sink_lit(out, "&amp;");
		else if (c == '<')
			sink_lit(out, "&lt;");
		else if (c == '>')
			sink_lit(out, "&gt;");
		else if (c >= ' ' && !utf8_is_unsafe(c))
			sink_put(out, sv_make(bytes, utf8_encode(c, bytes)));
	}
}

static void
put_label(struct sink *out, double x, double y, const char *how,
    struct sv text)
{
	sink_printf(out, "<text x=\"%.1f\" y=\"%.1f\" %s>", x, y, how);
	put_text(out, text);
	sink_lit(out, "</text>\n");
}

static void
put_line(struct sink *out, double x1, double y1, double x2, double y2,
    const char *how)
{
	sink_printf(out, "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" "
	    "y2=\"%.1f\" %s/>\n", x1, y1, x2, y2, how);
}

struct bars {
	const char *title;
	const uint32_t *values;
	bool is_backward;
	int32_t first, last;	/* days */
	const char *fill;
};

static void
put_bars(const struct stats_view *v, const struct bars *b, double top)
{
	double base = top + 34 + PLOT_HEIGHT, step = PLOT_WIDTH /
	    (double)STATS_DAYS;
	struct arena *a = &v->study->app->arena;
	char from[DAY_TEXT], to[DAY_TEXT];
	uint32_t most = 1;

	day_text(b->first, from);
	day_text(b->last, to);
	put_label(v->out, MARGIN, top + 18, "class=\"t\"", sv_cstr(b->title));
	for (size_t i = 0; i < STATS_DAYS; i++)
		most = b->values[i] > most ? b->values[i] : most;
	for (size_t i = 0; i < STATS_DAYS; i++) {
		uint32_t n = b->values[b->is_backward ? STATS_DAYS - 1 - i :
							i];
		double height = (double)PLOT_HEIGHT * n / most;

		if (n > 0)
			sink_printf(v->out, "<rect x=\"%.1f\" y=\"%.1f\" "
			    "width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>\n",
			    MARGIN + (double)i * step + 1, base - height, step - 2,
			    height, b->fill);
	}
	put_line(v->out, MARGIN, base, WIDTH - MARGIN, base, "class=\"a\"");
	put_label(v->out, MARGIN - 6, base - PLOT_HEIGHT + 10, "class=\"r\"",
	    arena_printf(a, "%u", most));
	put_label(v->out, MARGIN - 6, base, "class=\"r\"", SV("0"));
	put_label(v->out, MARGIN, base + 16, "class=\"l\"", sv_cstr(from));
	put_label(v->out, WIDTH - MARGIN, base + 16, "class=\"r\"",
	    sv_cstr(to));
}

/* What came of what was expected: on the line, all is well. */
static void
put_calibration(const struct stats_view *v, double left, double top)
{
	double base = top + 34 + SQUARE;
	bool has_any = false;

	put_label(v->out, left, top + 18, "class=\"t\"",
	    SV("Expected, and known"));
	sink_printf(v->out, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%d\" "
	    "height=\"%d\" class=\"f\"/>\n", left, base - SQUARE, SQUARE,
	    SQUARE);
	put_line(v->out, left, base, left + SQUARE, base - SQUARE,
	    "class=\"d\"");
	for (size_t i = 0; i < STATS_BINS; i++) {
		const struct stats_recall *r = &v->stats->bins[i];

		if (r->answers == 0)
			continue;
		has_any = true;
		sink_printf(v->out, "<circle cx=\"%.1f\" cy=\"%.1f\" "
		    "r=\"%.1f\" fill=\"#b7410e\"/>\n",
		    left + SQUARE * stats_predicted(r) / 100,
		    base - SQUARE * stats_known(r) / 100,
		    3 + 5.0 * r->answers / v->stats->total.recall.answers);
	}
	if (!has_any)
		put_label(v->out, left + 8, base - SQUARE / 2.0, "class=\"l\"",
		    SV("no answers after a day yet"));
	put_label(v->out, left, base + 16, "class=\"l\"", SV("0 %"));
	put_label(v->out, left + SQUARE, base + 16, "class=\"r\"",
	    SV("100 %"));
}

static void
put_topics(const struct stats_view *v, double left, double top)
{
	size_t n = v->nweakest < TOPICS_MAX ? v->nweakest : TOPICS_MAX;
	double width = WIDTH - MARGIN - left - 170;
	struct arena *a = &v->study->app->arena;

	put_label(v->out, left, top + 18, "class=\"t\"",
	    SV("Weakest topics: recall expected"));
	for (size_t i = 0; i < n; i++) {
		double y = top + 34 + (double)i * ROW;
		double share = stats_expected_met(v->weakest[i]);

		put_label(v->out, left + 124, y + 13, "class=\"r\"",
		    sv_sub(v->weakest[i]->name, 0,
			utf8_prefix(v->weakest[i]->name, 19)));
		sink_printf(v->out, "<rect x=\"%.1f\" y=\"%.1f\" "
		    "width=\"%.1f\" height=\"%d\" fill=\"#4f7cac\"/>\n",
		    left + 132, y + 2, width * share / 100, ROW - 6);
		put_label(v->out, left + 138 + width * share / 100, y + 13,
		    "class=\"l\"", arena_printf(a, "%.0f %%", share));
	}
}

void
stats_svg(const struct stats_view *v)
{
	const struct bars due = { .title = "Due in the next 30 days",
		.values = v->stats->ahead, .first = v->now.day,
		.last = v->now.day + STATS_DAYS - 1, .fill = "#b7410e" };
	const struct bars done = { .title = "Answers in the last 30 days",
		.values = v->stats->back, .is_backward = true,
		.first = v->now.day - STATS_DAYS + 1, .last = v->now.day,
		.fill = "#4f7cac" };
	int height = 2 * BAND + 320;

	sink_printf(v->out, "<svg xmlns=\"http://www.w3.org/2000/svg\" "
	    "width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" "
	    "font-family=\"sans-serif\" font-size=\"12\" fill=\"#333\">\n"
	    "<style>.t{font-size:15px;font-weight:bold}.r{text-anchor:end}"
	    ".a{stroke:#333}.d{stroke:#999;stroke-dasharray:4 3}"
	    ".f{fill:none;stroke:#bbb}</style>\n"
	    "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>\n",
	    WIDTH, height, WIDTH, height, WIDTH, height);
	put_bars(v, &due, 10);
	put_bars(v, &done, 10 + BAND);
	put_calibration(v, MARGIN, 10 + 2 * BAND);
	put_topics(v, MARGIN + SQUARE + 90, 10 + 2 * BAND);
	sink_lit(v->out, "</svg>\n");
}
