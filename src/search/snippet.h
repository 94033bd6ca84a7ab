/* A few words around the hits of an entry. Only the text blocks that hold them
 * are inflated. */
#ifndef SEARCH_SNIPPET_H
#define SEARCH_SNIPPET_H

#include "base/arena.h"
#include "base/err.h"
#include "base/sv.h"

#include <stddef.h>
#include <stdint.h>

struct mark {			/* in code points of the snippet */
	uint32_t start, end;
};

struct snippet {
	struct sv text;		/* plain text, one line, unsafe characters gone */
	struct mark *marks;	/* rising, apart */
	size_t nmarks;
};

struct plan;

/* The snippet of ENTRY, about COLUMNS wide, for what PLAN looks for. PLAN's
 * iterators are moved on: make snippets in the order of entries, after a
 * plan_rewind(). What OUT holds is in A, all else in SCRATCH, which
 * the caller clears when it likes (and so keeps its memory for the next). */
bool snippet_make(struct plan *plan, uint32_t entry, unsigned columns,
    struct arena *a, struct arena *scratch, struct snippet *out,
    struct err *e) WARN_UNUSED;

#endif
