/* What entries must be, beside matching; also used by list and random. */
#ifndef SEARCH_FILTER_H
#define SEARCH_FILTER_H

#include "base/arena.h"
#include "base/err.h"
#include "base/sv.h"
#include "book/book.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct filter {
	uint32_t levels, kinds;		/* bit sets by number; 0 = all */
	struct sv_list topics;		/* slugs or aliases; n = 0: all */
	struct sv_list areas;		/* area ids */
};

bool filter_is_empty(const struct filter *f);
/* Does ENTRY of B pass? For one entry; for many, prepare once. */
bool filter_passes(const struct filter *f, struct book *b, uint32_t entry,
    bool *passes, struct err *e) WARN_UNUSED;

/* A filter made ready for one book: names have become ranges of entries. */
struct filter_range {
	uint32_t first, end;
};

struct filter_ranges {
	struct filter_range *v;
	size_t n;
};

struct filter_ready {
	struct book *book;
	uint32_t levels, kinds;
	bool has_topics, has_areas;
	struct filter_ranges topics, areas;
};

/* The ranges are in A. Names that the book does not have match nothing. */
bool filter_prepare(const struct filter *f, struct book *b, struct arena *a,
    struct filter_ready *out, struct err *e) WARN_UNUSED;
/* *ALL: all that the filter asks for holds; *ANY: something of it does. */
bool filter_test(const struct filter_ready *f, uint32_t entry, bool *all,
    bool *any, struct err *e) WARN_UNUSED;

#endif
