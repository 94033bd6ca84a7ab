/* Giving up, for good, what a program needs no more: opening files, running
 * programs, the network. Three layers of Linux, in the order of what they cost:
 *
 *	limits: no new file descriptor, so no file and no socket; no process
 *	Landlock (5.13): no path is opened, changed or run; nothing outside gets
 *	    a signal (6.12)
 *	seccomp (3.5): only the calls of base/sandbox.def
 */
#ifndef BASE_SANDBOX_H
#define BASE_SANDBOX_H

#include <stdbool.h>

enum sandbox_layer {
	SANDBOX_FILES = 1 << 0,	/* Landlock and the limits */
	SANDBOX_CALLS = 1 << 1,	/* seccomp */
	SANDBOX_ALL = SANDBOX_FILES | SANDBOX_CALLS
};

/* Enter it, with one thread only. What is open stays so and can be read and
 * written; memory can be had and given back; keys, signals and a child that runs
 * can be waited for (not with poll(2), which the limits forbid). What seccomp
 * denies fails as if the kernel did not have it (ENOSYS), so that a C library
 * which tries a call that is not in the list goes on without, and nothing is
 * killed for it. Whoever got into the program could not leave it by a child or
 * by any program either.
 *
 * seccomp takes five times as long as the others, 75 us where a start is 500 to
 * 1400: it is entered where there is no Landlock, and if IS_STRICT. Returns the layers
 * that hold; none where this was built with sanitizers, whose libraries need
 * more, or for another system. */
unsigned sandbox_enter(bool is_strict);

#endif
