/* Properties of code points in two stages, private to utf8.c:
 *
 *	utf8_records[utf8_stage2[utf8_stage1[c / 128] * 128 + c % 128]]
 *
 * Blocks of 128 code points that are alike are stored once. */
#ifndef BASE_UTF8_TABLE_H
#define BASE_UTF8_TABLE_H

#include <stdint.h>

#define UTF8_TABLE_END 0x40000u	/* above: tags and private use only */
#define UTF8_BLOCK 128u

enum {
	UTF8_LETTER = 1,
	UTF8_DIGIT = 2,
	UTF8_UPPER = 4,
	UTF8_SPACE = 8,
	UTF8_CJK = 16,
	UTF8_MARK = 32
};

struct utf8_record {
	int32_t fold;	/* to be added for the simple case folding */
	uint8_t width;	/* columns */
	uint8_t flags;
};

extern const struct utf8_record utf8_records[];
extern const uint8_t utf8_stage1[UTF8_TABLE_END / UTF8_BLOCK];
extern const uint8_t utf8_stage2[];

#endif
