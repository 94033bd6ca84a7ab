/* Long output through a pager, short output straight to stdout. */
#ifndef CMD_PAGER_H
#define CMD_PAGER_H

#include "base/sv.h"
#include "cmd/app.h"

/* Write TEXT to standard output: through a pager when that is a
 * terminal and TEXT is longer than it. The pager is -P, else the first of
 * RUST_INTERVIEW_PAGER, MANPAGER, PAGER that is set, else less; set to nothing
 * means none. Its words are split with shell quoting, no shell runs. A pager
 * that cannot start: a warning (none for a less that nobody asked for), TEXT
 * goes to stdout; one that fails is trouble. Returns an exit status. */
int pager_write(struct app *app, struct sv text);
/* In a process of its own: become that pager, which reads FD. Returns with errno
 * when there is none or it cannot be run. */
void pager_become(struct app *app, int fd);

#endif
