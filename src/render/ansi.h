/* A layout as bytes for a terminal or a pipe. */
#ifndef RENDER_ANSI_H
#define RENDER_ANSI_H

#include "base/sink.h"
#include "render/layout.h"

/* How many colours, and on what ground. With 16 the user's own palette gives
 * the shades; more are taken where those would be hard to read. */
enum palette { PALETTE_DARK, PALETTE_LIGHT, PALETTE_DARK_256,
	PALETTE_LIGHT_256, PALETTE_COUNT };

struct ansi_opts {
	enum palette palette;	/* where has_colour */
	bool has_style;		/* SGR sequences for bold, underline */
	bool has_colour;	/* and colour */
	bool has_links;		/* OSC 8 */
	bool is_ascii;
};

void ansi_layout(struct sink *out, const struct layout *l,
    const struct ansi_opts *opts);
/* One run, without its line, for those who place lines themselves. */
void ansi_run(struct sink *out, const struct run *r,
    const struct ansi_opts *opts);
/* TEXT in STYLE, for messages and lists that make no layout. */
void ansi_text(struct sink *out, struct sv text, enum style style,
    const struct ansi_opts *opts);

#endif
