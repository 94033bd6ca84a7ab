/* How far a long job has come, on stderr. */
#ifndef CMD_PROGRESS_H
#define CMD_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

/* A progress line on a terminal (stderr), from half a second on. */
struct progress {
	const char *what;
	double began, shown_at;	/* seconds */
	bool is_shown, is_terminal;
};
void progress_init(struct progress *p, const char *what);
void progress_step(void *progress, size_t done, size_t total);
void progress_end(struct progress *p);

#endif
