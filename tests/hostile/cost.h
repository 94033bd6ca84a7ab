/* What a command costs that is given something hostile. */
#ifndef TEST_COST_H
#define TEST_COST_H

#include <stdbool.h>
#include <stddef.h>

#define COST_WORDS 10

/* Run the program ARGV[0], found by PATH, with nothing on its standard streams.
 * It must end by itself with 0, 1 or 2, after at most four seconds of processor
 * time (a second of a quiet machine) and with at most 64 MiB at once. If not, a
 * line with NAME says so. */
bool cost_is_bounded(const char *name, const char *const argv[COST_WORDS]);

/* Enter a new folder below $TMPDIR, else /tmp, and put its name in PATH. False
 * when there can be none. */
bool cost_enter_folder(char *path, size_t size);
/* Is everything to be tried, RI_THOROUGH=yes? */
bool cost_is_thorough(void);

#endif
