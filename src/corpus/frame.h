/* The frame of one page: all but its text. */
#ifndef CORPUS_FRAME_H
#define CORPUS_FRAME_H

#include "base/arena.h"
#include "base/err.h"
#include "base/sv.h"
#include "corpus/diag.h"
#include "corpus/front.h"
#include "doc/page.h"
#include "doc/toc.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The id of a heading, or of a place that HTML names, and the entry that it
 * stands in, by its number on the page. Links may lead to all of them. */
struct heading_id {
	struct sv id;
	uint32_t entry;
	uint32_t alike;		/* the same for all that frame_heading() takes
				 * for it */
	bool is_gone;		/* no heading that is shown has it */
};

/* A picture of the tree that a page shows. */
struct picture {
	struct sv path;		/* relative to the root */
	uint32_t line;
};

struct frame {
	const char *full;	/* path as to be opened */
	struct sv path;		/* relative to its root */
	uint32_t root;		/* which of the paths given */
	struct sv listed;	/* its title in SUMMARY.md, or "" */
	uint64_t bytes;		/* of the file */
	uint32_t sum;		/* of all that was read: has it changed? */
	bool is_bad;		/* a content error: no page of the book */
	struct front front;
	struct sv slug, title;
	enum entry_mode mode;
	struct toc_entry *entries;	/* [0] is the overview */
	size_t nentries;
	struct heading_id *ids;		/* sorted by id */
	size_t nids;
	struct picture *pictures;
	size_t npictures;
	uint32_t number;		/* of the page, in reading order */
};

/* A page file read whole: bytes, front matter, entries with their blocks. */
struct page_text {
	struct sv bytes;
	uint32_t sum;		/* of its text and of what that includes */
	struct front front;
	struct page page;	/* title, mode, doc, entries */
};

/* Read and parse F's file into A. Content errors go to DIAG, and *IS_BAD is
 * set; false when the file cannot be read. */
bool page_text_read(const struct frame *f, struct arena *a,
    struct diag_sink *diag, struct page_text *out, bool *is_bad,
    struct err *e) WARN_UNUSED;

/* Fill F from TEXT; its strings stay where TEXT's are. */
void frame_of(struct frame *f, const struct page_text *text, struct arena *a);
/* A copy of F in A with all its strings, but for `full` and `path`. */
struct frame frame_copy(const struct frame *f, struct arena *a);
/* The heading or place ID, or one that has the same letters and digits; NULL if
 * the page has none. */
const struct heading_id *frame_heading(const struct frame *f, struct sv id);

#endif
