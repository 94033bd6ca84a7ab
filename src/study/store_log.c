/* The log, and the cards that follow from it. */
#include "config.h"

#include <string.h>

#include "base/vec.h"
#include "study/model.h"
#include "study/store.h"
#include "study/store_inner.h"

#define ID_TRIES 16
#define ID_RANDOM_BITS 20

#define CARD_COLUMNS                                                          \
	"number, name, state, step, stability, difficulty, last, due, "       \
	"last_day, due_day, answers, lapses, is_suspended, is_marked, "       \
	"newest, digest"

#define NOT_UNDONE                                                            \
	"NOT EXISTS (SELECT 1 FROM log u WHERE u.undoes = log.id)"

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
		},
		.newest = sqlite3_column_int64(q, 14),
		.digest = (uint64_t)sqlite3_column_int64(q, 15),
	};
}

static bool
write_card(struct store *s, const struct stored_card *c, struct err *e)
{
	const struct card *k = &c->card;

	return sql_do(&s->sql, e, "UPDATE card SET state = ?, step = ?, "
	    "stability = ?, difficulty = ?, last = ?, due = ?, last_day = ?, "
	    "due_day = ?, answers = ?, lapses = ?, is_suspended = ?, "
	    "is_marked = ?, newest = ?, digest = ? WHERE number = ?",
	    "iiddiiiiiiiiiii", (int64_t)k->state, (int64_t)k->step,
	    k->memory.stability, k->memory.difficulty, k->last, k->due,
	    (int64_t)k->last_day, (int64_t)k->due_day, (int64_t)k->answers,
	    (int64_t)k->lapses, (int64_t)k->is_suspended,
	    (int64_t)k->is_marked, c->newest, (int64_t)c->digest, c->number);
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
	*out = arena_array(a, cards.n, sizeof(**out));
	if (cards.n > 0)
		memcpy(*out, cards.v, cards.n * sizeof(**out));
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

/* --- from rows to a card --- */

/* What one row that is not undone does to its card. */
static void
apply(const struct schedule *s, struct stored_card *c,
    const struct store_event *event)
{
	switch (event->what) {
	case LOG_AGAIN:
	case LOG_HARD:
	case LOG_GOOD:
	case LOG_EASY:
		c->card = schedule_answer(s, &c->card, c->name,
		    (enum grade)event->what, event->now);
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
	case LOG_UNDO:
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
		apply(s, c, &event);
}

#define REPLAY_ROWS                                                           \
	"SELECT id, at, zone, what, digest, "                                 \
	"EXISTS (SELECT 1 FROM log u WHERE u.undoes = log.id), card "         \
	"FROM log "

static bool
replay_card(struct store *s, struct stored_card *c, struct err *e)
{
	sqlite3_stmt *q;
	bool has_row = true, ok;

	if (!sql_query(&s->sql, &q, e,
		REPLAY_ROWS "WHERE card = ? ORDER BY at, id", "i", c->number))
		return false;
	*c = (struct stored_card){ .number = c->number, .name = c->name };
	while ((ok = sql_step(&s->sql, q, &has_row, e)) && has_row)
		apply_row(&s->schedule, q, c);
	(void)sqlite3_finalize(q);
	return ok && write_card(s, c, e);
}

bool
store_replay(struct store *s, struct err *e)
{
	struct arena a = { 0 };
	struct stored_card *cards;
	sqlite3_stmt *q = NULL;
	bool has_row = true, ok;
	size_t n, at = 0;

	ok = store_load_model(s, e) && store_cards(s, &a, &cards, &n, e) &&
	    sql_query(&s->sql, &q, e, REPLAY_ROWS "ORDER BY card, at, id", "");
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
		ok = write_card(s, &cards[i], e);
	arena_release(&a);
	return ok;
}

/* --- new rows --- */

static bool
insert(struct store *s, const struct log_row *row, int64_t model,
    struct err *e)
{
	return sql_do(&s->sql, e, "INSERT INTO log (id, card, at, zone, what, "
	    "state, duration, digest, model, undoes) VALUES "
	    "(?, ?, ?, ?, ?, ?, ?, ?, nullif(?, 0), nullif(?, 0))",
	    "iiiiiiiiii", row->id, row->card_number, row->at,
	    (int64_t)row->zone, (int64_t)row->what, (int64_t)row->state,
	    row->duration, (int64_t)row->digest, model, row->undoes);
}

/* An id above all that the card has. Ids tell the order of rows of the same
 * time, and are the same in every store. */
static bool
new_id(struct store *s, int64_t at, int64_t above, int64_t *out,
    struct err *e)
{
	for (int i = 0; i < ID_TRIES; i++) {
		sqlite3_stmt *q;
		bool has_row = false, ok;
		int64_t low, least = at << ID_RANDOM_BITS;

		if (least <= above)
			least = above + 1;
		sqlite3_randomness(sizeof(low), &low);
		*out = least + (low & ((1 << ID_RANDOM_BITS) - 1));
		if (!sql_query(&s->sql, &q, e,
			"SELECT 1 FROM log WHERE id = ?", "i", *out))
			return false;
		ok = sql_step(&s->sql, q, &has_row, e);
		(void)sqlite3_finalize(q);
		if (!ok || !has_row)
			return ok;
	}
	return err_set(e, ERR_SYS, "%s: no free id for an answer",
	    s->sql.path);
}

/* Within a transaction: the card's row as it is now, made if it is not there. */
static bool
find_or_make(struct store *s, struct sv name, struct arena *a,
    struct stored_card *out, struct err *e)
{
	if (!store_card(s, name, a, out, e))
		return false;
	if (out->number != 0)
		return true;
	if (!sql_do(&s->sql, e, "INSERT INTO card (name) VALUES (?)", "t",
		name))
		return false;
	out->number = sqlite3_last_insert_rowid(s->sql.db);
	return true;
}

/* Times of a card never go back, whatever the clock does. */
static bool
not_before(struct store *s, const struct stored_card *c, struct moment *now,
    struct err *e)
{
	sqlite3_stmt *q;
	bool has_row, ok;
	int64_t last;

	if (!sql_query(&s->sql, &q, e,
		"SELECT max(at) FROM log WHERE card = ?", "i", c->number))
		return false;
	ok = sql_step(&s->sql, q, &has_row, e);
	last = ok && has_row ? sqlite3_column_int64(q, 0) : 0;
	if (now->ms <= last && last > 0)
		*now = moment_at(last + 1, now->zone);
	(void)sqlite3_finalize(q);
	return ok;
}

static bool
add_within(struct store *s, struct stored_card *c,
    const struct store_event *asked, bool *counted, struct err *e)
{
	struct store_event event = *asked;
	struct stored_card now;
	struct log_row row;
	struct arena a = { 0 };
	bool ok = store_load_model(s, e) &&
	    find_or_make(s, c->name, &a, &now, e) &&
	    not_before(s, &now, &event.now, e);

	now.name = c->name;
	*counted = ok && now.newest == c->newest;
	if (*counted) {
		row = (struct log_row){ .card_number = now.number,
			.at = event.now.ms, .zone = event.now.zone,
			.what = event.what, .state = now.card.state,
			.duration = event.duration, .digest = event.digest };
		ok = new_id(s, row.at, now.newest, &row.id, e) &&
		    insert(s, &row, event.what <= LOG_EASY ? s->model : 0, e);
		apply(&s->schedule, &now, &event);
		now.newest = row.id;
		ok = ok && write_card(s, &now, e);
	}
	arena_release(&a);
	if (ok)
		*c = now;
	return ok;
}

bool
store_add(struct store *s, struct stored_card *card,
    const struct store_event *event, bool *counted, struct err *e)
{
	struct stored_card changed = *card;

	*counted = false;
	if (!sql_begin(&s->sql, e) ||
	    !sql_end(&s->sql, add_within(s, &changed, event, counted, e), e))
		return false;
	*card = changed;
	return true;
}

/* The row ID, or the newest grade, if it is not undone and no undo itself. */
static bool
find_undoable(struct store *s, int64_t *id, struct arena *a,
    struct stored_card *card, bool *found, struct err *e)
{
	sqlite3_stmt *q;
	bool ok;

	if (!sql_query(&s->sql, &q, e, "SELECT log.id, card.name FROM log "
		"JOIN card ON card.number = log.card WHERE " NOT_UNDONE
		" AND iif(?1 = 0, what <= 4, log.id = ?1 AND what <> 5) "
		"ORDER BY at DESC, log.id DESC LIMIT 1", "i", *id))
		return false;
	ok = sql_step(&s->sql, q, found, e);
	if (ok && *found) {
		*id = sqlite3_column_int64(q, 0);
		ok = store_card(s, sql_text(q, 1, a), a, card, e);
	}
	(void)sqlite3_finalize(q);
	return ok;
}

bool
store_undo(struct store *s, int64_t id, struct moment now, struct arena *a,
    struct stored_card *card, bool *found, struct err *e)
{
	struct log_row row;
	bool ok;

	*found = false;
	if (!sql_begin(&s->sql, e))
		return false;
	ok = store_load_model(s, e) &&
	    find_undoable(s, &id, a, card, found, e);
	if (ok && *found) {
		ok = not_before(s, card, &now, e);
		row = (struct log_row){ .card_number = card->number,
			.at = now.ms, .zone = now.zone, .what = LOG_UNDO,
			.state = card->card.state, .undoes = id };
		ok = ok && new_id(s, row.at, card->newest, &row.id, e) &&
		    insert(s, &row, 0, e) && replay_card(s, card, e);
	}
	return sql_end(&s->sql, ok, e);
}

/* --- all rows --- */

static void
read_row(sqlite3_stmt *q, struct arena *a, struct log_row *out)
{
	*out = (struct log_row){
		.id = sqlite3_column_int64(q, 0),
		.card = sql_text(q, 1, a),
		.at = sqlite3_column_int64(q, 2),
		.zone = sqlite3_column_int(q, 3),
		.what = (enum log_what)sqlite3_column_int(q, 4),
		.state = (enum card_state)(sqlite3_column_int(q, 5) & 3),
		.duration = sqlite3_column_int64(q, 6),
		.digest = (uint64_t)sqlite3_column_int64(q, 7),
		.model = sql_text(q, 8, a),
		.undoes = sqlite3_column_int64(q, 9),
		.card_number = sqlite3_column_int64(q, 10),
		.is_undone = sqlite3_column_int(q, 11) != 0,
	};
}

static const char *const row_orders[] = {
	[ROWS_BY_CARD] = "ORDER BY log.card, at, log.id",
	[ROWS_BY_TIME] = "ORDER BY at, log.id",
	[ROWS_BY_ID] = "ORDER BY log.id",
	[ROWS_BY_ID_BACK] = "ORDER BY log.id DESC",
};

#define EACH_ROW                                                              \
	"SELECT log.id, card.name, at, zone, what, log.state, duration, "     \
	"log.digest, model.text, undoes, log.card, "                          \
	"EXISTS (SELECT 1 FROM log u WHERE u.undoes = log.id) FROM log "      \
	"JOIN card ON card.number = log.card "                                \
	"LEFT JOIN model ON model.number = log.model "

bool
store_each(struct store *s, const struct store_rows *rows, struct err *e)
{
	struct arena a = { 0 };
	sqlite3_stmt *q;
	bool has_row = true, ok;

	ok = sql_query(&s->sql, &q, e, arena_printf(&a, EACH_ROW "%s",
	    row_orders[rows->order]).p, "");
	while (ok && (ok = sql_step(&s->sql, q, &has_row, e)) && has_row) {
		struct log_row row;

		read_row(q, &a, &row);
		ok = rows->take(rows->arg, &row, e);
		arena_clear(&a);
		if (!ok)
			break;
	}
	(void)sqlite3_finalize(q);
	arena_release(&a);
	return ok;
}

/* Is the row of that id the one given? */
static bool
is_same(sqlite3_stmt *q, const struct log_row *row)
{
	return sqlite3_column_int64(q, 0) == row->card_number &&
	    sqlite3_column_int64(q, 1) == row->at &&
	    sqlite3_column_int(q, 2) == (int)row->what &&
	    sqlite3_column_int64(q, 3) == row->undoes;
}

bool
store_merge(struct store *s, const struct log_row *row, bool *is_new,
    struct err *e)
{
	struct log_row own = *row;
	struct stored_card card;
	struct arena a = { 0 };
	sqlite3_stmt *q = NULL;
	bool has_row = false, ok;
	int64_t model = 0;

	ok = find_or_make(s, row->card, &a, &card, e) &&
	    sql_query(&s->sql, &q, e, "SELECT card, at, what, undoes FROM log "
		"WHERE id = ?", "i", row->id) &&
	    sql_step(&s->sql, q, &has_row, e);
	own.card_number = card.number;
	*is_new = ok && !has_row;
	if (ok && has_row && !is_same(q, &own))
		ok = err_set(e, ERR_CONTENT, "another row has the id %016llx",
		    (unsigned long long)row->id);
	(void)sqlite3_finalize(q);
	if (*is_new)
		ok = (row->model.n == 0 ||
		    store_model_number(s, row->model, &model, e)) &&
		    insert(s, &own, model, e);
	arena_release(&a);
	return ok;
}
