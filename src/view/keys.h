/* THE table of what keys do in the reader. */
#ifndef VIEW_KEYS_H
#define VIEW_KEYS_H

#include "view/key.h"

#include <stddef.h>
#include <stdint.h>

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
