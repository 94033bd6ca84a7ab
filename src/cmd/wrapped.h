/* Lines of lists and messages on a screen: parted between words, what goes on
 * further in. Pages are laid out by the render room. */
#ifndef CMD_WRAPPED_H
#define CMD_WRAPPED_H

#include "base/sink.h"
#include "base/sv.h"
#include "cmd/terminal.h"
#include "render/layout.h"

/* A line being written. */
struct wrapped {
	const struct terminal *terminal;
	struct sink *out;
	unsigned column;	/* where it ends */
	unsigned indent;	/* of what goes on */
};

/* Write TEXT, any bytes, at the end of the line; where the output is no
 * terminal it has no end. */
void wrapped_text(struct wrapped *w, struct sv text, enum style style);
/* N blanks, or the next line if COLUMNS more would not fit behind them. */
void wrapped_gap(struct wrapped *w, unsigned n, size_t columns);
void wrapped_end(struct wrapped *w);

#endif
