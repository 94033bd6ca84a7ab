/* One page on its way into the book: packed, described, its terms counted. Made
 * by a worker, taken over in order (text_write, table_write). */
#ifndef COMPILE_PAGE_PART_H
#define COMPILE_PAGE_PART_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"
#include "compile/count.h"
#include "doc/page.h"
#include "text/field.h"

#include <stdint.h>

/* A top-level node in the packed text. */
struct node_at {
	uint64_t offset;	/* of its first byte */
	uint32_t entry;		/* in the book */
	uint32_t position;	/* as in BLKS (book/format.h) */
};

struct node_at_vec VEC_BODY(struct node_at);

struct entry_part {
	size_t record_bytes;	/* of its record in `records` */
	uint64_t text_bytes;	/* of its text in `packed` */
	uint8_t label;		/* as in ENTR */
	uint32_t lengths[FIELD_COUNT];
};

/* Valid when zeroed; used again for page after page. */
struct page_part {
	struct buf packed;
	struct node_at_vec nodes;	/* offsets within packed */
	struct buf records;		/* of its entries, for ENTR */
	VEC(struct entry_part) entries;
	struct arena scratch;
};

/* Fill PART (cleared first) from PAGE, whose entries have the numbers
 * FIRST_ENTRY and on; count into C unless it is NULL. */
void page_part_make(struct page_part *part, const struct page *page,
    uint32_t first_entry, struct counter *c);
void page_part_release(struct page_part *part);

#endif
