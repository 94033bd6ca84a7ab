#include "config.h"

#include "search/diagnostic.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "search/diagnostic_json.h"

#define PLACE_AHEAD 12	/* lines behind a message in which its place stands */

static bool
is_name_byte(char c)
{
	return ascii_is_alnum(c) || c == '_' || c == ':';
}

struct sv
diagnostic_code(struct sv word, struct arena *a)
{
	uint64_t number;

	if (word.n > 0 && (word.p[0] | 0x20) == 'e')
		word = sv_from(word, 1);
	if (word.n < 1 || word.n > 4 || !sv_number(word, &number))
		return SV("");
	return arena_printf(a, "E%04u", (unsigned)number);
}

/* LINE without escape sequences (ECMA-48, 5.4) and other controls. */
static void
put_clean(struct sv line, struct buf *out)
{
	for (size_t i = 0; i < line.n; i++) {
		unsigned char c = (unsigned char)line.p[i];
		if (c == 0x1B && i + 1 < line.n && line.p[i + 1] == '[') {
			for (i += 2; i < line.n && (line.p[i] < '@' ||
				line.p[i] > '~'); i++)
				continue;
		} else if (c >= ' ' && c != 0x7F) {
			buf_byte(out, c);
		} else if (c == '\t' || c == '\n') {
			buf_byte(out, c == '\t' ? ' ' : c);
		}
	}
	buf_byte(out, '\n');
}

/* TEXT as plain lines: JSON messages become what they would print. */
static void
flatten(struct sv text, struct buf *out)
{
	struct buf rendered = { 0 };
	struct sv line;

	while (sv_split(&text, '\n', &line)) {
		buf_clear(&rendered);
		if (diagnostic_json(line, &rendered))
			put_clean(buf_view(&rendered), out);
		else
			put_clean(line, out);
	}
	buf_release(&rendered);
}

/* "src/main.rs:4:5" at the end of S; "" if nothing like it is there. */
static struct sv
place_of(struct sv s)
{
	size_t i, numbers = 0;

	s = sv_trim(s);
	for (i = s.n; numbers < 2; numbers++) {
		size_t end = i;
		while (i > 0 && ascii_is_digit(s.p[i - 1]))
			i--;
		if (i == end || i < 2 || s.p[i - 1] != ':')
			return SV("");
		i--;
	}
	return s;
}

/* Take "error" or "warning" with its code or lint off the front of *LINE: what
 * is left is the message. */
static bool
take_kind(struct sv *line, struct diagnostic *d)
{
	struct sv rest;

	if (sv_starts(*line, SV("error")))
		rest = sv_from(*line, 5);
	else if (sv_starts(*line, SV("warning")))
		rest = sv_from(*line, 7);
	else
		return false;
	d->is_warning = line->p[0] == 'w';
	if (rest.n > 0 && rest.p[0] == '[') {
		size_t end = sv_find_byte(rest, ']');
		struct sv name = sv_sub(rest, 1, end - 1);
		for (size_t i = 0; i < name.n; i++)
			if (!is_name_byte(name.p[i]))
				return false;
		if (name.n == 5 && name.p[0] == 'E' &&
		    ascii_is_digit(name.p[1]))
			d->code = name;
		else
			d->lint = name;
		rest = sv_from(rest, end + 1);
	}
	if (!sv_starts(rest, SV(": ")))
		return false;
	d->message = sv_trim(sv_from(rest, 2));
	*line = rest;
	return d->message.n > 0;
}

/* A message in LINE; the short form has its place in front. */
static bool
read_message(struct sv line, struct diagnostic *d)
{
	static const struct sv kinds[] = { SV_INIT(": error"),
		SV_INIT(": warning") };
	struct sv trimmed = sv_trim(line);

	*d = (struct diagnostic){ .count = 1 };
	if (take_kind(&trimmed, d))
		return true;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		size_t at = sv_find(line, kinds[i]);
		struct sv rest = sv_from(line, at + 2);
		struct sv place = place_of(sv_sub(line, 0, at));
		if (at < line.n && place.n > 0 && take_kind(&rest, d)) {
			d->place = place;
			return true;
		}
	}
	return false;
}

/* What rustc and cargo say at the end about what they said before. */
static bool
is_summary(const struct diagnostic *d)
{
	static const struct sv starts[] = { SV_INIT("aborting due to"),
		SV_INIT("could not compile"), SV_INIT("build failed"),
		SV_INIT("test failed"), SV_INIT("could not document") };
	static const struct sv ends[] = { SV_INIT("warning emitted"),
		SV_INIT("warnings emitted") };

	for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++)
		if (sv_starts(d->message, starts[i]))
			return true;
	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		if (sv_ends(d->message, ends[i]))
			return true;
	return d->is_warning &&
	    sv_find(d->message, SV(" generated ")) < d->message.n &&
	    sv_find(d->message, SV(" warning")) < d->message.n;
}

/* The lint that LINE, a note, names. */
static struct sv
lint_of(struct sv line)
{
	static const struct sv marks[] = { SV_INIT("#[warn("),
		SV_INIT("#[deny("), SV_INIT("#[forbid("),
		SV_INIT("rust-clippy/master/index.html#") };
	struct sv trimmed = sv_trim(line), name;

	if (!sv_starts(trimmed, SV("= note:")) &&
	    !sv_starts(trimmed, SV("= help:")))
		return SV("");
	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		size_t at = sv_find(trimmed, marks[i]), n = 0;
		if (at == trimmed.n)
			continue;
		name = sv_from(trimmed, at + marks[i].n);
		while (n < name.n && is_name_byte(name.p[n]))
			n++;
		return sv_sub(name, 0, n);
	}
	return SV("");
}

/* Is A said as B is, but for names in backquotes and numbers? */
static bool
is_like(struct sv a, struct sv b)
{
	size_t i = 0, k = 0;

	while (i < a.n && k < b.n) {
		if (a.p[i] == '`' && b.p[k] == '`') {
			i += sv_find_byte(sv_from(a, i + 1), '`') + 2;
			k += sv_find_byte(sv_from(b, k + 1), '`') + 2;
		} else if (ascii_is_digit(a.p[i]) && ascii_is_digit(b.p[k])) {
			while (i < a.n && ascii_is_digit(a.p[i]))
				i++;
			while (k < b.n && ascii_is_digit(b.p[k]))
				k++;
		} else if (a.p[i++] != b.p[k++]) {
			return false;
		}
	}
	return i >= a.n && k >= b.n;
}

static bool
is_same_cause(const struct diagnostic *a, const struct diagnostic *b)
{
	if (a->is_warning != b->is_warning)
		return false;
	if (a->code.n > 0 || b->code.n > 0)
		return sv_eq(a->code, b->code);
	return is_like(a->message, b->message);
}

/* D as one of OUT's, or one more time of it; NULL when there are too many. */
static struct diagnostic *
add(struct diagnostics *out, const struct diagnostic *d)
{
	for (size_t i = 0; i < out->n; i++) {
		if (is_same_cause(&out->v[i], d)) {
			out->v[i].count++;
			return &out->v[i];
		}
	}
	if (out->n == DIAGNOSTICS_MAX)
		return NULL;
	out->v[out->n] = *d;
	return &out->v[out->n++];
}

static void
read_lines(struct sv text, struct diagnostics *out)
{
	struct diagnostic *open = NULL, d;
	size_t behind = 0;
	struct sv line;

	while (sv_split(&text, '\n', &line)) {
		if (read_message(line, &d)) {
			open = is_summary(&d) ? NULL : add(out, &d);
			behind = 0;
			continue;
		}
		if (open == NULL)
			continue;
		size_t arrow = sv_find(line, SV("--> "));
		if (open->place.n == 0 && arrow < line.n &&
		    ++behind <= PLACE_AHEAD)
			open->place = place_of(sv_from(line, arrow + 4));
		if (open->lint.n == 0)
			open->lint = lint_of(line);
	}
}

/* Codes that stand in a text without messages. */
static void
read_codes(struct sv text, struct diagnostics *out)
{
	for (size_t i = 0; i + 5 <= text.n; i++) {
		struct sv word = sv_sub(text, i, 5);
		struct diagnostic d = { .code = word, .count = 1 };
		uint64_t number;
		if (text.p[i] != 'E' || (i > 0 && is_name_byte(text.p[i - 1]) &&
			text.p[i - 1] != ':') ||
		    !sv_number(sv_from(word, 1), &number) ||
		    (i + 5 < text.n && is_name_byte(text.p[i + 5]) &&
			text.p[i + 5] != ':'))
			continue;
		(void)add(out, &d);
	}
}

void
diagnostics_read(struct sv text, struct arena *a, struct diagnostics *out)
{
	struct buf flat = { 0 };
	struct sv lines;

	*out = (struct diagnostics){ 0 };
	out->v = arena_array(a, DIAGNOSTICS_MAX, sizeof(*out->v));
	flatten(text, &flat);
	lines = arena_sv(a, buf_view(&flat));
	buf_release(&flat);
	read_lines(lines, out);
	if (out->n == 0)
		read_codes(lines, out);
}
