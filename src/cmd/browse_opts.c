/* The options of browse: its program reads them, the reading program completes
 * them. */
#include "config.h"

#include "cmd/browse.h"

/* clang-format off */
const struct opt browse_opts_table[] = {
	{ .name = "quiz", .type = OPT_FLAG,
	    .offset = offsetof(struct browse_opts, is_quiz),
	    .help = "hide the answers until a key shows them" },
	{ .name = "level", .arg = "LIST", .type = OPT_LIST,
	    .offset = offsetof(struct browse_opts, listing.levels),
	    .help = "only these levels: junior, mid, senior" },
	{ .name = "kind", .arg = "LIST", .type = OPT_LIST,
	    .offset = offsetof(struct browse_opts, listing.kinds),
	    .help = "only these kinds: concept, code, debug, ..." },
	{ .name = "no-mouse", .type = OPT_FLAG,
	    .offset = offsetof(struct browse_opts, has_no_mouse),
	    .help = "leave the mouse to the terminal" },
	{ .name = "keys", .type = OPT_FLAG,
	    .offset = offsetof(struct browse_opts, wants_keys),
	    .help = "list the keys and end" },
	{ .type = OPT_END },
};
/* clang-format on */
