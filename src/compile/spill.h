/* Runs put aside in a temporary file, and read back term by term. The file has
 * no name, so that nothing is left of it however the program ends. It holds
 * runs one behind the other; a run is records, in order of the terms' texts:
 *
 *	varint	bytes of the text that are those of the record before
 *	string	the rest of the text
 *	u8	1: an operator
 *	varint	bytes of the stem that are those of the text
 *	string	the rest of the stem
 *	varints	df, stem_df, positions
 *	varint	bytes of the list
 *	bytes	the list (runs.h)
 *
 * A string is a varint of its length, then its bytes. */
#ifndef COMPILE_SPILL_H
#define COMPILE_SPILL_H

#include "base/buf.h"
#include "base/err.h"
#include "base/file.h"
#include "base/sv.h"
#include "base/vec.h"
#include "compile/runs.h"

#include <stdbool.h>
#include <stdint.h>

struct spill_run {
	uint64_t at, end;	/* in the file */
};

struct spill_run_vec VEC_BODY(struct spill_run);

/* Valid when zeroed: no file yet. Errors stick, and are reported by spill_end
 * and spill_reader_ok. */
struct spill {
	struct file_scratch file;
	struct spill_run_vec runs;
	struct buf pending;
	struct buf before;	/* the text of the last record */
	struct err sticky;
};

/* Make a file in the folder of BESIDE (file_scratch_open). */
bool spill_open(struct spill *s, const char *beside,
    struct err *e) WARN_UNUSED;
void spill_release(struct spill *s);

/* Write one run: begin, its terms in order with their lists, end. */
void spill_begin(struct spill *s);
void spill_put(struct spill *s, const struct run_term *term, struct sv list);
bool spill_end(struct spill *s, struct err *e) WARN_UNUSED;
/* The same for the whole of a finished run. */
bool spill_run(struct spill *s, const struct run *r, struct err *e) WARN_UNUSED;

/* Reading one run. */
struct spill_reader {
	const struct file_scratch *file;
	uint64_t at, end;	/* what is not in `bytes` yet */
	struct buf bytes;
	size_t used;		/* of them */
	struct buf text, stem;	/* of the term */
	struct run_term term;	/* the current one */
	uint64_t list_bytes;	/* of its list, not read yet */
	struct err sticky;
};

/* Read the run I of S, which must stay. */
void spill_reader_begin(struct spill_reader *r, const struct spill *s,
    size_t i);
/* Go to the next term; false at the end, or when it fails. */
bool spill_reader_next(struct spill_reader *r);
/* Append the list of the term; once at most. */
void spill_reader_list(struct spill_reader *r, struct buf *out);
bool spill_reader_ok(const struct spill_reader *r, struct err *e) WARN_UNUSED;
void spill_reader_release(struct spill_reader *r);

#endif
