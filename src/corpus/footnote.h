/* Footnotes stand at the end of the entry that refers to them first, under the
 * numbers in which they are referred to: "[1]". */
#ifndef CORPUS_FOOTNOTE_H
#define CORPUS_FOOTNOTE_H

#include "base/arena.h"
#include "corpus/dialect.h"
#include "doc/page.h"

#include <stddef.h>
#include <stdint.h>

struct note {
	struct node *first_use;		/* the text that refers to it */
	struct node *body;		/* a root with its blocks */
	uint32_t number;
};

struct notes {
	struct note *v;			/* by number: NULL, 1, 2, … */
	size_t n;
};

/* Number the references in DOC and take the definitions, which D tells of, out
 * of it. */
void notes_take(const struct dialect *d, struct doc *doc, struct arena *a,
    struct notes *out);
/* Put them into the entries of P, whose doc it was. */
void notes_give(const struct notes *notes, struct page *p);

#endif
