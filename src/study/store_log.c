/* What is added to the log: each time a row, and what follows for its card. */
#include "config.h"

#include "study/store.h"
#include "study/store_inner.h"

#define ID_TRIES 16
#define ID_RANDOM_BITS 20

#define NOT_UNDONE                                                            \
	"NOT EXISTS (SELECT 1 FROM log u WHERE u.undoes = log.id)"

bool
store_insert(struct store *s, const struct log_row *row, int64_t model,
    struct err *e)
{
	return sql_do(&s->sql, e, "INSERT INTO log (id, card, at, zone, what, "
	    "state, duration, digest, model, undoes, target) VALUES "
	    "(?, ?, ?, ?, ?, ?, ?, ?, nullif(?, 0), nullif(?, 0), "
	    "nullif(?, 0))", "iiiiiiiiiii", row->id, row->card_number, row->at,
	    (int64_t)row->zone, (int64_t)row->what, (int64_t)row->state,
	    row->duration, (int64_t)row->digest, model, row->undoes,
	    row->target_number);
}

bool
store_new_id(struct store *s, int64_t at, int64_t above, int64_t *out,
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

bool
store_find_or_make(struct store *s, struct sv name, struct arena *a,
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

bool
store_not_before(struct store *s, const struct stored_card *c, struct moment *now,
    struct err *e)
{
	sqlite3_stmt *q;
	bool has_row, ok;
	int64_t last;

	if (!sql_query(&s->sql, &q, e,
		"SELECT max(at) FROM log WHERE " OWNED_BY_1, "i", c->number))
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
	    store_find_or_make(s, c->name, &a, &now, e) &&
	    store_not_before(s, &now, &event.now, e);

	now.name = c->name;
	*counted = ok && now.newest == c->newest;
	if (*counted) {
		row = (struct log_row){ .card_number = now.number,
			.at = event.now.ms, .zone = event.now.zone,
			.what = event.what, .state = now.card.state,
			.duration = event.duration, .digest = event.digest };
		ok = store_new_id(s, row.at, now.newest, &row.id, e) &&
		    store_insert(s, &row, event.what <= LOG_EASY ? s->model : 0, e);
		store_apply(&s->schedule, &now, &event);
		now.newest = row.id;
		ok = ok && store_write_card(s, &now, e);
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
		"JOIN card ON card.number = " OWNER " WHERE " NOT_UNDONE
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
		ok = store_not_before(s, card, &now, e);
		row = (struct log_row){ .card_number = card->number,
			.at = now.ms, .zone = now.zone, .what = LOG_UNDO,
			.state = card->card.state, .undoes = id };
		ok = ok && store_new_id(s, row.at, card->newest, &row.id, e) &&
		    store_insert(s, &row, 0, e) && store_replay_card(s, card, e);
	}
	return sql_end(&s->sql, ok, e);
}
