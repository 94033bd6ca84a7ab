/* The database's form, and how each older one becomes the next. */
#include "config.h"

#include "study/store_inner.h"

#include <stdio.h>

/* clang-format off */
static const char *const migrations[STORE_VERSION] = {
	/* 1 */
	"CREATE TABLE model ("
	" number INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);"
	"CREATE TABLE card ("
	" number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,"
	" state INTEGER NOT NULL DEFAULT 0, step INTEGER NOT NULL DEFAULT 0,"
	" stability REAL NOT NULL DEFAULT 0,"
	" difficulty REAL NOT NULL DEFAULT 0,"
	" last INTEGER NOT NULL DEFAULT 0, due INTEGER NOT NULL DEFAULT 0,"
	" last_day INTEGER NOT NULL DEFAULT 0,"
	" due_day INTEGER NOT NULL DEFAULT 0,"
	" answers INTEGER NOT NULL DEFAULT 0,"
	" lapses INTEGER NOT NULL DEFAULT 0,"
	" is_suspended INTEGER NOT NULL DEFAULT 0,"
	" is_marked INTEGER NOT NULL DEFAULT 0,"
	" newest INTEGER NOT NULL DEFAULT 0,"
	" digest INTEGER NOT NULL DEFAULT 0);"
	"CREATE TABLE log ("
	" id INTEGER PRIMARY KEY,"
	" card INTEGER NOT NULL REFERENCES card (number),"
	" at INTEGER NOT NULL, zone INTEGER NOT NULL, what INTEGER NOT NULL,"
	" state INTEGER NOT NULL, duration INTEGER NOT NULL,"
	" digest INTEGER NOT NULL,"
	" model INTEGER REFERENCES model (number), undoes INTEGER);"
	"CREATE INDEX log_card ON log (card, at, id);"
	"CREATE INDEX log_undoes ON log (undoes) WHERE undoes IS NOT NULL;",
	/* 2: the model in use need not be the newest; a goal */
	"CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL)"
	" WITHOUT ROWID;"
	"INSERT INTO setting SELECT 'model', max(number) FROM model"
	" HAVING count(*) > 0;",
	/* 3: questions renamed, whom their rows count for; a queue */
	"ALTER TABLE log ADD COLUMN target INTEGER REFERENCES card (number);"
	"ALTER TABLE log ADD COLUMN owner INTEGER;"
	"CREATE INDEX log_owner ON log (owner, at, id) WHERE owner IS NOT NULL;"
	"ALTER TABLE card ADD COLUMN is_queued INTEGER NOT NULL DEFAULT 0;",
};
/* clang-format on */

static bool
set_version(const struct sql *s, int version, struct err *e)
{
	char text[96];

	(void)snprintf(text, sizeof(text),
	    "PRAGMA user_version = %d; PRAGMA application_id = %d", version,
	    STORE_APPLICATION);
	return sql_run(s, text, e);
}

bool
schema_make(struct sql *s, int version, struct err *e)
{
	int64_t from;

	if (!sql_begin(s, e))
		return false;
	/* Read within the transaction: another run may have been first. */
	bool ok = sql_number(s, "PRAGMA user_version", &from, e);
	for (; ok && from < version; from++)
		ok = sql_run(s, migrations[from], e);
	return sql_end(s, ok && set_version(s, version, e), e);
}

/* A database that is not empty and not ours is somebody else's. */
static bool
check_owner(const struct sql *s, struct err *e)
{
	int64_t application, tables;

	if (!sql_number(s, "PRAGMA application_id", &application, e))
		return false;
	if (application == STORE_APPLICATION)
		return true;
	if (!sql_number(s, "SELECT count(*) FROM sqlite_schema", &tables, e))
		return false;
	return application == 0 && tables == 0 ? true :
	    err_set(e, ERR_SYS, "%s: a database of another program; it is "
	    "left alone", s->path);
}

bool
schema_bring_up(struct sql *s, struct err *e)
{
	int64_t version;

	if (!sql_number(s, "PRAGMA user_version", &version, e))
		return false;
	if (version == STORE_VERSION)
		return check_owner(s, e);
	if (version > STORE_VERSION && version < 1000)
		return err_set(e, ERR_SYS, "%s: written by a newer version "
		    "(%d, this one knows %d); it is left alone", s->path,
		    (int)version, STORE_VERSION);
	return check_owner(s, e) &&
	    sql_run(s, "PRAGMA journal_mode = WAL", e) &&
	    schema_make(s, STORE_VERSION, e);
}
