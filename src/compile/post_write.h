/* The posting lists of a book, from all runs (POST of book/format.h). */
#ifndef COMPILE_POST_WRITE_H
#define COMPILE_POST_WRITE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/sv.h"
#include "base/vec.h"
#include "compile/book_write.h"
#include "compile/post_list.h"
#include "compile/run_set.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What the dictionary says of a term. */
struct term_info {
	struct sv text, stem;	/* stem as in struct run_term */
	uint32_t df, stem_df;	/* as there */
	uint32_t list_bytes;
	bool is_operator;
};

/* All terms, in order of their texts. Valid when zeroed. */
struct term_table {
	VEC(struct term_info) terms;
	struct arena texts;
};

void term_table_release(struct term_table *t);

/* Write the section POST from the finished runs of SET on THREADS threads, and
 * fill TERMS, which is empty. SCALE is complete but for its two k. */
bool post_write(const struct run_set *set, struct post_scale *scale,
    struct book_writer *w, size_t threads, struct term_table *terms,
    struct err *e) WARN_UNUSED;

#endif
