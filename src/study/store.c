#include "config.h"

#include "study/store.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "study/model.h"
#include "study/store_inner.h"

#define ASIDE_MAX 1000

bool
store_model_number(struct store *s, struct sv text, int64_t *out,
    struct err *e)
{
	sqlite3_stmt *q;
	bool has_row;
	bool ok = sql_do(&s->sql, e,
	    "INSERT OR IGNORE INTO model (text) VALUES (?)", "t", text) &&
	    sql_query(&s->sql, &q, e, "SELECT number FROM model WHERE text = ?",
		"t", text);

	if (!ok)
		return false;
	ok = sql_step(&s->sql, q, &has_row, e);
	*out = ok && has_row ? sqlite3_column_int64(q, 0) : 0;
	(void)sqlite3_finalize(q);
	return ok;
}

bool
store_load_model(struct store *s, struct err *e)
{
	sqlite3_stmt *q;
	bool has_row, ok;

	if (!sql_query(&s->sql, &q, e, "SELECT number, text FROM model WHERE "
		"number = (SELECT value FROM setting WHERE key = 'model')", ""))
		return false;
	ok = sql_step(&s->sql, q, &has_row, e);
	if (ok && has_row && sqlite3_column_int64(q, 0) != s->model) {
		ok = model_parse(sql_text(q, 1, &s->arena), &s->schedule, e);
		s->model = sqlite3_column_int64(q, 0);
	}
	(void)sqlite3_finalize(q);
	return ok;
}

/* The first run of all writes down what it schedules by. */
static bool
begin_model(struct store *s, struct err *e)
{
	bool ok;

	schedule_default(&s->schedule);
	if (!sql_begin(&s->sql, e))
		return false;
	ok = store_load_model(s, e);
	if (ok && s->model == 0)
		ok = store_model_number(s, model_text(&s->schedule,
			&s->arena), &s->model, e) &&
		    sql_do(&s->sql, e, "INSERT INTO setting VALUES "
			"('model', ?)", "i", s->model);
	return sql_end(&s->sql, ok, e);
}

static bool
make_folder(struct store *s, const char *path, struct err *e)
{
	struct sv dir = sv_cstr(path);

	while (dir.n > 0 && dir.p[dir.n - 1] != '/')
		dir.n--;
	return dir.n == 0 ||
	    file_make_dirs(arena_cstr(&s->arena, dir), true, e);
}

bool
store_open(struct store *s, const char *path, struct err *e)
{
	struct err missing = { 0 };

	*s = (struct store){ 0 };
	/* Most often it is there. */
	if (!sql_open(&s->sql, path, false, &missing)) {
		sql_close(&s->sql);
		if (!make_folder(s, path, e) ||
		    !sql_open(&s->sql, path, true, e))
			goto fail;
	}
	if (schema_bring_up(&s->sql, e) && store_load_model(s, e) &&
	    (s->model != 0 || begin_model(s, e)))
		return true;
fail:
	store_close(s);
	return false;
}

void
store_close(struct store *s)
{
	sql_close(&s->sql);
	arena_release(&s->arena);
}

bool
store_check(struct store *s, struct err *e)
{
	sqlite3_stmt *q;
	bool has_row, ok;
	struct sv said;

	if (!sql_query(&s->sql, &q, e, "PRAGMA integrity_check(1)", ""))
		return false;
	ok = sql_step(&s->sql, q, &has_row, e);
	said = ok && has_row ? sql_text(q, 0, &s->arena) : SV("no answer");
	(void)sqlite3_finalize(q);
	if (!ok || sv_eq(said, SV("ok")))
		return ok;
	return err_set(e, ERR_DAMAGED, "%s: damaged: %.*s", s->sql.path,
	    SV_ARG(said));
}

/* --- a damaged one --- */

struct rescue {
	struct store *into;
	size_t n;
};

static bool
keep_row(void *arg, const struct log_row *row, struct err *e)
{
	struct rescue *r = arg;
	bool is_new;

	if (!store_merge(r->into, row, &is_new, e))
		return false;
	r->n += is_new;
	return true;
}

/* What can be read of the old log before and behind the damage. */
static bool
rescue(struct store *s, const char *from, size_t *nkept, struct err *e)
{
	struct rescue r = { .into = s };
	struct err unreadable = { 0 };
	struct store old = { 0 };
	bool ok;

	if (!sql_begin(&s->sql, e))
		return false;
	if (sql_open(&old.sql, from, false, &unreadable))
		for (enum row_order order = ROWS_BY_ID;
		    order <= ROWS_BY_ID_BACK; order++) {
			struct store_rows rows = { .take = keep_row,
				.arg = &r, .order = order };
			if (store_each(&old, &rows, &unreadable))
				break;
		}
	store_close(&old);
	ok = store_replay(s, e);
	*nkept = r.n;
	return sql_end(&s->sql, ok, e);
}

static const char *
free_name(const char *path, struct arena *a)
{
	for (int i = 1; i < ASIDE_MAX; i++) {
		const char *name = arena_printf(a, "%s.damaged-%d", path, i).p;

		if (access(name, F_OK) != 0)
			return name;
	}
	return arena_printf(a, "%s.damaged-%ld", path, (long)getpid()).p;
}

bool
store_set_aside(struct store *s, const char *path, struct arena *a,
    const char **name, size_t *nkept, struct err *e)
{
	static const char *const beside[] = { "-wal", "-shm" };

	store_close(s);
	*nkept = 0;
	*name = free_name(path, a);
	if (rename(path, *name) != 0)
		return err_sys(e, "cannot set %s aside", path);
	for (size_t i = 0; i < sizeof(beside) / sizeof(*beside); i++) {
		const char *from = arena_printf(a, "%s%s", path, beside[i]).p;
		const char *to = arena_printf(a, "%s%s", *name, beside[i]).p;

		if (rename(from, to) != 0 && errno != ENOENT)
			return err_sys(e, "cannot set %s aside", from);
	}
	return store_open(s, path, e) && rescue(s, *name, nkept, e);
}

/* --- settings --- */

bool
store_setting(struct store *s, struct sv key, struct arena *a, struct sv *out,
    struct err *e)
{
	sqlite3_stmt *q;
	bool has_row, ok;

	*out = SV("");
	if (!sql_query(&s->sql, &q, e,
		"SELECT value FROM setting WHERE key = ?", "t", key))
		return false;
	ok = sql_step(&s->sql, q, &has_row, e);
	if (ok && has_row)
		*out = sql_text(q, 0, a);
	(void)sqlite3_finalize(q);
	return ok;
}

bool
store_set(struct store *s, struct sv key, struct sv value, struct err *e)
{
	if (value.n == 0)
		return sql_do(&s->sql, e, "DELETE FROM setting WHERE key = ?",
		    "t", key);
	return sql_do(&s->sql, e,
	    "INSERT OR REPLACE INTO setting VALUES (?, ?)", "tt", key, value);
}

bool
store_use(struct store *s, const struct schedule *new, struct err *e)
{
	int64_t number = 0;
	bool ok;

	if (!sql_begin(&s->sql, e))
		return false;
	ok = store_model_number(s, model_text(new, &s->arena), &number, e) &&
	    sql_do(&s->sql, e, "INSERT OR REPLACE INTO setting VALUES "
		"('model', ?)", "i", number) &&
	    store_replay(s, e);
	return sql_end(&s->sql, ok, e);
}

bool
store_count(struct store *s, int64_t *rows, int64_t *grades, struct err *e)
{
	return sql_number(&s->sql, "SELECT count(*) FROM log", rows, e) &&
	    sql_number(&s->sql, "SELECT count(*) FROM log WHERE what <= 4 AND "
		"NOT EXISTS (SELECT 1 FROM log u WHERE u.undoes = log.id)",
		grades, e);
}
