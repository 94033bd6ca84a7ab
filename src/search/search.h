/* The one door to searching: a query as typed in, ranked hits out. */
#ifndef SEARCH_SEARCH_H
#define SEARCH_SEARCH_H

#include "base/arena.h"
#include "base/err.h"
#include "base/sv.h"
#include "book/shelf.h"
#include "doc/vocab.h"
#include "search/filter.h"
#include "search/snippet.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sought;

struct search_opts {
	struct filter filter;
	size_t limit;		/* hits wanted; 0 = all */
	uint64_t count_to;	/* matches that are counted one by one; beyond
				   that those are passed over that cannot be
				   among the best. UINT64_MAX counts all */
	bool is_exhaustive;	/* score every entry that has a word: slow,
				   what the tests compare with */
	bool is_exact;		/* no stems, relaxing, corrections */
	bool has_snippets, has_why;
	struct snippet_shape snippets;
	/* What is looked for in the book SOUGHT_IN is added to it; NULL: not
	 * wanted. */
	struct sought *sought;
	const struct book *sought_in;
};

struct hit {
	struct book *book;
	uint32_t page, entry;
	double score;
	struct snippet snippet;
	struct sv why;		/* how the score came about, if asked for */
};

struct hits {
	struct hit *v;		/* best first; ties by book and entry */
	size_t n;
	uint64_t total;		/* all that match, not only those given; */
	bool is_least;		/* or there may be more than that */
	bool is_relaxed;	/* no entry has all words: the best partial */
	struct sv_list missing;	/* words that no book has */
	struct sv_list corrected;	/* of these the ones that were mended, */
	struct sv_list corrections;	/* and what was searched for instead */
	bool is_empty_query;	/* nothing to search for was left */
	size_t ndamaged;	/* books passed over */
	struct err damage;	/* what was wrong with the first of them */
};

/* Search all books of S. Any bytes are a query; none is a syntax error. Of a
 * sentence (question words and two words or more beside them) most words
 * must match, of other queries all, and only if no entry has all, most. A word
 * that no book has is taken for the nearest one that they have. A
 * query of filters alone gives all that pass. What the whole query names (slug,
 * alias, title, id, error code) comes first, and of a compiler's message the
 * entries of its code. The result and all strings are
 * in A. False only on damage with a single book, or a system error. */
bool search_run(const struct shelf *s, struct sv query,
    const struct search_opts *opts, struct arena *a, struct hits *out,
    struct err *e) WARN_UNUSED;

#endif
