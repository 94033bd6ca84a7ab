#include "config.h"

#include "cmd/wrapped.h"

#include "base/utf8.h"

static size_t
room(const struct wrapped *w)
{
	unsigned columns = w->terminal->columns;

	if (!w->terminal->is_terminal)
		return SIZE_MAX;
	return columns > w->column ? columns - w->column : 0;
}

static void
blanks(struct wrapped *w, unsigned n)
{
	w->column += n;
	while (n-- > 0)
		sink_lit(w->out, " ");
}

static void
next_line(struct wrapped *w)
{
	sink_lit(w->out, "\n");
	w->column = 0;
	blanks(w, w->indent);
}

void
wrapped_gap(struct wrapped *w, unsigned n, size_t columns)
{
	if (n + columns > room(w) && w->column > w->indent)
		next_line(w);
	else
		blanks(w, n);
}

/* How much of TEXT goes on this line: whole words, or if IS_EMPTY as much as
 * fits, but one character at least. */
static size_t
part(const struct wrapped *w, struct sv text, bool is_empty)
{
	size_t fits = utf8_prefix(text, room(w)), n = fits;

	if (fits == text.n)
		return fits;
	while (n > 0 && text.p[n] != ' ' && text.p[n - 1] != ' ')
		n--;
	if (n == 0 && is_empty)
		n = fits;
	if (n == 0 && is_empty)
		(void)utf8_next(text, &n);
	return n;
}

void
wrapped_text(struct wrapped *w, struct sv text, enum style style)
{
	while (text.n > 0) {
		bool is_empty = w->column <= w->indent;
		size_t n = part(w, text, is_empty);
		struct sv now = sv_sub(text, 0, n);

		text = sv_from(text, n);
		while (text.n > 0 && now.n > 0 && now.p[now.n - 1] == ' ')
			now.n--;
		ansi_text(w->out, now, style, &w->terminal->ansi);
		w->column += (unsigned)utf8_columns(now);
		if (text.n == 0)
			return;
		while (text.n > 0 && text.p[0] == ' ')
			text = sv_from(text, 1);
		next_line(w);
	}
}

void
wrapped_end(struct wrapped *w)
{
	sink_lit(w->out, "\n");
	w->column = 0;
}
