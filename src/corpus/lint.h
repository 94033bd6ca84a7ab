/* The checks of a corpus, one table row each (lint.c). */
#ifndef CORPUS_LINT_H
#define CORPUS_LINT_H

#include "base/err.h"
#include "corpus/corpus.h"
#include "corpus/diag.h"

#include <stdbool.h>

/* Check every page of C. Without IS_STRICT the checks on missing sections,
 * levels, kinds and areas run only where there is a book.yaml, and an entry
 * with a level or a kind. Messages come in order of file and line. False only
 * when a page cannot be read. */
bool lint_corpus(struct corpus *c, bool is_strict, struct diag_sink *diag,
    struct err *e) WARN_UNUSED;

#endif
