#include "config.h"

#include "study/schedule.h"

#include <math.h>

#include "base/map.h"

#define MINUTE_MS 60000

void
schedule_default(struct schedule *s)
{
	*s = (struct schedule){ .retention = 0.9, .max_days = 36500,
		.has_fuzz = true,
		.learning = { .minutes = { 1, 10 }, .n = 2 },
		.relearning = { .minutes = { 10 }, .n = 1 } };
	fsrs_init(&s->fsrs, fsrs_default_weights);
}

/* SplitMix64's finish (Steele, Lea, Flood, OOPSLA 2014). */
double
schedule_chance(struct sv name, uint32_t n)
{
	uint64_t z = ((uint64_t)map_hash(name) << 32 | n) +
	    0x9E3779B97F4A7C15u;

	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
	z ^= z >> 31;
	return (double)(z >> 11) / 9007199254740992.0;
}

/* The ranges of py-fsrs: cards answered together do not come back together. */
static double
fuzzed(double days, double chance, double maximum)
{
	static const struct {
		double from, to, share;
	} ranges[] = { { 2.5, 7, 0.15 }, { 7, 20, 0.10 },
		{ 20, (double)INFINITY, 0.05 } };
	double delta = 1, low, high;

	if (days < 2.5)
		return days;
	for (size_t i = 0; i < sizeof(ranges) / sizeof(*ranges); i++)
		if (days > ranges[i].from)
			delta += ranges[i].share *
			    (fmin(days, ranges[i].to) - ranges[i].from);
	high = fmin(round(days + delta), maximum);
	low = fmin(fmax(2, round(days - delta)), high);
	return floor(low + chance * (high - low + 1));
}

static void
wait_days(struct card *c, double days, struct moment now)
{
	c->state = CARD_REVIEW;
	c->step = 0;
	c->due_day = now.day + (int32_t)days;
	c->due = now.ms + (int64_t)days * DAY_MS;
}

static void
wait_minutes(struct card *c, double minutes, struct moment now)
{
	c->due = now.ms + (int64_t)(minutes * MINUTE_MS);
	c->due_day = now.day;
}

/* One step of learning or relearning; false when it is over. */
static bool
take_step(const struct steps *steps, struct card *c, enum grade grade,
    struct moment now)
{
	const unsigned *m = steps->minutes;
	double wait;

	if (steps->n == 0 || grade == GRADE_EASY ||
	    (c->step >= steps->n && grade != GRADE_AGAIN))
		return false;
	if (grade == GRADE_AGAIN)
		c->step = 0;
	else if (grade == GRADE_GOOD && ++c->step >= steps->n)
		return false;
	wait = m[c->step];
	if (grade == GRADE_HARD && c->step == 0)
		wait = steps->n == 1 ? 1.5 * m[0] : (m[0] + m[1]) / 2.0;
	/* Hard no later than good. */
	if (grade == GRADE_HARD && c->step + 1 < steps->n)
		wait = fmin(wait, m[c->step + 1]);
	wait_minutes(c, wait, now);
	return true;
}

static struct memory
remember(const struct schedule *s, const struct card *c, enum grade grade,
    struct moment now)
{
	int32_t days = now.day - c->last_day;

	if (c->state == CARD_NEW)
		return fsrs_first(&s->fsrs, grade);
	/* Never negative, whatever the clock does. */
	return fsrs_next(&s->fsrs, c->memory, days > 0 ? days : 0, grade);
}

static double
days_of(const struct schedule *s, const struct card *c, struct sv name,
    enum grade grade, struct moment now)
{
	double days = fsrs_interval(&s->fsrs,
	    remember(s, c, grade, now).stability, s->retention, s->max_days);

	if (s->has_fuzz)
		days = fuzzed(days, schedule_chance(name, c->answers),
		    s->max_days);
	return days;
}

/* Days for a grade that ends learning, in the order of grades. */
static double
days_in_order(const struct schedule *s, const struct card *c, struct sv name,
    enum grade grade, struct moment now)
{
	double good, days = days_of(s, c, name, grade, now);

	if (grade != GRADE_HARD && grade != GRADE_EASY)
		return days;
	good = days_of(s, c, name, GRADE_GOOD, now);
	return grade == GRADE_HARD ? fmin(days, good) : fmax(days, good);
}

struct card
schedule_answer(const struct schedule *s, const struct card *c, struct sv name,
    enum grade grade, struct moment now)
{
	struct card next = *c;
	bool is_in_steps;

	next.memory = remember(s, c, grade, now);
	next.last = now.ms;
	next.last_day = now.day;
	next.answers++;
	if (c->state == CARD_REVIEW) {
		next.lapses += grade == GRADE_AGAIN;
		next.step = 0;
		next.state = CARD_RELEARNING;
		is_in_steps = grade == GRADE_AGAIN &&
		    take_step(&s->relearning, &next, grade, now);
	} else if (c->state == CARD_RELEARNING) {
		is_in_steps = take_step(&s->relearning, &next, grade, now);
	} else {
		next.state = CARD_LEARNING;
		is_in_steps = take_step(&s->learning, &next, grade, now);
	}
	if (!is_in_steps)
		wait_days(&next, days_in_order(s, c, name, grade, now), now);
	return next;
}

double
schedule_recall(const struct schedule *s, const struct card *c, int32_t day)
{
	if (c->state == CARD_NEW)
		return 0;
	return fsrs_recall(&s->fsrs, day > c->last_day ? day - c->last_day : 0,
	    c->memory.stability);
}
