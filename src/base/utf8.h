/* UTF-8 without the locale: decoding, checking, column width, case folding.
 * Tables come from Unicode 15.0:
 * see build-aux/make-utf8-tables. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/buf.h"
#include "base/sv.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define UTF8_REPLACEMENT 0xFFFDu

/* The long way of utf8_next. */
uint32_t utf8_next_long(struct sv s, size_t *i);

/* Decode the code point at *I of S (*I < s.n) and advance *I behind it. An
 * invalid byte gives UTF8_REPLACEMENT and advances by one. Overlong forms,
 * surrogates and values over U+10FFFF are invalid. */
static inline uint32_t
utf8_next(struct sv s, size_t *i)
{
	unsigned char c = (unsigned char)s.p[*i];

	if (c < 0x80) {
		++*i;
		return c;
	}
	return utf8_next_long(s, i);
}

/* Offset of the first invalid byte or NUL; s.n if all is well. */
size_t utf8_check(struct sv s);
/* Encode C into OUT (at most 4 bytes), return the length. */
size_t utf8_encode(uint32_t c, char out[4]);
/* The same, behind what OUT holds. */
void utf8_put(struct buf *out, uint32_t c);
/* Number of code points in S. */
size_t utf8_length(struct sv s);
/* Columns of one code point: 0 combining and control, 2 wide, else 1. */
unsigned utf8_width(uint32_t c);
/* Columns of S: the sum over its code points (a zero-width joiner sequence
 * and emoji modifiers count as the first one). */
size_t utf8_columns(struct sv s);
/* Length in bytes of the longest prefix of S of at most COLS columns, cut
 * between characters (combining marks stay with their base). */
size_t utf8_prefix(struct sv s, size_t cols);
/* Simple case folding: one code point to one. */
uint32_t utf8_fold(uint32_t c);
bool utf8_is_letter(uint32_t c);	/* letters, marks, and letter numbers */
bool utf8_is_mark(uint32_t c);		/* combines with what stands before */
bool utf8_is_digit(uint32_t c);		/* decimal digits of any script */
bool utf8_is_upper(uint32_t c);		/* title case too */
bool utf8_is_space(uint32_t c);
bool utf8_is_cjk(uint32_t c);	/* ideographs, kana, Hangul syllables */
/* Control, bidi override, zero-width and private characters that must never
 * reach a terminal: C0 but newline and tab, DEL, C1, U+200B-U+200F but the
 * joiners, U+061C, U+202A-U+202E, U+2060-U+2069, U+E000-U+F8FF, U+FEFF,
 * U+FFF9-U+FFFB, U+E0000 and above. */
bool utf8_is_unsafe(uint32_t c);

#endif
