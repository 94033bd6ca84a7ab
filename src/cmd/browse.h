/* The full-screen reader on its terminal. */
#ifndef CMD_BROWSE_H
#define CMD_BROWSE_H

#include "cmd/command.h"
#include "cmd/fullscreen.h"
#include "cmd/listing.h"
#include "view/view.h"

struct browse_opts {
	struct listing_opts listing;	/* levels and kinds only */
	bool is_quiz, has_no_mouse, wants_keys;
};

extern const struct opt browse_opts_table[];

struct browse {
	struct app *app;
	struct view view;
	struct fullscreen full;
};

int cmd_browse(struct call *c);
/* Do what the view has asked for. */
void errand_run(struct browse *b);

#endif
