/* The studying program's commands and what they share. */
#ifndef CMD_STUDY_H
#define CMD_STUDY_H

#include "cmd/command.h"
#include "cmd/study_opts.h"
#include "study/deck.h"
#include "study/goal.h"
#include "study/session.h"
#include "study/store.h"

void study_help(struct sink *out);
int cmd_study(struct call *c);
int cmd_stats(struct call *c);

/* What every one of them opens. */
struct study {
	struct call *call;
	struct app *app;
	struct store store;
	struct deck deck;
	struct goal goal;
	bool has_goal;
	const char *path;	/* of the database */
};

/* The time: RUST_INTERVIEW_NOW, seconds since 1970 UTC, else the clock. */
bool study_now(struct moment *out, struct err *e) WARN_UNUSED;
/* Open the database where the state is kept. A damaged one is set aside and a
 * line says so. */
bool study_open(struct study *s, struct call *c, struct err *e) WARN_UNUSED;
/* E happened: if that is damage, set the database aside, with a line about it.
 * Returns the exit status. */
int study_failed(struct study *s, const struct err *e);
/* Fill the deck from the app's shelf; what OPTS's filter does not pass is not
 * wanted. Books are opened first if the command did not ask for them. */
bool study_deck(struct study *s, const struct study_opts *o,
    struct err *e) WARN_UNUSED;
/* Keep what --by and --minutes ask for. */
bool study_keep_goal(struct study *s, const struct study_opts *o,
    struct moment now, struct err *e) WARN_UNUSED;
/* The goal that is kept, if its day is still to come. */
bool study_goal(struct study *s, struct moment now, struct err *e) WARN_UNUSED;
void study_close(struct study *s);

/* "8 d", "10 min", "1.2 y" until C is due. */
struct sv study_wait(const struct card *c, struct moment now, struct arena *a);

/* A verb: the word behind "study". */
struct study_verb {
	const char *name;
	bool takes_words;
	int (*run)(struct study *s, const struct study_verb *verb,
	    const struct study_opts *o);
};

/* What the words of the call behind the verb are. */
size_t study_words(const struct study *s, char ***words);

/* NAME's one question in the books; else a card that no book has any more. */
bool study_find_card(struct study *s, struct sv name,
    struct stored_card *out, bool *found, struct err *e) WARN_UNUSED;

/* That NAME is not one question's name; returns the exit status. */
int study_unnamed(struct study *s, struct sv name);

int study_flag(struct study *s, const struct study_verb *verb,
    const struct study_opts *o);
int study_undo(struct study *s, const struct study_verb *verb,
    const struct study_opts *o);
int study_rename(struct study *s, const struct study_verb *verb,
    const struct study_opts *o);
int study_export(struct study *s, const struct study_verb *verb,
    const struct study_opts *o);
int study_import(struct study *s, const struct study_verb *verb,
    const struct study_opts *o);
int study_plan(struct study *s, const struct study_verb *verb,
    const struct study_opts *o);
int study_optimise(struct study *s, const struct study_verb *verb,
    const struct study_opts *o);
int study_replay(struct study *s, const struct study_verb *verb,
    const struct study_opts *o);
int study_check(struct study *s, const struct study_verb *verb,
    const struct study_opts *o);

/* One sitting on standard input and output. */
int study_ask(struct study *s, const struct study_opts *o);

#endif
