/* A compiler's error message typed without its code. The books speak of an
 * error by its code and in words of their own, seldom in the compiler's: what
 * it says is therefore turned into the code. */
#ifndef TEXT_MESSAGE_H
#define TEXT_MESSAGE_H

#include "base/sv.h"

#include <stddef.h>

#define MESSAGE_GAP_MAX 6	/* words that a name, a path or a type may be */

#define MESSAGE_WORDS_MAX 80	/* bytes, with the NUL */

/* What rustc says, '*' for a name; more special messages come first. In place,
 * for a program's start has to relocate every pointer. */
struct message {
	char code[6];
	char words[MESSAGE_WORDS_MAX];
};

extern const struct message message_table[];
extern const size_t message_count;

/* The code ("E0499") of the error whose message is in TEXT, names in it left
 * out or not; empty if there is none. Case and punctuation do not matter. */
struct sv message_code(struct sv text);

/* What somebody remembers of a message may be how several begin: put the codes
 * of those that begin with the whole of TEXT, three words of it at least, into
 * CODES, each once, at most MAX. The number put. */
size_t message_begun(struct sv text, struct sv *codes, size_t max);

#endif
