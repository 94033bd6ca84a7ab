/* What every command of the reading program works with. */
#ifndef CMD_APP_H
#define CMD_APP_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "book/shelf.h"
#include "cmd/opt.h"
#include "cmd/outside.h"
#include "cmd/terminal.h"

#include <stdbool.h>
#include <stddef.h>

struct app {
	struct {		/* the common options */
		struct opt_list books;
		unsigned colour, hyperlink;	/* enum when */
		struct opt_number width;
		const char *pager;
		bool has_no_pager;
		bool wants_help, wants_version;
	} opts;
	struct terminal terminal;
	struct shelf shelf;
	bool has_damaged;	/* a book was passed over: exit status 2 */
	bool will_confine;	/* see cmd/confine.h */
	struct outside outside;
	/* What a command opened before it ran: the last search's hits, a line
	 * each; the book of notes, NULL when there is none. */
	struct sv last;
	bool has_notes_open;
	struct book *notes;
	struct arena arena;	/* lives as long as the program */
};

/* A command as it was called. */
struct call {
	struct app *app;
	const struct command *command;
	void *opts;		/* of the command's own type */
	size_t nwords;
	char **words;		/* without the command's name */
	bool has_dashes;
	void *input;		/* what its open has read: its own type */
};

extern const struct opt app_options[];

/* The words of a call joined with blanks, in the app's arena. */
struct sv call_text(const struct call *c);

#endif
