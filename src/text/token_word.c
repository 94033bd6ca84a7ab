#include "config.h"

#include "text/token_scan.h"

#include "base/ascii.h"
#include "base/utf8.h"

/* A run of word characters as it is read. */
struct run {
	size_t start, end;	/* END is behind what counts as the word */
	size_t next;		/* where to read on (behind a possessive) */
	struct token_text text;
	bool is_joined;		/* something was dropped inside it */
	bool has_parts;
};

/* Does a part end between a character of class BEFORE and one of class CLASS,
 * followed by AFTER? "aB", "ABc", "8Ab"; but not "IDs". */
static bool
is_boundary(unsigned before, unsigned class, unsigned after, bool is_plural)
{
	if (class != CLASS_UPPER)
		return false;
	if (before == CLASS_LOWER)
		return true;
	return after == CLASS_LOWER && !(before == CLASS_UPPER && is_plural);
}

size_t
token_part_end(const struct tokenizer *t, size_t i, size_t end)
{
	unsigned before = 0;
	size_t next, after;
	uint32_t c, d;

	/* A number keeps what stands behind its digits: 0x1F, 10MB. */
	bool is_number = (token_class[token_byte(t, i)] & CLASS_DIGIT) != 0;
	for (; i < end; i = next) {
		unsigned class = token_class_at(t, i, &next, &c);
		if (class == 0 || class == CLASS_UNDERSCORE)
			break;
		if (c >= 0x80 && utf8_is_mark(c))
			class = before;
		unsigned follows =
		    next < end ? token_class_at(t, next, &after, &d) : 0;
		bool is_plural = follows != 0 && d == 's' && after == end;
		if (!is_number && before != 0 &&
		    is_boundary(before, class, follows, is_plural))
			break;
		before = class;
	}
	return i;
}

/* Is the word from START to END an article that French, Italian and Catalan
 * elide before a vowel? */
static bool
is_elided(const struct tokenizer *t, size_t start, size_t end)
{
	unsigned char a = token_byte(t, start) | 0x20;

	if (end - start == 1)
		return strchr("cdjlmnst", a) != NULL;
	return end - start == 2 && a == 'q' &&
	    (token_byte(t, start + 1) | 0x20) == 'u';
}

/* Does the rest of a word behind an apostrophe say no more of it: "s" of the
 * possessive, English "will", "are", "have", "would", "am"? */
static bool
is_clitic(const struct tokenizer *t, size_t start, size_t end)
{
	unsigned char a = token_byte(t, start) | 0x20;
	unsigned char b = token_byte(t, start + 1) | 0x20;

	if (end - start == 1)
		return a == 's' || a == 'd' || a == 'm';
	return end - start == 2 && ((a == 'l' && b == 'l') ||
	    ((a == 'r' || a == 'v') && b == 'e'));
}

/* The apostrophe of LENGTH bytes at I, behind the word from R->start. False if
 * the word ends before it. */
static bool
join_apostrophe(const struct tokenizer *t, struct run *r, size_t i,
    size_t length)
{
	size_t from = i + length, next;
	uint32_t c;

	if (from >= t->input.n || i == r->start)
		return false;
	unsigned class = token_class_at(t, from, &next, &c);
	if (class != CLASS_LOWER && class != CLASS_UPPER)
		return false;
	if (token_class[token_byte(t, i - 1)] & CLASS_DIGIT)
		return false;
	size_t end = token_run_end(t, from);
	/* The second quote of b'x'. */
	if (end == next && token_byte(t, end) == '\'')
		return false;
	if (is_clitic(t, from, end)) {
		r->next = end;
		return false;
	}
	return end == next || !is_elided(t, r->start, i);
}

/* Read the run at t->at: letters, digits and '_', joined apostrophes. */
static struct run
read_run(struct tokenizer *t)
{
	struct run r = { .start = t->at, .text = token_room(t) };
	size_t i = t->at, next;
	uint32_t c;

	for (; i < t->input.n; i = next) {
		unsigned class = token_class_at(t, i, &next, &c);
		if (class != 0) {
			token_put(&r.text, c);
			continue;
		}
		if (c == '\'' || c == 0x2019) {
			if (!join_apostrophe(t, &r, i, next - i))
				break;
		} else if (c != 0xAD && c != 0x200C && c != 0x200D) {
			break;
		}
		r.is_joined = true;
	}
	r.end = i;
	if (r.next == 0)
		r.next = i;
	return r;
}

static bool
is_digit_at(const struct tokenizer *t, size_t i)
{
	return (token_class[token_byte(t, i)] & CLASS_DIGIT) != 0;
}

/* Is S a number literal of Rust: digits and '_', a radix, a type? */
static bool
is_literal(struct sv s)
{
	size_t i = 0;
	bool is_hex = sv_starts(s, SV("0x"));

	if (is_hex || sv_starts(s, SV("0b")) || sv_starts(s, SV("0o")))
		i = 2;
	while (i < s.n && (s.p[i] == '_' || ascii_is_digit(s.p[i]) ||
	    (is_hex && s.p[i] >= 'a' && s.p[i] <= 'f')))
		i++;
	struct sv type = sv_from(s, i);
	if (type.n > 0 && strchr("iuf", type.p[0]) != NULL) {
		struct sv bits = sv_from(type, 1);
		return sv_eq(bits, SV("size")) || sv_eq(bits, SV("8")) ||
		    sv_eq(bits, SV("16")) || sv_eq(bits, SV("32")) ||
		    sv_eq(bits, SV("64")) || sv_eq(bits, SV("128"));
	}
	return type.n == 0;
}

/* A word that begins with a digit: literals lose their underscores, points
 * join what they separate. */
static void
read_number(struct tokenizer *t, struct run *r)
{
	struct token_text *s = &r->text;

	if (is_literal(sv_make(s->p, s->n))) {
		size_t n = 0;
		for (size_t i = 0; i < s->n; i++)
			if (s->p[i] != '_')
				s->p[n++] = s->p[i];
		s->n = n;
	} else if (memchr(s->p, '_', s->n) != NULL) {
		r->has_parts = true;
	}
	while (r->next == r->end && token_byte(t, r->end) == '.' &&
	    is_digit_at(t, r->end + 1)) {
		size_t end = token_run_end(t, r->end + 1);
		token_put(s, '.');
		token_put_folded(t, s, r->end + 1, end);
		r->end = r->next = end;
		r->has_parts = true;
	}
}

/* "c++", "c++17", "i++"; "c#", "f#". */
static bool
take_language(struct tokenizer *t, struct run *r)
{
	size_t i = r->end;
	unsigned char after = token_byte(t, i + 1);

	if (token_byte(t, i) == '+' && after == '+') {
		after = token_byte(t, i + 2);
		if (after == '+' || (token_is_word_at(t, i + 2) &&
		    !is_digit_at(t, i + 2)))
			return false;
		token_put(&r->text, '+');
		token_put(&r->text, '+');
		r->end = i + 2;
	} else if (token_byte(t, i) == '#' && r->text.n == 1 &&
	    strchr("cfj", r->text.p[0]) != NULL) {
		if (strchr("\"#[!", after) != NULL && after != '\0')
			return false;
		if (token_is_word_at(t, i + 1))
			return false;
		token_put(&r->text, '#');
		r->end = i + 1;
	} else {
		return false;
	}
	r->next = r->end;
	r->has_parts = false;
	return true;
}

/* "utf-8", "sha-256": letters, a hyphen, digits, nothing more. */
static void
take_hyphen_number(struct tokenizer *t, struct run *r)
{
	size_t i = r->end;

	if (t->mode == TOKEN_CODE || token_byte(t, i) != '-' ||
	    !is_digit_at(t, i + 1) || r->is_joined || r->text.n < 2)
		return;
	for (size_t k = 0; k < r->text.n; k++)
		if ((token_class[(unsigned char)r->text.p[k]] & CLASS_LOWER) ==
		    0)
			return;
	size_t end = i + 1;
	while (is_digit_at(t, end))
		end++;
	if (end - i > 5 || token_is_word_at(t, end) ||
	    (token_byte(t, end) == '-' && token_is_word_at(t, end + 1)))
		return;
	token_put_folded(t, &r->text, i + 1, end);
	r->end = r->next = end;
	r->has_parts = true;
}

/* "r#type": raw identifier. */
static void
take_raw_identifier(struct tokenizer *t, struct run *r)
{
	size_t from = r->end + 1;

	if (r->text.n != 1 || r->text.p[0] != 'r' ||
	    token_byte(t, r->end) != '#' || !token_is_word_at(t, from) ||
	    is_digit_at(t, from))
		return;
	size_t end = token_run_end(t, from);
	token_put(&r->text, '#');
	token_put_folded(t, &r->text, from, end);
	r->end = r->next = end;
	r->has_parts = true;
}

/* The '!' of "name!" stands behind the word: queue the operator. */
static void
push_macro(struct tokenizer *t, struct run *r)
{
	const unsigned lower = CLASS_LOWER | CLASS_DIGIT | CLASS_UNDERSCORE;

	if (token_byte(t, r->end) != '!' || r->is_joined ||
	    token_byte(t, r->end + 1) == '=' || t->mode == TOKEN_WORDS)
		return;
	for (size_t i = r->start; i < r->end && t->mode != TOKEN_CODE; i++)
		if ((token_class[token_byte(t, i)] & lower) == 0)
			return;
	char *text = t->text[1];	/* [0] is the word's */
	memcpy(text, r->text.p, r->text.n);
	text[r->text.n] = '!';
	r->next = r->end + 1;
	token_push_operator(t, sv_make(text, r->text.n + 1), r->start,
	    r->next);
}

/* Nothing but '_': an operator where it stands alone. */
static void
read_underscores(struct tokenizer *t, const struct run *r)
{
	if (r->end - r->start == 1 &&
	    (t->mode == TOKEN_CODE || t->mode == TOKEN_MIXED))
		token_push_operator(t, SV("_"), r->start, r->end);
	t->at = r->next;
}

static bool
is_all_underscores(struct sv s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != '_')
			return false;
	return true;
}

/* Is the word the prefix of a string literal: r"…", b"…", cr#"…"#? */
static bool
is_string_prefix(const struct tokenizer *t, const struct run *r)
{
	size_t i = r->end;

	if (t->mode != TOKEN_CODE || r->text.n > 2 || r->next != r->end)
		return false;
	struct sv s = sv_make(r->text.p, r->text.n);
	bool is_raw = sv_eq(s, SV("r")) || sv_eq(s, SV("br")) ||
	    sv_eq(s, SV("cr"));
	if (!is_raw && !sv_eq(s, SV("b")) && !sv_eq(s, SV("c")))
		return false;
	while (is_raw && token_byte(t, i) == '#')
		i++;
	return token_byte(t, i) == '"';
}

void
token_word(struct tokenizer *t)
{
	struct run r = read_run(t);

	if (is_string_prefix(t, &r)) {
		t->at = r.next;
		token_sign(t);
		return;
	}
	if (is_all_underscores(sv_make(r.text.p, r.text.n))) {
		read_underscores(t, &r);
		return;
	}
	if (is_digit_at(t, r.start)) {
		read_number(t, &r);
	} else {
		r.has_parts = !r.is_joined &&
		    token_part_end(t, r.start, r.end) != r.end;
		if (r.next == r.end && t->mode != TOKEN_WORDS)
			take_raw_identifier(t, &r);
		if (r.next == r.end && !take_language(t, &r)) {
			take_hyphen_number(t, &r);
			push_macro(t, &r);
		}
	}
	t->queue[t->nqueue++] = (struct token){
		.text = sv_make(r.text.p, r.text.n),
		.start = r.start,
		.end = r.end,
		.position = t->position,
		.is_whole = r.has_parts,
	};
	if (r.has_parts) {
		t->part_at = r.start;
		t->part_end = r.end;
		if (token_byte(t, r.start + 1) == '#')
			t->part_at += 2;
	} else {
		t->position++;
	}
	t->at = r.next;
}
