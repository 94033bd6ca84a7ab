/* Blocks of a document as man(7) source, with tbl(1) for tables. */
#ifndef PUBLISH_MAN_BLOCK_H
#define PUBLISH_MAN_BLOCK_H

#include "base/buf.h"
#include "base/sink.h"
#include "doc/doc.h"
#include "doc/page.h"
#include "publish/format.h"

#include <stdbool.h>

#define MAN_NAMED_MAX 32

struct man {
	struct sink *out;
	const struct export *x;
	const struct page *page;
	struct buf text;	/* the paragraph being gathered, escaped */
	struct sink gather;	/* into text */
	struct buf code;	/* visible lines of a block */
	bool needs_break;	/* a paragraph macro before the next text */
	bool is_compact;	/* .PD 0 is in force */
	bool is_cell;		/* no requests within the text */
	bool is_heading;	/* … and no fonts */
	bool is_gluing;		/* an .UE waits for what follows unparted */
	bool is_bold, is_italic;
	unsigned depth;		/* of .RS */
	/* Pages referred to since the last question: each is named once. */
	uint32_t named[MAN_NAMED_MAX];
	size_t nnamed;
};

void man_init(struct man *m, struct sink *out, const struct export *x,
    const struct page *page);
void man_release(struct man *m);
/* The blocks from FIRST up to END. Headings among them are set in bold. */
void man_run(struct man *m, const struct node *first, const struct node *end);
/* One of them. */
void man_one(struct man *m, const struct node *n);
/* The inlines of PARENT as the rest of a heading's line, without its end. */
void man_heading_text(struct man *m, const struct node *parent);
/* A bold line over the text that follows. */
void man_run_in(struct man *m, const struct node *heading);
/* The name of the page with that slug, as in `man NAME`, escaped. */
void man_name(struct sink *out, const struct export *x, struct sv slug);

#endif
