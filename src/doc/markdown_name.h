/* Names of Markdown files: which are, and what one is called without the
 * ending that says so. */
#ifndef DOC_MARKDOWN_NAME_H
#define DOC_MARKDOWN_NAME_H

#include "base/sv.h"

/* The endings: ".md" first, then the longer ones. */
extern const struct sv markdown_endings[];
extern const size_t markdown_ending_count;

/* Has PATH such an ending? The base of a name is never empty: ".md" alone has
 * none. */
bool is_markdown_name(struct sv path);
/* PATH without its ending. */
struct sv markdown_base(struct sv path);

#endif
