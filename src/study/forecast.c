#include "config.h"

#include "study/forecast.h"

#include <string.h>

bool
forecast_first_rate(struct store *store, double *out, struct err *e)
{
	sqlite3_stmt *q;
	bool has_row, ok;

	/* One known and one not are taken as given: few answers say little. */
	*out = 0.5;
	if (!sql_query(&store->sql, &q, e, "SELECT (sum(what > 1) + 1.0) / "
		"(count(*) + 2) FROM log WHERE state = 0 AND what <= 4 AND "
		"NOT EXISTS (SELECT 1 FROM log u WHERE u.undoes = log.id)", ""))
		return false;
	ok = sql_step(&store->sql, q, &has_row, e);
	if (ok && has_row && sqlite3_column_type(q, 0) != SQLITE_NULL)
		*out = sqlite3_column_double(q, 0);
	(void)sqlite3_finalize(q);
	return ok;
}

#define ANSWERS_MAX 12	/* of one question until the day */

/* A question, and the days on which it is to be answered. */
struct course {
	const struct deck_item *item;
	int32_t days[ANSWERS_MAX];	/* rising */
	size_t n;
	double recall;		/* expected on the goal's day */
	/* The answer that would add most, as far as is known: days fill up. */
	int32_t best_day;
	double best_recall;
};

struct planning {
	const struct schedule *s;
	double first_rate;
	int32_t goal;
	struct moment today;
	unsigned daily;
	unsigned *taken;	/* of each day from today on */
};

/* Expected recall on the goal's day of what is answered on the N DAYS. Each
 * time it is known with the chance of recall; else it is learned anew. Between
 * answers it is taken to be what is likelier. */
static double
recall_by(const struct planning *p, const struct deck_item *item,
    const int32_t *days, size_t n)
{
	struct card card = item->stored.card;
	double recall = schedule_recall(p->s, &card, p->goal);

	for (size_t i = 0; i < n; i++) {
		struct moment now = { .day = days[i] };
		double known = card.state == CARD_NEW ? p->first_rate :
		    schedule_recall(p->s, &card, days[i]);
		struct card good = schedule_answer(p->s, &card,
		    item->stored.name, GRADE_GOOD, now);
		struct card again = schedule_answer(p->s, &card,
		    item->stored.name, GRADE_AGAIN, now);

		again = schedule_answer(p->s, &again, item->stored.name,
		    GRADE_GOOD, now);
		recall = known * schedule_recall(p->s, &good, p->goal) +
		    (1 - known) * schedule_recall(p->s, &again, p->goal);
		card = known >= 0.5 ? good : again;
	}
	return recall;
}

/* C's days with DAY among them, into OUT; false when it is there already. */
static bool
with_day(const struct course *c, int32_t day, int32_t out[ANSWERS_MAX])
{
	size_t at = 0;

	while (at < c->n && c->days[at] < day)
		at++;
	if (c->n == ANSWERS_MAX || (at < c->n && c->days[at] == day) ||
	    (c->item->stored.card.state != CARD_NEW &&
		c->item->stored.card.last_day >= day))
		return false;
	memcpy(out, c->days, at * sizeof(*out));
	out[at] = day;
	memcpy(out + at + 1, c->days + at, (c->n - at) * sizeof(*out));
	return true;
}

static void
find_best(const struct planning *p, struct course *c)
{
	int32_t days[ANSWERS_MAX];

	c->best_recall = c->recall;
	c->best_day = 0;
	for (int32_t day = p->today.day; day < p->goal; day++) {
		double recall;

		if (p->taken[day - p->today.day] >= p->daily ||
		    !with_day(c, day, days))
			continue;
		recall = recall_by(p, c->item, days, c->n + 1);
		if (recall > c->best_recall + 1e-9) {
			c->best_recall = recall;
			c->best_day = day;
		}
	}
}

/* Of all questions and days the answer that adds most; false when none adds
 * anything. A course's best is worked out again only when it is the first of
 * all and its day has filled up meanwhile. */
static bool
take_best(const struct planning *p, struct course *courses, size_t n)
{
	int32_t days[ANSWERS_MAX];

	for (;;) {
		struct course *best = NULL;

		for (size_t i = 0; i < n; i++)
			if (courses[i].best_day != 0 && (best == NULL ||
			    courses[i].best_recall - courses[i].recall >
				best->best_recall - best->recall))
				best = &courses[i];
		if (best == NULL)
			return false;
		if (p->taken[best->best_day - p->today.day] < p->daily &&
		    with_day(best, best->best_day, days)) {
			p->taken[best->best_day - p->today.day]++;
			memcpy(best->days, days, sizeof(days));
			best->n++;
			best->recall = best->best_recall;
			find_best(p, best);
			return true;
		}
		find_best(p, best);
	}
}

static double
sum(const struct course *courses, size_t n)
{
	double all = 0;

	for (size_t i = 0; i < n; i++)
		all += courses[i].recall;
	return all;
}

/* What comes of going through the deck from its beginning, round and round. */
static double
in_turn(const struct planning *p, struct course *courses, size_t n)
{
	size_t next = 0;
	double all = 0;

	for (int32_t day = p->today.day; day < p->goal && n > 0; day++)
		for (unsigned k = 0; k < p->daily && k < n; k++) {
			struct course *c = &courses[next++ % n];

			if (c->n < ANSWERS_MAX)
				c->days[c->n++] = day;
		}
	for (size_t i = 0; i < n; i++) {
		all += recall_by(p, courses[i].item, courses[i].days,
		    courses[i].n);
		courses[i].n = 0;
	}
	return all;
}

static size_t
begin(const struct planning *p, const struct deck *deck,
    struct course *courses)
{
	size_t n = 0;

	for (size_t i = 0; i < deck->n; i++) {
		const struct deck_item *item = &deck->items[i];

		if (!item->is_wanted || item->stored.card.is_suspended)
			continue;
		courses[n++] = (struct course){ .item = item,
			.recall = recall_by(p, item, NULL, 0) };
	}
	return n;
}

/* The courses' days, day by day, in the order of the deck. */
static void
list_picks(const struct planning *p, const struct deck *deck,
    const struct course *courses, size_t n, struct forecast *out)
{
	for (int32_t day = p->today.day; day < p->goal; day++)
		for (size_t i = 0; i < n; i++)
			for (size_t k = 0; k < courses[i].n; k++)
				if (courses[i].days[k] == day)
					out->picks[out->npicks++] =
					    (struct forecast_pick){
					    .item = (uint32_t)
						(courses[i].item -
						    deck->items),
					    .day = day };
}

void
forecast_order(const struct schedule *s, const struct deck *deck,
    double first_rate, struct moment today, int32_t goal, unsigned daily,
    struct arena *a, struct forecast *out)
{
	size_t ndays = (size_t)(goal - today.day), left;
	struct planning p = { .s = s, .first_rate = first_rate, .goal = goal,
		.today = today, .daily = daily,
		.taken = arena_array(a, ndays, sizeof(unsigned)) };
	struct course *courses = arena_array(a, deck->n, sizeof(*courses));
	size_t n = begin(&p, deck, courses);

	if (daily > n)
		p.daily = (unsigned)n;
	*out = (struct forecast){ .nwanted = (uint32_t)n,
		.untouched = sum(courses, n) };
	out->in_turn = in_turn(&p, courses, n);
	for (size_t i = 0; i < n; i++)
		find_best(&p, &courses[i]);
	left = ndays * p.daily;
	out->picks = arena_array(a, left, sizeof(*out->picks));
	while (left > 0 && take_best(&p, courses, n))
		left--;
	list_picks(&p, deck, courses, n, out);
	out->planned = sum(courses, n);
}
