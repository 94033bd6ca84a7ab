/* Questions that ask nearly the same: those whose words, without the small
 * ones, overlap by three fifths (Jaccard). A question is compared only with
 * those that share one of a few of its words: two sets that overlap so far share
 * one among the first n - ceil(3n/5) + 1 of each, in any one order of all words
 * (Chaudhuri and others, "A primitive operator for similarity joins", 2006). */
#ifndef CORPUS_LINT_ALIKE_H
#define CORPUS_LINT_ALIKE_H

#include "base/map.h"
#include "base/sv.h"
#include "base/vec.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct alike_post {		/* a question that has a word */
	uint32_t question, older;	/* next one + 1; 0 ends the list */
};

struct alike_question {
	uint32_t value;
	size_t first, n;		/* of its words in `sets` */
};

struct alike {
	struct map words;		/* value: its newest post + 1 */
	VEC(struct alike_post) posts;
	VEC(struct alike_question) questions;
	VEC(uint32_t) sets;		/* word numbers, falling in each set */
};

/* Add the question TITLE under VALUE. True when one that was added before is
 * like it: *FOUND is the value of the first such. */
bool alike_add(struct alike *k, struct sv title, uint32_t value,
    uint32_t *found);
void alike_release(struct alike *k);

#endif
