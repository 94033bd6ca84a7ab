/* Exact look-up of names: slugs, aliases, source paths, ids, titles and error
 * codes, case-folded. */
#ifndef BOOK_NAMES_H
#define BOOK_NAMES_H

#include "book/book.h"

enum name_kind {	/* in the order of look-up; numbers are in the file */
	NAME_SLUG,
	NAME_PATH,	/* source path, with and without extension */
	NAME_ALIAS,
	NAME_ID,	/* an entry's id, in any page */
	NAME_TITLE,	/* of a page or an entry */
	NAME_CODE,	/* E0382: the answer (error-codes.tsv), then tags */
	NAME_KINDS
};

struct name_target {
	uint32_t page, entry;	/* entry: number in the book; the overview for
				   a page's names */
};

/* Up to MAX targets of KEY as a name of KIND, in book order (of a code: the
 * answer first); *N is how many there are, MAX + 1 for any number above MAX.
 * Keys are compared after folding. */
bool book_names(struct book *b, enum name_kind kind, struct sv key,
    struct name_target *out, size_t max, size_t *n, struct err *e) WARN_UNUSED;
/* The same of all kinds at once: v and max are given, n is set. */
struct name_list {
	struct name_target *v;
	size_t max, n;
};
bool book_names_of_kinds(struct book *b, struct sv key,
    struct name_list lists[NAME_KINDS], struct err *e) WARN_UNUSED;
/* The entry ID of PAGE; *FOUND false if none. */
bool book_entry_by_id(struct book *b, uint32_t page, struct sv id,
    uint32_t *entry, bool *found, struct err *e) WARN_UNUSED;
/* Fold for comparing names: lower case; '_' and blanks as '-', runs as one,
 * none at the ends; letters, digits and '/' kept, all else dropped: so a title
 * folds to what its made id does. Never change it: its hashes are in books. */
struct sv name_fold(struct sv name, struct arena *a);

#endif
