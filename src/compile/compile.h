/* From a corpus to a book file: the pipeline. */
#ifndef COMPILE_COMPILE_H
#define COMPILE_COMPILE_H

#include "base/err.h"
#include "corpus/corpus.h"
#include "corpus/diag.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct compile_opts {
	size_t threads;		/* 0 = all cores; never changes the bytes */
	uint64_t memory;	/* bytes for postings before runs are spilled;
				   never changes the bytes either */
	/* They go to files in the folder of this path: that of the book when
	 * NULL. */
	const char *beside;
	/* Called now and then from one thread; may be NULL. */
	void (*progress)(void *arg, size_t done, size_t total);
	void *progress_arg;
};

struct compile_result {
	uint32_t pages, entries, terms;
	uint64_t source_bytes;	/* of Markdown, and of the pictures carried */
	uint64_t book_bytes;
};

/* Write the book of C to PATH, atomically: on failure an old file stays whole
 * and nothing else is left. The same corpus gives the same bytes whatever the
 * threads, memory, folder, file times or order of creation. */
bool compile_book(struct corpus *c, const char *path,
    const struct compile_opts *opts, struct diag_sink *diag,
    struct compile_result *out, struct err *e) WARN_UNUSED;

#endif
