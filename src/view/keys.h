/* Keys, their names, and THE table of what they do. */
#ifndef VIEW_KEYS_H
#define VIEW_KEYS_H

#include "base/sv.h"

#include <stddef.h>
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

enum view_where {
	IN_LIST = 1,
	IN_PAGE = 2,
	IN_TEXT = 4,		/* help, what a program said */
	ANYWHERE = 7
};

struct view;

struct action {
	const char *name, *group, *keys, *help;
	unsigned where;
	void (*run)(struct view *v);
};

extern const struct action action_table[];
extern const size_t action_count;

/* What KEY does there; NULL if nothing. */
const struct action *action_of(enum view_where where, uint32_t key);

#define ACTION(name, where, group, keys, help) void act_##name(struct view *v);
#include "view/keys.def"
#undef ACTION

#endif
