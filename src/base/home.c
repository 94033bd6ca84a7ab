#include "config.h"

#include "base/home.h"

#include <stdlib.h>

static const struct {
	const char *variable, *below_home;
} homes[] = {
	[HOME_STATE] = { "XDG_STATE_HOME", "/.local/state" },
	[HOME_DATA] = { "XDG_DATA_HOME", "/.local/share" },
	[HOME_CONFIG] = { "XDG_CONFIG_HOME", "/.config" },
};

const char *
home_folder(enum home which, struct arena *a)
{
	const char *dir = getenv(homes[which].variable), *under = "";

	/* The specification: relative values are to be ignored. */
	if (dir == NULL || dir[0] != '/') {
		dir = getenv("HOME");
		under = homes[which].below_home;
	}
	if (dir == NULL || dir[0] != '/')
		return NULL;
	return arena_printf(a, "%s%s", dir, under).p;
}

const char *
home_path(enum home which, const char *below, struct arena *a)
{
	const char *folder = home_folder(which, a);

	if (folder == NULL)
		return NULL;
	return arena_printf(a, "%s/rust-interview%s%s", folder,
	    below[0] != '\0' ? "/" : "", below).p;
}
