/* Postings in the making. Each worker gathers a run of its own: the terms of
 * the entries that it saw, each with those entries in rising order. A run that
 * has become too large is put aside (spill.h) and begun again. Finished runs
 * are sorted by term; reading all of them at once, term by term (merge.h),
 * gives the same whatever was seen in which run. */
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
/* Make it empty again and give back its memory. */
void run_clear(struct run *r);

/* TEXT occurs at POSITION of FIELD in the entry being read. Positions must not
 * fall within an entry; of a word twice at one position one is kept. What a
 * text is, operator or word, must never change. */
void run_add(struct run *r, struct sv text, bool is_operator, enum field field,
    uint32_t position);
/* All that was added since the last call belongs to ENTRY; entries rise. */
void run_entry(struct run *r, uint32_t entry);
/* The memory that the run takes, and will take to finish it. */
uint64_t run_bytes(const struct run *r);
/* No more entries: sort. */
void run_finish(struct run *r);

/* What is known of a term of one run, or of several. */
struct run_term {
	struct sv text;
	struct sv stem;		/* the text itself for an operator */
	uint32_t df;		/* entries */
	uint32_t stem_df;	/* entries with any form of the stem: one form
				   in each run tells it, the others 0 */
	uint64_t positions;	/* occurrences kept; 0 for an operator */
	bool is_operator;
};

/* The terms of a finished run, in order of their texts, which live as long as
 * the run. */
size_t run_nterms(const struct run *r);
/* The first 8 bytes of TEXT as a number in the same order. */
uint64_t run_head(struct sv text);
struct run_term run_term_at(const struct run *r, size_t i);
/* Append the list of term I: its postings as one part. Lists are put together
 * by putting one behind the other: parts, each a varint of its length and as
 * many bytes, as run_posting_next reads them. Entries rise within a part. */
void run_put_list(const struct run *r, size_t i, struct buf *out);

/* A posting as gathered. */
struct run_posting {
	uint32_t entry;
	uint8_t fields;		/* mask of enum field */
	uint32_t counts[FIELD_COUNT];	/* occurrences in each */
	uint32_t frequency;	/* the sum of the counts */
	struct cur positions;	/* a word's: varints, the first position and
				   each distance, so many as frequency */
};

/* Read the next posting of PART; *P holds the one before, or is zeroed. False
 * at the end. */
bool run_posting_next(struct cur *part, bool is_operator,
    struct run_posting *p);

#endif
