/* A question that got a new name keeps its history: a row of the log says so,
 * and from then on what was logged for the old name before it counts for the
 * new one. The rows themselves stay as they were written, so that logs of
 * machines that know of the name and of those that do not can be merged; whom
 * each counts for (`owner`) follows from the log, as the cards do. */
#include "config.h"

#include "base/vec.h"
#include "study/store.h"
#include "study/store_inner.h"

struct renaming {
	int64_t id, at, from, to;
};

static bool
read_renamings(struct store *s, struct renaming **out, size_t *n,
    struct err *e)
{
	struct VEC_BODY(struct renaming) all = { 0 };
	sqlite3_stmt *q;
	bool has_row = true, ok;

	ok = sql_query(&s->sql, &q, e, "SELECT id, at, card, target FROM log "
	    "WHERE target IS NOT NULL AND NOT EXISTS "
	    "(SELECT 1 FROM log u WHERE u.undoes = log.id) ORDER BY at, id",
	    "");
	while (ok && (ok = sql_step(&s->sql, q, &has_row, e)) && has_row)
		vec_push(&all, ((struct renaming){
		    .id = sqlite3_column_int64(q, 0),
		    .at = sqlite3_column_int64(q, 1),
		    .from = sqlite3_column_int64(q, 2),
		    .to = sqlite3_column_int64(q, 3) }));
	(void)sqlite3_finalize(q);
	*out = all.v;
	*n = all.n;
	return ok;
}

/* What was logged before R, for its old name or for what became that. */
static bool
hand_over(struct store *s, const struct renaming *r, struct err *e)
{
	return sql_do(&s->sql, e, "UPDATE log SET owner = ?1 WHERE "
	    "(owner = ?2 OR (owner IS NULL AND card = ?2)) AND "
	    "(at, id) < (?3, ?4)", "iiii", r->to, r->from, r->at, r->id);
}

bool
store_settle_owners(struct store *s, struct err *e)
{
	struct renaming *all = NULL;
	size_t n = 0;
	bool ok = read_renamings(s, &all, &n, e) && sql_run(&s->sql,
	    "UPDATE log SET owner = NULL WHERE owner IS NOT NULL", e);

	for (size_t i = 0; ok && i < n; i++)
		ok = hand_over(s, &all[i], e);
	mem_free(all);
	return ok;
}

static bool
rename_within(struct store *s, struct sv from, struct sv to,
    struct moment now, struct arena *a, bool *found, struct err *e)
{
	struct stored_card old, new;
	struct log_row row;

	if (!store_card(s, from, a, &old, e))
		return false;
	*found = old.card.answers > 0 || old.card.is_suspended ||
	    old.card.is_marked || old.card.is_queued;
	if (!*found)
		return true;
	if (!store_find_or_make(s, to, a, &new, e) ||
	    !store_not_before(s, &old, &now, e))
		return false;
	row = (struct log_row){ .card_number = old.number, .at = now.ms,
		.zone = now.zone, .what = LOG_RENAME,
		.state = old.card.state, .target_number = new.number };
	return store_new_id(s, row.at, old.newest, &row.id, e) &&
	    store_insert(s, &row, 0, e) && store_replay(s, e);
}

bool
store_rename(struct store *s, struct sv from, struct sv to,
    struct moment now, bool *found, struct err *e)
{
	struct arena a = { 0 };
	bool ok;

	*found = false;
	if (!sql_begin(&s->sql, e))
		return false;
	ok = sql_end(&s->sql, rename_within(s, from, to, now, &a, found, e),
	    e);
	arena_release(&a);
	return ok;
}
