/* A hit with whole lines around it: each block begins a line, prose is wrapped,
 * code stays as it is. */
#include "config.h"

#include "search/snippet_cut.h"

#include "base/utf8.h"

/* Wrap the line from START to END: blanks become line ends, so that no mark
 * moves. */
static void
wrap_line(struct buf *text, size_t start, size_t end, unsigned columns)
{
	size_t line = start, fits = end;

	for (size_t i = start; i <= end; i++) {
		if (i < end && text->p[i] != ' ')
			continue;
		if (fits < end && utf8_columns(sv_sub(buf_view(text), line,
		    i - line)) > columns) {
			text->p[fits] = '\n';
			line = fits + 1;
		}
		fits = i;
	}
}

static bool
is_in_code(const struct snippet_line *l, size_t at)
{
	for (size_t i = 0; i < l->code.n; i++)
		if (at >= l->code.v[i].start && at < l->code.v[i].end)
			return true;
	return false;
}

static size_t
line_end(struct sv text, size_t at)
{
	while (at < text.n && text.p[at] != '\n')
		at++;
	return at;
}

static void
wrap(struct snippet_line *l, unsigned columns)
{
	struct sv text = buf_view(&l->text);

	for (size_t start = 0, end; start < text.n; start = end + 1) {
		end = line_end(text, start);
		if (!is_in_code(l, start))
			wrap_line(&l->text, start, end, columns);
	}
}

/* To the beginning of the line that holds AT and of N lines before it. */
static size_t
lines_back(struct sv text, size_t at, size_t n)
{
	for (;; n--) {
		while (at > 0 && text.p[at - 1] != '\n')
			at--;
		if (at == 0 || n == 0)
			return at;
		at--;
	}
}

static size_t
lines_forward(struct sv text, size_t at, size_t n)
{
	for (at = line_end(text, at); n > 0 && at < text.n; n--)
		at = line_end(text, at + 1);
	return at;
}

void
line_cut_context(struct snippet_line *l, unsigned columns, size_t n,
    struct arena *a, struct snippet *out)
{
	struct line_range range;

	line_block_on_its_own(l, false);
	wrap(l, columns);
	struct sv text = buf_view(&l->text);
	while (text.n > 0 && text.p[text.n - 1] == '\n')
		text.n--;
	size_t anchor = l->has_anchor ? l->anchor : l->least;
	anchor = anchor < text.n ? anchor : text.n;
	range.start = l->has_anchor ? lines_back(text, anchor, n) : anchor;
	range.end = lines_forward(text, anchor, l->has_anchor ? n : 2 * n);
	while (range.end > anchor && (text.p[range.end - 1] == ' ' ||
	    text.p[range.end - 1] == '\n'))
		range.end--;
	line_take(l, range, false, false, a, out);
}
