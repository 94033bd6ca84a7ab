/* Waiting until something below some trees may have changed, or a signal says
 * that it is time to end. */
#ifndef CMD_WAKE_H
#define CMD_WAKE_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

struct wake {
	int fd;			/* of inotify; -1: look every second */
	sigset_t waiting;	/* the signals let through while waiting */
};

/* From now on SIGINT, SIGTERM and SIGHUP (but those that are ignored) only end
 * wake_wait(). POLLS: do without the kernel's help, as where there is none. */
void wake_open(struct wake *w, bool polls);
/* Have the kernel tell of the folders of PATHS, and all below them. */
void wake_watch(struct wake *w, char *const *paths, size_t npaths);
/* Wait for a change, and until it is over; false when a signal came. */
bool wake_wait(struct wake *w);
void wake_release(struct wake *w);

#endif
