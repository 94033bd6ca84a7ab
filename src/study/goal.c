#include "config.h"

#include "study/goal.h"

#define VIEWS_MAX 1000

/* One of the final days, always the same for a name: half on each. */
static int32_t
final_day(const struct goal *goal, struct sv name)
{
	return goal->day - GOAL_FINAL_DAYS +
	    (int32_t)(schedule_chance(name, 0) * GOAL_FINAL_DAYS);
}

int32_t
goal_due(const struct goal *goal, const struct card *c, struct sv name)
{
	int32_t last;

	if (goal == NULL || c->state == CARD_NEW)
		return c->due_day;
	last = c->last_day < goal->day - GOAL_FINAL_DAYS ?
	    final_day(goal, name) : goal->day;
	return c->due_day < last ? c->due_day : last;
}

unsigned
goal_views(const struct goal *goal, const struct schedule *s,
    const struct card *c, struct sv name, struct moment today)
{
	struct card k = *c;
	struct moment at = today;
	unsigned views = 0;

	while (views < VIEWS_MAX) {
		int32_t due = k.state == CARD_NEW ? at.day :
		    goal_due(goal, &k, name);

		if (due >= goal->day)
			break;
		if (due > at.day)
			at = (struct moment){ .day = due, .zone = at.zone,
				.ms = at.ms + (int64_t)(due - at.day) * DAY_MS };
		k = schedule_answer(s, &k, name, GRADE_GOOD, at);
		views++;
	}
	return views;
}
