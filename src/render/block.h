/* Blocks of a document set as lines: what layout.c makes pages of. */
#ifndef RENDER_BLOCK_H
#define RENDER_BLOCK_H

#include "base/buf.h"
#include "doc/doc.h"
#include "doc/page.h"
#include "render/flow.h"
#include "render/layout.h"

struct setter {
	struct flow flow;
	struct flow *cells;	/* of a table's row, used again; DOC_COLUMNS_MAX */
	const struct layout_opts *opts;
	const struct page *page;
	struct buf code;	/* visible lines of a block */
	uint32_t code_indent;	/* columns that code is further in */
	bool is_narrow;		/* small indents */
};

/* The inline children of PARENT into F (the setter's own flow or a cell's). */
void block_inlines(struct setter *s, struct flow *f,
    const struct node *parent, enum style style);
/* The blocks from FIRST up to, not including, END. Headings among them are
 * set in STYLE_STRONG. */
void block_run(struct setter *s, const struct node *first,
    const struct node *end);
/* One of them, DEPTH containers below the top. */
void block_one(struct setter *s, const struct node *n, unsigned depth);

#endif
