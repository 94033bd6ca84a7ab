/* The term dictionary of a book (TERM and GRUP of book/format.h). */
#ifndef COMPILE_DICT_WRITE_H
#define COMPILE_DICT_WRITE_H

#include "compile/book_write.h"
#include "compile/post_write.h"

#include <stdint.h>

/* Write both sections: TERMS as post_write left them, ENTRIES of the book for
 * the idf. */
void dict_write(const struct term_table *terms, uint32_t entries,
    struct book_writer *w);

#endif
