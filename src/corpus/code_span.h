/* Code spans of Markdown, in a line: what is in them is no mark. */
#ifndef CORPUS_CODE_SPAN_H
#define CORPUS_CODE_SPAN_H

#include "base/sv.h"

/* Bytes of the code span that S, which begins with a backquote, begins with;
 * those of its backquotes if they begin none. Linear in a line as a whole, for
 * a span has no more backquotes than md4c's. CommonMark 0.31, 6.1. */
size_t code_span_length(struct sv s);

#endif
