/* Markdown to the document tree, by md4c (CommonMark, tables, strike-through,
 * task lists). The one file that knows md4c. */
#ifndef CORPUS_MD_READ_H
#define CORPUS_MD_READ_H

#include "base/arena.h"
#include "base/err.h"
#include "base/sv.h"
#include "doc/doc.h"

/* More would overflow md4c's own counts. */
#define MD_SIZE_MAX ((size_t)64 << 20)

/* Parse TEXT (valid UTF-8 without NUL) whose first line is source line
 * FIRST_LINE. Strings in the tree point into TEXT or A.
 * HTML: comments are dropped; <br> is a BREAK; common inline tags (b, i, em,
 * strong, code, sub, sup, kbd, span, a, u, s, p, div, details, …) are dropped
 * with their text kept; <img> is an IMAGE; <summary> and <h1> to <h6> are
 * paragraphs in bold; components, whose names have a capital, give their title;
 * a block of any other HTML is a NODE_HTML, an inline one literal text. A quote
 * that begins with [!NOTE] begins with "Note:" instead. Nesting beyond
 * DOC_DEPTH_MAX is flattened. Lines are set on blocks, links and spans. Time
 * and memory are linear whatever the input: where md4c would not be, brackets,
 * tildes, table lines or link definitions stand as literal text (md_guard.h).
 * What would have more nodes, or headings, than any document of its size is one
 * block of code instead, and OUT is_flat. ERR_LIMIT beyond MD_SIZE_MAX. */
bool md_read(struct sv text, uint32_t first_line, struct arena *a,
    struct doc *out, struct err *e) WARN_UNUSED;

#endif
