/* From what a user typed as NAME to pages and entries. */
#ifndef CMD_LOOKUP_H
#define CMD_LOOKUP_H

#include "base/arena.h"
#include "base/err.h"
#include "base/sv.h"
#include "book/names.h"
#include "book/shelf.h"

#include <stddef.h>

struct place_in_book {
	struct book *book;
	uint32_t page, entry;
	bool is_page;		/* the whole page is meant */
};

/* The same entry of the same book? */
static inline bool
place_is(const struct place_in_book *a, const struct place_in_book *b)
{
	return a->book == b->book && a->entry == b->entry;
}

struct places_found {
	struct place_in_book *v;	/* in the arena */
	size_t n;
};

/* All that NAME means by the first kind of name that matches, in this order:
 * page, source path, alias, page#id (also PAGE/ID and PAGE ID), id, words
 * joined with '-', title, error code. NAME may be a whole line as list or
 * search printed it, or what an export wrote (page.html#id, book-page(7)). None: n = 0. */
bool lookup_name(const struct shelf *s, struct sv name, struct arena *a,
    struct places_found *out, struct err *e) WARN_UNUSED;

#endif
