/* One pass over the lines. A chunk is a run of lines that can be one paragraph
 * or one table: it ends at a blank line, and before a line that always begins
 * something new. md4c's cost in a chunk is estimated from above; what is too
 * dear loses its meaning. Measured on md4c 0.4.8: a bracket costs up to 0.3 ns
 * for each line of its paragraph, a tilde as much for each other tilde, and,
 * where a text defines link references, each pair of brackets 10 ns for each
 * byte between them. */
#include "config.h"

#include "corpus/md_guard.h"

#include "base/ascii.h"
#include "base/mem.h"
#include "base/vec.h"
#include "corpus/html_strip.h"
#include "corpus/md_fence.h"
#include "doc/attr.h"
#include "doc/doc.h"
#include "doc/slug.h"

#define CONTAINERS_MAX 160	/* columns / 2 + marks: 64 levels fit */
#define COST_PER_BYTE 512	/* of a chunk: some 0.1 us */
#define BRACKETS_FREE 4096	/* and three for each four bytes of a chunk */
#define SPANS_PER_BYTE 128	/* bytes in brackets, once for each pair */
#define SPANS_FREE ((size_t)64 << 20)	/* for all chunks */
#define CELLS_PER_BYTE 2	/* "|a|" in a table of eight columns */
#define CELLS_FREE 4096

struct guard {
	struct sv text;
	char *copy;
	/* the chunk at hand */
	size_t start, lines, brackets, tildes, columns;
	/* Its open brackets; how many bytes have been in how many of them. A
	 * pair is closed only if nothing in it could hide one of the two. */
	VEC(uint32_t) open;
	size_t last_mark;	/* offset of the last bracket */
	size_t last_cover;	/* of the last ` < > */
	size_t spans, spans_free;
	bool has_definitions;
	/* the line before */
	struct sv before;
	struct md_prefix before_prefix;
	struct md_fence fence;
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\v' || c == '\f';
}

static size_t
skip_blanks(struct sv s, size_t i)
{
	while (i < s.n && is_blank(s.p[i]))
		i++;
	return i;
}

static void
put_range(struct guard *g, struct sv part, char c)
{
	size_t from = (size_t)(part.p - g->text.p);

	for (size_t i = 0; i < part.n; i++)
		g->copy[from + i] = c;
}

/* Is LINE from FROM on a thematic break? *KILLER is where it turned out not to
 * be: from no blank or mark before it will it be one either. */
static bool
is_rule_from(struct sv line, size_t from, size_t *killer)
{
	size_t i = skip_blanks(line, from), n = 0;
	char c = i < line.n ? line.p[i] : '\0';

	if (c != '-' && c != '*' && c != '_')
		return false;
	for (; i < line.n; i++) {
		if (line.p[i] == c) {
			n++;
		} else if (!is_blank(line.p[i]) && line.p[i] != '\r') {
			*killer = i;
			return false;
		}
	}
	return n >= 3;
}

bool
md_is_rule(struct sv line)
{
	size_t killer;

	return is_rule_from(line, 0, &killer);
}

/* Length of the container mark at I of LINE, 0 if there is none. */
static size_t
mark_length(struct sv line, size_t i)
{
	size_t n = i;

	if (i == line.n)
		return 0;
	if (line.p[i] == '>')
		return 1;
	if (line.p[i] == '-' || line.p[i] == '+' || line.p[i] == '*') {
		n++;
	} else {
		while (n < line.n && n - i < 9 && ascii_is_digit(line.p[n]))
			n++;
		if (n == i || n == line.n ||
		    (line.p[n] != '.' && line.p[n] != ')'))
			return 0;
		n++;
	}
	return n == line.n || is_blank(line.p[n]) || line.p[n] == '\r'
	    ? n - i : 0;
}

struct md_prefix
md_prefix(struct sv line, unsigned depth_max)
{
	struct md_prefix p = { 0 };
	size_t killer = 0;

	for (;;) {
		size_t n;

		for (; p.n < line.n && is_blank(line.p[p.n]); p.n++)
			p.columns += line.p[p.n] == '\t'
			    ? 4 - p.columns % 4 : 1;
		n = mark_length(line, p.n);
		if (n == 0 || (p.n >= killer &&
		    is_rule_from(line, p.n, &killer)))
			return p;
		p.marks++;
		p.last_mark = p.n;
		p.lists += line.p[p.n] != '>';
		if (depth_max != 0 && p.marks + p.columns / 2 > depth_max)
			return p;
		p.n += n;
		p.columns += (unsigned)n;
	}
}

/* Does LINE, behind its prefix P, always end the paragraph before it? */
static bool
begins_chunk(struct sv line, const struct md_prefix *p)
{
	size_t i = skip_blanks(line, 0), end;

	if (i > 3 || i == line.n || line.p[i] == '\t')
		return false;
	if (p->marks > 0 && p->n < line.n && line.p[i] != '>')
		return line.p[i] < '0' || line.p[i] > '9';
	for (end = i; end < line.n && line.p[end] == '#';)
		end++;
	return end > i && end - i <= 6 &&
	    (end == line.n || is_blank(line.p[end]));
}

/* The columns that LINE gives a table as its second line; 0 if none. */
static size_t
table_columns(struct sv line)
{
	size_t pipes = 0;
	bool has_dash = false;

	for (size_t i = 0; i < line.n; i++) {
		if (line.p[i] == '|')
			pipes++;
		else if (line.p[i] == '-')
			has_dash = true;
		else if (line.p[i] != ':' && !is_blank(line.p[i]))
			return 0;
	}
	return has_dash && pipes > 0 ? pipes + 1 : 0;
}

/* Make one wide column of all columns beyond the greatest number. */
static void
cut_columns(struct guard *g, struct sv line)
{
	size_t left = DOC_COLUMNS_MAX;
	size_t i = skip_blanks(line, 0);

	if (i < line.n && line.p[i] == '|')
		i++;
	for (; i < line.n && left > 0; i++)
		left -= line.p[i] == '|';
	if (left == 0)
		put_range(g, sv_from(line, i - 1), '-');
}

static bool
is_heading_mark(struct sv s)
{
	size_t n = 0;

	while (n < s.n && s.p[n] == '#')
		n++;
	return n > 0 && n <= 6 && (n == s.n || is_blank(s.p[n]));
}

static void
hide_attributes(struct guard *g, struct sv line)
{
	struct sv attr;
	size_t end;

	if (attr_find(line, &attr, &end))
		put_range(g, sv_make(attr.p - 1, attr.n + 2), ' ');
}

static bool
is_underline(struct sv s)
{
	size_t n = 0;

	while (n < s.n && s.p[n] == s.p[0])
		n++;
	return n > 0 && (s.p[0] == '=' || s.p[0] == '-') &&
	    skip_blanks(s, n) == s.n;
}

/* The bytes of [FROM, TO) that mean something to md4c become letters. */
static void
hide(struct guard *g, size_t from, size_t to, bool brackets, bool tildes)
{
	const char *p = g->text.p;
	bool in_indent = true;

	for (size_t i = from; i < to; i++) {
		bool is_tilde = p[i] == '~';

		/* A fence at a line's beginning stays one. */
		if (tildes && is_tilde && !in_indent)
			g->copy[i] = 'x';
		if (brackets && (p[i] == '[' || p[i] == ']'))
			g->copy[i] = 'x';
		if (p[i] == '\n' || p[i] == '\r')
			in_indent = true;
		else if (!is_tilde && !is_blank(p[i]) && p[i] != '>')
			in_indent = false;
	}
}

/* The lines of [FROM, TO) that could make tables become paragraphs. */
static void
hide_tables(struct guard *g, size_t from, size_t to)
{
	struct sv rest = sv_sub(g->text, from, to - from), line;

	while (sv_split(&rest, '\n', &line)) {
		struct md_prefix prefix = md_prefix(line, CONTAINERS_MAX);
		struct sv body = sv_from(line, prefix.n);

		if (body.n > 0 && table_columns(sv_trim(body)) > 0)
			put_range(g, body, 'x');
	}
}

/* More bytes between brackets than CHUNK's BYTES pay for? */
static bool
has_dear_spans(struct guard *g, size_t bytes)
{
	size_t paid = bytes * SPANS_PER_BYTE;

	if (!g->has_definitions || g->spans <= paid)
		return false;
	if (g->spans - paid > g->spans_free)
		return true;
	g->spans_free -= g->spans - paid;
	return false;
}

static void
end_chunk(struct guard *g, size_t end)
{
	size_t bytes = end - g->start;
	size_t budget = bytes * COST_PER_BYTE;
	bool brackets = (g->brackets > 0 &&
	    g->lines > budget / g->brackets) || has_dear_spans(g, bytes) ||
	    g->brackets > bytes / 4 * 3 + BRACKETS_FREE;
	bool tildes = g->tildes > 0 && g->tildes > budget / g->tildes;

	if (brackets || tildes)
		hide(g, g->start, end, brackets, tildes);
	if (g->columns > 0 && g->lines > (bytes * CELLS_PER_BYTE +
	    CELLS_FREE) / g->columns)
		hide_tables(g, g->start, end);
	g->start = end;
	g->lines = g->brackets = g->tildes = g->columns = g->spans = 0;
	vec_clear(&g->open);
}

/* Is the byte at OFFSET of TEXT escaped by an odd run of backslashes? */
static bool
is_escaped(struct sv text, size_t offset)
{
	size_t from = offset;

	while (from > 0 && text.p[from - 1] == '\\')
		from--;
	return (offset - from) % 2 == 1;
}

static void
count_bracket(struct guard *g, size_t offset)
{
	g->brackets++;
	if (!g->has_definitions || is_escaped(g->text, offset))
		return;
	if (g->open.n > 0)
		g->spans += g->open.n * (offset - g->last_mark);
	g->last_mark = offset;
	if (g->text.p[offset] == '[')
		vec_push(&g->open, (uint32_t)offset);
	else if (g->open.n > 0 && g->last_cover <= g->open.v[g->open.n - 1])
		g->open.n--;
}

/* What count_marks looks at: few bytes of a text are such. */
static const bool is_mark[256] = {
	['['] = true, [']'] = true, ['`'] = true, ['<'] = true, ['>'] = true,
	['~'] = true,
};

static void
count_marks(struct guard *g, struct sv line)
{
	size_t start = (size_t)(line.p - g->text.p);

	for (size_t i = 0; i < line.n; i++) {
		char c = line.p[i];

		if (!is_mark[(unsigned char)c])
			continue;
		if (c == '[' || c == ']')
			count_bracket(g, start + i);
		else if (c == '`' || c == '<' || c == '>')
			g->last_cover = start + i;
		else if (c == '~' && (i == 0 || line.p[i - 1] != '~'))
			g->tildes++;
	}
	g->lines++;
}

/* Is ID what a heading TEXT gets? Then it leads to itself. */
static bool
is_made_of(struct sv id, struct sv text)
{
	size_t i = 0, k = 0;
	char a, b;

	do {
		a = slug_solid(id, &i);
		b = slug_solid(text, &k);
	} while (a == b && a != '\0');
	return a == b;
}

/* Is LINE one link to another place of its page, maybe in bold? */
static bool
is_back_link(struct sv line)
{
	size_t at;

	line = sv_trim(line);
	while (line.n > 1 && line.p[0] == '*' && line.p[line.n - 1] == '*')
		line = sv_sub(line, 1, line.n - 2);
	at = sv_find_byte(line, ']');
	return sv_starts(line, SV("[")) &&
	    sv_starts(sv_from(line, at), SV("](#")) &&
	    sv_find_byte(sv_from(line, at), ')') + 1 == line.n - at &&
	    !is_made_of(sv_from(line, at + 3), sv_sub(line, 0, at));
}

static void
guard_line(struct guard *g, struct sv line)
{
	struct md_prefix prefix = md_prefix(line, CONTAINERS_MAX);
	size_t start = (size_t)(line.p - g->text.p);
	struct sv body = sv_from(line, prefix.n);
	unsigned moved = md_fence_column(&g->fence, line, &prefix);
	bool is_mistaken;
	size_t columns;

	if (moved > 0)
		md_fence_indent(g->copy + start, prefix.n, moved);
	if (body.n == 0 && prefix.marks == 0) {
		end_chunk(g, start);
		g->before = body;
		return;
	}
	if (begins_chunk(line, &prefix))
		end_chunk(g, start);
	if (prefix.marks + prefix.columns / 2 > CONTAINERS_MAX &&
	    prefix.n == prefix.last_mark)
		g->copy[start + prefix.n] = 'x';
	(void)html_raw_tag(body, &is_mistaken);
	if (is_mistaken)
		g->copy[start + prefix.n + 1] = 'x';
	count_marks(g, line);
	columns = body.n > 0 ? table_columns(body) : 0;
	if (columns > DOC_COLUMNS_MAX + 1)
		cut_columns(g, body);
	if (columns > DOC_COLUMNS_MAX)
		columns = DOC_COLUMNS_MAX;
	if (columns > g->columns)
		g->columns = columns;
	if (is_heading_mark(body))
		hide_attributes(g, body);
	else if (sv_starts(body, SV("---")) && is_underline(body) &&
	    is_back_link(g->before))
		put_range(g, sv_trim(body), '*');
	else if (g->before.n > 0 && body.n > 0 && is_underline(body) &&
	    prefix.lists == 0 && (g->before_prefix.lists == 0 ||
	    prefix.columns >= g->before_prefix.columns))
		hide_attributes(g, g->before);
	g->before = body;
	g->before_prefix = prefix;
}

static void
hide_definitions(struct guard *g)
{
	for (size_t i = 1; i < g->text.n; i++)
		if (g->text.p[i] == ':' && g->text.p[i - 1] == ']')
			g->copy[i] = 'x';
}

/* Length of the line at FROM without its end; *NEXT is where the next one
 * begins. CR, LF and CRLF end lines, as in md4c. */
static size_t
line_length(struct sv text, size_t from, size_t *next)
{
	size_t i = from + sv_line_end(sv_from(text, from));

	*next = i;
	if (i < text.n)
		*next += i + 1 < text.n && text.p[i] == '\r' &&
		    text.p[i + 1] == '\n' ? 2 : 1;
	return i - from;
}

char *
md_guard(struct sv text, bool without_definitions, size_t *size)
{
	struct guard g = { .text = text, .copy = mem_alloc(text.n + 2) };
	size_t next;

	if (text.n > 0)
		memcpy(g.copy, text.p, text.n);
	g.spans_free = SPANS_FREE;
	g.has_definitions = sv_find(text, SV("]:")) < text.n;
	*size = text.n;
	if (text.n > 0 && text.p[text.n - 1] != '\n' &&
	    text.p[text.n - 1] != '\r')
		g.copy[(*size)++] = '\n';
	for (size_t i = 0; i < text.n; i = next) {
		size_t n = line_length(text, i, &next);
		guard_line(&g, sv_sub(text, i, n));
	}
	end_chunk(&g, text.n);
	if (without_definitions)
		hide_definitions(&g);
	vec_release(&g.open);
	return g.copy;
}
