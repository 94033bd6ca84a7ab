/* The code of a page as one string of bytes, for its sum in CHECKED. */
#ifndef DOC_CODE_BYTES_H
#define DOC_CODE_BYTES_H

#include "base/buf.h"
#include "doc/doc.h"

/* Append every code block of DOC in order: its info string, its text with the
 * hidden lines, a newline after each. Prose may change without changing them.
 * Nothing is appended when there is no code block. */
void code_bytes(const struct doc *doc, struct buf *out);

#endif
