/* A book that shrinks while it is mapped makes the kernel send SIGBUS: one
 * line that names it, exit status 2, instead of a crash. */
#ifndef CMD_GUARD_H
#define CMD_GUARD_H

#include "book/shelf.h"

/* Watch the books of S, which must live as long as the program. A SIGBUS from
 * elsewhere keeps its default. */
void guard_install(const struct shelf *s);

#endif
