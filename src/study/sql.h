/* A thin layer over SQLite: the one file that turns its errors into ours. */
#ifndef STUDY_SQL_H
#define STUDY_SQL_H

#include "base/arena.h"
#include "base/err.h"
#include "base/sv.h"

#include <stdbool.h>
#include <stdint.h>

#include <sqlite3.h>

#define SQL_WAIT_MS 5000	/* for another program's transaction */

struct sql {
	sqlite3 *db;
	const char *path;
};

/* Open PATH, which must outlive S, for reading and writing; a missing file is
 * made if MAKES, else an error. */
bool sql_open(struct sql *s, const char *path, bool makes,
    struct err *e) WARN_UNUSED;
void sql_close(struct sql *s);		/* safe on zeroed, safe twice */
bool sql_tell(const struct sql *s, struct err *e);

/* What the last call to SQLite said: ERR_DAMAGED when the file is none of its
 * databases or is damaged, else ERR_SYS. Returns false. */
static inline bool
sql_fail(const struct sql *s, struct err *e)
{
	return ALWAYS_FALSE(sql_tell(s, e));
}

/* Statements of TEXT without values and results. */
bool sql_run(const struct sql *s, const char *text, struct err *e) WARN_UNUSED;
/* A statement with its values bound: TYPES has a letter for each, i int64_t,
 * d double, t struct sv, n nothing (NULL, no argument). The caller finalizes
 * *OUT; texts must live until then. */
bool sql_query(const struct sql *s, sqlite3_stmt **out, struct err *e,
    const char *text, const char *types, ...) WARN_UNUSED;
/* The same, run to its end. */
bool sql_do(const struct sql *s, struct err *e, const char *text,
    const char *types, ...) WARN_UNUSED;
/* The next row; *HAS_ROW false at the end. */
bool sql_step(const struct sql *s, sqlite3_stmt *statement, bool *has_row,
    struct err *e) WARN_UNUSED;
/* The first column of the first row as a number; 0 without one. */
bool sql_number(const struct sql *s, const char *text, int64_t *out,
    struct err *e) WARN_UNUSED;

/* A transaction that may write, from the first: nothing read in it is changed
 * by others before its end. */
bool sql_begin(const struct sql *s, struct err *e) WARN_UNUSED;
/* Commit if OK, else roll back; false if either was not OK. */
bool sql_end(const struct sql *s, bool ok, struct err *e) WARN_UNUSED;

/* Column I as text, in A. */
struct sv sql_text(sqlite3_stmt *statement, int i, struct arena *a);

#endif
