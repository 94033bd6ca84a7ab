#include "config.h"

#include "search/snippet_cut.h"

#include "base/utf8.h"

#define ELLIPSIS SV("\xE2\x80\xA6")
#define TEXT_USUAL 4096
#define CODE_INDENT "  "

void
line_init(struct snippet_line *l, struct arena *scratch)
{
	l->marks = arena_array(scratch, LINE_MARKS_MAX, sizeof(*l->marks));
	l->tokenizer = arena_alloc(scratch, sizeof(*l->tokenizer));
	buf_reserve(&l->text, TEXT_USUAL);
}

void
line_restart(struct snippet_line *l)
{
	struct buf text = l->text;

	buf_clear(&text);
	vec_release(&l->code);
	*l = (struct snippet_line){ .text = text, .marks = l->marks,
		.tokenizer = l->tokenizer, .keeps_lines = l->keeps_lines };
}

void
line_release(struct snippet_line *l)
{
	buf_release(&l->text);
	vec_release(&l->code);
}

/* Take bytes of BLANKS off the end. */
static void
trim_end(struct snippet_line *l, struct sv blanks)
{
	while (l->text.n > 0 && sv_find_byte(blanks,
	    (char)l->text.p[l->text.n - 1]) < blanks.n)
		l->text.n--;
}

static void
put_blank(struct snippet_line *l)
{
	if (l->text.n > 0 && l->text.p[l->text.n - 1] != ' ')
		buf_byte(&l->text, ' ');
}

/* In a code block: blanks and line ends stay. */
static void
put_code_blank(struct snippet_line *l, char c)
{
	if (c == '\n') {
		trim_end(l, SV(" "));
		buf_sv(&l->text, SV("\n" CODE_INDENT));
	} else {
		buf_sv(&l->text, c == '\t' ? SV("    ") : SV(" "));
	}
}

/* Beyond ASCII, or a control character. */
static size_t
put_unusual(struct snippet_line *l, struct sv text, size_t i)
{
	size_t start = i;
	uint32_t c = utf8_next(text, &i);

	if (l->is_in_code && (c == '\n' || c == '\t'))
		put_code_blank(l, (char)c);
	else if (c == '\n' || c == '\t' || utf8_is_space(c))
		put_blank(l);
	else if (c == UTF8_REPLACEMENT)
		utf8_put(&l->text, c);
	else if (!utf8_is_unsafe(c))
		buf_sv(&l->text, sv_sub(text, start, i - start));
	return i;
}

/* A printable character of ASCII but the blank. */
static bool
is_plain(char c)
{
	return (unsigned char)c > ' ' && (unsigned char)c < 0x7F;
}

void
line_put(struct snippet_line *l, struct sv text)
{
	size_t i = 0;

	while (i < text.n) {
		size_t start = i;
		while (i < text.n && is_plain(text.p[i]))
			i++;
		buf_sv(&l->text, sv_sub(text, start, i - start));
		if (i == text.n)
			return;
		if (text.p[i] == ' ' && l->is_in_code) {
			put_code_blank(l, text.p[i++]);
		} else if (text.p[i] == ' ') {
			put_blank(l);
			i++;
		} else {
			i = put_unusual(l, text, i);
		}
	}
}

void
line_block(struct snippet_line *l, bool keep)
{
	put_blank(l);
	if (l->has_anchor)
		return;
	if (!keep) {
		buf_clear(&l->text);
		l->nmarks = 0;
	}
	l->block = l->text.n;
}

void
line_block_on_its_own(struct snippet_line *l, bool is_code)
{
	trim_end(l, SV(" \n"));
	if (l->is_in_code)
		l->code.v[l->code.n - 1].end = l->text.n;
	if (l->text.n > 0)
		buf_byte(&l->text, '\n');
	l->is_in_code = is_code;
	l->block = l->text.n;
	if (!is_code)
		return;
	vec_push(&l->code, ((struct line_range){ l->text.n, SIZE_MAX }));
	buf_sv(&l->text, SV(CODE_INDENT));
}

void
line_begin_here(struct snippet_line *l)
{
	put_blank(l);
	l->least = l->text.n;
}

void
line_mark(struct snippet_line *l, size_t start, bool is_anchor)
{
	size_t end = l->text.n;

	/* A token of unsafe characters leaves nothing to mark. */
	if (start >= end)
		return;
	/* So many in one block are too far in front of the hit. */
	if (l->nmarks == LINE_MARKS_MAX && !l->has_anchor)
		l->nmarks = 0;
	if (is_anchor && !l->has_anchor) {
		l->anchor = start;
		l->has_anchor = true;
	}
	if (l->nmarks > 0 && l->marks[l->nmarks - 1].end > start) {
		l->marks[l->nmarks - 1].end = end;
		return;
	}
	if (l->nmarks < LINE_MARKS_MAX)
		l->marks[l->nmarks++] = (struct line_range){ start, end };
}

/* COLUMNS columns in front of AT, but not before LEAST. */
static size_t
step_back(struct sv text, size_t at, size_t columns, size_t least)
{
	size_t seen = 0;

	while (at > least) {
		size_t before = at - 1;
		while (before > least && (text.p[before] & 0xC0) == 0x80)
			before--;
		seen += utf8_columns(sv_sub(text, before, at - before));
		if (seen > columns)
			break;
		at = before;
	}
	return at;
}

/* From AT to the next beginning of a word up to ANCHOR. If there is none, to the
 * one that ANCHOR is inside of, unless that is more than MOST bytes away. */
static size_t
to_word(struct sv text, size_t at, size_t anchor, size_t most)
{
	size_t i;

	for (i = at; i <= anchor; i++)
		if (i == 0 || text.p[i - 1] == ' ')
			return i;
	for (i = at; i > 0 && text.p[i - 1] != ' '; i--)
		if (anchor - i > most)
			return at;
	return i;
}

/* A sign behind a word may not push it over the end. */
#define MARGIN 4

static size_t
choose_start(const struct snippet_line *l, struct sv text, unsigned columns)
{
	size_t least = l->has_anchor ? 0 : l->least;
	size_t anchor = l->has_anchor ? l->anchor : l->least;
	size_t reach = l->reach > anchor ? l->reach : anchor;
	size_t room = columns > MARGIN ? columns - MARGIN : 0;

	if (anchor > text.n)
		return text.n;
	/* From the block's beginning, if the hits are then still inside. */
	if (l->has_anchor && l->block <= anchor && utf8_columns(sv_sub(text,
	    l->block, reach - l->block)) <= room)
		return l->block;
	size_t wide = utf8_columns(sv_sub(text, anchor, reach - anchor));
	size_t front = wide >= room ? 0 : room - wide;
	front = front < columns / 4 ? front : columns / 4;
	size_t start = step_back(text, anchor, front, least);
	return start == least ? start
			      : to_word(text, start, anchor, columns / 2);
}

static size_t
choose_end(const struct snippet_line *l, struct sv text, size_t start,
    unsigned columns)
{
	struct sv rest = sv_from(text, start);
	size_t n = utf8_prefix(rest, columns), end = n;

	if (n == rest.n)
		return text.n;
	while (end > 0 && rest.p[end] != ' ')
		end--;
	/* A very long word, such as a URL, is cut inside. */
	if (end <= n / 2 || (l->has_anchor && start + end <= l->anchor))
		end = n;
	return start + end;
}

void
line_take(const struct snippet_line *l, struct line_range range, bool is_open,
    bool is_more, struct arena *a, struct snippet *out)
{
	size_t start = range.start, end = range.end, at = start, n = 0;
	uint32_t points = is_open;
	struct sv text = buf_view(&l->text);
	char *p = arena_alloc(a, end - start + 2 * ELLIPSIS.n + 1);

	if (is_open) {
		memcpy(p, ELLIPSIS.p, ELLIPSIS.n);
		n = ELLIPSIS.n;
	}
	memcpy(p + n, text.p + start, end - start);
	n += end - start;
	if (is_more && end > start) {
		memcpy(p + n, ELLIPSIS.p, ELLIPSIS.n);
		n += ELLIPSIS.n;
	}
	out->text = sv_make(p, n);
	out->marks = arena_array(a, l->nmarks, sizeof(*out->marks));
	for (size_t i = 0; i < l->nmarks; i++) {
		struct line_range m = l->marks[i];
		if (m.end <= start || m.start >= end)
			continue;
		m.start = m.start < at ? at : m.start;
		m.end = m.end < end ? m.end : end;
		points += (uint32_t)utf8_length(sv_sub(text, at, m.start - at));
		out->marks[out->nmarks].start = points;
		points += (uint32_t)utf8_length(sv_sub(text, m.start,
		    m.end - m.start));
		out->marks[out->nmarks++].end = points;
		at = m.end;
	}
}

/* The last words of a section leave room: more of what is in front of them. */
static size_t
fill_front(const struct snippet_line *l, struct sv text, size_t start,
    unsigned columns)
{
	size_t least = l->has_anchor ? l->block : l->least;
	size_t used = utf8_columns(sv_from(text, start));

	if (start <= least || used >= columns)
		return start;
	size_t earlier = step_back(text, start, columns - used, least);
	return earlier == least ? least
				: to_word(text, earlier, start, columns / 2);
}

void
line_cut(const struct snippet_line *l, unsigned columns, struct arena *a,
    struct snippet *out)
{
	struct sv text = buf_view(&l->text);

	while (text.n > 0 && text.p[text.n - 1] == ' ')
		text.n--;
	size_t start = choose_start(l, text, columns);
	size_t end = choose_end(l, text, start, columns);
	if (end == text.n)
		start = fill_front(l, text, start, columns);
	line_take(l, (struct line_range){ start, end },
	    start > 0 && start != l->block && start != l->least,
	    end < text.n || l->is_cut, a, out);
}
