#include "config.h"

#include "study/session.h"

#include <math.h>

#include "base/vec.h"

#define PACE_DEFAULT 60000
#define PACE_LEAST 20		/* answers that make a pace */
#define PACE_LONGEST 600000	/* one that took longer was not attended to */

/* First id of a row of the study day of NOW: ids begin with the time. */
static int64_t
first_id_of(struct moment now)
{
	int64_t start = (int64_t)now.day * DAY_MS +
	    (int64_t)DAY_ROLLOVER_HOUR * 3600000 - (int64_t)now.zone * 60000;

	return start * (1 << 20);
}

/* A number of TEXT, whose two values bound the ids of the day of NOW. */
static bool
number_of_day(struct store *store, const char *text, struct moment now,
    int64_t *out, struct err *e)
{
	const int64_t first = first_id_of(now);
	sqlite3_stmt *q;
	bool has_row, ok;

	if (!sql_query(&store->sql, &q, e, text, "ii", first,
		first + (int64_t)DAY_MS * (1 << 20)))
		return false;
	ok = sql_step(&store->sql, q, &has_row, e);
	*out = ok && has_row ? sqlite3_column_int64(q, 0) : 0;
	(void)sqlite3_finalize(q);
	return ok;
}

/* Has any card an answer of the study day of NOW, or of a later one, as after a
 * clock set back? */
static bool
is_begun(const struct deck *d, struct moment now)
{
	for (size_t i = 0; i < d->n; i++)
		if (d->items[i].stored.card.answers > 0 &&
		    d->items[i].stored.card.last_day >= now.day)
			return true;
	for (size_t i = 0; i < d->nmissing; i++)
		if (d->missing[i].card.last_day >= now.day)
			return true;
	return false;
}

/* Each query has its price at a start: none is made without need. */
bool
session_open(struct session *s, struct store *store, struct deck *deck,
    const struct session_opts *opts, struct moment now, struct err *e)
{
	int64_t seen = 0;

	*s = (struct session){ .store = store, .deck = deck, .opts = *opts };
	if (is_begun(deck, now) && !number_of_day(store,
		"SELECT count(DISTINCT coalesce(owner, card)) FROM log WHERE "
		"id >= ? AND id < ? AND state = 0 AND what <= 4 AND NOT EXISTS "
		"(SELECT 1 FROM log u WHERE u.undoes = log.id)",
		now, &seen, e))
		return false;
	if (opts->goal != NULL && !number_of_day(store,
		"SELECT sum(duration) FROM log WHERE id >= ? AND id < ? AND "
		"what <= 4", now, &s->spent, e))
		return false;
	if (seen < opts->new_limit)
		s->new_left = opts->new_limit - (uint32_t)seen;
	return true;
}

void
session_release(struct session *s)
{
	mem_free(s->done);
	s->done = NULL;
	s->ndone = s->cap = 0;
	arena_release(&s->arena);
}

/* --- what comes next --- */

enum turn { TURN_LEARNING, TURN_QUEUED, TURN_DUE, TURN_NEW, TURN_AHEAD, TURN_NONE };

static enum turn
turn_of(const struct session *s, const struct deck_item *item,
    struct moment now)
{
	const struct card *c = &item->stored.card;

	if (!item->is_wanted || c->is_suspended)
		return TURN_NONE;
	if (c->is_queued)
		return TURN_QUEUED;
	switch (c->state) {
	case CARD_NEW:
		return s->new_left > 0 ? TURN_NEW : TURN_NONE;
	case CARD_LEARNING:
	case CARD_RELEARNING:
		/* A day later, or after a clock set back, it is due. */
		if (c->due <= now.ms || c->last > now.ms + DAY_MS)
			return TURN_LEARNING;
		return c->due <= now.ms + SESSION_AHEAD_MS ? TURN_AHEAD :
							     TURN_NONE;
	case CARD_REVIEW:
		break;
	}
	return goal_due(s->opts.goal, c, item->stored.name) <= now.day ||
	    c->last_day > now.day + 1 ? TURN_DUE : TURN_NONE;
}

/* The less, the sooner, among items of the same turn. */
static double
weight_of(const struct session *s, const struct deck_item *item,
    enum turn turn, struct moment now)
{
	if (turn == TURN_LEARNING || turn == TURN_AHEAD)
		return (double)item->stored.card.due;
	if (turn == TURN_DUE)
		return schedule_recall(&s->store->schedule,
		    &item->stored.card, now.day);
	/* With a day to be ready by, something of every page comes first. */
	if (s->opts.goal != NULL)
		return item->rank * 1e6 + item->order;
	return 0;
}

static bool
is_over(const struct session *s)
{
	const struct goal *goal = s->opts.goal;

	return (s->opts.limit > 0 && s->answered >= s->opts.limit) ||
	    (goal != NULL && goal->minutes > 0 &&
		s->spent >= (int64_t)goal->minutes * 60000);
}

struct deck_item *
session_next(const struct session *s, struct moment now)
{
	struct deck_item *best = NULL;
	enum turn best_turn = TURN_NONE;
	double best_weight = 0;

	for (size_t i = 0; i < s->deck->n && !is_over(s); i++) {
		struct deck_item *item = &s->deck->items[i];
		enum turn turn = turn_of(s, item, now);
		double weight;

		if (turn >= TURN_NONE || turn > best_turn)
			continue;
		weight = weight_of(s, item, turn, now);
		if (turn < best_turn || weight < best_weight) {
			best = item;
			best_turn = turn;
			best_weight = weight;
		}
	}
	return best;
}

void
session_choices(const struct session *s, const struct deck_item *item,
    struct moment now, struct card out[GRADES + 1])
{
	for (int g = GRADE_AGAIN; g <= GRADE_EASY; g++) {
		out[g] = schedule_answer(&s->store->schedule,
		    &item->stored.card, item->stored.name, (enum grade)g, now);
		out[g].due_day = goal_due(s->opts.goal, &out[g],
		    item->stored.name);
	}
}

/* --- what an answer does --- */

static void
note_done(struct session *s, const struct deck_item *item, enum grade grade,
    bool was_new, int64_t duration)
{
	s->done = vec_grow(s->done, s->ndone, &s->cap, sizeof(*s->done));
	s->done[s->ndone].id = item->stored.newest;
	s->done[s->ndone].item = (uint32_t)(item - s->deck->items);
	s->done[s->ndone].grade = grade;
	s->done[s->ndone].was_new = was_new;
	s->done[s->ndone++].duration = duration;
	s->answered++;
	s->passed += grade != GRADE_AGAIN;
	s->first_seen += was_new;
	s->new_left -= was_new && s->new_left > 0;
	s->spent += duration;
}

bool
session_grade(struct session *s, struct deck_item *item, enum grade grade,
    struct moment now, int64_t duration, uint64_t digest, bool *counted,
    struct err *e)
{
	struct store_event event = { .what = (enum log_what)grade, .now = now,
		.duration = duration, .digest = digest };
	bool was_new = item->stored.card.state == CARD_NEW;

	if (!store_add(s->store, &item->stored, &event, counted, e))
		return false;
	if (*counted)
		note_done(s, item, grade, was_new, duration);
	return true;
}

bool
session_flag(struct session *s, struct deck_item *item, enum log_what what,
    struct moment now, struct err *e)
{
	struct store_event event = { .what = what, .now = now };
	bool counted = false;

	/* Another run's answer in between does not matter to a flag. */
	while (!counted)
		if (!store_add(s->store, &item->stored, &event, &counted, e))
			return false;
	return true;
}

bool
session_undo(struct session *s, struct moment now, struct deck_item **item,
    struct err *e)
{
	struct stored_card card;
	bool found;

	*item = NULL;
	if (s->ndone == 0)
		return true;
	s->ndone--;
	if (!store_undo(s->store, s->done[s->ndone].id, now, &s->arena, &card,
		&found, e))
		return false;
	if (!found)
		return true;
	*item = &s->deck->items[s->done[s->ndone].item];
	card.name = (*item)->stored.name;
	(*item)->stored = card;
	s->answered--;
	s->passed -= s->done[s->ndone].grade != GRADE_AGAIN;
	s->first_seen -= s->done[s->ndone].was_new;
	s->new_left += s->done[s->ndone].was_new;
	s->spent -= s->done[s->ndone].duration;
	return true;
}

struct session_counts
session_count(const struct session *s, struct moment now)
{
	struct session_counts out = { 0 };
	uint32_t fresh = 0;

	for (size_t i = 0; i < s->deck->n; i++) {
		const struct deck_item *item = &s->deck->items[i];
		const struct card *c = &item->stored.card;
		int32_t due = goal_due(s->opts.goal, c, item->stored.name);

		if (!item->is_wanted)
			continue;
		out.all++;
		out.suspended += c->is_suspended;
		if (c->is_suspended)
			continue;
		if (c->is_queued) {
			out.due++;
		} else if (c->state == CARD_NEW) {
			fresh++;
		} else if (c->state == CARD_REVIEW) {
			out.due += due <= now.day;
			out.tomorrow += due == now.day + 1;
		} else {
			out.learning++;
			if (out.next_learning == 0 ||
			    c->due < out.next_learning)
				out.next_learning = c->due;
		}
	}
	out.fresh = fresh < s->new_left ? fresh : s->new_left;
	return out;
}

bool
session_pace(struct store *store, int64_t *out, struct err *e)
{
	sqlite3_stmt *q;
	bool has_row, ok;

	*out = PACE_DEFAULT;
	if (!sql_query(&store->sql, &q, e, "SELECT count(*), avg(duration) FROM "
		"(SELECT duration FROM log WHERE what <= 4 AND duration > 0 "
		"AND duration <= ? ORDER BY id DESC LIMIT 200)", "i",
		(int64_t)PACE_LONGEST))
		return false;
	ok = sql_step(&store->sql, q, &has_row, e);
	if (ok && has_row && sqlite3_column_int64(q, 0) >= PACE_LEAST)
		*out = (int64_t)sqlite3_column_double(q, 1);
	(void)sqlite3_finalize(q);
	return ok;
}

bool
session_fit(struct store *store, struct deck *deck, const struct goal *goal,
    struct moment now, struct session_fit *out, struct err *e)
{
	int32_t days = goal->day - now.day;
	int32_t learning_days = days > GOAL_FINAL_DAYS ?
	    days - GOAL_FINAL_DAYS : 1;
	double met = 0, fresh = 0;	/* views */
	int64_t pace;

	*out = (struct session_fit){ 0 };
	if (!session_pace(store, &pace, e))
		return false;
	for (size_t i = 0; i < deck->n; i++) {
		const struct deck_item *item = &deck->items[i];
		const struct card *c = &item->stored.card;
		unsigned views;

		if (!item->is_wanted || c->is_suspended)
			continue;
		views = goal_views(goal, &store->schedule, c,
		    item->stored.name, now);
		out->fresh += c->state == CARD_NEW;
		*(c->state == CARD_NEW ? &fresh : &met) += views;
	}
	out->need = (met + fresh) * (double)pace / 3600000;
	out->have = goal->minutes / 60.0 * days;
	out->chosen = out->fresh;
	if (goal->minutes > 0 && out->need > out->have) {
		double left = out->have - met * (double)pace / 3600000;
		double each = fresh * (double)pace / 3600000 / out->fresh;

		out->chosen = left > 0 && out->fresh > 0 ?
		    (uint32_t)fmin(floor(left / each), out->fresh) : 0;
	}
	out->each_day = (out->chosen + (uint32_t)learning_days - 1) /
	    (uint32_t)learning_days;
	return true;
}
