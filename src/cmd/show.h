/* Showing pages and entries; also used where other commands show one. */
#ifndef CMD_SHOW_H
#define CMD_SHOW_H

#include "base/buf.h"
#include "cmd/app.h"
#include "cmd/lookup.h"

#include <stdbool.h>

enum show_mode {
	SHOW_TEXT,
	SHOW_WHATIS,	/* -f */
	SHOW_WHERE,	/* -w */
	SHOW_APROPOS,	/* -k */
	SHOW_SEARCH,	/* -K */
	SHOW_FILE	/* -l */
};

struct show_opts {
	unsigned mode;
	bool is_all, is_short, has_no_ids;
	const char *parts;	/* comma list */
};

struct code_opts {
	bool is_all;
	struct opt_number block;
};

struct shown {			/* text ready for the pager */
	struct buf text;
};

/* Append the place's page or entry as OPTS says. */
bool show_place(struct app *app, const struct show_opts *opts,
    const struct place_in_book *place, struct shown *out,
    struct err *e) WARN_UNUSED;

/* "ownership (language)   - who frees a value, and when a value moves" */
bool shown_whatis(struct app *app, const struct place_in_book *p,
    struct shown *out, struct err *e) WARN_UNUSED;
/* Book and source file, as "BOOK<tab>PATH:LINE". */
bool shown_where(struct app *app, const struct place_in_book *p,
    struct shown *out, struct err *e) WARN_UNUSED;
/* man -k: a line for each page of B whose names, title or summary hold WORD,
 * and for each question whose title does. */
bool shown_apropos(struct app *app, struct book *b, struct sv word,
    struct shown *out, struct err *e) WARN_UNUSED;

/* One line that NAME is no name, the nearest names or command, the five best
 * search hits with the command that opens each; all to stderr. Returns
 * EXIT_NOTHING, or EXIT_TROUBLE. */
int show_nothing(struct app *app, struct sv name);

#endif
