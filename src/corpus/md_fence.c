#include "config.h"

#include "corpus/md_fence.h"

#define CODE_INDENT 4	/* columns */

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Bytes of the blanks that LINE begins with, and the columns they take. */
static size_t
read_indent(struct sv line, unsigned *columns)
{
	size_t n = 0;

	*columns = 0;
	for (; n < line.n && is_blank(line.p[n]); n++)
		*columns += line.p[n] == '\t' ?
		    CODE_INDENT - *columns % CODE_INDENT : 1;
	return n;
}

unsigned
md_fence_column(struct md_fence *f, struct sv line,
    const struct md_prefix *prefix)
{
	unsigned columns;
	size_t n = read_indent(line, &columns);

	if (f->open.mark != '\0') {
		if (n == line.n)
			return 0;
		(void)code_fence_takes(&f->open, sv_from(line, n));
		if (f->open.mark == '\0')
			return columns >= CODE_INDENT && columns < f->column ?
			    f->column : 0;
		/* An item's text begins at most three columns left of its
		 * fence: left of that, item and fence have ended. */
		if (columns + CODE_INDENT > f->column)
			return 0;
		f->open.mark = '\0';
	}
	f->column = prefix->columns;
	(void)code_fence_takes(&f->open, sv_from(line, prefix->n));
	return 0;
}

void
md_fence_indent(char *blanks, size_t n, unsigned columns)
{
	size_t tabs = columns / CODE_INDENT, rest = columns % CODE_INDENT;
	size_t more, i = 0;

	/* Up to three blanks before a tab take no columns of their own. */
	if (tabs + rest > n || n - tabs - rest > tabs * (CODE_INDENT - 1))
		return;
	more = n - tabs - rest;
	for (; tabs > 0; tabs--) {
		for (size_t k = 1; k < CODE_INDENT && more > 0; k++, more--)
			blanks[i++] = ' ';
		blanks[i++] = '\t';
	}
	for (; rest > 0; rest--)
		blanks[i++] = ' ';
}
