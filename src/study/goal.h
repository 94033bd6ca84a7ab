/* An interview's day: what must be seen again before it, and how many
 * questions fit into the time there is. Nothing here is stored with cards: a
 * goal only brings their days forward. */
#ifndef STUDY_GOAL_H
#define STUDY_GOAL_H

#include "study/schedule.h"

#include <stddef.h>

#define GOAL_FINAL_DAYS 2	/* in which all that was met is seen again */

struct goal {
	int32_t day;		/* study day of the interview */
	unsigned minutes;	/* a day; 0: no limit */
};

/* The study day on which C comes back under GOAL, which may be NULL. */
int32_t goal_due(const struct goal *goal, const struct card *c,
    struct sv name);

/* How many views a card takes, each answered well, from TODAY until the goal;
 * C may be new. */
unsigned goal_views(const struct goal *goal, const struct schedule *s,
    const struct card *c, struct sv name, struct moment today);

#endif
