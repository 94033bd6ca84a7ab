/* A sitting as those who sit see it: a question, its short answer, the whole
 * one, a grade, the next question. It knows what each key does and what is to
 * be shown, but neither lines nor screens: both are faces of it. */
#ifndef STUDY_SITTING_H
#define STUDY_SITTING_H

#include "doc/section.h"
#include "study/session.h"

enum sitting_stage { SITTING_QUESTION, SITTING_SHORT, SITTING_FULL };
#define SITTING_STAGES 3

enum sitting_key {
	SITTING_NO_KEY = 0,
	SITTING_AGAIN = GRADE_AGAIN,
	SITTING_HARD = GRADE_HARD,
	SITTING_GOOD = GRADE_GOOD,
	SITTING_EASY = GRADE_EASY,
	SITTING_MORE,		/* show more of the answer */
	SITTING_UNDO, SITTING_SUSPEND, SITTING_MARK,
	SITTING_NOTE,		/* the face's to do */
	SITTING_HELP,		/* the face's, too */
	SITTING_END
};

struct sitting {
	struct session session;
	struct deck_item *item;	/* asked now; NULL: the next is due */
	struct page page;	/* with the one entry, in the arena */
	struct arena arena;	/* of the question asked */
	uint64_t digest;	/* of it; 0: not made yet */
	int64_t began;		/* ms, when the question was shown */
	enum sitting_stage stage;
	unsigned asked;		/* questions shown so far */
	bool is_over;
};

/* Begin with the session, which was opened. */
void sitting_release(struct sitting *s);
/* Ask the next question; is_over when there is none. */
bool sitting_next(struct sitting *s, struct moment now,
    struct err *e) WARN_UNUSED;
/* Do what KEY asks for. *SAID is a line for the person, NULL for none. After
 * it, item may be NULL (graded, suspended) or another question (taken back). */
bool sitting_do(struct sitting *s, enum sitting_key key, struct moment now,
    const char **said, struct err *e) WARN_UNUSED;

/* Was the question's text changed since it was last answered? */
bool sitting_is_changed(struct sitting *s);
/* What is shown at STAGE, N parts; the title goes before the first ones. */
const enum section *sitting_parts(const struct sitting *s,
    enum sitting_stage stage, size_t *n);
/* How it went and what comes, in lines; MISSING questions are in no book. */
void sitting_sum(const struct sitting *s, struct moment now, size_t missing,
    struct buf *out);

#endif
