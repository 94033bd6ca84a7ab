/* Questions for the places of a sheet: chosen by a seed, topics spread. Pure:
 * the same bank, wish and edits give the same sheet anywhere. */
#ifndef KIT_CHOOSE_H
#define KIT_CHOOSE_H

#include "kit/bank.h"
#include "kit/slots.h"
#include "kit/wish.h"

struct numbers {
	const uint32_t *v;
	size_t n;
};

struct choice;

/* What is to be other than the seed would have it; entries by number. Each
 * changes the places it must and no other. */
struct edits {
	struct numbers include;		/* shall be asked */
	struct numbers without;		/* shall not, in this order */
	struct numbers exclude;		/* were asked elsewhere */
	/* Another form: each place has the minutes that it has there. */
	const struct choice *like;
};

struct chosen {
	const struct question *question;	/* in the bank */
	unsigned minutes;
};

struct choice {
	struct chosen v[WISH_SLOTS_MAX];
	size_t n;
	unsigned minutes;		/* of all */
};

/* Choose for W, whose changes are made; then make EDITS (NULL: none), after
 * which W's changes say what they came to, so that W alone gives the same. False
 * when it cannot be done: *LACK says why. */
bool choose(const struct bank *bank, struct wish *w, const struct edits *edits,
    struct choice *out, struct lack *lack) WARN_UNUSED;

#endif
