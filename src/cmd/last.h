/* The names of the last search's hits, so that "show -3" opens the third. Kept
 * in $XDG_STATE_HOME/rust-interview/last-search; without a home nothing is
 * kept, and nothing fails. */
#ifndef CMD_LAST_H
#define CMD_LAST_H

#include "base/arena.h"
#include "base/sv.h"

#include <stddef.h>

/* Keep NAMES ("page#id" each). Best effort; A is scratch. */
void last_save(const struct sv *names, size_t n, struct arena *a);
/* The name of hit NUMBER (1-based); empty when there is none. */
struct sv last_name(size_t number, struct arena *a);

#endif
