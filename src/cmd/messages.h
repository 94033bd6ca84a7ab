/* What compile and lint say of a corpus: messages with file and line, counted
 * by kind. */
#ifndef CMD_MESSAGES_H
#define CMD_MESSAGES_H

#include "base/arena.h"
#include "corpus/diag.h"

#include <stdbool.h>
#include <stddef.h>

#define MESSAGE_KINDS 64

struct messages {
	struct diag_sink sink;	/* pass &m.sink on */
	bool shows_notes, shows_warnings;	/* else they are only counted */
	bool is_on_stdout;	/* lint: the messages are its output */
	struct {
		const char *kind;
		size_t n;
	} kinds[MESSAGE_KINDS];	/* of warnings not shown */
	size_t nkinds;
};

void messages_init(struct messages *m, bool shows_warnings,
    bool is_on_stdout);
/* One line on the warnings that were only counted, if there are any. */
void messages_summary(const struct messages *m);

#endif
