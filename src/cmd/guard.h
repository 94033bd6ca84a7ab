/* A book that shrinks while it is mapped makes the kernel send SIGBUS: one
 * line that names it, exit status 2, instead of a crash. */
#ifndef CMD_GUARD_H
#define CMD_GUARD_H

/* Watch every file that is mapped, from when it is. A SIGBUS from elsewhere
 * keeps its default. */
void guard_install(void);

#endif
