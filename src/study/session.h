/* One sitting: which question comes next, what an answer does, what is left.
 * It draws nothing and asks no clock; the line mode and the full screen are
 * two faces of it. */
#ifndef STUDY_SESSION_H
#define STUDY_SESSION_H

#include "study/deck.h"
#include "study/goal.h"

#define SESSION_NEW 10		/* new questions a day, unless asked */
#define SESSION_AHEAD_MS (20 * 60000)	/* learning cards may come early */

struct session_opts {
	uint32_t new_limit;	/* a day */
	uint32_t limit;		/* answers in this sitting; 0: none */
	const struct goal *goal;	/* NULL: none */
};

struct session {
	struct store *store;
	struct deck *deck;
	struct session_opts opts;
	uint32_t new_left;
	int64_t spent;		/* ms of answers today; with a goal also those
				 * before this run */
	uint32_t answered, passed, first_seen;	/* in this run */
	struct {
		int64_t id;	/* of the row */
		uint32_t item;
		enum grade grade;
		bool was_new;
		int64_t duration;
	} *done;		/* this run's grades, newest last */
	size_t ndone, cap;
	struct arena arena;
};

bool session_open(struct session *s, struct store *store, struct deck *deck,
    const struct session_opts *opts, struct moment now,
    struct err *e) WARN_UNUSED;
void session_release(struct session *s);

/* What to ask now; NULL when this sitting is over. Learning cards whose time
 * has come, then what was put into the queue, then what is due, the least known
 * first, then new ones, then learning cards a little before their time. */
struct deck_item *session_next(const struct session *s, struct moment now);

/* The card of ITEM after each of the four grades; out[GRADE_AGAIN] on. */
void session_choices(const struct session *s, const struct deck_item *item,
    struct moment now, struct card out[GRADES + 1]);

/* Grade ITEM. *COUNTED is false when another run has answered it meanwhile:
 * then nothing is added, and ITEM is as that run left it. */
bool session_grade(struct session *s, struct deck_item *item,
    enum grade grade, struct moment now, int64_t duration, uint64_t digest,
    bool *counted, struct err *e) WARN_UNUSED;
/* Suspend, resume, mark or unmark ITEM. */
bool session_flag(struct session *s, struct deck_item *item,
    enum log_what what, struct moment now, struct err *e) WARN_UNUSED;
/* Take back this run's last grade; *ITEM is its question, NULL if there is
 * nothing to take back. */
bool session_undo(struct session *s, struct moment now,
    struct deck_item **item, struct err *e) WARN_UNUSED;

/* What is there to do: of the wanted, not suspended items. */
struct session_counts {
	uint32_t learning;	/* waiting within today */
	uint32_t due, fresh;	/* today: due or queued, new ones to come */
	uint32_t tomorrow;	/* due then */
	int64_t next_learning;	/* ms; 0 none */
	uint32_t suspended, all;
};
struct session_counts session_count(const struct session *s,
    struct moment now);

/* Milliseconds an answer takes, by the log; a minute while it has few. */
bool session_pace(struct store *store, int64_t *out,
    struct err *e) WARN_UNUSED;

/* How the questions not yet met fit into the time until the goal. */
struct session_fit {
	uint32_t fresh, chosen;	/* not yet met; of them, how many fit */
	uint32_t each_day;	/* new ones a day for that */
	double need, have;	/* hours */
};
bool session_fit(struct store *store, struct deck *deck,
    const struct goal *goal, struct moment now, struct session_fit *out,
    struct err *e) WARN_UNUSED;

#endif
