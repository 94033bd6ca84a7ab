/* Showing a Markdown file without a book: what `rust-interview -l` becomes. */
#ifndef CMD_RENDER_H
#define CMD_RENDER_H

#include "cmd/command.h"

extern const struct command render_command;

#endif
