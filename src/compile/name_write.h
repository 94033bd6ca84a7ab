/* The names of a book's pages and entries (NAME of book/format.h). */
#ifndef COMPILE_NAME_WRITE_H
#define COMPILE_NAME_WRITE_H

#include "base/sv.h"
#include "compile/book_write.h"
#include "doc/toc.h"

/* Write the section. ANSWERS is error-codes.tsv: lines of a code, a tab and
 * `page#id`, the entry that answers it; what names no entry is passed over. */
void name_write(const struct toc *toc, struct sv answers,
    struct book_writer *w);

#endif
