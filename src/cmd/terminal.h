/* What standard output is, and what may be sent to it. */
#ifndef CMD_TERMINAL_H
#define CMD_TERMINAL_H

#include "base/err.h"
#include "render/ansi.h"
#include "render/layout.h"

#include <stdbool.h>

struct app;

enum when { WHEN_AUTO, WHEN_ALWAYS, WHEN_NEVER };
extern const char *const when_names[];

struct terminal {
	bool is_terminal;	/* stdout */
	unsigned columns;	/* for lists and snippets */
	unsigned screen_columns, rows;	/* of the screen; rows 0 = unknown */
	unsigned width;		/* for prose, capped at 80; 0: no wrapping */
	struct ansi_opts ansi;
};

#define TERMINAL_PROSE_MAX 80

/* Find out from the options, the environment and the terminal: width from
 * --width, MANWIDTH, COLUMNS, the terminal, else 80; colour from --color,
 * NO_COLOR, CLICOLOR_FORCE, the terminal; ASCII from LC_ALL, LC_CTYPE, LANG. */
bool terminal_probe(struct app *app, struct err *e) WARN_UNUSED;
/* Columns for a table: those of the terminal or of --width; 0, any, in a pipe,
 * where nothing is to be cut up. */
unsigned terminal_table_width(const struct app *app);
/* How pages are laid out for it. */
struct layout_opts terminal_layout(const struct terminal *t);

#endif
