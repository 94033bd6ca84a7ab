/* The packed form of a document: the tree in pre-order as text with marks (the
 * layout is drawn in pack_marks.h and rust-interview-book(5)). Source lines are
 * not kept. Entities, escapes and HTML have been resolved; links carry page and
 * entry numbers as well as the target as written, so that Markdown can be
 * written from it again. */
#ifndef DOC_PACK_H
#define DOC_PACK_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/cur.h"
#include "base/err.h"
#include "doc/doc.h"

#include <stdbool.h>

/* Append one block (a child of the root) with all below it. Blocks packed one
 * after the other can be read back one by one. */
void pack_block(const struct node *block, struct buf *out);
/* Append a HEADING without its children and id: whoever reads it puts them in
 * again from elsewhere (a book's entry table). */
void pack_bare_heading(const struct node *heading, struct buf *out);

/* MADE with '-' and NUMBER behind: how a second id of one text is told from
 * the first. */
struct sv slug_numbered(struct sv made, uint64_t number, struct arena *a);

/* Read blocks from C until its end, appending them to PARENT. Strings point
 * into C's bytes, which must outlive the tree. Untrusted input: checks tags,
 * lengths, shape (see doc.h), depth, and that nodes are at most twice as many
 * as bytes. False with ERR_DAMAGED. */
bool unpack_blocks(struct cur *c, struct node *parent, struct arena *a,
    struct err *e) WARN_UNUSED;

#endif
