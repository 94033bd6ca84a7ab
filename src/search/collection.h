/* All books of a search as one, so that scores of a small book compare with
 * those of a large one. In how many entries a word is: each plan counts its
 * words in, and when all are made, words are weighed by the sums. And weights
 * of postings, which were normalised by the average length of an entry in their
 * own book: BM25F's norm of an entry of that length, were it in the others'
 * company, is a factor on all of a book's. */
#ifndef SEARCH_COLLECTION_H
#define SEARCH_COLLECTION_H

#include "base/arena.h"
#include "base/sv.h"
#include "search/iter.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct word_count {
	struct sv text;
	uint8_t fields;
	bool is_prefix;
	uint32_t df;
	const struct book *last;	/* the book counted last */
	struct word_count *next;
};

struct collection {
	struct arena *a;	/* of the counts */
	size_t nbooks;
	uint32_t nentries;	/* of all books */
	double length;		/* of an entry, on average, in bytes */
	struct word_count *first;
};

/* Take the N books as the collection; the counts are 0, in A. */
void collection_init(struct collection *c, struct book *const *books, size_t n,
    struct arena *a);
/* Count in that B has the word in DF entries; once, however often it is asked
 * for. TEXT must last as long as the collection. */
struct word_count *collection_count(struct collection *c, struct sv text,
    uint8_t fields, bool is_prefix, const struct book *b, uint32_t df);
/* Give IT and its parts their df, idf and gain in the collection. */
void collection_weigh(const struct collection *c, struct iter *it);
/* Set what a join of it->words weighs: ANY as one word that is in as many
 * entries, the others as all their words. */
void collection_weigh_join(const struct collection *c, struct iter *it);

#endif
