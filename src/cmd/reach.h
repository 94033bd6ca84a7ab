/* Whether man, info and this program find what was installed, by asking them:
 * where they look depends on PATH, MANPATH, INFOPATH and their own settings. */
#ifndef CMD_REACH_H
#define CMD_REACH_H

#include "base/arena.h"
#include "cmd/app.h"

#include <stdbool.h>

enum reach {
	REACH_NO_PROGRAM,
	REACH_NOT,
	REACH_OTHER,	/* it finds another file */
	REACH_OURS
};

/* What `PROGRAM -w NAME` leads to, FILE being ours. */
enum reach reach_by(const char *program, const char *name, const char *file,
    struct arena *a);
/* Are the books in the folder DIR read without -b? */
bool reach_books(struct app *app, const char *dir);

#endif
