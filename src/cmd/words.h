/* Command lines as users set them: PAGER, EDITOR. */
#ifndef CMD_WORDS_H
#define CMD_WORDS_H

#include <stddef.h>

/* Split COMMAND into words in place, with quotes and backslashes as the shell
 * reads them, NULL behind the last; at most MAX with that. Returns how many
 * there are. */
size_t words_split(char *command, char **words, size_t max);

#endif
