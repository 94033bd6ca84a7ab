/* When a card comes back: learning steps, days by FSRS, fuzz. Pure: the time
 * is an argument, and the fuzz a hash of the card's name and how often it was
 * answered, so that a log gives the same dates each time it is replayed. */
#ifndef STUDY_SCHEDULE_H
#define STUDY_SCHEDULE_H

#include "base/sv.h"
#include "study/day.h"
#include "study/fsrs.h"

#include <stdint.h>

#define STEPS_MAX 8

enum card_state {	/* the numbers are in the log, and those of revlog.csv */
	CARD_NEW,
	CARD_LEARNING,	/* due after minutes */
	CARD_REVIEW,	/* due after days */
	CARD_RELEARNING
};

struct card {			/* zeroed: new */
	enum card_state state;
	unsigned step;		/* of learning or relearning, from 0 */
	struct memory memory;
	int64_t last;		/* time of the last answer, ms */
	int64_t due;		/* ms; decides while (re)learning */
	int32_t last_day;	/* study days; see day.h */
	int32_t due_day;
	uint32_t answers, lapses;
	bool is_suspended, is_marked;
	bool is_queued;		/* to be asked next; until its next answer */
};

struct steps {
	unsigned minutes[STEPS_MAX];	/* each less than a day */
	size_t n;
};

struct schedule {
	struct fsrs fsrs;
	double retention;	/* wanted chance of recall, 0.70 to 0.99 */
	unsigned max_days;
	bool has_fuzz;
	struct steps learning, relearning;
};

/* FSRS-6's own weights, retention 0.9, steps of 1 and 10 minutes, then 10. */
void schedule_default(struct schedule *s);

/* C after an answer of GRADE at the time NOW. NAME seeds the fuzz. Of the four
 * grades hard comes back no later than good, good no later than easy, none
 * after more than max_days. */
struct card schedule_answer(const struct schedule *s, const struct card *c,
    struct sv name, enum grade grade, struct moment now);

/* The chance that C is known on study day DAY; 0 for a new one. */
double schedule_recall(const struct schedule *s, const struct card *c,
    int32_t day);

/* A number from 0 to less than 1 for NAME and N: always the same. */
double schedule_chance(struct sv name, uint32_t n);

#endif
