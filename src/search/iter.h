/* Walking the entries that match a part of a query, in rising order:
 *
 *	WORD	the union of the posting lists of a word's forms
 *	LIST	the same made at once, for prefixes: many forms
 *	PHRASE	entries where words lie at given distances
 *	ANY	entries that at least one of several parts matches
 *	ALL	entries that all of them match
 *	NEAR	those where all of them lie in a stretch of some words
 *
 * All memory comes from the arena given when made; moving allocates none (a
 * phrase uses its own scratch). Combining several is rank.c's. */
#ifndef SEARCH_ITER_H
#define SEARCH_ITER_H

#include "base/arena.h"
#include "base/err.h"
#include "book/dict.h"
#include "book/postings.h"
#include "search/phrase_text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum iter_type {
	ITER_WORD,
	ITER_LIST,
	ITER_PHRASE,
	ITER_ANY,
	ITER_ALL,
	ITER_NEAR
};

struct iter_form {
	struct term term;
	double factor;		/* of its weight: 1 for the form as typed */
	struct posting_iter postings;
};

struct iter_item {		/* an entry of a LIST */
	uint32_t entry;
	uint32_t form;		/* the one of the largest weight */
	float weight;
};

struct iter {
	enum iter_type type;
	struct book *book;
	uint32_t entry;		/* current; ENTRY_END behind the last */
	uint32_t df;		/* about so many entries */
	uint8_t fields;		/* mask that a posting must meet; 0 = any */
	double idf;
	bool has_positions;
	struct iter_form *forms;	/* WORD; of a LIST one, for reuse */
	size_t nforms;
	struct iter_item *items;	/* LIST */
	size_t nitems, at;
	struct term *terms;		/* LIST: its forms */
	struct iter **words;		/* PHRASE; parts of ANY, ALL, NEAR */
	size_t nwords;
	uint32_t *offsets;		/* PHRASE */
	double *factors;		/* ANY: of its parts' scores */
	bool counts_best;		/* ANY: only the best part counts */
	uint32_t distance;		/* NEAR: last position - first, at most */
	struct phrase_text *text;	/* PHRASE: not NULL if its text must be
					   looked at */
	struct arena *scratch;		/* PHRASE, NEAR */
};

struct positions {
	uint32_t *v;		/* rising */
	size_t n;
};

/* To the first entry >= ENTRY that matches; never back. */
bool iter_seek(struct iter *it, uint32_t entry, struct err *e) WARN_UNUSED;
/* To the first entry again. A fresh iterator must be rewound before use. */
bool iter_rewind(struct iter *it, struct err *e) WARN_UNUSED;
/* BM25F's normalised term frequency in the current entry; of a phrase that of
 * its weakest word. Not for ANY, ALL, NEAR. */
double iter_weight(const struct iter *it);
/* Positions of the current entry, in A: those of each word of a phrase, of each
 * part that is there. Operators have none. */
bool iter_positions(struct iter *it, struct arena *a, struct positions *out,
    struct err *e) WARN_UNUSED;

/* The union of NTERMS terms as a LIST; SCALES has a factor for each. */
bool iter_make_list(struct book *b, const struct term *terms, size_t nterms,
    const double *scales, uint8_t fields, struct arena *a, struct iter *out,
    struct err *e) WARN_UNUSED;

#endif
