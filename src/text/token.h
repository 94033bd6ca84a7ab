/* Characters to tokens, one stream with positions for prose and code, the same
 * for documents and queries, whatever the locale.
 *
 * - A word is a run of letters, digits and '_', case-folded. An apostrophe
 *   between letters is dropped ("can't" -> "cant"), with what is behind it if
 *   that is 's, 'll, 're, 've, 'd or 'm ("Rust's" -> "rust"); an elided
 *   article is a word of its own ("l'emprunt" -> "l", "emprunt"). Backquotes
 *   and soft hyphens are ignored.
 * - An identifier with '_' or inner capitals gives the whole (read_to_string,
 *   phantomdata; is_whole) at the position of its first part, and its parts
 *   ("read", "to", "string"; "phantom", "data") at rising positions, so that
 *   "phantom data" as a phrase finds PhantomData and the other way round.
 *   Without parts the word itself is the only token. Likewise the versions and
 *   numbers with points "1.85.0" (whole, and 1, 85, 0), outside code the names
 *   with a number behind a hyphen "utf-8" (whole "utf8", and utf, 8), and raw
 *   identifiers "r#type" (whole, and type). Number literals lose their
 *   underscores (1_000 -> "1000"). "c++" and "c#" are words.
 * - An operator is a sigil or sign that Rust users type: & &mut ? 'a 'static
 *   :: ::<> => -> .. ..= | || && ! != == <= >= << >> * + - / % ^ = += (and
 *   the other compound assignments) # _ @ ; and the attribute heads
 *   "#[derive" … (text "#[derive]"), macro_rules! and any "name!". Operators
 *   have no position of their own: they carry that of the next word. Some
 *   give two: "::<" is "::<>" and "::"; "&mut" is "&mut" and "&"; "&'a mut" is
 *   "&", "&mut", then "'a"; "#![x" is "#![x]" and "#[x]". The words in them
 *   are words as well: "&mut T" also gives "mut" and "t", "'static" also
 *   "static", "vec!" also "vec". `_` alone is no word.
 * - '>>' behind anything but a blank closes generics and is no operator; nor
 *   is '-' between two words, '/' without a blank behind it, "--", "##", or
 *   any sign three times or more in a row.
 * - CJK ideographs, kana and Hangul are one token a character.
 * - Of one word at most TOKEN_MAX bytes are kept, in whole characters. */
#ifndef TEXT_TOKEN_H
#define TEXT_TOKEN_H

#include "base/sv.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TOKEN_MAX 64		/* bytes of a word's text after folding */
#define TOKEN_TEXT_MAX 72	/* of any token's text */

enum token_mode {
	/* Of the operators only lifetimes, name! (if the name is in lower
	 * case) and attributes: the others are punctuation. */
	TOKEN_PROSE,
	/* All operators. String literals give words only, comments are
	 * TOKEN_MIXED, character literals are not lifetimes. */
	TOKEN_CODE,
	/* Sentences with code in them, such as queries and comments: all
	 * operators, but '?', '!' and ';' behind a word are punctuation, and
	 * apostrophes are those of prose. */
	TOKEN_MIXED,
	/* No operators at all. */
	TOKEN_WORDS
};

struct token {
	struct sv text;		/* folded; valid until the next call */
	size_t start, end;	/* byte range in the input */
	uint32_t position;	/* of the word in the stream */
	bool is_operator;
	bool is_whole;		/* an identifier whose parts follow */
};

struct tokenizer {
	struct sv input;
	size_t at;
	enum token_mode mode;	/* in force at AT */
	enum token_mode outer;	/* before and after the region */
	size_t region_end;	/* of a string or comment; 0 outside */
	size_t stray_end;	/* quotes before it are known to be stray */
	uint32_t position;	/* of the next word */
	/* the identifier being given out part by part */
	size_t part_at, part_end;
	struct token queue[4];
	unsigned nqueue, queue_at;
	char text[4][TOKEN_TEXT_MAX];
};

/* Begin on INPUT (kept by reference) with POSITION for its first word. */
void token_begin(struct tokenizer *t, struct sv input, enum token_mode mode,
    uint32_t position);
/* The next token; false at the end, when t->position is the position that a
 * following text continues with. */
bool token_next(struct tokenizer *t, struct token *out);

#endif
