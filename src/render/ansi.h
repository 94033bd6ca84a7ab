/* A layout as bytes for a terminal or a pipe. */
#ifndef RENDER_ANSI_H
#define RENDER_ANSI_H

#include "base/sink.h"
#include "render/layout.h"

struct ansi_opts {
	bool has_style;		/* SGR sequences for bold, underline */
	bool has_colour;	/* and colour */
	bool has_links;		/* OSC 8 */
	bool is_ascii;
};

void ansi_layout(struct sink *out, const struct layout *l,
    const struct ansi_opts *opts);
/* TEXT in STYLE, for messages and lists that make no layout. */
void ansi_text(struct sink *out, struct sv text, enum style style,
    const struct ansi_opts *opts);

#endif
