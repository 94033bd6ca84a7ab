#include "config.h"

#include "text/token_scan.h"

#include "base/utf8.h"

/* How far to look for the end of a literal or comment. Where there is none, no
 * other is looked for up to there (stray_end), so that each byte is looked at
 * a bounded number of times. */
#define LOOK_AHEAD 4096

static bool
has_signs(const struct tokenizer *t)
{
	return t->mode == TOKEN_CODE || t->mode == TOKEN_MIXED;
}

static bool
is_blank_before(const struct tokenizer *t, size_t i)
{
	return i == 0 || token_byte(t, i - 1) <= ' ';
}

static size_t
look_end(const struct tokenizer *t, size_t i)
{
	return t->input.n - i > LOOK_AHEAD ? i + LOOK_AHEAD : t->input.n;
}

/* Read up to END in MODE, then as before. */
static void
enter_region(struct tokenizer *t, enum token_mode mode, size_t from,
    size_t end)
{
	t->at = from;
	t->mode = mode;
	t->region_end = end;
}

/* A string literal in code, t->at behind its prefix: '#' or '"'. One that has
 * no end nearby is a stray quote. */
static void
string_literal(struct tokenizer *t)
{
	if (t->at < t->stray_end) {
		t->at++;
		return;
	}
	size_t i = t->at, hashes = 0;
	bool is_raw = t->at > 0 && (token_byte(t, t->at - 1) | 0x20) == 'r';

	while (token_byte(t, i) == '#') {
		i++;
		hashes++;
	}
	size_t from = ++i, stop = look_end(t, i);
	for (; i < stop; i++) {
		unsigned char c = token_byte(t, i);
		if (c == '\\' && !is_raw)
			i++;
		/* Console output and prose have single quotes: a string that
		 * goes over lines is taken for one only if it is marked. */
		if (c == '\n' && !is_raw)
			break;
		if (c != '"')
			continue;
		size_t n = 0;
		while (n < hashes && token_byte(t, i + 1 + n) == '#')
			n++;
		if (n == hashes) {
			enter_region(t, TOKEN_WORDS, from, i + 1 + n);
			return;
		}
	}
	t->at = from;
	t->stray_end = i;
}

static void
comment(struct tokenizer *t)
{
	size_t i = t->at + 2;

	if (token_byte(t, t->at + 1) == '/') {
		struct sv rest = sv_from(t->input, i);
		enter_region(t, TOKEN_MIXED, i,
		    i + sv_find_byte(rest, '\n'));
		return;
	}
	t->at = i;
	if (i < t->stray_end)
		return;
	struct sv near = sv_sub(t->input, i, look_end(t, i) - i);
	size_t length = sv_find(near, SV("*/"));
	if (length < near.n)
		enter_region(t, TOKEN_MIXED, i, i + length + 2);
	else
		t->stray_end = i + near.n;
}

/* Offset behind the character literal at I (the opening quote); 0 if it is
 * none: 'x', '\n', '\'', '\u{1F980}'. */
static size_t
char_literal_end(const struct tokenizer *t, size_t i)
{
	size_t k = i + 1;

	if (k >= t->input.n)
		return 0;
	if (token_byte(t, k) == '\\') {
		for (k += 2; k < i + 14; k++)
			if (token_byte(t, k) == '\'')
				return k + 1;
		return 0;
	}
	if (token_byte(t, k) == '\n')
		return 0;
	utf8_next(t->input, &k);
	return token_byte(t, k) == '\'' ? k + 1 : 0;
}

/* Outside code 'words like these' are quoted. A closing quote stands behind a
 * character and before none of a word. */
static bool
is_quotation(const struct tokenizer *t, size_t i)
{
	size_t stop = t->input.n - i > 80 ? i + 80 : t->input.n;

	for (; i < stop && token_byte(t, i) != '\n'; i++) {
		if (token_byte(t, i) != '\'')
			continue;
		bool opens = token_is_word_at(t, i + 1);
		if (is_blank_before(t, i))
			return false;
		if (!opens)
			return true;
	}
	return false;
}

/* A lifetime at the quote I: the offset behind its name, else 0. */
static size_t
lifetime_end(const struct tokenizer *t, size_t i)
{
	size_t name = i + 1, next;
	uint32_t c;

	if (name >= t->input.n)
		return 0;
	unsigned class = token_class_at(t, name, &next, &c);
	if (class == 0 || class == CLASS_DIGIT)
		return 0;
	size_t end = token_run_end(t, name);
	if (token_byte(t, end) == '\'')
		return 0;
	if (t->mode == TOKEN_CODE)
		return end;
	if (class == CLASS_UPPER || is_quotation(t, end))
		return 0;
	if (token_is_word_before(t, i))
		return 0;
	if (end - name > 1 || c != 's')
		return end;
	/* More often the possessive of a code span, which is a text of its
	 * own or stands in backquotes. */
	if (i == 0)
		return t->mode == TOKEN_MIXED ? end : 0;
	return strchr(" \t\n&<(,", token_byte(t, i - 1)) != NULL ? end : 0;
}

static void
push_lifetime(struct tokenizer *t, size_t i, size_t end)
{
	struct token_text s = token_room(t);

	token_put_folded(t, &s, i, end);
	token_push_operator(t, sv_make(s.p, s.n), i, end);
}

/* The content of a character literal: a letter or digit is a word. */
static void
char_literal(struct tokenizer *t, size_t start, size_t end)
{
	if (!token_is_word_at(t, start) || token_byte(t, start) == '_')
		return;
	struct token_text s = token_room(t);
	token_put_folded(t, &s, start, end);
	t->queue[t->nqueue++] = (struct token){
		.text = sv_make(s.p, s.n),
		.start = start,
		.end = end,
		.position = t->position++,
	};
}

/* Is the "'s" at I the possessive of what stands before it, not a word? */
static bool
is_lone_possessive(const struct tokenizer *t, size_t i)
{
	return (t->mode == TOKEN_PROSE || t->mode == TOKEN_MIXED) &&
	    token_byte(t, i + 1) == 's' && !token_is_word_at(t, i + 2) &&
	    token_byte(t, i + 2) != '\'' &&
	    (i == 0 || !is_blank_before(t, i));
}

static void
quote(struct tokenizer *t)
{
	size_t i = t->at;

	t->at++;
	if (t->mode == TOKEN_WORDS)
		return;
	if (t->mode == TOKEN_CODE) {
		size_t end = char_literal_end(t, i);
		if (end > 0) {
			char_literal(t, i + 1, end - 1);
			t->at = end;
			return;
		}
	}
	size_t end = t->mode == TOKEN_CODE && token_is_word_before(t, i)
	    ? 0
	    : lifetime_end(t, i);
	if (end > 0) {
		push_lifetime(t, i, end);
		if (end == i + 2 && token_byte(t, i + 1) == '_')
			t->at = end;
	} else if (is_lone_possessive(t, i)) {
		t->at = i + 2;
	}
}

/* "#[name" or "#![name": true if there is one at t->at. */
static bool
attribute(struct tokenizer *t)
{
	size_t start = t->at, i = start + 1;
	bool is_inner = token_byte(t, i) == '!';

	i += is_inner;
	if (token_byte(t, i) != '[' || !token_is_word_at(t, i + 1) ||
	    (token_class[token_byte(t, i + 1)] & CLASS_DIGIT) != 0)
		return false;
	size_t name = i + 1, end = token_run_end(t, name);
	while (token_byte(t, end) == ':' && token_byte(t, end + 1) == ':' &&
	    token_is_word_at(t, end + 2))
		end = token_run_end(t, end + 2);
	for (int outer = !is_inner; outer < 2; outer++) {
		struct token_text s = token_room(t);
		token_put(&s, '#');
		if (outer == 0)
			token_put(&s, '!');
		token_put(&s, '[');
		token_put_folded(t, &s, name, end);
		s.p[s.n++] = ']';
		token_push_operator(t, sv_make(s.p, s.n), start, end);
	}
	t->at = name;
	return true;
}

static void
hash(struct tokenizer *t)
{
	if (token_byte(t, t->at + 1) == '#') {
		while (token_byte(t, t->at) == '#')	/* a heading */
			t->at++;
	} else if (t->mode == TOKEN_WORDS) {
		t->at++;
	} else if (!attribute(t)) {
		size_t i = t->at++;
		/* In sentences "#3" is a number. */
		if (t->mode == TOKEN_CODE || (t->mode == TOKEN_MIXED &&
		    !(token_class[token_byte(t, i + 1)] & CLASS_DIGIT)))
			token_push_operator(t, SV("#"), i, i + 1);
	}
}

static bool
is_mut_at(const struct tokenizer *t, size_t i)
{
	return token_byte(t, i) == 'm' && token_byte(t, i + 1) == 'u' &&
	    token_byte(t, i + 2) == 't' && !token_is_word_at(t, i + 3);
}

/* '&' and what belongs to it. The words in it are left to be read. */
static void
ampersand(struct tokenizer *t)
{
	size_t i = t->at, after = i + 1;

	if (token_byte(t, after) == '&') {
		token_push_operator(t, SV("&&"), i, i + 2);
		if (is_mut_at(t, ++after))
			token_push_operator(t, SV("&mut"), i + 1, i + 5);
		t->at = after;
		return;
	}
	if (token_byte(t, after) == '=') {
		token_push_operator(t, SV("&="), i, i + 2);
		t->at = i + 2;
		return;
	}
	t->at = after;
	if (is_mut_at(t, after)) {
		token_push_operator(t, SV("&mut"), i, i + 4);
	} else if (token_byte(t, after) == '\'') {
		size_t end = token_run_end(t, after + 1);
		if (token_byte(t, end) == ' ' && is_mut_at(t, end + 1))
			token_push_operator(t, SV("&mut"), i, end + 4);
	}
	token_push_operator(t, SV("&"), i, i + 1);
}

static void
colon(struct tokenizer *t)
{
	size_t i = t->at;

	if (token_byte(t, i + 1) != ':' || token_byte(t, i + 2) == ':') {
		while (token_byte(t, t->at) == ':')
			t->at++;
		return;
	}
	t->at = i + 2;
	if (token_byte(t, i + 2) == '<') {
		bool is_closed = token_byte(t, i + 3) == '>';
		t->at = i + 3 + is_closed;
		token_push_operator(t, SV("::<>"), i, t->at);
	}
	token_push_operator(t, SV("::"), i, i + 2);
}

/* clang-format off */
/* Longest first; those that need no look around. */
static const struct sv plain[] = {
	SV_INIT("<<="), SV_INIT(">>="), SV_INIT("..="),
	SV_INIT("=>"), SV_INIT("->"), SV_INIT(".."), SV_INIT("||"),
	SV_INIT("!="), SV_INIT("=="), SV_INIT("<="), SV_INIT(">="),
	SV_INIT("<<"), SV_INIT(">>"), SV_INIT("+="), SV_INIT("-="),
	SV_INIT("*="), SV_INIT("/="), SV_INIT("%="), SV_INIT("^="),
	SV_INIT("|="),
	SV_INIT("?"), SV_INIT("|"), SV_INIT("!"), SV_INIT("*"), SV_INIT("+"),
	SV_INIT("-"), SV_INIT("/"), SV_INIT("%"), SV_INIT("^"), SV_INIT("="),
	SV_INIT("@"), SV_INIT(";"),
};
/* clang-format on */

/* Is the operator OP, at I, one where it stands? */
static bool
is_operator_here(const struct tokenizer *t, struct sv op, size_t i)
{
	char c = op.p[0];

	if (op.n == 2 && (c == '<' || c == '>') && op.p[1] == c)
		return is_blank_before(t, i);
	if (op.n > 1)
		return true;
	if (c == '-')
		return !token_is_word_before(t, i) ||
		    !token_is_word_at(t, i + 1);
	if (c == '/')	/* not those of paths */
		return token_byte(t, i + 1) <= ' ';
	if (t->mode == TOKEN_MIXED && (c == '?' || c == '!' || c == ';'))
		return !token_is_word_before(t, i);
	return true;
}

static void
other_sign(struct tokenizer *t)
{
	size_t i = t->at, end = i + 1;
	struct sv rest = sv_from(t->input, i);
	unsigned char c = token_byte(t, i);

	while (token_byte(t, end) == c)
		end++;
	/* Rules and arrows drawn in text: ---, ===>, ***; also "--" of shells
	 * and "//" of URLs, and the end of a comment. */
	if (end - i > 2 || ((c == '-' || c == '/') && end - i == 2)) {
		t->at = end;
		return;
	}
	if (c == '*' && token_byte(t, end) == '/' && t->region_end != 0) {
		t->at = end + 1;
		return;
	}
	for (size_t k = 0; k < sizeof(plain) / sizeof(plain[0]); k++) {
		if ((unsigned char)plain[k].p[0] != c ||
		    !sv_starts(rest, plain[k]))
			continue;
		t->at = i + plain[k].n;
		if (is_operator_here(t, plain[k], i))
			token_push_operator(t, plain[k], i, t->at);
		return;
	}
	t->at = i + 1;
}

/* Signs of code at t->at; the mode has operators. */
static void
code_sign(struct tokenizer *t)
{
	unsigned char c = token_byte(t, t->at);
	unsigned char next = token_byte(t, t->at + 1);

	if (c == '&')
		ampersand(t);
	else if (c == ':')
		colon(t);
	else if (c == '"' && t->mode == TOKEN_CODE)
		string_literal(t);
	else if (c == '/' && (next == '/' || next == '*') &&
	    t->mode == TOKEN_CODE && token_byte(t, t->at - 1) != ':')
		comment(t);
	else
		other_sign(t);
}

void
token_sign(struct tokenizer *t)
{
	unsigned char c = token_byte(t, t->at);

	if (c == '\'') {
		quote(t);
	} else if (c == '#') {
		/* A '#' behind the prefix of a raw string. */
		size_t i = t->at;
		while (token_byte(t, i) == '#')
			i++;
		if (t->mode == TOKEN_CODE && token_byte(t, i) == '"' &&
		    token_is_word_before(t, t->at))
			string_literal(t);
		else
			hash(t);
	} else if (c == '\\' && t->mode == TOKEN_WORDS) {
		t->at += 2;	/* an escape: the letter is no word */
		if (t->at > t->input.n)
			t->at = t->input.n;
	} else if (has_signs(t)) {
		code_sign(t);
	} else {
		t->at++;
	}
}
