/* What a confined program may do no more is done by a process that it starts
 * before and that stays outside: to keep the hits of a search, to become the
 * pager. That one reads no book, and what it runs and where it writes is settled
 * before one is read.
 *
 *	this program --requests--> the one outside, later the pager
 *	             <-answers----
 */
#ifndef CMD_OUTSIDE_H
#define CMD_OUTSIDE_H

#include "base/err.h"
#include "base/sv.h"

#include <stdbool.h>
#include <sys/types.h>

struct app;

struct outside {		/* zeroed: none */
	pid_t child;
	int requests, answers;
};

/* Start APP's, whose options and terminal are known, if there is none. False also
 * sets errno. */
bool outside_start(struct app *app, struct err *e) WARN_UNUSED;
/* Have NAMES kept as last_keep() does; when this returns they are. */
void outside_keep(struct outside *o, struct sv names);
/* Have it become the pager, which then reads what is written to `requests`.
 * False with errno when that cannot be started. */
bool outside_become_pager(struct outside *o) WARN_UNUSED;
/* Nothing more is asked: it ends while this program does what is left. */
void outside_let_go(struct outside *o);
/* Nothing more is asked: wait for its end. Returns what waitpid(2) tells of it,
 * 0 when there is none. */
int outside_end(struct outside *o);

#endif
