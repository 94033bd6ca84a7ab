/* The names of the last search's hits, so that "show -3" opens the third. Kept
 * in $XDG_STATE_HOME/rust-interview/last-search; without a home nothing is
 * kept, and nothing fails. */
#ifndef CMD_LAST_H
#define CMD_LAST_H

#include "base/arena.h"
#include "base/sv.h"
#include "cmd/app.h"

#include <stddef.h>

#define LAST_MAX (1 << 20)	/* bytes of names */

/* Keep NAMES ("page#id" each), outside if the app has somebody there. Best
 * effort. */
void last_save(struct app *app, const struct sv *names, size_t n);
/* The same here and now, for names with a newline behind each; A is scratch. */
void last_keep(struct sv names, struct arena *a);
/* Read them into the app. */
void last_open(struct app *app);
/* The name of hit NUMBER (1-based) of those read; empty when there is none. */
struct sv last_name(const struct app *app, size_t number);

#endif
