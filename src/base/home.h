/* A user's own folders, by the XDG Base Directory Specification 0.8. */
#ifndef BASE_HOME_H
#define BASE_HOME_H

#include "base/arena.h"

enum home {
	HOME_STATE,	/* $XDG_STATE_HOME, else ~/.local/state */
	HOME_DATA,	/* $XDG_DATA_HOME, else ~/.local/share */
	HOME_CONFIG,	/* $XDG_CONFIG_HOME, else ~/.config */
};

/* FOLDER itself in A, for what other programs read there; NULL when neither
 * variable names an absolute path. */
const char *home_folder(enum home which, struct arena *a);
/* FOLDER/rust-interview/BELOW in A, "" for BELOW: the folder itself; NULL when
 * neither variable names an absolute path. Nothing is made. */
const char *home_path(enum home which, const char *below, struct arena *a);

#endif
