/* --help of one command, whichever program runs it. */
#ifndef CMD_USAGE_H
#define CMD_USAGE_H

#include "cmd/command.h"

void usage_print(const struct command *command);

#endif
