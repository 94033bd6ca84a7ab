/* The two faces of a sitting: lines, and a full screen. Both end when the
 * sitting is over, and leave saying how it went to their caller. */
#ifndef CMD_STUDY_FACE_H
#define CMD_STUDY_FACE_H

#include "cmd/study.h"
#include "study/sitting.h"

struct face {
	struct study *study;
	struct sitting *sitting;
	struct moment now;
	struct sv first;	/* a line to begin with, or "" */
	struct err err;
};

bool face_lines(struct face *f) WARN_UNUSED;
/* *IS_SHOWN is false, and nothing has happened, where there can be no full
 * screen. */
bool face_screen(struct face *f, bool *is_shown) WARN_UNUSED;

/* --- what both show, study_face.c --- */

/* The part of a question that STAGE adds, laid out in A. */
void face_layout(const struct face *f, enum sitting_stage stage,
    struct arena *a, struct layout *out);
/* "hard, a pass (6 min)" for each grade, in A; [GRADE_AGAIN] on. */
void face_grades(const struct face *f, struct arena *a,
    struct sv out[GRADES + 1]);
/* "marked", "changed since you last answered it", with SEPARATOR before each. */
struct sv face_flags(const struct face *f, const char *separator,
    struct arena *a);
/* Open the note on the question in an editor. */
bool face_note(const struct face *f, struct err *e) WARN_UNUSED;
/* The keys that count in lines, or all, as lines of at most COLUMNS. */
void face_keys(bool with_moves, unsigned columns, struct buf *out);

#endif
