/* How answers are rated: rubric.yaml of a book, see rust-interview-corpus(5).
 * No fractions: means are counted in hundredths. */
#ifndef KIT_RUBRIC_H
#define KIT_RUBRIC_H

#include "base/arena.h"
#include "base/err.h"
#include "book/book.h"
#include "doc/vocab.h"

#include <stdbool.h>
#include <stddef.h>

#define RATING_MAX 4

struct signal_rule {		/* all conditions must hold */
	struct sv name;
	unsigned mean;		/* hundredths, at least */
	unsigned lowest;	/* no rating under it; 0: any */
	bool has_below;
	unsigned below;		/* at most so many ratings under 3 */
};

struct rubric {
	bool is_there;		/* the book carries one */
	struct sv scale[RATING_MAX + 1];
	unsigned weights[KIND_COUNT];
	struct sv anchors[KIND_COUNT][LEVEL_COUNT][RATING_MAX + 1];
	unsigned least;		/* rated questions for a signal */
	struct signal_rule *rules;	/* the best first */
	size_t nrules;
};

/* That of B, in A. Without one every weight is 1 and there are no anchors. What
 * makes no sense is ERR_CONTENT, with its line. */
bool rubric_load(struct book *b, struct arena *a, struct rubric *out,
    struct err *e) WARN_UNUSED;
/* The same of the file's TEXT. */
bool rubric_read(struct sv text, struct arena *a, struct rubric *out,
    struct err *e) WARN_UNUSED;

#endif
