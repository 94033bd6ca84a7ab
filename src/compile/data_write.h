/* The files that a book carries (DATA of book/format.h). */
#ifndef COMPILE_DATA_WRITE_H
#define COMPILE_DATA_WRITE_H

#include "base/err.h"
#include "base/sv.h"
#include "compile/book_write.h"
#include "corpus/corpus.h"

#include <stdbool.h>

/* Write the section. */
bool data_write(const struct corpus *c, struct book_writer *w,
    struct err *e) WARN_UNUSED;
/* The bytes of the carried file NAME; empty if there is none. */
struct sv data_named(const struct corpus *c, struct sv name);

#endif
