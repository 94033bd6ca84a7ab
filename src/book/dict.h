/* The term dictionary: every surface form of the book, sorted bytewise and
 * front-coded, each with its postings and the group of forms that share its
 * stem. Weights and lengths are stored, so that no libm is needed. */
#ifndef BOOK_DICT_H
#define BOOK_DICT_H

#include "base/cur.h"
#include "book/book.h"

struct term {
	uint32_t number;	/* rank in the dictionary */
	uint32_t group;		/* group of its stem: below the number of
				   groups of several forms, else alone */
	uint32_t df;		/* entries that hold this form */
	bool is_operator;	/* its postings have no positions */
	bool begins_group;	/* it is the first form of its group */
	uint64_t postings;	/* offset in the postings section */
	uint32_t postings_bytes;
};

struct term_group {
	uint32_t df;		/* entries that hold any of its forms */
	double idf;		/* ln(1 + (N - df + .5) / (df + .5)) */
	uint32_t nforms;
	uint32_t *forms;	/* term numbers, rising, in the arena given */
};

/* The term whose text is FORM (folded as the tokenizer does). */
bool dict_find(struct book *b, struct sv form, struct term *out, bool *found,
    struct err *e) WARN_UNUSED;
bool dict_group(struct book *b, uint32_t group, struct arena *a,
    struct term_group *out, struct err *e) WARN_UNUSED;
/* Term NUMBER and its text (in A). */
bool dict_term(struct book *b, uint32_t number, struct arena *a,
    struct term *out, struct sv *text, struct err *e) WARN_UNUSED;
uint32_t dict_size(const struct book *b);
/* The group whose stem is STEM, for words the book has not in that form. */
bool dict_find_stem(struct book *b, struct sv stem, uint32_t *group,
    bool *found, struct err *e) WARN_UNUSED;

/* Walk the terms from the first >= PREFIX on, while they begin with it. */
struct dict_walk {
	struct book *book;
	uint32_t next;
	struct sv prefix;
	char text[72];		/* of the current term */
	size_t text_n;
	/* reader's own */
	uint32_t block_end;	/* number of the first term behind the block */
	struct cur rest;	/* of the block */
	uint32_t groups;	/* begun in front of the next term */
	uint64_t postings;	/* offset of the next term's list */
	char stem[80];		/* of a term that begins a group */
	size_t stem_n;		/* 0: it is an odd stem, or none */
};

bool dict_walk_begin(struct book *b, struct sv prefix, struct dict_walk *w,
    struct err *e) WARN_UNUSED;
/* The next term; *MORE false at the end. Its text is w->text. */
bool dict_walk_next(struct dict_walk *w, struct term *out, bool *more,
    struct err *e) WARN_UNUSED;

/* Where a block begins: what all its terms begin with, as far as its index
 * tells, so that the whole block can be passed over; elsewhere nothing. SHARED
 * is the caller's, *N of its bytes are set. */
#define DICT_SHARED_MAX 8
bool dict_walk_ahead(const struct dict_walk *w, char shared[DICT_SHARED_MAX],
    size_t *n, struct err *e) WARN_UNUSED;
void dict_walk_pass(struct dict_walk *w);

#endif
