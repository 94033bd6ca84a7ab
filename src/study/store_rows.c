/* The rows of the log, one after the other, and those of other stores. */
#include "config.h"

#include "study/store.h"
#include "study/store_inner.h"

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
		.owner_number = sqlite3_column_int64(q, 12),
		.owner = sql_text(q, 13, a),
		.target = sql_text(q, 14, a),
	};
}

static const char *const row_orders[] = {
	[ROWS_BY_CARD] = "ORDER BY owned.number, at, log.id",
	[ROWS_BY_TIME] = "ORDER BY at, log.id",
	[ROWS_BY_ID] = "ORDER BY log.id",
	[ROWS_BY_ID_BACK] = "ORDER BY log.id DESC",
};

#define EACH_ROW                                                              \
	"SELECT log.id, card.name, at, zone, what, log.state, duration, "     \
	"log.digest, model.text, undoes, log.card, "                          \
	"EXISTS (SELECT 1 FROM log u WHERE u.undoes = log.id), "              \
	"owned.number, owned.name, "

#define FROM_LOG                                                              \
	" FROM log JOIN card ON card.number = log.card "                      \
	"LEFT JOIN model ON model.number = log.model "

/* Before version 3 nothing was renamed. */
static const char each_row[] = EACH_ROW "goal.name" FROM_LOG
    "JOIN card owned ON owned.number = " OWNER
    " LEFT JOIN card goal ON goal.number = log.target ";
static const char each_old_row[] = EACH_ROW "NULL" FROM_LOG
    "JOIN card owned ON owned.number = log.card ";

bool
store_each(struct store *s, const struct store_rows *rows, struct err *e)
{
	struct arena a = { 0 };
	sqlite3_stmt *q = NULL;
	bool has_row = true, ok;
	int64_t version;

	ok = sql_number(&s->sql, "PRAGMA user_version", &version, e) &&
	    sql_query(&s->sql, &q, e, arena_printf(&a, "%s%s",
		version < 3 ? each_old_row : each_row,
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
	    sqlite3_column_int64(q, 3) == row->undoes &&
	    sqlite3_column_int64(q, 4) == row->target_number;
}

bool
store_merge(struct store *s, const struct log_row *row, bool *is_new,
    struct err *e)
{
	struct log_row own = *row;
	struct stored_card card, target = { 0 };
	struct arena a = { 0 };
	sqlite3_stmt *q = NULL;
	bool has_row = false, ok;
	int64_t model = 0;

	ok = store_find_or_make(s, row->card, &a, &card, e) &&
	    (row->what != LOG_RENAME ||
		store_find_or_make(s, row->target, &a, &target, e)) &&
	    sql_query(&s->sql, &q, e, "SELECT card, at, what, undoes, target "
		"FROM log WHERE id = ?", "i", row->id) &&
	    sql_step(&s->sql, q, &has_row, e);
	own.card_number = card.number;
	own.target_number = target.number;
	*is_new = ok && !has_row;
	if (ok && has_row && !is_same(q, &own))
		ok = err_set(e, ERR_CONTENT, "another row has the id %016llx",
		    (unsigned long long)row->id);
	(void)sqlite3_finalize(q);
	if (*is_new)
		ok = (row->model.n == 0 ||
		    store_model_number(s, row->model, &model, e)) &&
		    store_insert(s, &own, model, e);
	arena_release(&a);
	return ok;
}
