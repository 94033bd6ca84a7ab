#include "config.h"

#include "view/keys.h"

const struct action action_table[] = {
#define ACTION(id, in, of, by, what)                                          \
	{ .name = #id, .group = (of), .keys = (by), .help = (what),           \
	    .where = (in), .run = act_##id },
#include "view/keys.def"
#undef ACTION
};

const size_t action_count = sizeof(action_table) / sizeof(*action_table);

const struct action *
action_of(enum view_where where, uint32_t key)
{
	size_t i;

	for (i = 0; i < action_count; i++) {
		const struct action *a = &action_table[i];

		if ((a->where & (unsigned)where) != 0 && key_in(a->keys, key))
			return a;
	}
	return NULL;
}
