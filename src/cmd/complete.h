/* What may stand where a word is being typed, for the completions of shells:
 *
 *	rust-interview --complete WORD...
 *
 * The last WORD is the one being typed, maybe empty, the others stand before
 * it. A line for each candidate: it, a tab, what it is. Exit status 1 when there
 * is none, and the shell may offer files. */
#ifndef CMD_COMPLETE_H
#define CMD_COMPLETE_H

#include "cmd/command.h"

/* Gathers the candidates that begin with `word`. */
struct complete {
	struct sv word;
	struct sv before;	/* put in front of each: "--level=" */
	struct buf text;
	struct sink out;
};

void complete_init(struct complete *c, const char *word);
void complete_put(struct complete *c, struct sv candidate, struct sv about);
/* The long options of both tables, which may be NULL. */
void complete_opts(struct complete *c, const struct opt *own,
    const struct opt *common);
/* Print what was gathered and release C. Returns the exit status. */
int complete_print(struct complete *c);

/* Is ARG the word that asks for candidates? */
bool complete_is_asked(const char *arg);
/* The main program's part: WORDS with the last one being typed. */
int complete_words(struct app *app, char **words, size_t n);

#endif
