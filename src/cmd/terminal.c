#include "config.h"

#include "cmd/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/sv.h"
#include "cmd/app.h"

#define WIDTH_MAX 10000

const char *const when_names[] = { "auto", "always", "never", NULL };

static bool
is_set(const char *name)
{
	const char *v = getenv(name);

	return v != NULL && *v != '\0';
}

/* The character set of the first variable that is set decides, as setlocale
 * would, without its cost at each start, and where the locale is not installed.
 * A Mac says LC_CTYPE=UTF-8, also to the machine that its ssh leads to. */
static bool
is_utf8_locale(void)
{
	static const char *const names[] = { "LC_ALL", "LC_CTYPE", "LANG" };
	size_t i, at;

	for (i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct sv v = sv_cstr(getenv(names[i]));

		if (v.n == 0)
			continue;
		at = sv_find_byte(v, '.');
		v = sv_from(v, at < v.n ? at + 1 : 0);
		return (v.n >= 5 && sv_ieq(sv_sub(v, 0, 5), SV("utf-8"))) ||
		    (v.n >= 4 && sv_ieq(sv_sub(v, 0, 4), SV("utf8")));
	}
	return false;
}

static bool
number_in(const char *variable, unsigned *out)
{
	uint64_t n;

	if (!is_set(variable) || !sv_number(sv_cstr(getenv(variable)), &n) ||
	    n == 0 || n > WIDTH_MAX)
		return false;
	*out = (unsigned)n;
	return true;
}

static bool
probe_width(struct app *app, struct err *e)
{
	struct terminal *t = &app->terminal;
	struct winsize size = { 0 };

	t->columns = t->screen_columns = TERMINAL_PROSE_MAX;
	if (t->is_terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) {
		if (size.ws_col > 0)
			t->columns = t->screen_columns = size.ws_col;
		t->rows = size.ws_row;
	}
	if (app->opts.width.is_set) {
		if (app->opts.width.value > WIDTH_MAX)
			return err_set(e, ERR_USAGE,
			    "--width is at most %d", WIDTH_MAX);
		/* Asked for by name: taken as it is. */
		t->columns = t->width = (unsigned)app->opts.width.value;
		return true;
	}
	if (!number_in("MANWIDTH", &t->columns))
		(void)number_in("COLUMNS", &t->columns);
	t->width = t->columns < TERMINAL_PROSE_MAX ? t->columns :
						     TERMINAL_PROSE_MAX;
	return true;
}

/* Terminals known to take OSC 8 links. */
static bool
takes_links(void)
{
	static const char *const marks[] = { "VTE_VERSION", "KITTY_WINDOW_ID",
		"WEZTERM_PANE", "KONSOLE_VERSION", "WT_SESSION" };
	struct sv program = sv_cstr(getenv("TERM_PROGRAM"));
	size_t i;

	for (i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (is_set(marks[i]))
			return true;
	return sv_eq(program, SV("iTerm.app")) || sv_eq(program, SV("ghostty"));
}

/* COLORFGBG, which some terminals set: "15;0", the last is the ground. */
static bool
is_light(void)
{
	struct sv v = sv_cstr(getenv("COLORFGBG")), part, last = { 0 };
	uint64_t n;

	while (sv_split(&v, ';', &part))
		last = part;
	return sv_number(last, &n) && (n == 7 || n == 15);
}

static enum palette
palette(const char *term)
{
	struct sv name = sv_cstr(term);
	bool has_256 = is_set("COLORTERM") ||
	    sv_find(name, SV("256color")) < name.n ||
	    sv_find(name, SV("direct")) < name.n;

	if (has_256)
		return is_light() ? PALETTE_LIGHT_256 : PALETTE_DARK_256;
	return is_light() ? PALETTE_LIGHT : PALETTE_DARK;
}

bool
terminal_probe(struct app *app, struct err *e)
{
	struct terminal *t = &app->terminal;
	const char *term = getenv("TERM");
	bool is_dumb = term == NULL || *term == '\0' ||
	    strcmp(term, "dumb") == 0;
	bool is_styled;

	t->is_terminal = isatty(STDOUT_FILENO) == 1;
	t->ansi.is_ascii = !is_utf8_locale();
	is_styled = t->is_terminal && !is_dumb;
	t->ansi.has_style = is_styled;
	if (app->opts.colour != WHEN_AUTO)
		t->ansi.has_colour = app->opts.colour == WHEN_ALWAYS;
	else if (is_set("NO_COLOR"))
		t->ansi.has_colour = false;
	else
		t->ansi.has_colour = is_set("CLICOLOR_FORCE") || is_styled;
	if (app->opts.colour == WHEN_NEVER)
		t->ansi.has_style = false;
	t->ansi.has_style |= t->ansi.has_colour;
	t->ansi.palette = palette(term);
	t->ansi.has_links = app->opts.hyperlink == WHEN_ALWAYS ||
	    (app->opts.hyperlink == WHEN_AUTO && is_styled && takes_links());
	return probe_width(app, e);
}

unsigned
terminal_table_width(const struct app *app)
{
	return app->terminal.is_terminal || app->opts.width.is_set ?
	    app->terminal.columns : 0;
}

struct layout_opts
terminal_layout(const struct terminal *t)
{
	return (struct layout_opts){ .width = t->width,
		.is_ascii = t->ansi.is_ascii,
		.has_ids = true,
		.marks_code = !t->ansi.has_style,
		.colours_code = t->ansi.has_colour,
		.hides_urls = t->ansi.has_links };
}
