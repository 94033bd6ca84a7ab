/* A few words around the hits of an entry. Only the text blocks that hold them
 * are inflated. */
#ifndef SEARCH_SNIPPET_H
#define SEARCH_SNIPPET_H

#include "base/arena.h"
#include "base/err.h"
#include "base/sv.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct mark {			/* in code points of the snippet */
	uint32_t start, end;
};

struct snippet {
	struct sv text;		/* plain text, unsafe characters gone; one line,
				   several with a context */
	struct mark *marks;	/* rising, apart */
	size_t nmarks;
};

struct snippet_shape {
	unsigned columns;	/* about so wide; 0 = 160 */
	bool has_context;	/* whole lines: the hit's and on either side */
	unsigned context;	/* so many; prose is wrapped, code is not */
};

#define SNIPPET_CONTEXT_MAX 1000

struct plan;

/* The snippet of ENTRY for what PLAN looks for. PLAN's
 * iterators are moved on: make snippets in the order of entries, after a
 * plan_rewind(). What OUT holds is in A, all else in SCRATCH, which
 * the caller clears when it likes (and so keeps its memory for the next). */
bool snippet_make(struct plan *plan, uint32_t entry,
    const struct snippet_shape *shape, struct arena *a, struct arena *scratch,
    struct snippet *out, struct err *e) WARN_UNUSED;

#endif
