/* Postings in the making. Each worker gathers a run of its own: the terms of
 * the entries that it saw, each with those entries in rising order. Finished
 * runs are sorted by term; reading all of them at once, term by term, gives
 * the same whatever was seen by which worker.
 *
 * A run lives in memory. Nothing outside runs.c knows how its postings lie, so
 * a run may come to be written to a file and read back in order. */
#ifndef COMPILE_RUNS_H
#define COMPILE_RUNS_H

#include "base/buf.h"
#include "base/cur.h"
#include "base/sv.h"
#include "text/field.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct run;

/* An empty run over words of LANGUAGE (text/stem.h). One thread at a time. */
struct run *run_new(struct sv language);
void run_free(struct run *r);

/* TEXT occurs at POSITION of FIELD in the entry being read. Positions must not
 * fall within an entry; of a word twice at one position one is kept. What a
 * text is, operator or word, must never change. */
void run_add(struct run *r, struct sv text, bool is_operator, enum field field,
    uint32_t position);
/* All that was added since the last call belongs to ENTRY; entries rise. */
void run_entry(struct run *r, uint32_t entry);
/* No more entries: sort. */
void run_finish(struct run *r);

/* Stems of a finished run, each with the entries that hold any form of it. */
size_t run_nstems(const struct run *r);
struct sv run_stem(const struct run *r, size_t i, uint32_t *df);

/* One term of all runs. */
struct run_term {
	struct sv text;		/* lives as long as the runs */
	struct sv stem;		/* the same; the text itself for an operator */
	uint32_t df;		/* entries */
	uint64_t positions;	/* occurrences kept; 0 for an operator */
	bool is_operator;
	uint32_t *parts;	/* its number in each run; UINT32_MAX: none */
};

struct run_merge {
	struct run *const *runs;
	size_t n;
	size_t *next;		/* of each run, in its order */
	uint32_t *parts;
};

/* Begin reading N finished runs term by term, in order of their texts. */
void run_merge_begin(struct run_merge *m, struct run *const *runs, size_t n);
/* The next term, valid until the next call; false at the end. */
bool run_merge_next(struct run_merge *m, struct run_term *out);
void run_merge_release(struct run_merge *m);
/* Append the postings of TERM in run I to OUT, as run_posting_next reads
 * them: none if the run has none. */
void run_postings(const struct run_merge *m, const struct run_term *term,
    size_t i, struct buf *out);

/* A posting as gathered. */
struct run_posting {
	uint32_t entry;
	uint8_t fields;		/* mask of enum field */
	uint32_t counts[FIELD_COUNT];	/* occurrences in each */
	uint32_t frequency;	/* the sum of the counts */
	struct cur positions;	/* a word's: varints, the first position and
				   each distance, so many as frequency */
};

/* Read the next posting of a list of RUN_POSTINGS; *P holds the one before, or
 * is zeroed. False at the end. */
bool run_posting_next(struct cur *list, bool is_operator,
    struct run_posting *p);

#endif
