#include "config.h"

#include "study/stats.h"

#include <math.h>
#include <stdlib.h>

#include "base/map.h"
#include "base/vec.h"
#include "study/forecast.h"

struct collecting {
	struct stats *out;
	struct store *store;
	const struct deck *deck;
	struct map items;	/* name to index */
	struct map topics;	/* slug to index */
	struct moment now;
	int32_t day;
	int64_t card;		/* number of the card at hand */
	struct card state;
	struct deck_item *item;	/* NULL: not wanted, or in no book */
	VEC(int32_t) days;	/* with answers */
};

static struct sv
topic_of(struct sv name)
{
	return sv_sub(name, 0, sv_find_byte(name, '#'));
}

static struct stats_group *
topic_group(struct collecting *c, const struct deck_item *item)
{
	return &c->out->topics[map_find(&c->topics,
	    topic_of(item->stored.name))->value];
}

/* --- the cards --- */

static void
count_card(struct collecting *c, const struct deck_item *item,
    struct stats_group *g, const struct goal *goal)
{
	const struct card *k = &item->stored.card;
	double recall = schedule_recall(&c->store->schedule, k, c->day);

	g->all++;
	if (k->state == CARD_NEW) {
		g->expected += c->out->first_rate;
		return;
	}
	g->met++;
	g->due += !k->is_suspended &&
	    goal_due(goal, k, item->stored.name) <= c->now.day;
	g->expected += recall;
	g->expected_met += recall;
}

static void
count_ahead(struct collecting *c, const struct deck_item *item,
    const struct goal *goal)
{
	const struct card *k = &item->stored.card;
	int32_t days = goal_due(goal, k, item->stored.name) - c->now.day;

	c->out->suspended += k->is_suspended;
	c->out->marked += k->is_marked;
	if (k->state == CARD_NEW || k->is_suspended)
		return;
	if (days < STATS_DAYS)
		c->out->ahead[days > 0 ? days : 0]++;
}

static void
count_cards(struct collecting *c, const struct goal *goal, struct arena *a)
{
	struct stats *s = c->out;
	const struct deck *d = c->deck;

	s->topics = arena_array(a, d->n, sizeof(*s->topics));
	for (size_t i = 0; i < d->n; i++) {
		const struct deck_item *item = &d->items[i];
		struct sv topic = topic_of(item->stored.name);
		bool is_new;

		if (!item->is_wanted)
			continue;
		(void)map_put(&c->items, item->stored.name, (uint32_t)i, NULL);
		(void)map_put(&c->topics, topic, (uint32_t)s->ntopics,
		    &is_new);
		if (is_new)
			s->topics[s->ntopics++].name = topic;
		count_card(c, item, &s->total, goal);
		count_card(c, item, topic_group(c, item), goal);
		count_card(c, item, &s->levels[item->level], goal);
		count_ahead(c, item, goal);
	}
	for (int l = 0; l < LEVEL_COUNT; l++)
		s->levels[l].name = level_name((enum level)l);
}

/* --- the log --- */

static void
count_recall(struct stats_recall *r, double predicted, bool known)
{
	r->answers++;
	r->known += known;
	r->predicted += predicted;
}

static void
count_review(struct collecting *c, struct moment at, bool known)
{
	struct stats *s = c->out;
	double p = schedule_recall(&c->store->schedule, &c->state, at.day);
	int bin = (int)(p * STATS_BINS);

	count_recall(&s->total.recall, p, known);
	count_recall(&s->bins[bin < STATS_BINS ? bin : STATS_BINS - 1], p,
	    known);
	if (at.day > c->now.day - STATS_DAYS && at.day <= c->now.day)
		count_recall(&s->last, p, known);
	count_recall(&topic_group(c, c->item)->recall, p, known);
	count_recall(&s->levels[c->item->level].recall, p, known);
}

static void
begin_card(struct collecting *c, const struct log_row *row)
{
	const struct map_item *m = map_find(&c->items, row->owner);

	c->card = row->owner_number;
	c->state = (struct card){ 0 };
	c->item = m != NULL ? &c->deck->items[m->value] : NULL;
}

static bool
take_row(void *arg, const struct log_row *row, struct err *e)
{
	struct collecting *c = arg;
	struct moment at = moment_at(row->at, row->zone);
	int32_t ago = c->now.day - at.day;

	(void)e;
	if (row->owner_number != c->card)
		begin_card(c, row);
	if (row->what > LOG_EASY || row->is_undone || c->item == NULL)
		return true;
	c->out->answers++;
	c->out->spent += row->duration;
	if (ago >= 0 && ago < STATS_DAYS)
		c->out->back[ago]++;
	vec_push(&c->days, at.day);
	if (c->state.state == CARD_REVIEW && at.day > c->state.last_day)
		count_review(c, at, row->what != LOG_AGAIN);
	c->state = schedule_answer(&c->store->schedule, &c->state, row->owner,
	    (enum grade)row->what, at);
	return true;
}

static int
by_day(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

	return (x > y) - (x < y);
}

/* A streak goes on until a whole day has passed without an answer. */
static void
count_streaks(struct collecting *c)
{
	uint32_t run = 0;

	if (c->days.n > 0)
		qsort(c->days.v, c->days.n, sizeof(*c->days.v), by_day);
	for (size_t i = 0; i < c->days.n; i++) {
		int32_t step = i > 0 ? c->days.v[i] - c->days.v[i - 1] : 2;

		run = step > 1 ? 1 : run + (uint32_t)step;
		if (run > c->out->longest)
			c->out->longest = run;
	}
	if (c->days.n > 0 && c->days.v[c->days.n - 1] >= c->now.day - 1)
		c->out->streak = run;
}

bool
stats_collect(struct store *store, const struct deck *deck,
    const struct goal *goal, struct moment now, int32_t day, struct arena *a,
    struct stats *out, struct err *e)
{
	struct collecting c = { .out = out, .store = store, .deck = deck,
		.now = now, .day = day };
	struct store_rows rows = { .take = take_row, .arg = &c,
		.order = ROWS_BY_CARD };
	bool ok;

	*out = (struct stats){ 0 };
	ok = forecast_first_rate(store, &out->first_rate, e);
	if (ok) {
		count_cards(&c, goal, a);
		ok = store_each(store, &rows, e);
		count_streaks(&c);
	}
	map_release(&c.items);
	map_release(&c.topics);
	vec_release(&c.days);
	return ok;
}

/* --- shares --- */

static double
share(double part, double all)
{
	return all > 0 ? 100 * part / all : 0;
}

double
stats_known(const struct stats_recall *r)
{
	return share(r->known, r->answers);
}

double
stats_predicted(const struct stats_recall *r)
{
	return share(r->predicted, r->answers);
}

double
stats_expected(const struct stats_group *g)
{
	return share(g->expected, g->all);
}

double
stats_expected_met(const struct stats_group *g)
{
	return share(g->expected_met, g->met);
}

double
stats_calibration(const struct stats *s)
{
	double off = 0;

	for (size_t i = 0; i < STATS_BINS; i++)
		off += fabs(s->bins[i].known - s->bins[i].predicted);
	return share(off, s->total.recall.answers);
}

const struct stats_group *
stats_weakest(const struct stats *s)
{
	const struct stats_group *weakest = NULL;

	for (size_t i = 0; i < s->ntopics; i++)
		if (s->topics[i].met > 0 && (weakest == NULL ||
		    stats_expected(&s->topics[i]) < stats_expected(weakest)))
			weakest = &s->topics[i];
	return weakest;
}
