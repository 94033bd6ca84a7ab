/* Making the sums of a damaged book right again, so that a test reaches what is
 * behind them. */
#ifndef TEST_RESEAL_H
#define TEST_RESEAL_H

#include <stddef.h>
#include <stdint.h>

/* Recompute the sums of the text blocks that still inflate, of the pieces
 * between TEXT and SUMS, and of the header, as far as the section table of the
 * N bytes at P still makes sense. */
void reseal(uint8_t *p, size_t n);

#endif
