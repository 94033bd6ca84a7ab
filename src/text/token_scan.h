/* What the parts of the tokenizer share: token.c drives and finds words fast,
 * token_word.c reads the unusual words, token_sign.c operators and literals. */
#ifndef TEXT_TOKEN_SCAN_H
#define TEXT_TOKEN_SCAN_H

#include "text/token.h"

enum {				/* classes of bytes */
	CLASS_LOWER = 1,
	CLASS_UPPER = 2,
	CLASS_DIGIT = 4,
	CLASS_UNDERSCORE = 8,
	CLASS_HIGH = 16,	/* part of a character beyond ASCII */
	CLASS_SIGN = 32,	/* may begin an operator or a literal */
	CLASS_JOIN = 64,	/* behind a word: may go on with it */
	CLASS_WORD = CLASS_LOWER | CLASS_UPPER | CLASS_DIGIT | CLASS_UNDERSCORE
};

extern const uint8_t token_class[256];

/* The byte at I, or NUL beyond the input. */
static inline unsigned char
token_byte(const struct tokenizer *t, size_t i)
{
	return i < t->input.n ? (unsigned char)t->input.p[i] : 0;
}

/* Is there a character of a word (letter, digit, '_') at I, or before I? */
bool token_is_word_at(const struct tokenizer *t, size_t i);
bool token_is_word_before(const struct tokenizer *t, size_t i);
/* The long way of token_class_at, for characters beyond ASCII. */
unsigned token_class_high(const struct tokenizer *t, size_t i, size_t *next,
    uint32_t *c);

/* The class of the character at I (LOWER for any letter that is not upper, 0
 * for what is in no word); *NEXT is the offset behind it, *C its code point,
 * folded. */
static inline unsigned
token_class_at(const struct tokenizer *t, size_t i, size_t *next, uint32_t *c)
{
	unsigned char a = (unsigned char)t->input.p[i];

	if (a >= 0x80)
		return token_class_high(t, i, next, c);
	unsigned class = token_class[a] & CLASS_WORD;
	*next = i + 1;
	*c = class == CLASS_UPPER ? a | 0x20u : a;
	return class;
}

/* Offset behind the run of word characters at I. */
size_t token_run_end(const struct tokenizer *t, size_t i);

/* A text under construction: at most TOKEN_MAX bytes, in whole characters. */
struct token_text {
	char *p;
	size_t n;
	bool is_full;	/* a character had no room: none may follow */
};
void token_put_high(struct token_text *s, uint32_t c);

static inline void
token_put(struct token_text *s, uint32_t c)
{
	if (c < 0x80 && s->n < TOKEN_MAX && !s->is_full)
		s->p[s->n++] = (char)c;
	else
		token_put_high(s, c);
}

/* Put the folded bytes from START to END. */
void token_put_folded(const struct tokenizer *t, struct token_text *s,
    size_t start, size_t end);

/* Room for the text of the next token to be queued. */
struct token_text token_room(struct tokenizer *t);
/* Queue an operator of the bytes from START to END. */
void token_push_operator(struct tokenizer *t, struct sv text, size_t start,
    size_t end);

/* Read the word at t->at, whatever it is; what comes of it is queued. */
void token_word(struct tokenizer *t);
/* End of the part of an identifier that begins at I. */
size_t token_part_end(const struct tokenizer *t, size_t i, size_t end);
/* Read the sign at t->at, likewise. */
void token_sign(struct tokenizer *t);

#endif
