/* What the data formats say of an entry: its name and its text. */
#ifndef PUBLISH_ENTRY_TEXT_H
#define PUBLISH_ENTRY_TEXT_H

#include "base/arena.h"
#include "base/buf.h"
#include "doc/page.h"
#include "doc/section.h"

/* "page#id", the page alone for its overview, in A: the name by which all
 * formats call it. */
struct sv entry_key(const struct page *page, const struct entry *e,
    struct arena *a);
/* Append the blocks from FIRST up to END as plain text, without hidden lines
 * of code, parted by newlines. */
void entry_plain(const struct node *first, const struct node *end,
    struct buf *out, struct arena *a);
/* The same as Markdown. */
void entry_markdown(const struct node *first, const struct node *end,
    struct buf *out);
/* Where the text begins: behind the heading that is the title. */
const struct node *entry_body(const struct entry *e);
/* Append a part of E as plain text, nothing if it has none. */
void entry_part(const struct entry *e, enum section section, struct buf *out,
    struct arena *a);

#endif
