/* Messages kept, to be given on later: from a worker in the order of pages, or
 * sorted by line. */
#ifndef CORPUS_DIAG_LIST_H
#define CORPUS_DIAG_LIST_H

#include "base/arena.h"
#include "corpus/diag.h"

#include <stddef.h>

struct diag_kept {
	struct diag diag;	/* message in the arena, path the caller's */
	struct diag_kept *next;
};

struct diag_list {
	struct arena *arena;
	struct diag_kept *first, *last;
	size_t n;
};

/* A sink that keeps what it gets in L, whose arena is set. */
struct diag_sink diag_list_sink(struct diag_list *l);
/* Give all on to SINK in the order they came. */
void diag_list_give(const struct diag_list *l, struct diag_sink *sink);
/* The same by line; those of one line as they came. */
void diag_list_give_sorted(const struct diag_list *l, struct diag_sink *sink);

#endif
