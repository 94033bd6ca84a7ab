/* Keys and their names. */
#ifndef VIEW_KEY_H
#define VIEW_KEY_H

#include "base/sv.h"

#include <stdbool.h>
#include <stdint.h>

/* A key is a code point, control characters as themselves, or one of these. */
enum key {
	VIEW_NO_KEY = 0x110000,
	VIEW_UP, VIEW_DOWN, VIEW_LEFT, VIEW_RIGHT, VIEW_HOME, VIEW_END,
	VIEW_PAGE_UP, VIEW_PAGE_DOWN, VIEW_DELETE, VIEW_BACK_TAB,
	VIEW_ALT = 0x200000,	/* added to the key pressed with it */
};

#define VIEW_ENTER ((uint32_t)'\r')
#define VIEW_TAB ((uint32_t)'\t')
#define VIEW_ESC 0x1Bu
#define VIEW_BACKSPACE 0x7Fu

/* "j", "C-f", "M-v", "Space", "PageDown"; VIEW_NO_KEY for no name of a key. */
uint32_t key_named(struct sv name);
/* Is KEY one of the blank-separated NAMES? */
bool key_in(const char *names, uint32_t key);

#endif
