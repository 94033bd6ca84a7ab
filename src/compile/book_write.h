/* The frame of a book file: header, sections one behind the other, sums
 * (book/format.h). Errors stick; book_write_commit reports the first. */
#ifndef COMPILE_BOOK_WRITE_H
#define COMPILE_BOOK_WRITE_H

#include "base/buf.h"
#include "base/err.h"
#include "base/file.h"
#include "base/sv.h"
#include "book/format.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BOOK_WRITE_SECTIONS 15	/* that a book has */

struct book_section {
	char tag[4];
	uint64_t offset, length;
};

/* Valid when zeroed: nothing open. */
struct book_writer {
	struct file_new file;
	uint64_t at;			/* bytes put, header included */
	struct book_section sections[BOOK_WRITE_SECTIONS];
	size_t nsections;
	struct buf sums;
	uint8_t piece[BOOK_SUM_BYTES];	/* the one begun, for its sum */
	size_t npiece;
};

/* Open a new file beside PATH, and leave room for the header. */
bool book_write_open(struct book_writer *w, const char *path,
    struct err *e) WARN_UNUSED;
/* Begin the section TAG (4 bytes); the first is TEXT, the only one without
 * sums. */
void book_write_section(struct book_writer *w, const char *tag);
/* Put bytes into the section begun last. */
void book_write_put(struct book_writer *w, struct sv bytes);
/* Write sums and header; the book takes the place of an old one. On failure
 * the old one stays. */
bool book_write_commit(struct book_writer *w, struct err *e) WARN_UNUSED;
/* Drop what is not committed; safe on zeroed, safe twice. */
void book_write_release(struct book_writer *w);

#endif
