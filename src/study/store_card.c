/* The cards, as they follow from the log. */
#include "config.h"

#include <string.h>

#include "base/vec.h"
#include "study/store.h"
#include "study/store_inner.h"

#define CARD_COLUMNS                                                          \
	"number, name, state, step, stability, difficulty, last, due, "       \
	"last_day, due_day, answers, lapses, is_suspended, is_marked, "       \
	"newest, digest, is_queued"

static void
read_card(sqlite3_stmt *q, struct arena *a, struct stored_card *out)
{
	*out = (struct stored_card){
		.number = sqlite3_column_int64(q, 0),
		.name = sql_text(q, 1, a),
		.card = {
		    .state = (enum card_state)(sqlite3_column_int(q, 2) & 3),
		    .step = (unsigned)sqlite3_column_int(q, 3),
		    .memory = { sqlite3_column_double(q, 4),
			sqlite3_column_double(q, 5) },
		    .last = sqlite3_column_int64(q, 6),
		    .due = sqlite3_column_int64(q, 7),
		    .last_day = sqlite3_column_int(q, 8),
		    .due_day = sqlite3_column_int(q, 9),
		    .answers = (uint32_t)sqlite3_column_int64(q, 10),
		    .lapses = (uint32_t)sqlite3_column_int64(q, 11),
		    .is_suspended = sqlite3_column_int(q, 12) != 0,
		    .is_marked = sqlite3_column_int(q, 13) != 0,
		    .is_queued = sqlite3_column_int(q, 16) != 0,
		},
		.newest = sqlite3_column_int64(q, 14),
		.digest = (uint64_t)sqlite3_column_int64(q, 15),
	};
}

bool
store_write_card(struct store *s, const struct stored_card *c, struct err *e)
{
	const struct card *k = &c->card;

	return sql_do(&s->sql, e, "UPDATE card SET state = ?, step = ?, "
	    "stability = ?, difficulty = ?, last = ?, due = ?, last_day = ?, "
	    "due_day = ?, answers = ?, lapses = ?, is_suspended = ?, "
	    "is_marked = ?, is_queued = ?, newest = ?, digest = ? "
	    "WHERE number = ?", "iiddiiiiiiiiiiii", (int64_t)k->state, (int64_t)k->step,
	    k->memory.stability, k->memory.difficulty, k->last, k->due,
	    (int64_t)k->last_day, (int64_t)k->due_day, (int64_t)k->answers,
	    (int64_t)k->lapses, (int64_t)k->is_suspended,
	    (int64_t)k->is_marked, (int64_t)k->is_queued, c->newest, (int64_t)c->digest, c->number);
}

bool
store_cards(struct store *s, struct arena *a, struct stored_card **out,
    size_t *n, struct err *e)
{
	struct VEC_BODY(struct stored_card) cards = { 0 };
	sqlite3_stmt *q;
	bool has_row = true, ok;

	*n = 0;
	if (!sql_query(&s->sql, &q, e,
		"SELECT " CARD_COLUMNS " FROM card ORDER BY number", ""))
		return false;
	while ((ok = sql_step(&s->sql, q, &has_row, e)) && has_row) {
		struct stored_card card;

		read_card(q, a, &card);
		vec_push(&cards, card);
	}
	(void)sqlite3_finalize(q);
	*out = arena_copy(a, cards.v, cards.n, sizeof(**out));
	*n = cards.n;
	vec_release(&cards);
	return ok;
}

bool
store_card(struct store *s, struct sv name, struct arena *a,
    struct stored_card *out, struct err *e)
{
	sqlite3_stmt *q;
	bool has_row, ok;

	if (!sql_query(&s->sql, &q, e,
		"SELECT " CARD_COLUMNS " FROM card WHERE name = ?", "t", name))
		return false;
	ok = sql_step(&s->sql, q, &has_row, e);
	*out = (struct stored_card){ .name = name };
	if (ok && has_row)
		read_card(q, a, out);
	(void)sqlite3_finalize(q);
	return ok;
}

/* --- from rows to cards --- */

void
store_apply(const struct schedule *s, struct stored_card *c,
    const struct store_event *event)
{
	switch (event->what) {
	case LOG_AGAIN:
	case LOG_HARD:
	case LOG_GOOD:
	case LOG_EASY:
		c->card = schedule_answer(s, &c->card, c->name,
		    (enum grade)event->what, event->now);
		c->card.is_queued = false;
		c->digest = event->digest;
		return;
	case LOG_SUSPEND:
	case LOG_RESUME:
		c->card.is_suspended = event->what == LOG_SUSPEND;
		return;
	case LOG_MARK:
	case LOG_UNMARK:
		c->card.is_marked = event->what == LOG_MARK;
		return;
	case LOG_QUEUE:
	case LOG_UNQUEUE:
		c->card.is_queued = event->what == LOG_QUEUE;
		return;
	case LOG_UNDO:
	case LOG_RENAME:
	case LOG_WHAT_END:
		return;
	}
}

/* The rest of the rows of one card from Q: id, at, zone, what, digest,
 * whether undone. */
static void
apply_row(const struct schedule *s, sqlite3_stmt *q, struct stored_card *c)
{
	struct store_event event = {
		.what = (enum log_what)sqlite3_column_int(q, 3),
		.now = moment_at(sqlite3_column_int64(q, 1),
		    sqlite3_column_int(q, 2)),
		.digest = (uint64_t)sqlite3_column_int64(q, 4),
	};
	int64_t id = sqlite3_column_int64(q, 0);

	if (id > c->newest)
		c->newest = id;
	if (sqlite3_column_int(q, 5) == 0)
		store_apply(s, c, &event);
}

#define REPLAY_ROWS                                                           \
	"SELECT id, at, zone, what, digest, "                                 \
	"EXISTS (SELECT 1 FROM log u WHERE u.undoes = log.id), "              \
	OWNER " FROM log "

bool
store_replay_card(struct store *s, struct stored_card *c, struct err *e)
{
	sqlite3_stmt *q;
	bool has_row = true, ok;

	if (!sql_query(&s->sql, &q, e,
		REPLAY_ROWS "WHERE " OWNED_BY_1 " ORDER BY at, id", "i",
		c->number))
		return false;
	*c = (struct stored_card){ .number = c->number, .name = c->name };
	while ((ok = sql_step(&s->sql, q, &has_row, e)) && has_row)
		apply_row(&s->schedule, q, c);
	(void)sqlite3_finalize(q);
	return ok && store_write_card(s, c, e);
}

bool
store_replay(struct store *s, struct err *e)
{
	struct arena a = { 0 };
	struct stored_card *cards;
	sqlite3_stmt *q = NULL;
	bool has_row = true, ok;
	size_t n, at = 0;

	ok = store_load_model(s, e) && store_settle_owners(s, e) &&
	    store_cards(s, &a, &cards, &n, e) &&
	    sql_query(&s->sql, &q, e,
		REPLAY_ROWS "ORDER BY " OWNER ", at, id", "");
	for (size_t i = 0; ok && i < n; i++)
		cards[i] = (struct stored_card){ .number = cards[i].number,
			.name = cards[i].name };
	while (ok && (ok = sql_step(&s->sql, q, &has_row, e)) && has_row) {
		while (at < n && cards[at].number < sqlite3_column_int64(q, 6))
			at++;
		if (at < n && cards[at].number == sqlite3_column_int64(q, 6))
			apply_row(&s->schedule, q, &cards[at]);
	}
	(void)sqlite3_finalize(q);
	for (size_t i = 0; ok && i < n; i++)
		ok = store_write_card(s, &cards[i], e);
	arena_release(&a);
	return ok;
}
