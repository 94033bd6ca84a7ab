/* The full-screen program, which needs terminal descriptions. */
#include "config.h"

#include "cmd/browse.h"

/* clang-format off */
static const struct command commands[] = {
	{ .name = "browse", .usage = "[NAME]",
	    .help = "read, search and follow links on a full screen",
	    .examples = "  rust-interview browse ownership\n"
		"  rust-interview browse --quiz --level=senior async\n",
	    .run = cmd_browse, .opts = browse_opts_table,
	    .opts_size = sizeof(struct browse_opts), .needs = NEED_SHELF },
};
/* clang-format on */

int
main(int argc, char **argv)
{
	return command_main(commands,
	    sizeof(commands) / sizeof(*commands), argc, argv);
}
