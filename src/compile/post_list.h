/* One posting list to bytes, as drawn at POST in book/format.h. */
#ifndef COMPILE_POST_LIST_H
#define COMPILE_POST_LIST_H

#include "base/buf.h"
#include "base/cur.h"
#include "base/vec.h"
#include "book/format.h"
#include "compile/runs.h"
#include "text/field.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What weighs a posting; the same for all lists of a book. */
struct post_scale {
	const uint32_t *lengths;	/* FIELD_COUNT for each entry */
	const uint8_t *norms;		/* BOOK_NORMS for each entry */
	double averages[FIELD_COUNT];	/* of lengths that are not 0 */
	unsigned entry_bits;
	unsigned single_first, single_gap;	/* k for lists of df 1 */
};

/* BM25F's w / (1 - b + b * length / average): what one occurrence in FIELD of
 * ENTRY weighs (Robertson, Zaragoza, Taylor, CIKM 2004, eq. 3). */
double post_occurrence(const struct post_scale *scale, uint32_t entry,
    enum field field);

struct post_item {
	uint32_t entry;
	uint32_t frequency;
	uint8_t fields, weight;
	bool is_implied;	/* the weight is not written */
	size_t first;		/* of its numbers in `positions` */
};

/* A list being made; valid when zeroed, used again for list after list. */
struct post_list {
	bool is_operator;
	bool is_sorted;			/* entries rise so far */
	VEC(struct post_item) items;
	VEC(uint32_t) positions;	/* of each item: the first position,
					   then each distance - 1 */
	VEC(uint32_t) values;		/* scratch, with the next */
	struct buf body;
};

void post_list_clear(struct post_list *l, bool is_operator);
/* Add the postings of one part (runs.h). */
void post_list_add(struct post_list *l, struct sv postings,
    const struct post_scale *scale);
/* Append the list's bytes to OUT, in order of entries. */
void post_list_put(struct post_list *l, const struct post_scale *scale,
    struct buf *out);
void post_list_release(struct post_list *l);

/* The k at which N values of a stream take the fewest bits as Rice codes; the
 * values are added one by one. Valid when zeroed. */
struct rice_choice {
	uint64_t bits[BOOK_RICE_MAX + 1];
};

void rice_add(struct rice_choice *c, uint32_t value);
unsigned rice_best(const struct rice_choice *c);

#endif
