/* Messages to people and the exit status: the only writers to stderr. */
#ifndef CMD_REPORT_H
#define CMD_REPORT_H

#include "base/arena.h"
#include "base/err.h"
#include "base/sv.h"

#include <stdbool.h>
#include <stddef.h>

struct terminal;

enum exit_status {
	EXIT_DONE = 0,
	EXIT_NOTHING = 1,	/* nothing found, or findings */
	EXIT_TROUBLE = 2	/* usage, files, a damaged book */
};

/* "rust-interview: message", one line, safe for a terminal. */
void report(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* The same for an error; for ERR_USAGE a line that names --help follows, of
 * COMMAND if that is not NULL. Returns the exit status that E stands for. */
int report_err(const struct err *e, const char *command);
/* NAME, cut to what a message can hold. */
struct sv report_cut(struct sv name, struct arena *a);
/* That no page or question is called NAME; returns the exit status. */
int report_unnamed(struct sv name, struct arena *a);
/* On stderr, the command that opens NAME, and its TITLE. */
void report_hint(struct sv name, struct sv title, const struct terminal *t);
/* Called by base/ when memory is exhausted. Does not return. */
void report_no_memory(size_t asked);
/* Called when the book PATH shrank while it was read. Does not return. */
void report_shrunk(const char *path);
/* Take up closed standard streams, so that no file opened later gets their
 * numbers. The first act of every program. */
void report_open(void);
/* Flush and close stdout; a failure is reported and makes STATUS
 * EXIT_TROUBLE. The last act of every program. */
int report_close(int status);

#endif
