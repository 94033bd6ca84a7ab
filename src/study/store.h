/* What was studied: the log of answers, which is the truth, and the state of
 * each card, which can be replayed from it. One SQLite file:
 *
 *	log ----> card		one row an answer, undo, suspension or mark
 *	  \-----> model		what it was scheduled with, as text (model.h)
 *	setting			the model in use, the goal
 *
 * A card's state is always what its rows give, in the order of (time, id), by
 * the model in use: every change of either is one transaction that keeps that
 * true. */
#ifndef STUDY_STORE_H
#define STUDY_STORE_H

#include "base/arena.h"
#include "base/err.h"
#include "study/schedule.h"
#include "study/sql.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define STORE_APPLICATION 0x52495354	/* "RIST", SQLite's application_id */
#define STORE_VERSION 3

enum log_what {		/* the numbers are in the log */
	LOG_AGAIN = GRADE_AGAIN,
	LOG_HARD = GRADE_HARD,
	LOG_GOOD = GRADE_GOOD,
	LOG_EASY = GRADE_EASY,
	LOG_UNDO,	/* takes back the row named by undoes */
	LOG_SUSPEND, LOG_RESUME,
	LOG_MARK, LOG_UNMARK,
	LOG_RENAME,	/* what was before it counts for target */
	LOG_QUEUE, LOG_UNQUEUE,	/* to be asked next, or not */
	LOG_WHAT_END
};

struct log_row {
	int64_t id;		/* unique: ms << 20 | 20 random bits */
	struct sv card;		/* "page#id", as it was written */
	int64_t card_number;	/* in this store only */
	struct sv owner;	/* whom it counts for, after renaming */
	int64_t owner_number;
	struct sv target;	/* of a renaming: the new name */
	int64_t target_number;
	int64_t at;		/* ms since 1970 UTC */
	int32_t zone;		/* minutes east of UTC */
	enum log_what what;
	enum card_state state;	/* before it */
	int64_t duration;	/* ms from question to grade; 0 unknown */
	uint64_t digest;	/* of the entry as it was seen; 0 unknown */
	struct sv model;	/* "" unless a grade */
	int64_t undoes;		/* id, or 0 */
	bool is_undone;
};

struct stored_card {
	int64_t number;		/* 0: not in the store */
	struct sv name;
	struct card card;
	int64_t newest;		/* id of its last row in the log */
	uint64_t digest;	/* of the entry when last graded */
};

struct store {
	struct sql sql;
	struct schedule schedule;	/* of the model in use */
	int64_t model;			/* its number */
	struct arena arena;
};

/* Open PATH, made with its folder if it is not there; older versions are
 * brought up. ERR_DAMAGED: see store_set_aside. A newer version, or a database
 * of another program, is refused and left alone. */
bool store_open(struct store *s, const char *path, struct err *e) WARN_UNUSED;
void store_close(struct store *s);	/* safe on zeroed, safe twice */
/* Rename a damaged PATH, and what SQLite keeps beside it, to a name ending in
 * .damaged-N, which is put in A (not S's own); then open a new one in its
 * place, with all rows of the log that can still be read: *NKEPT of them. */
bool store_set_aside(struct store *s, const char *path, struct arena *a,
    const char **name, size_t *nkept, struct err *e) WARN_UNUSED;
/* Read and check all of it; ERR_DAMAGED when something is wrong. */
bool store_check(struct store *s, struct err *e) WARN_UNUSED;

/* Make NEW the schedule in use and work out every card's state by it. */
bool store_use(struct store *s, const struct schedule *new,
    struct err *e) WARN_UNUSED;

/* Read the model in use into S, if it is not the one S has. */
bool store_load_model(struct store *s, struct err *e) WARN_UNUSED;

/* A setting's value in A, "" when it is not set; setting "" removes it. */
bool store_setting(struct store *s, struct sv key, struct arena *a,
    struct sv *out, struct err *e) WARN_UNUSED;
bool store_set(struct store *s, struct sv key, struct sv value,
    struct err *e) WARN_UNUSED;

/* All cards, by number; in A. */
bool store_cards(struct store *s, struct arena *a, struct stored_card **out,
    size_t *n, struct err *e) WARN_UNUSED;
/* One card by name; number 0 when it is not there. */
bool store_card(struct store *s, struct sv name, struct arena *a,
    struct stored_card *out, struct err *e) WARN_UNUSED;

/* Add to the log that WHAT happened to CARD (its name, and newest as it was
 * seen) NOW, and bring the card's state up. *COUNTED is false, and nothing is
 * added, when another run has changed the card since; CARD then is as it is
 * now. A clock behind the card's last row counts as just after that. */
struct store_event {
	enum log_what what;
	struct moment now;
	int64_t duration;
	uint64_t digest;
};
bool store_add(struct store *s, struct stored_card *card,
    const struct store_event *event, bool *counted, struct err *e) WARN_UNUSED;
/* Take back row ID of the log, by a row that says so; CARD, in A, is what it
 * was about as it then is. *FOUND is false when there is no such row, or it is
 * undone already; ID 0 means the newest grade. */
bool store_undo(struct store *s, int64_t id, struct moment now,
    struct arena *a, struct stored_card *card, bool *found,
    struct err *e) WARN_UNUSED;

/* Let what was logged for the name FROM count for TO from now on, by a row that
 * says so. *FOUND is false when nothing was logged for FROM. */
bool store_rename(struct store *s, struct sv from, struct sv to,
    struct moment now, bool *found, struct err *e) WARN_UNUSED;

enum row_order {
	ROWS_BY_CARD,	/* by owner, then time, id */
	ROWS_BY_TIME,	/* then id */
	ROWS_BY_ID,	/* these two need no index but the log's own */
	ROWS_BY_ID_BACK
};

/* Call TAKE for each row, undone rows and undos too. ROW's strings live for
 * the call. */
struct store_rows {
	bool (*take)(void *arg, const struct log_row *row, struct err *e);
	void *arg;
	enum row_order order;
};
bool store_each(struct store *s, const struct store_rows *rows,
    struct err *e) WARN_UNUSED;

/* Add ROW as it is, from another store; *IS_NEW false when its id is there
 * already: the same row. A different one of that id is ERR_CONTENT. Within a
 * transaction of the caller's, who then calls store_replay. */
bool store_merge(struct store *s, const struct log_row *row, bool *is_new,
    struct err *e) WARN_UNUSED;
/* Work out every card's state from the log, within the caller's transaction. */
bool store_replay(struct store *s, struct err *e) WARN_UNUSED;

/* How many rows the log has, and grades not undone. */
bool store_count(struct store *s, int64_t *rows, int64_t *grades,
    struct err *e) WARN_UNUSED;

#endif
