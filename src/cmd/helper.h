/* Commands that are programs of their own, because of the libraries they
 * need. */
#ifndef CMD_HELPER_H
#define CMD_HELPER_H

#include "cmd/table.h"

/* Become the helper of COMMAND with ARGV[1..] of the command (argv[0] is its
 * name). Looked for in RUST_INTERVIEW_EXEC_PATH, in ../libexec/rust-interview
 * beside this program's own file, and where it was installed. Returns an exit
 * status only when there is none. */
int helper_run(const struct command *command, char **argv);

#endif
