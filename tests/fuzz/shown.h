/* A document as every reader of it sees it, for targets that make one. */
#ifndef TEST_FUZZ_SHOWN_H
#define TEST_FUZZ_SHOWN_H

#include "doc/doc.h"

/* Packed, ROOT comes back as it is. */
void check_packed(const struct node *root, struct arena *a);
/* Make a page of ROOT, lay it out for screens and write it in format TURN (in
 * all of them would take long); nothing that a terminal obeys may come out.
 * ROOT is used up. */
void show_everywhere(struct node *root, size_t turn, struct arena *a);

#endif
