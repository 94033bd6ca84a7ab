/* The questions of the books, each with its card: what can be studied. */
#ifndef STUDY_DECK_H
#define STUDY_DECK_H

#include "book/shelf.h"
#include "study/store.h"

#define NOTES_BOOK "notes"	/* one's own notes are no questions */

struct deck_item {
	struct book *book;
	uint32_t entry;		/* number in the book */
	uint32_t page;
	uint32_t rank;		/* of the question in its page, from 0 */
	uint32_t order;		/* of the page on the shelf, from 0 */
	enum level level;
	enum kind kind;
	struct stored_card stored;	/* its name is "page#id" */
	bool is_wanted;		/* passes the caller's filter; true at first */
};

struct deck {			/* all in the arena given */
	struct deck_item *items;	/* in reading order */
	size_t n;
	/* Cards with answers that no book on the shelf has: renamed, removed,
	 * or of a book that is not there now. */
	struct stored_card *missing;
	size_t nmissing;
};

bool deck_load(const struct shelf *shelf, struct store *store,
    struct arena *a, struct deck *out, struct err *e) WARN_UNUSED;
/* The item named "page#id"; NULL if there is none. */
struct deck_item *deck_find(const struct deck *d, struct sv name);

/* A digest of what an entry says; changes when any of its text does. */
uint64_t deck_digest(const struct page *page);

#endif
