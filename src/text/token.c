#include "config.h"

#include "text/token.h"

#include "base/utf8.h"
#include "text/token_scan.h"

/*
 * Nearly all of a text is plain lower-case ASCII words with blanks between.
 * token_next finds those with one table look-up a byte, and the token is a
 * view of the input. Anything else goes to token_word or token_sign, which
 * fill the queue; an identifier's parts are cut from the input when asked for.
 */

/* clang-format off */
#define L CLASS_LOWER
#define U CLASS_UPPER
#define D CLASS_DIGIT
#define H (CLASS_HIGH | CLASS_JOIN)
#define S CLASS_SIGN
#define J (CLASS_SIGN | CLASS_JOIN)
#define X8(c) c, c, c, c, c, c, c, c

const uint8_t token_class[256] = {
	X8(0), X8(0), X8(0), X8(0),
	/*   !  "  #  $  %  &  '  */
	0,   J, J, J, 0, S, S, J,
	/* ( )  *  +  ,  -  .  /  */
	0,   0, S, J, 0, J, J, S,
	X8(D),
	/* 8 9  :  ;  <  =  >  ?  */
	D,   D, S, S, S, S, S, S,
	/* @ */
	S,   U, U, U, U, U, U, U,
	X8(U), X8(U),
	/* X Y  Z  [  \  ]  ^  _  */
	U,   U, U, 0, S, 0, S, CLASS_UNDERSCORE,
	/* ` */
	0,   L, L, L, L, L, L, L,
	X8(L), X8(L),
	/* x y  z  {  |  }  ~     */
	L,   L, L, 0, S, 0, 0, 0,
	X8(H), X8(H), X8(H), X8(H), X8(H), X8(H), X8(H), X8(H),
	X8(H), X8(H), X8(H), X8(H), X8(H), X8(H), X8(H), X8(H),
};

#undef L
#undef U
#undef D
#undef H
#undef S
#undef J
#undef X8
/* clang-format on */

void
token_begin(struct tokenizer *t, struct sv input, enum token_mode mode,
    uint32_t position)
{
	/* Member by member: the texts need no clearing. */
	t->input = input;
	t->at = 0;
	t->mode = mode;
	t->outer = mode;
	t->region_end = 0;
	t->stray_end = 0;
	t->position = position;
	t->part_at = t->part_end = 0;
	t->nqueue = t->queue_at = 0;
}

unsigned
token_class_high(const struct tokenizer *t, size_t i, size_t *next,
    uint32_t *c)
{
	size_t at = i;
	uint32_t raw = utf8_next(t->input, &at);

	*next = at;
	*c = utf8_fold(raw);
	if (utf8_is_cjk(raw))
		return 0;
	if (utf8_is_upper(raw))
		return CLASS_UPPER;
	if (utf8_is_letter(raw))
		return CLASS_LOWER;
	return utf8_is_digit(raw) ? CLASS_DIGIT : 0;
}

bool
token_is_word_at(const struct tokenizer *t, size_t i)
{
	size_t next;
	uint32_t c;

	return i < t->input.n && token_class_at(t, i, &next, &c) != 0;
}

bool
token_is_word_before(const struct tokenizer *t, size_t i)
{
	size_t back = i;

	if (i == 0)
		return false;
	do
		back--;
	while (back > 0 && i - back < 4 &&
	    (token_byte(t, back) & 0xC0) == 0x80);
	return token_is_word_at(t, back);
}

size_t
token_run_end(const struct tokenizer *t, size_t i)
{
	size_t next;
	uint32_t c;

	while (i < t->input.n && token_class_at(t, i, &next, &c) != 0)
		i = next;
	return i;
}

void
token_put_high(struct token_text *s, uint32_t c)
{
	char bytes[4];
	size_t n = utf8_encode(c, bytes);

	s->is_full = s->is_full || n > TOKEN_MAX - s->n;
	if (s->is_full)
		return;
	memcpy(s->p + s->n, bytes, n);
	s->n += n;
}

void
token_put_folded(const struct tokenizer *t, struct token_text *s, size_t start,
    size_t end)
{
	uint32_t c;

	for (size_t i = start, next; i < end; i = next) {
		token_class_at(t, i, &next, &c);
		token_put(s, c);
	}
}

struct token_text
token_room(struct tokenizer *t)
{
	return (struct token_text){ .p = t->text[t->nqueue] };
}

void
token_push_operator(struct tokenizer *t, struct sv text, size_t start,
    size_t end)
{
	t->queue[t->nqueue++] = (struct token){
		.text = text,
		.start = start,
		.end = end,
		.position = t->position,
		.is_operator = true,
	};
}

/* The next part of the identifier that is being given out. */
static bool
next_part(struct tokenizer *t, struct token *out)
{
	size_t start = t->part_at, next;
	uint32_t c;

	while (start < t->part_end) {
		if (token_byte(t, start) == '_')
			start++;
		else if (token_class_at(t, start, &next, &c) == 0)
			start = next;
		else
			break;
	}
	if (start >= t->part_end) {
		t->part_at = t->part_end;
		return false;
	}
	size_t end = token_part_end(t, start, t->part_end);
	struct token_text s = { .p = t->text[0] };
	token_put_folded(t, &s, start, end);
	t->part_at = end;
	*out = (struct token){
		.text = sv_make(s.p, s.n),
		.start = start,
		.end = end,
		.position = t->position++,
	};
	return true;
}

/* A word of ASCII without parts, up to a byte that cannot go on with it; false
 * if there is more to it. */
static bool
plain_word(struct tokenizer *t, struct token *out)
{
	const unsigned char *p = (const unsigned char *)t->input.p;
	size_t start = t->at, n = t->input.n;
	size_t i = start + 1;
	unsigned first = token_class[p[start]], rest = 0, class = 0;

	while (i < n && ((class = token_class[p[i]]) & CLASS_WORD) != 0) {
		rest |= class;
		i++;
	}
	if (((first | rest) & CLASS_UNDERSCORE) != 0 ||
	    (rest & CLASS_UPPER) != 0 || i - start > TOKEN_MAX)
		return false;
	if (i < n && (class & CLASS_JOIN) != 0) {
		/* Most often a full stop or a hyphen: what follows tells. */
		if (p[i] != '.' && p[i] != '-')
			return false;
		if (i + 1 < n && (token_class[p[i + 1]] & CLASS_DIGIT) != 0)
			return false;
	}
	*out = (struct token){
		.text = sv_make(t->input.p + start, i - start),
		.start = start,
		.end = i,
		.position = t->position++,
	};
	if ((first & CLASS_UPPER) != 0) {
		memcpy(t->text[0], t->input.p + start, i - start);
		t->text[0][0] |= 0x20;
		out->text.p = t->text[0];
	}
	t->at = i;
	return true;
}

/* A character beyond ASCII. */
static void
high_character(struct tokenizer *t)
{
	size_t next, after;
	uint32_t c, mark;
	unsigned class = token_class_at(t, t->at, &next, &c);

	if (class != 0 && !utf8_is_mark(c)) {
		token_word(t);
		return;
	}
	if (utf8_is_cjk(c)) {
		struct token_text s = token_room(t);
		token_put(&s, c);
		/* The voicing marks of kana may stand apart. */
		while (next < t->input.n &&
		    token_class_at(t, next, &after, &mark) != 0 &&
		    utf8_is_mark(mark)) {
			token_put(&s, mark);
			next = after;
		}
		t->queue[t->nqueue++] = (struct token){
			.text = sv_make(s.p, s.n),
			.start = t->at,
			.end = next,
			.position = t->position++,
		};
	}
	t->at = next;
}

/* Go on until a token is found, which *OUT or the queue then has. */
static bool
scan(struct tokenizer *t, struct token *out, bool *is_out)
{
	const unsigned char *p = (const unsigned char *)t->input.p;
	size_t n = t->input.n;

	*is_out = false;
	t->nqueue = t->queue_at = 0;
	while (t->nqueue == 0 && t->part_at >= t->part_end) {
		size_t i = t->at;
		while (i < n && token_class[p[i]] == 0)
			i++;
		t->at = i;
		if (i == n)
			return false;
		if (t->region_end != 0 && i >= t->region_end) {
			t->region_end = 0;
			t->mode = t->outer;
		}
		unsigned class = token_class[p[i]];
		if ((class & CLASS_WORD) != 0) {
			if (plain_word(t, out)) {
				*is_out = true;
				return true;
			}
			token_word(t);
		} else if ((class & CLASS_HIGH) != 0) {
			high_character(t);
		} else {
			token_sign(t);
		}
	}
	return true;
}

bool
token_next(struct tokenizer *t, struct token *out)
{
	for (;;) {
		if (t->queue_at < t->nqueue) {
			*out = t->queue[t->queue_at++];
			return true;
		}
		if (t->part_at < t->part_end && next_part(t, out))
			return true;
		bool is_out;
		if (!scan(t, out, &is_out))
			return false;
		if (is_out)
			return true;
	}
}
