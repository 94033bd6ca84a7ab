#include "config.h"

#include "render/rust_lex.h"

#include <stdlib.h>

#include "base/ascii.h"
#include "base/utf8.h"

/* Sorted. Weak keywords (union, raw, safe) are names far more often. */
static const struct sv keywords[] = {
	SV_INIT("as"), SV_INIT("async"), SV_INIT("await"), SV_INIT("break"),
	SV_INIT("const"), SV_INIT("continue"), SV_INIT("crate"),
	SV_INIT("dyn"), SV_INIT("else"), SV_INIT("enum"), SV_INIT("extern"),
	SV_INIT("false"), SV_INIT("fn"), SV_INIT("for"), SV_INIT("if"),
	SV_INIT("impl"), SV_INIT("in"), SV_INIT("let"), SV_INIT("loop"),
	SV_INIT("match"), SV_INIT("mod"), SV_INIT("move"), SV_INIT("mut"),
	SV_INIT("pub"), SV_INIT("ref"), SV_INIT("return"), SV_INIT("self"),
	SV_INIT("static"), SV_INIT("struct"), SV_INIT("super"),
	SV_INIT("trait"), SV_INIT("true"), SV_INIT("type"),
	SV_INIT("unsafe"), SV_INIT("use"), SV_INIT("where"),
	SV_INIT("while"),
};

static int
by_text(const void *a, const void *b)
{
	return sv_cmp(*(const struct sv *)a, *(const struct sv *)b);
}

static bool
is_keyword(struct sv word)
{
	return bsearch(&word, keywords, sizeof(keywords) / sizeof(*keywords),
	    sizeof(*keywords), by_text) != NULL;
}

/* Letters beyond ASCII are taken for parts of names. */
static bool
is_word(char c)
{
	return ascii_is_alnum(c) || c == '_' || (unsigned char)c >= 0x80;
}

static size_t
word_length(struct sv s)
{
	size_t n = 0;

	while (n < s.n && is_word(s.p[n]))
		n++;
	return n;
}

/* --- what may go on over lines --- */

static size_t
comment_length(struct rust_lex *x, struct sv s)
{
	size_t i = 0;

	do {
		struct sv at = sv_from(s, i);

		if (sv_starts(at, SV("/*"))) {
			x->comment_depth++;
			i += 2;
		} else if (sv_starts(at, SV("*/"))) {
			x->comment_depth--;
			i += 2;
		} else {
			i++;
		}
	} while (i < s.n && x->comment_depth > 0);
	return i < s.n ? i : s.n;
}

/* Does the raw string end here, at a quotation mark? */
static bool
ends_raw(const struct rust_lex *x, struct sv s)
{
	for (unsigned i = 0; i < x->hashes; i++)
		if (s.n < 2 + i || s.p[1 + i] != '#')
			return false;
	return true;
}

/* From within a string to behind its end, or to the line's. */
static size_t
string_length(struct rust_lex *x, struct sv s)
{
	size_t i = 0;

	while (i < s.n) {
		if (s.p[i] == '\\' && !x->is_raw) {
			i += 2;
		} else if (s.p[i] == '"' &&
		    (!x->is_raw || ends_raw(x, sv_from(s, i)))) {
			x->is_string = false;
			return i + 1 + (x->is_raw ? x->hashes : 0);
		} else {
			i++;
		}
	}
	return s.n;
}

/* The bytes before a string's text: b" c" r" br#" ..., 0 when none begins. */
static size_t
string_opener(struct rust_lex *x, struct sv s)
{
	size_t i = 0, hashes = 0;
	bool is_raw = false;

	if (i < s.n && (s.p[i] == 'b' || s.p[i] == 'c'))
		i++;
	if (i < s.n && s.p[i] == 'r') {
		is_raw = true;
		i++;
		while (i < s.n && s.p[i] == '#' && hashes < 255) {
			hashes++;
			i++;
		}
	}
	if (i >= s.n || s.p[i] != '"')
		return 0;
	x->is_string = true;
	x->is_raw = is_raw;
	x->hashes = (unsigned)hashes;
	return i + 1;
}

/* --- what ends on its line --- */

/* 'x' or '\n', the quotes included; 0 for a lifetime. */
static size_t
char_length(struct sv s)
{
	size_t n, end = 1;

	if (s.n >= 3 && s.p[1] == '\\') {
		n = sv_find_byte(sv_from(s, 3), '\'');
		return n < s.n - 3 ? n + 4 : 0;
	}
	if (s.n < 3)
		return 0;
	(void)utf8_next(s, &end);
	return end < s.n && s.p[end] == '\'' && s.p[1] != '\'' ? end + 1 : 0;
}

/* 10 0xFF 1_000u32 2.5e3; `0..10` and `1.max(2)` keep their dots. */
static size_t
number_length(struct sv s)
{
	size_t n = word_length(s);

	if (n + 1 < s.n && s.p[n] == '.' && ascii_is_digit(s.p[n + 1]))
		n += 1 + word_length(sv_from(s, n + 1));
	return n;
}

static enum style
word_style(struct sv s, size_t *n)
{
	struct sv word = sv_sub(s, 0, *n), after = sv_from(s, *n);

	if (is_keyword(word))
		return STYLE_CODE_KEYWORD;
	if (sv_starts(after, SV("!")) && !sv_starts(after, SV("!="))) {
		++*n;
		return STYLE_CODE_MACRO;
	}
	return word.p[0] >= 'A' && word.p[0] <= 'Z' ? STYLE_CODE_TYPE :
	    STYLE_CODE_PLAIN;
}

static enum style
piece_of(struct rust_lex *x, struct sv s, size_t *n)
{
	if (sv_starts(s, SV("//"))) {
		*n = s.n;
		return STYLE_CODE_COMMENT;
	}
	if (sv_starts(s, SV("/*"))) {
		*n = comment_length(x, s);
		return STYLE_CODE_COMMENT;
	}
	if ((*n = string_opener(x, s)) > 0) {
		*n += string_length(x, sv_from(s, *n));
		return STYLE_CODE_STRING;
	}
	if (s.p[0] == '\'') {
		if ((*n = char_length(s)) > 0)
			return STYLE_CODE_STRING;
		*n = 1 + word_length(sv_from(s, 1));
		return STYLE_CODE_LIFETIME;
	}
	if (ascii_is_digit(s.p[0])) {
		*n = number_length(s);
		return STYLE_CODE_NUMBER;
	}
	*n = word_length(s);
	if (*n > 0)
		return word_style(s, n);
	*n = 1;
	return STYLE_CODE_PLAIN;
}

enum style
rust_lex_next(struct rust_lex *x, struct sv *rest, struct sv *piece)
{
	enum style style;
	size_t n;

	if (x->comment_depth > 0) {
		n = comment_length(x, *rest);
		style = STYLE_CODE_COMMENT;
	} else if (x->is_string) {
		n = string_length(x, *rest);
		style = STYLE_CODE_STRING;
	} else {
		style = piece_of(x, *rest, &n);
	}
	*piece = sv_sub(*rest, 0, n);
	*rest = sv_from(*rest, n);
	return style;
}
