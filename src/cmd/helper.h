/* Commands that are programs of their own, because of the libraries they
 * need. */
#ifndef CMD_HELPER_H
#define CMD_HELPER_H

#include "cmd/command.h"

/* Become PROGRAM, looked for in RUST_INTERVIEW_EXEC_PATH, in
 * ../libexec/rust-interview beside this program's own file, and where it was
 * installed. Returns only when it is not there. */
void helper_exec(const char *program, char **argv);

/* Run PROGRAM, looked for there, and wait for its end: *STATUS is its exit
 * status, 128 + N when signal N ended it, HELPER_MISSING when it is not there. */
#define HELPER_MISSING 127
bool helper_wait(const char *program, char **argv, int *status,
    struct err *e) WARN_UNUSED;

/* Become the helper of COMMAND with ARGV[1..] of the command (argv[0] is its
 * name). Returns an exit status only when it is not there. */
int helper_run(const struct command *command, char **argv);

#endif
