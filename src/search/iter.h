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

#define ITER_IDLE_MAX 64

struct iter_item {		/* an entry of a LIST */
	uint32_t entry;
	uint32_t form;		/* the one of the largest weight */
	float weight;
};

struct iter {
	enum iter_type type;
	struct book *book;
	uint32_t entry;		/* current; ENTRY_END behind the last */
	bool is_unsure;		/* whether it matches must yet be confirmed */
	uint32_t df;		/* about so many entries, of all books */
	uint8_t fields;		/* mask that a posting must meet; 0 = any */
	double idf;
	double gain;		/* of weights, by the lengths in other books */
	const struct word_count *count;	/* WORD, LIST: in all books */
	bool has_positions;
	struct iter_form *forms;	/* WORD; of a LIST one, for reuse */
	size_t nforms;
	struct iter_item *items;	/* LIST */
	size_t nitems, at;
	float *maxima;			/* LIST: largest weights of each
					   POSTING_BLOCK items */
	struct term *terms;		/* LIST: its forms */
	size_t nterms;
	struct iter **words;		/* PHRASE; parts of ANY, ALL, NEAR */
	size_t nwords;
	uint32_t *offsets;		/* PHRASE */
	double *factors;		/* ANY: of its parts' scores */
	bool counts_best;		/* ANY: only the best part counts */
	uint32_t distance;		/* NEAR: last position - first, at most */
	struct phrase_text *text;	/* PHRASE: not NULL if its text must be
					   looked at */
	struct arena *scratch;		/* PHRASE, NEAR */
	double most;		/* what score_bound() found: no entry up to */
	uint32_t until;		/* this one scores more */
	uint64_t idle;		/* ANY: parts, of the first ITER_IDLE_MAX, that
				   up to there bring no entry up alone */
};

struct positions {
	uint32_t *v;		/* rising */
	size_t n;
};

static inline bool
iter_is_idle(const struct iter *it, size_t i)
{
	return i < ITER_IDLE_MAX && (it->idle >> i & 1) != 0;
}

/* To the first entry >= ENTRY that matches; never back. */
bool iter_seek(struct iter *it, uint32_t entry, struct err *e) WARN_UNUSED;
/* The same in two steps, so that positions are read only of entries that would
 * count: to the first entry >= ENTRY that has all words of a phrase or NEAR;
 * then whether they stand as they must. Of other types all match. */
bool iter_approach(struct iter *it, uint32_t entry, struct err *e) WARN_UNUSED;
bool iter_confirm(struct iter *it, bool *matches, struct err *e) WARN_UNUSED;
/* Does ENTRY match? It may not be in front of one asked for before. */
bool iter_at(struct iter *it, uint32_t entry, bool *matches,
    struct err *e) WARN_UNUSED;
/* To the first entry again. A fresh iterator must be rewound before use. */
bool iter_rewind(struct iter *it, struct err *e) WARN_UNUSED;
/* BM25F's normalised term frequency in the current entry; of a phrase, also an
 * unsure one, that of its weakest word. Not for ANY, ALL, NEAR. */
bool iter_weight(struct iter *it, double *weight, struct err *e) WARN_UNUSED;
/* Positions of the current entry, in A: those of each word of a phrase, of each
 * part that is there. Operators have none. */
bool iter_positions(struct iter *it, struct arena *a, struct positions *out,
    struct err *e) WARN_UNUSED;

/* The union of NTERMS terms as a LIST; SCALES has a factor for each. */
bool iter_make_list(struct book *b, const struct term *terms, size_t nterms,
    const double *scales, uint8_t fields, struct arena *a, struct iter *out,
    struct err *e) WARN_UNUSED;

#endif
