/* What is said for what is meant (SYNO of book/format.h). */
#ifndef COMPILE_SYNONYM_WRITE_H
#define COMPILE_SYNONYM_WRITE_H

#include "base/sv.h"
#include "compile/book_write.h"
#include "corpus/diag.h"

/* Write the section. TEXT is synonyms.txt; what cannot be used in it is
 * reported to DIAG. LANGUAGE is the book's. */
void synonym_write(struct sv text, struct sv language, struct diag_sink *diag,
    struct book_writer *w);

#endif
