/* The questions of a book that an interview may ask: those with a level and a
 * kind. */
#ifndef KIT_BANK_H
#define KIT_BANK_H

#include "base/arena.h"
#include "base/err.h"
#include "book/book.h"
#include "book/shelf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct question {
	uint32_t entry, page, area;	/* numbers in the book */
	enum level level;
	enum kind kind;
	uint16_t minutes;	/* its own (ask=), else by kind and level */
	bool has_own_minutes;
};

struct bank {
	struct question *v;	/* by entry number */
	size_t n;
	uint32_t nentries, npages, nareas;	/* of the book */
};

/* The book of S that interviews are held with: the first that has BANK_LEAST
 * questions with a level and a kind, so that notes and handbooks are passed
 * over; without one the first. S has a book. */
#define BANK_LEAST 8
bool bank_book(const struct shelf *s, struct book **out,
    struct err *e) WARN_UNUSED;
/* All questions of B, in A. */
bool bank_load(struct book *b, struct arena *a, struct bank *out,
    struct err *e) WARN_UNUSED;
/* The question that is entry ENTRY; NULL if that is none. */
const struct question *bank_find(const struct bank *bank, uint32_t entry);
/* Minutes that a question of this kind and level usually takes. */
unsigned bank_minutes(enum kind kind, enum level level);

#endif
