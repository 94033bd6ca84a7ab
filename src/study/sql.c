#include "config.h"

#include "study/sql.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>

#define BUSY_TEXT "in use by another program for more than %d seconds; try again"

bool
sql_tell(const struct sql *s, struct err *e)
{
	int code = s->db != NULL ? sqlite3_errcode(s->db) : SQLITE_NOMEM;
	int why = s->db != NULL ? sqlite3_system_errno(s->db) : 0;

	switch (code & 0xFF) {
	case SQLITE_NOTADB:
	case SQLITE_CORRUPT:
		return err_set(e, ERR_DAMAGED, "%s: damaged: %s", s->path,
		    sqlite3_errmsg(s->db));
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return err_set(e, ERR_SYS, "%s: " BUSY_TEXT, s->path,
		    SQL_WAIT_MS / 1000);
	case SQLITE_READONLY:
	case SQLITE_PERM:
		return err_set(e, ERR_SYS, "%s: cannot be written; answers "
		    "would be lost", s->path);
	case SQLITE_FULL:
		return err_set(e, ERR_SYS, "%s: %s; the last answer was not "
		    "kept", s->path, strerror(ENOSPC));
	case SQLITE_CANTOPEN:
	case SQLITE_IOERR:
		if (why != 0)
			return err_set(e, ERR_SYS, "%s: %s", s->path,
			    strerror(why));
		break;
	default:
		break;
	}
	return err_set(e, ERR_SYS, "%s: %s", s->path,
	    s->db != NULL ? sqlite3_errmsg(s->db) : "out of memory");
}

bool
sql_open(struct sql *s, const char *path, bool makes, struct err *e)
{
	s->path = path;
	/* Room for a cache of pages made in advance is touched, page after
	 * page, and hardly used. */
	(void)sqlite3_config(SQLITE_CONFIG_PAGECACHE, NULL, 0, 0);
	if (sqlite3_open_v2(path, &s->db, SQLITE_OPEN_READWRITE |
		SQLITE_OPEN_NOMUTEX | (makes ? SQLITE_OPEN_CREATE : 0),
		NULL) != SQLITE_OK)
		return sql_fail(s, e);
	(void)sqlite3_busy_timeout(s->db, SQL_WAIT_MS);
	if (sqlite3_db_readonly(s->db, "main") == 1)
		return err_set(e, ERR_SYS, "%s: cannot be written; answers "
		    "would be lost", path);
	return true;
}

void
sql_close(struct sql *s)
{
	/* Who only read leaves the log of changes to those who write: folding
	 * it into the database costs more than all of a start. */
	if (s->db != NULL && sqlite3_total_changes(s->db) == 0)
		(void)sqlite3_db_config(s->db,
		    SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)NULL);
	(void)sqlite3_close(s->db);
	s->db = NULL;
}

bool
sql_run(const struct sql *s, const char *text, struct err *e)
{
	return sqlite3_exec(s->db, text, NULL, NULL, NULL) == SQLITE_OK ?
	    true : sql_fail(s, e);
}

static bool
bind(sqlite3_stmt *statement, int i, char type, va_list *args)
{
	struct sv text;

	switch (type) {
	case 'i':
		return sqlite3_bind_int64(statement, i,
		    va_arg(*args, int64_t)) == SQLITE_OK;
	case 'd':
		return sqlite3_bind_double(statement, i,
		    va_arg(*args, double)) == SQLITE_OK;
	case 't':
		text = va_arg(*args, struct sv);
		return sqlite3_bind_text64(statement, i,
		    text.n > 0 ? text.p : "", text.n, SQLITE_STATIC,
		    SQLITE_UTF8) == SQLITE_OK;
	default:
		return sqlite3_bind_null(statement, i) == SQLITE_OK;
	}
}

static bool
query(const struct sql *s, sqlite3_stmt **out, struct err *e,
    const char *text, const char *types, va_list *args)
{
	*out = NULL;
	if (sqlite3_prepare_v2(s->db, text, -1, out, NULL) != SQLITE_OK)
		return sql_fail(s, e);
	for (int i = 0; types[i] != '\0'; i++)
		if (!bind(*out, i + 1, types[i], args))
			return sql_fail(s, e);
	return true;
}

bool
sql_query(const struct sql *s, sqlite3_stmt **out, struct err *e,
    const char *text, const char *types, ...)
{
	va_list args;
	bool ok;

	va_start(args, types);
	ok = query(s, out, e, text, types, &args);
	va_end(args);
	return ok;
}

bool
sql_do(const struct sql *s, struct err *e, const char *text,
    const char *types, ...)
{
	sqlite3_stmt *statement;
	bool has_row = true, ok;
	va_list args;

	va_start(args, types);
	ok = query(s, &statement, e, text, types, &args);
	va_end(args);
	while (ok && has_row)
		ok = sql_step(s, statement, &has_row, e);
	(void)sqlite3_finalize(statement);
	return ok;
}

bool
sql_step(const struct sql *s, sqlite3_stmt *statement, bool *has_row,
    struct err *e)
{
	int code = sqlite3_step(statement);

	*has_row = code == SQLITE_ROW;
	return *has_row || code == SQLITE_DONE ? true : sql_fail(s, e);
}

bool
sql_number(const struct sql *s, const char *text, int64_t *out, struct err *e)
{
	sqlite3_stmt *statement;
	bool has_row = false;
	bool ok = sql_query(s, &statement, e, text, "") &&
	    sql_step(s, statement, &has_row, e);

	*out = has_row ? sqlite3_column_int64(statement, 0) : 0;
	(void)sqlite3_finalize(statement);
	return ok;
}

bool
sql_begin(const struct sql *s, struct err *e)
{
	return sql_run(s, "BEGIN IMMEDIATE", e);
}

bool
sql_end(const struct sql *s, bool ok, struct err *e)
{
	struct err ignored = { 0 };

	if (ok && sql_run(s, "COMMIT", e))
		return true;
	/* SQLite may have rolled back itself, as on a full disk. */
	if (sqlite3_get_autocommit(s->db) == 0 &&
	    !sql_run(s, "ROLLBACK", &ignored))
		return false;
	return false;
}

struct sv
sql_text(sqlite3_stmt *statement, int i, struct arena *a)
{
	const unsigned char *p = sqlite3_column_text(statement, i);
	int n = sqlite3_column_bytes(statement, i);

	return arena_sv(a, sv_make((const char *)p, p != NULL ? (size_t)n : 0));
}
