/* The posting lists of a book, from the runs of all workers (POST of
 * book/format.h). */
#ifndef COMPILE_POST_WRITE_H
#define COMPILE_POST_WRITE_H

#include "base/err.h"
#include "base/sv.h"
#include "base/vec.h"
#include "compile/book_write.h"
#include "compile/post_list.h"
#include "compile/runs.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What the dictionary says of a term. */
struct term_info {
	struct sv text, stem;	/* in the runs; stem as in struct run_term */
	uint32_t df;
	uint32_t list_bytes;
	bool is_operator;
};

struct term_info_vec VEC_BODY(struct term_info);

/* Write the section POST from N finished runs on THREADS threads, and append
 * the terms in their order to TERMS. SCALE is complete but for its two k. */
bool post_write(struct run *const *runs, size_t n, struct post_scale *scale,
    struct book_writer *w, size_t threads, struct term_info_vec *terms,
    struct err *e) WARN_UNUSED;

#endif
