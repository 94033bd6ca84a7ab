/* Command lines as users set them (PAGER, EDITOR) or are told to type them. */
#ifndef CMD_WORDS_H
#define CMD_WORDS_H

#include "base/arena.h"
#include "base/sv.h"

#include <stddef.h>

/* Split COMMAND into words in place, with quotes and backslashes as the shell
 * reads them, NULL behind the last; at most MAX with that. Returns how many
 * there are. */
size_t words_split(char *command, char **words, size_t max);
/* WORD in single quotes, whatever it holds, as a shell reads it back. */
struct sv words_quote(struct sv word, struct arena *a);

#endif
