/* Frames as bytes for a terminal: only the rows that differ from what it shows
 * already. */
#ifndef VIEW_SCREEN_H
#define VIEW_SCREEN_H

#include "base/buf.h"
#include "render/ansi.h"
#include "view/frame.h"
#include "view/terminfo.h"

struct screen {
	const struct terminfo *terminfo;
	struct ansi_opts ansi;
	struct buf *rows;	/* what each shows; of nrows */
	unsigned nrows, ncolumns;
	bool is_unknown;	/* what the terminal shows: paint all */
};

/* Append what turns the screen into FRAME. */
void screen_paint(struct screen *s, const struct frame *frame,
    struct buf *out);
/* Append what puts TEXT on the terminal's clipboard: OSC 52, passed on by tmux
 * or screen if IN_TMUX or IN_SCREEN. */
void screen_clipboard(struct sv text, bool in_tmux, bool in_screen,
    struct buf *out);
void screen_release(struct screen *s);

#endif
