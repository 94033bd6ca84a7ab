/* Profiles by kind as bars, readable in black and white: a group a kind, in it
 * a bar a candidate, with its mean beside it. */
#include "config.h"

#include "kit/score.h"

#include "render/escape.h"

enum {				/* user units */
	LABEL = 110,
	UNIT = 90,		/* a point of the scale */
	BAR = 14,
	GAP = 12,
	TOP = 40,
	WIDTH = LABEL + 4 * UNIT + 60
};

static const char *const shades[] = { "#222", "#777", "#bbb", "#eee" };
#define SHADES (sizeof(shades) / sizeof(*shades))

static bool
has_kind(const struct scores *s, unsigned kind)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->v[i].kinds[kind].n > 0)
			return true;
	return false;
}

static void
put_text(struct sink *out, unsigned x, unsigned y, struct sv text)
{
	sink_printf(out, "<text x=\"%u\" y=\"%u\">", x, y);
	escape_html(out, text);
	sink_lit(out, "</text>\n");
}

static void
put_bar(struct sink *out, unsigned y, size_t number, unsigned mean)
{
	if (mean == 0)
		return;
	sink_printf(out, "<rect x=\"%d\" y=\"%u\" width=\"%u\" height=\"%d\" "
	    "fill=\"%s\" stroke=\"#000\"/>\n<text x=\"%u\" y=\"%u\">%u.%02u"
	    "</text>\n", LABEL, y, mean * UNIT / 100, BAR - 2,
	    shades[number % SHADES], LABEL + mean * UNIT / 100 + 5,
	    y + BAR - 3, mean / 100, mean % 100);
}

static void
put_scale(struct sink *out, unsigned bottom)
{
	for (unsigned i = 0; i <= RATING_MAX; i++)
		sink_printf(out, "<path d=\"M%u %d V%u\" stroke=\"#999\"/>\n"
		    "<text x=\"%u\" y=\"%d\">%u</text>\n", LABEL + i * UNIT,
		    TOP - 8, bottom, LABEL + i * UNIT - 3, TOP - 14, i);
}

/* Which shade is whose. */
static void
put_key(struct sink *out, const struct scores *s, unsigned y)
{
	for (size_t i = 0; i < s->n; i++, y += BAR + 4) {
		sink_printf(out, "<rect x=\"%d\" y=\"%u\" width=\"12\" "
		    "height=\"12\" fill=\"%s\" stroke=\"#000\"/>\n", LABEL, y,
		    shades[i % SHADES]);
		put_text(out, LABEL + 18, y + 11, s->v[i].alias);
	}
}

void
score_svg(const struct scores *scores, struct buf *out)
{
	unsigned groups = 0, bars = (unsigned)scores->n, y = TOP, bottom;
	struct sink sink;

	for (unsigned k = 0; k < KIND_COUNT; k++)
		groups += has_kind(scores, k);
	bottom = TOP + groups * (bars * BAR + GAP);
	sink_to_buf(&sink, out);
	sink_printf(&sink, "<svg xmlns=\"http://www.w3.org/2000/svg\" "
	    "width=\"%d\" height=\"%u\" font-family=\"sans-serif\" "
	    "font-size=\"12\">\n<title>Means by kind of question</title>\n",
	    WIDTH, bottom + bars * (BAR + 4) + 20);
	put_scale(&sink, bottom);
	for (unsigned k = 0; k < KIND_COUNT; k++) {
		if (!has_kind(scores, k))
			continue;
		put_text(&sink, 4, y + BAR - 3, k == KIND_NONE ? SV("other") :
		    kind_name((enum kind)k));
		for (size_t i = 0; i < scores->n; i++, y += BAR)
			put_bar(&sink, y, i,
			    score_mean(&scores->v[i].kinds[k]));
		y += GAP;
	}
	put_key(&sink, scores, bottom + 8);
	sink_lit(&sink, "</svg>\n");
	sink_release(&sink);
}
