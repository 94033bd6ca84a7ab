#include "config.h"

#include "render/ansi.h"

#include "render/escape.h"

/* SGR parameters of each style, without and with colour. */
struct look {
	const char *style, *colour;
};

static const struct look looks[STYLE_COUNT] = {
	[STYLE_PLAIN] = { "", "" },
	[STYLE_TITLE] = { "1", "1" },
	[STYLE_HEADING] = { "1", "1;34" },
	[STYLE_PART] = { "1", "1" },
	[STYLE_EMPH] = { "3", "3" },
	[STYLE_STRONG] = { "1", "1" },
	[STYLE_CODE] = { "", "36" },
	[STYLE_LINK] = { "4", "4" },
	[STYLE_DIM] = { "2", "2" },
	[STYLE_MARK] = { "7", "1;33" },
	[STYLE_LEVEL_JUNIOR] = { "", "32" },
	[STYLE_LEVEL_MID] = { "", "33" },
	[STYLE_LEVEL_SENIOR] = { "", "31" },
};

static const char *
look_of(enum style style, const struct ansi_opts *opts)
{
	if (opts->has_colour)
		return looks[style].colour;
	return opts->has_style ? looks[style].style : "";
}

static void
put_styled(struct sink *out, struct sv text, enum style style,
    const struct ansi_opts *opts)
{
	const char *look = look_of(style, opts);

	if (look[0] == '\0') {
		sink_put(out, text);
		return;
	}
	sink_lit(out, "\033[");
	sink_put(out, sv_cstr(look));
	sink_lit(out, "m");
	sink_put(out, text);
	sink_lit(out, "\033[0m");
}

static void
put_blanks(struct sink *out, size_t n)
{
	static const struct sv blanks = SV_INIT(
	    "                                                                ");

	for (; n > blanks.n; n -= blanks.n)
		sink_put(out, blanks);
	sink_put(out, sv_sub(blanks, 0, n));
}

/* OSC 8 takes printable ASCII only; other bytes go out as %XX. */
static void
put_address(struct sink *out, struct sv link)
{
	for (size_t i = 0; i < link.n; i++) {
		unsigned char b = (unsigned char)link.p[i];

		if (b > 0x20 && b < 0x7F)
			sink_put(out, sv_sub(link, i, 1));
		else
			sink_printf(out, "%%%02X", (unsigned)b);
	}
}

/* Only what leads out of the book is a link to a terminal. */
static bool
is_address(struct sv link)
{
	return sv_find(link, SV("://")) < link.n ||
	    sv_starts(link, SV("mailto:"));
}

static void
put_link(struct sink *out, struct sv link)
{
	sink_lit(out, "\033]8;;");
	put_address(out, link);
	sink_lit(out, "\033\\");
}

static bool
is_blank(struct sv text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] != ' ')
			return false;
	return true;
}

static void
put_line(struct sink *out, const struct layout *l, const struct line *line,
    const struct ansi_opts *opts)
{
	const struct run *runs = l->runs + line->first;
	uint32_t n = line->nruns;
	struct sv open = { 0 };

	while (n > 0 && is_blank(runs[n - 1].text))
		n--;
	if (n > 0)
		put_blanks(out, line->indent);
	for (uint32_t i = 0; i < n; i++) {
		const struct run *r = &runs[i];
		struct sv text = r->text;
		struct sv link = { 0 };

		if (opts->has_links && is_address(r->link))
			link = r->link;
		if (link.p != open.p || link.n != open.n) {
			if (open.n > 0)
				put_link(out, (struct sv){ 0 });
			if (link.n > 0)
				put_link(out, link);
			open = link;
		}
		while (i + 1 == n && text.p[text.n - 1] == ' ')
			text.n--;
		put_styled(out, text, r->style, opts);
	}
	if (open.n > 0)
		put_link(out, (struct sv){ 0 });
	sink_lit(out, "\n");
}

void
ansi_layout(struct sink *out, const struct layout *l,
    const struct ansi_opts *opts)
{
	for (size_t i = 0; i < l->nlines && !sink_failed(out); i++)
		put_line(out, l, &l->lines[i], opts);
}

void
ansi_text(struct sink *out, struct sv text, enum style style,
    const struct ansi_opts *opts)
{
	const char *look = look_of(style, opts);

	if (look[0] != '\0') {
		sink_lit(out, "\033[");
		sink_put(out, sv_cstr(look));
		sink_lit(out, "m");
	}
	escape_plain(out, text, opts->is_ascii);
	if (look[0] != '\0')
		sink_lit(out, "\033[0m");
}
