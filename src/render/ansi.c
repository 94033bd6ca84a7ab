#include "config.h"

#include "render/ansi.h"

#include "render/escape.h"

/* SGR parameters of each style, without colour and in each palette. */
struct look {
	const char *style, *colour[PALETTE_COUNT];
};

#define SAME(sgr) { sgr, sgr, sgr, sgr }

/* clang-format off */
static const struct look looks[STYLE_COUNT] = {
	[STYLE_PLAIN] = { "", SAME("") },
	[STYLE_TITLE] = { "1", SAME("1") },
	[STYLE_HEADING] = { "1", { "1;34", "1;34", "1;38;5;75", "1;38;5;25" } },
	[STYLE_PART] = { "1", SAME("1") },
	[STYLE_EMPH] = { "3", SAME("3") },
	[STYLE_STRONG] = { "1", SAME("1") },
	[STYLE_CODE] = { "", { "36", "34", "38;5;116", "38;5;24" } },
	[STYLE_LINK] = { "4", SAME("4") },
	[STYLE_DIM] = { "2", { "2", "2", "38;5;246", "38;5;242" } },
	[STYLE_MARK] = { "7", { "1;33", "1;31", "1;38;5;220", "1;38;5;124" } },
	[STYLE_LEVEL_JUNIOR] = { "", { "32", "32", "38;5;114", "38;5;28" } },
	[STYLE_LEVEL_MID] = { "", { "33", "35", "38;5;179", "38;5;94" } },
	[STYLE_LEVEL_SENIOR] = { "", { "31", "31", "38;5;174", "38;5;124" } },
	[STYLE_CODE_PLAIN] = { "", SAME("") },
	[STYLE_CODE_KEYWORD] = { "", { "35", "35", "38;5;176", "38;5;90" } },
	[STYLE_CODE_TYPE] = { "", { "36", "34", "38;5;116", "38;5;24" } },
	[STYLE_CODE_MACRO] = { "", { "34", "34", "38;5;111", "38;5;25" } },
	[STYLE_CODE_LIFETIME] = { "", { "33", "35", "38;5;179", "38;5;94" } },
	[STYLE_CODE_STRING] = { "", { "32", "32", "38;5;114", "38;5;28" } },
	[STYLE_CODE_NUMBER] = { "", { "33", "31", "38;5;179", "38;5;94" } },
	[STYLE_CODE_COMMENT] = { "", { "2", "2", "38;5;246", "38;5;242" } },
};
/* clang-format on */

static const char *
look_of(enum style style, const struct ansi_opts *opts)
{
	if (opts->has_colour)
		return looks[style].colour[opts->palette];
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
	uint32_t n = line->nruns;
	/* A layout of nothing but empty lines has no array. */
	const struct run *runs = n > 0 ? l->runs + line->first : NULL;
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
ansi_run(struct sink *out, const struct run *r, const struct ansi_opts *opts)
{
	bool has_link = opts->has_links && is_address(r->link);

	if (has_link)
		put_link(out, r->link);
	put_styled(out, r->text, r->style, opts);
	if (has_link)
		put_link(out, (struct sv){ 0 });
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
