/* The words that a search looks for, to be found again in any text: that of a
 * page on a screen, as it stands there. */
#ifndef SEARCH_SOUGHT_H
#define SEARCH_SOUGHT_H

#include "base/err.h"
#include "base/map.h"
#include "base/sv.h"
#include "base/vec.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct plan;

#define SOUGHT_WORDS_MAX 64	/* further ones are not looked for */

struct sought_word {
	uint32_t offset;	/* in positions from the first of its phrase */
	uint32_t length;	/* of the first: words of its phrase; else 0 */
};

/* Valid when zeroed: nothing is looked for. */
struct sought {
	struct map forms;	/* what a word may read, as the tokenizer
				   gives it: its number in `words_of` */
	struct VEC_BODY(uint64_t) words_of;	/* bit i: word i */
	struct sought_word words[SOUGHT_WORDS_MAX];
	size_t n;
};

void sought_clear(struct sought *s);
void sought_release(struct sought *s);
/* Add what PLAN looks for in its book: the forms of its words, what else says
 * them, phrases; not what it excludes, nor question words beside others. */
bool sought_add(struct sought *s, const struct plan *plan, struct err *e)
    WARN_UNUSED;

struct sought_spot {
	size_t from, end;	/* bytes */
	uint32_t position;	/* in words */
	uint64_t words;		/* that are here */
	uint64_t hits;		/* those of them whose phrase is whole */
};

/* A text that is read piece by piece. Zeroed but for `sought` to begin. */
struct sought_scan {
	const struct sought *sought;
	struct VEC_BODY(struct sought_spot) spots;
	uint32_t position;
};

/* Read on: TEXT, which begins at byte AT of the whole. */
void sought_read(struct sought_scan *s, struct sv text, size_t at,
    bool is_code);
/* What follows is another paragraph: no phrase goes on into it. */
void sought_break(struct sought_scan *s);
/* Behind the last piece: what is left in s->spots is found, rising and apart. */
void sought_settle(struct sought_scan *s);
void sought_scan_release(struct sought_scan *s);

#endif
