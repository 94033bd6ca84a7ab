/* The places of a sheet before any question stands in them: kinds, levels and
 * minutes, from warm-up to hard. They follow from the wish and from how many
 * questions there are, never from the seed: so all sheets of one wish weigh the
 * same. Pure: no input, no output, no memory. */
#ifndef KIT_SLOTS_H
#define KIT_SLOTS_H

#include "kit/bank.h"
#include "kit/wish.h"

struct slot {
	enum level level;
	enum kind kind;
	unsigned minutes;
};

struct slots {
	struct slot v[WISH_SLOTS_MAX];
	size_t n;
};

/* Why a wish cannot be met, and the nearest one that can. */
struct lack {
	enum {
		LACK_NOTHING,
		LACK_ANY,	/* no question at all */
		LACK_KIND,	/* of `kind` there are `have`, not `want` */
		LACK_MINUTES,	/* `have` minutes can be had, not `want` */
		LACK_OTHERS,	/* none is left to stand in for a question */
		LACK_PLACES	/* more questions to include than places */
	} what;
	enum kind kind;
	enum level level;	/* LACK_OTHERS */
	unsigned have, want;
	struct mix mix;		/* LACK_KIND: the nearest */
};

/* Is Q of a level and topic that W asks for? */
bool slots_fit(const struct wish *w, const struct question *q);
/* False when W cannot be met: *LACK says why. */
bool slots_make(const struct bank *bank, const struct wish *w,
    struct slots *out, struct lack *lack);

#endif
