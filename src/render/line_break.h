/* Where a line of text without blanks may end. */
#ifndef RENDER_LINE_BREAK_H
#define RENDER_LINE_BREAK_H

#include <stdbool.h>
#include <stdint.h>

/* May a line end between the characters BEFORE and AFTER? Between two wide ones
 * (ideographs, kana), but not before what closes, ends or lengthens (JIS X
 * 4051; UAX #14, classes CL, EX, NS), nor behind what opens (OP). */
bool line_break_between(uint32_t before, uint32_t after);

#endif
