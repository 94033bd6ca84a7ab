/* A packed document is its text with control bytes as marks, much like markup:
 * text compresses best when it lies there plainly, ended by the next mark and
 * not begun by a length. Bytes 0x00 to 0x1F but tab and newline are marks; in
 * text they are escaped (MARK_ESCAPE, then the byte xor 0x40), which hardly
 * ever happens, so that strings can point into the packed bytes.
 *
 *	blocks		PARA inlines
 *			HEADING head inlines
 *			TIGHT|LOOSE item…  END		bullets
 *			TIGHT_N|LOOSE_N varint item… END	ordered, from number
 *			QUOTE blocks END
 *			TABLE varint aligns cell… END	row by row
 *			FENCED info newline bytes	INDENTED bytes
 *			HTML bytes		RULE
 *	item		ITEM|ITEM_OPEN|ITEM_DONE blocks
 *	cell		CELL inlines
 *	head		u8 level | id << 3 | (has attr) << 5, the id by its
 *			kind, string attr if it has one
 *	inlines		text; newline (a soft break); BREAK; TEXT text
 *			EMPH|STRONG|STRIKE inlines END	CODE_SPAN bytes END
 *			LINK|IMAGE kind target… inlines END
 *
 * What holds inlines or bytes and is a block has no END: the next block's mark
 * or the END of what it stands in closes it. An item is closed by the next
 * item or its list's END. TEXT begins a text node where there would be none
 * (empty) or no new one (behind another). Aligns: two bits a column, four
 * columns a byte, the first lowest. */
#ifndef DOC_PACK_MARKS_H
#define DOC_PACK_MARKS_H

#include <stdbool.h>

enum mark {
	MARK_END = 0x01,
	MARK_ESCAPE = 0x02,
	MARK_TEXT = 0x03,
	MARK_PARA = 0x04,
	MARK_HEADING = 0x05,
	MARK_TIGHT = 0x06,
	MARK_LOOSE = 0x07,
	MARK_TIGHT_N = 0x08,
	MARK_LOOSE_N = 0x0B,
	MARK_ITEM = 0x0C,
	MARK_ITEM_OPEN = 0x0D,
	MARK_ITEM_DONE = 0x0E,
	MARK_TABLE = 0x0F,
	MARK_CELL = 0x10,
	MARK_QUOTE = 0x11,
	MARK_FENCED = 0x12,
	MARK_INDENTED = 0x13,
	MARK_RULE = 0x14,
	MARK_HTML = 0x15,
	MARK_EMPH = 0x16,
	MARK_STRONG = 0x17,
	MARK_STRIKE = 0x18,
	MARK_CODE_SPAN = 0x19,
	MARK_LINK = 0x1A,
	MARK_IMAGE = 0x1B,
	MARK_BREAK = 0x1C,
	MARK_BEYOND = 0x20	/* bytes from here on are text */
};

/* A heading's id: none, made from its text, given, made with a number. */
enum id_kind { ID_NONE, ID_MADE, ID_GIVEN, ID_NUMBERED };

#define HEAD_LEVEL 0x07
#define HEAD_ID_SHIFT 3
#define HEAD_ATTR 0x20
#define LINK_KIND 0x03
#define LINK_TITLE 0x04
#define LINK_FLAGS 0x40		/* always set: no control byte */

static inline bool
is_mark(unsigned char c)
{
	return c < MARK_BEYOND && c != '\t' && c != '\n';
}

#endif
