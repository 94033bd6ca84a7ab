/* Messages about a corpus: many at a time, each with its file and line. */
#ifndef CORPUS_DIAG_H
#define CORPUS_DIAG_H

#include "base/sv.h"

#include <stddef.h>
#include <stdint.h>

/* A note tells what was decided; nothing is wrong. */
enum diag_severity { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR };

struct diag {
	enum diag_severity severity;
	const char *path;	/* as to be opened */
	uint32_t line;		/* 0: the whole file */
	const char *kind;	/* stable short name: "link", "id-twice", … */
	const char *message;
};

/* Where they go. `emit` may be called from one thread at a time only; the
 * caller of the corpus room sorts by file and line. */
struct diag_sink {
	void (*emit)(void *arg, const struct diag *d);
	void *arg;
	size_t nerrors, nwarnings;
};

void diag_emit(struct diag_sink *s, enum diag_severity severity,
    const char *kind, const char *path, uint32_t line, const char *fmt, ...)
    __attribute__((format(printf, 6, 7)));

#endif
