#include "config.h"

#include "render/flow.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "render/escape.h"
#include "render/line_break.h"

/* A word is gathered until a blank, whatever styles it is made of, and then
 * placed: on the open line if it fits, else on a new one; only a word that is
 * wider than a whole line is broken. Between two wide characters a line may
 * end without a blank (line_break.h). */

#define TAB_COLUMNS 4
#define LINES_KEPT 256	/* before they are given to a reader */
#define WORD_RUNS 1024	/* of a word that is broken anyway */

static const char blanks[] =
    "                                                                ";

static size_t
flow_limit(const struct flow *f)
{
	return f->width == 0 ? SIZE_MAX : f->width;
}

static void *
grow(void *items, size_t n, size_t *cap, size_t size)
{
	if (n < *cap)
		return items;
	*cap = *cap == 0 ? 64 : *cap * 2;
	return mem_resize(items, *cap * size);
}

void
flow_release(struct flow *f)
{
	mem_free(f->lines);
	mem_free(f->runs);
	mem_free(f->word);
	*f = (struct flow){ 0 };
}

void
flow_give(struct flow *f)
{
	const struct layout l = { f->lines, f->nlines, f->runs, f->nruns };

	if (f->reader == NULL || f->nlines == 0)
		return;
	f->reader->take(f->reader->arg, &l);
	f->has_given = true;
	f->nlines = f->nruns = 0;
}

static void
push_line(struct flow *f, uint32_t indent)
{
	if (f->nlines >= LINES_KEPT)
		flow_give(f);
	f->lines = grow(f->lines, f->nlines, &f->lines_cap,
	    sizeof(*f->lines));
	f->lines[f->nlines++] = (struct line){
		.indent = indent,
		.first = (uint32_t)f->nruns,
		.entry = f->entry,
		.code = f->code,
	};
}

static bool
is_same_link(struct sv a, struct sv b)
{
	return a.p == b.p && a.n == b.n;
}

/* Columns of clean text. */
static size_t
columns_of(struct sv s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return utf8_columns(s);
	return s.n;
}

static void
put_run(struct flow *f, const struct run *r, size_t columns)
{
	struct line *line = &f->lines[f->nlines - 1];
	struct run *last = line->nruns > 0 ? &f->runs[f->nruns - 1] : NULL;

	f->column += columns;
	if (last != NULL && last->style == r->style &&
	    is_same_link(last->link, r->link) &&
	    last->text.p + last->text.n == r->text.p) {
		last->text.n += r->text.n;
		return;
	}
	f->runs = grow(f->runs, f->nruns, &f->runs_cap, sizeof(*f->runs));
	f->runs[f->nruns++] = *r;
	line->nruns++;
}

void
flow_append(struct flow *f, struct sv clean, enum style style, struct sv link)
{
	const struct run r = { clean, style, link };

	if (clean.n == 0)
		return;
	put_run(f, &r, columns_of(clean));
	f->has_text = true;
}

void
flow_pad(struct flow *f, size_t column)
{
	while (f->column < column) {
		size_t n = column - f->column;

		if (n > sizeof(blanks) - 1)
			n = sizeof(blanks) - 1;
		put_run(f, &(struct run){ sv_make(blanks, n), STYLE_PLAIN,
		    { 0 } }, n);
	}
}

/* A line with the bars of the quotes it is in. */
static void
begin_line(struct flow *f, uint32_t indent)
{
	if (f->bars.n == 0) {
		push_line(f, indent);
		f->column = indent;
		return;
	}
	push_line(f, f->bars_at);
	f->column = f->bars_at;
	put_run(f, &(struct run){ f->bars, STYLE_DIM, { 0 } },
	    f->bars_columns);
}

void
flow_gap(struct flow *f)
{
	if (f->wants_blank && (f->nlines > 0 || f->has_given))
		begin_line(f, 0);
	f->wants_blank = false;
}

void
flow_open(struct flow *f, uint32_t extra)
{
	uint32_t start = f->indent;

	flow_gap(f);
	if (f->marker.n > 0) {
		size_t columns = columns_of(f->marker);

		start = columns < start ? start - (uint32_t)columns : 0;
		begin_line(f, start);
		flow_pad(f, start);
		put_run(f, &(struct run){ f->marker, STYLE_PLAIN, { 0 } },
		    columns);
		f->marker = (struct sv){ 0 };
		flow_pad(f, f->indent + extra);
	} else if (f->bars.n > 0) {
		begin_line(f, 0);
		flow_pad(f, start + extra);
	} else {
		begin_line(f, start + extra);
	}
	f->is_open = true;
	f->has_text = false;
	f->has_space = false;
}

void
flow_close(struct flow *f)
{
	f->is_open = false;
	f->has_text = false;
	f->has_space = false;
}

/* How much of TEXT goes on a line with ROOM columns left: all, or up to a sign
 * after which an address or a path may be parted, or what fits. */
static size_t
cut_length(struct sv text, size_t room)
{
	size_t fits = utf8_prefix(text, room);

	if (fits == text.n)
		return fits;
	for (size_t n = fits; n > fits / 2; n--)
		if (strchr("/-_.?&=#:,;", text.p[n - 1]) != NULL &&
		    text.p[n - 1] != '\0')
			return n;
	return fits;
}

/* The word is wider than a line. */
static void
place_broken(struct flow *f)
{
	for (size_t i = 0; i < f->nword; i++) {
		struct run r = f->word[i];
		struct sv rest = r.text;

		while (rest.n > 0) {
			size_t limit = flow_limit(f), n = 0;

			if (f->column < limit)
				n = cut_length(rest, limit - f->column);
			if (n == 0 && f->has_text) {
				flow_open(f, 0);
				continue;
			}
			if (n == 0) /* no room at all: a character a line */
				(void)utf8_next(rest, &n);
			r.text = sv_sub(rest, 0, n);
			flow_append(f, r.text, r.style, r.link);
			rest = sv_from(rest, n);
			if (rest.n > 0)
				flow_open(f, 0);
		}
	}
}

static void
place_word(struct flow *f)
{
	size_t gap = f->has_space && f->has_text ? f->space.text.n : 0;

	if (f->nword == 0)
		return;
	if (!f->is_open) {
		flow_open(f, 0);
		gap = 0;
	} else if (f->has_text &&
	    f->column + gap + f->word_columns > flow_limit(f)) {
		flow_open(f, 0);
		gap = 0;
	}
	if (gap > 0)
		put_run(f, &f->space, gap);
	f->has_space = false;
	if (f->column + f->word_columns > flow_limit(f)) {
		place_broken(f);
	} else {
		for (size_t i = 0; i < f->nword; i++)
			put_run(f, &f->word[i], 0);
		f->column += f->word_columns;
		f->has_text = true;
	}
	f->nword = 0;
	f->word_columns = 0;
}

static void
gather(struct flow *f, const struct run *piece, size_t columns)
{
	f->word = grow(f->word, f->nword, &f->word_cap, sizeof(*f->word));
	f->word[f->nword++] = *piece;
	f->word_columns += columns;
	if (f->nword >= WORD_RUNS && f->word_columns > flow_limit(f))
		place_word(f);
}

/* The end of the piece of a word at I, and its columns; *IS_LOOSE when a line
 * may end behind it. */
static size_t
piece_end(struct sv s, size_t i, size_t *columns, bool *is_loose)
{
	size_t from = i;

	*is_loose = false;
	while (i < s.n && s.p[i] != ' ' && (unsigned char)s.p[i] < 0x80)
		i++;
	*columns = i - from;
	while (i < s.n && s.p[i] != ' ') {
		uint32_t c = utf8_next(s, &i);
		size_t next = i;

		if (i < s.n && s.p[i] != ' ' &&
		    line_break_between(c, utf8_next(s, &next))) {
			*is_loose = true;
			break;
		}
	}
	if (i - from != *columns)
		*columns = utf8_columns(sv_sub(s, from, i - from));
	return i;
}

/* Is S printable ASCII without two blanks in a row? Eight bytes at a time: a
 * borrow may only make it say no. */
static bool
is_tidy(struct sv s)
{
	const uint64_t ones = UINT64_MAX / 255, high = ones << 7;
	size_t i = 0;

	while (i < s.n) {
		uint64_t v = ones * 'x';
		size_t n = s.n - i < 8 ? s.n - i : 8;

		memcpy(&v, s.p + i, n);
		uint64_t z = v ^ ones * ' ';
		uint64_t blank = (z - ones) & ~z & high;
		if (((v | (v - ones * ' ') | (v + ones)) & high) != 0 ||
		    (blank & (blank << 8 | blank >> 8)) != 0 ||
		    (i > 0 && s.p[i] == ' ' && s.p[i - 1] == ' '))
			return false;
		i += n;
	}
	return true;
}

/* Where the words of tidy S from I on end that fit in ROOM columns and are
 * followed by a blank; I for none. */
static size_t
tidy_end(struct sv s, size_t i, size_t room)
{
	size_t end = s.n - i > room ? i + room : s.n - 1;

	while (end > i && s.p[end] != ' ')
		end--;
	return end;
}

/* Most text is plain words behind others on an open line. As many of those at I
 * as fit and are followed by one blank are placed as one run. Returns where the
 * words begin that are left, I if none could be placed. */
static size_t
place_tidy_words(struct flow *f, struct sv s, size_t i,
    const struct run *like)
{
	size_t limit = flow_limit(f), gap = f->space.text.n;
	struct run words = *like;

	if (f->nword > 0 || !f->has_text || !f->has_space ||
	    f->column + gap >= limit)
		return i;
	size_t end = tidy_end(s, i, limit - f->column - gap);
	if (end == i)
		return i;
	put_run(f, &f->space, gap);
	words.text = sv_sub(s, i, end - i);
	put_run(f, &words, end - i);
	f->space = *like;
	f->space.text = sv_sub(s, end, 1);
	return end + 1;
}

void
flow_text(struct flow *f, struct sv text, enum style style, struct sv link)
{
	bool tidy = is_tidy(text);
	struct sv s = tidy ? text : escape_plain_sv(text, f->is_ascii, f->a);
	size_t i = 0;

	while (i < s.n) {
		struct run piece = { .style = style, .link = link };
		size_t from = i, columns;
		bool is_loose;

		if (s.p[i] == ' ') {
			place_word(f);
			while (i < s.n && s.p[i] == ' ')
				i++;
			if (f->has_space)
				continue;
			/* Only in code does the number of blanks count. */
			piece.text = sv_sub(s, from,
			    style == STYLE_CODE ? i - from : 1);
			f->space = piece;
			f->has_space = true;
			continue;
		}
		if (tidy)
			i = place_tidy_words(f, s, i, &piece);
		if (i > from)
			continue;
		i = piece_end(s, i, &columns, &is_loose);
		piece.text = sv_sub(s, from, i - from);
		gather(f, &piece, columns);
		if (is_loose)
			place_word(f);
	}
}

void
flow_break(struct flow *f)
{
	if (f->width == 0) {
		flow_text(f, SV(" "), STYLE_PLAIN, (struct sv){ 0 });
		return;
	}
	place_word(f);
	flow_close(f);
}

void
flow_end(struct flow *f)
{
	place_word(f);
	flow_close(f);
}

/* TEXT with tabs as blanks. */
static struct sv
without_tabs(struct flow *f, struct sv text)
{
	size_t tabs = 0, column = 0, n = 0;
	char *copy;

	for (size_t i = 0; i < text.n; i++)
		tabs += text.p[i] == '\t';
	if (tabs == 0)
		return text;
	copy = arena_alloc(f->a, text.n + tabs * TAB_COLUMNS);
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] != '\t') {
			copy[n++] = text.p[i];
			/* Bytes within a character take no column. */
			column += ((unsigned char)text.p[i] & 0xC0) != 0x80;
			continue;
		}
		do
			copy[n++] = ' ';
		while (++column % TAB_COLUMNS != 0);
	}
	return sv_make(copy, n);
}

/* Open a line for TEXT; what of it may be shown. */
static struct sv
open_literal(struct flow *f, struct sv text, uint32_t extra)
{
	struct sv clean = escape_plain_sv(without_tabs(f, text), f->is_ascii,
	    f->a);

	flow_open(f, clean.n > 0 || f->marker.n > 0 ? extra : 0);
	if (clean.n == 0 && f->bars.n == 0 && f->column == f->indent)
		f->lines[f->nlines - 1].indent = 0;
	return clean;
}

void
flow_literal(struct flow *f, struct sv text, uint32_t extra, enum style style)
{
	struct sv clean = open_literal(f, text, extra);

	flow_append(f, clean, style, (struct sv){ 0 });
	flow_close(f);
}

void
flow_rust(struct flow *f, struct sv text, uint32_t extra, struct rust_lex *x)
{
	struct sv rest = open_literal(f, text, extra), piece;

	while (rest.n > 0) {
		enum style style = rust_lex_next(x, &rest, &piece);

		flow_append(f, piece, style, (struct sv){ 0 });
	}
	flow_close(f);
}

uint32_t
flow_indent(struct flow *f, uint32_t n)
{
	uint32_t before = f->indent;
	uint32_t most = f->width == 0 ? UINT32_MAX : f->width * 2 / 3;

	if (before < most)
		f->indent = n < most - before ? before + n : most;
	return before;
}

size_t
flow_room(const struct flow *f)
{
	if (f->width == 0)
		return SIZE_MAX;
	return f->width > f->indent ? f->width - f->indent : 1;
}
