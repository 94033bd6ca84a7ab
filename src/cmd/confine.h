/* Commands that only read say so in their row. Once the books are open, and
 * whatever else they need, they give up opening files, starting programs and the
 * network: a book that gets the better of them gets nothing else. */
#ifndef CMD_CONFINE_H
#define CMD_CONFINE_H

#include "cmd/app.h"

/* Before a book is read: settle whether this program will be confined, by
 * RUST_INTERVIEW_SANDBOX, and leave outside what a terminal may need. */
bool confine_begin(struct app *app, struct err *e) WARN_UNUSED;
/* All is open: enter the sandbox, if it is settled so and not done. False only
 * when all of it is asked for and not to be had. */
bool confine(struct app *app, struct err *e) WARN_UNUSED;
/* A line that says what holds, as it would for a command; enters it. */
void confine_print(void);

#endif
