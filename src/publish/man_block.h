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
	bool is_book;		/* for pdf.c's macros, not man(7)'s own */
	bool is_linked;		/* within a link of a book */
	struct buf links;	/* the strings where a book's links lead */
	size_t nlinks;
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
/* The same behind MACRO (".SS ") as a line; nothing if it is empty. */
void man_head_line(struct man *m, const char *macro,
    const struct node *heading);
/* Blocks of an entry; headings of LEVEL and above are run in, or sections of
 * their own where SUBMACRO is not NULL. */
void man_body(struct man *m, const struct node *first, const struct node *end,
    const char *submacro, unsigned level);
/* A bold line over the text that follows. */
void man_run_in(struct man *m, const struct node *heading);
/* The name of the page with that slug, as in `man NAME`, escaped. */
void man_name(struct sink *out, const struct export *x, struct sv slug);

#endif
