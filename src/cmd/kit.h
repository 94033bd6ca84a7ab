/* The interview kit's commands and what they share. */
#ifndef CMD_KIT_H
#define CMD_KIT_H

#include "base/sink.h"
#include "cmd/app.h"
#include "kit/bank.h"
#include "kit/choose.h"
#include "kit/wish.h"

struct interview_opts {
	struct opt_list levels, topics;		/* comma lists */
	struct opt_number minutes, seed, forms;
	const char *mix, *panel, *out, *paper;
	struct opt_list exclude;		/* files */
	struct opt_list include, without, swap;	/* questions */
	unsigned format;
	bool is_same, is_to_study, is_for_candidate, is_forced;
};

enum score_form { SCORE_TEXT, SCORE_JSON, SCORE_SVG };

struct score_opts {
	unsigned form;
	bool is_entered;
	const char *out;
	bool is_forced;
};

struct prove_opts {
	bool is_verbose;
};

extern const struct opt interview_opts[], score_opts[], exercise_opts[],
    prove_opts[];

int cmd_interview(struct call *c);
int cmd_score(struct call *c);
/* score --enter SHEET. */
int score_enter(struct call *c);
int cmd_exercise(struct call *c);
int cmd_prove(struct call *c);
void exercise_help(struct sink *out);

/* A wish with what is to be changed in its sheet. */
struct asked {
	struct book *book;
	struct bank bank;
	struct wish wish;
	struct edits edits;
	bool has_minutes;	/* given, not the 45 that are usual */
};

/* What C's words and options ask for. */
bool asked_read(struct call *c, struct asked *out, struct err *e) WARN_UNUSED;
/* LACK in words, with the command that asks for the nearest. */
bool asked_lack(const struct asked *asked, const struct lack *lack,
    struct arena *a, struct err *e);

/* One line that a person types, without its end, in A, behind PROMPT; *MORE false
 * at the end of input. With SECONDS a clock runs on a terminal; *USED is how
 * long it took. */
struct question_line {
	const char *prompt;
	unsigned seconds;
};
struct sv typed_line(struct arena *a, const struct question_line *what,
    unsigned *used, bool *more);
/* "1" to "4" as a rating; 0: nothing, or a q to stop, which makes *MORE false.
 * Asks until it is one. */
unsigned typed_rating(struct arena *a, bool *more);

/* Write BYTES to PATH ("-": standard output), for its owner alone. A file that
 * is there stays unless IS_FORCED. */
bool private_write(const char *path, bool is_forced, struct sv bytes,
    struct err *e) WARN_UNUSED;
/* What private_write would refuse, before any work. */
bool private_check(const char *path, bool is_forced,
    struct err *e) WARN_UNUSED;

#endif
