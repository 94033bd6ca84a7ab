/* What MDX (Docusaurus, Astro, Nextra) adds to Markdown, a line at a time:
 * imports, exports and comments are dropped, tags keep those attributes that
 * are strings. What stands between the tags of components is Markdown, also
 * where no blank line says so. */
#ifndef CORPUS_MDX_H
#define CORPUS_MDX_H

#include "base/buf.h"
#include "base/sv.h"

#include <stdbool.h>
#include <stddef.h>

struct mdx {
	char open;		/* what goes on: 'i'mport, 'e'xport, 'c'omment,
				 * '<' for a tag, or '\0' */
	bool has_text;		/* the line before was text */
	bool in_raw;		/* in <pre> and the like */
	size_t ntags;		/* components that are open */
	bool is_behind_tag;	/* it was a component's tag alone */
	struct buf held;	/* of a tag or comment, which may never end */
	struct tag_scan {
		size_t at;	/* bytes that were read */
		size_t depth;	/* of braces */
		char quote;	/* that is open */
	} scan;			/* of held */
};

/* Is a component's tag all of LINE, which is not indented as code is? */
bool mdx_is_tag_line(struct sv line);
/* May TEXT have any of it but such lines? */
bool mdx_may_be(struct sv text);
/* Put what shall be read for LINE, which is no code, into OUT: no line or
 * several, each with its end; false if that is LINE itself. */
bool mdx_take(struct mdx *m, struct sv line, struct buf *out);
/* Put what is held at the end of the text into OUT, as lines. */
void mdx_end(struct mdx *m, struct buf *out);
void mdx_release(struct mdx *m);

#endif
