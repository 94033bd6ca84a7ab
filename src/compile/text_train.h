/* A preset dictionary for deflate, made from a sample of the text that it is
 * to shorten. */
#ifndef COMPILE_TEXT_TRAIN_H
#define COMPILE_TEXT_TRAIN_H

#include "base/buf.h"
#include "base/sv.h"

#include <stddef.h>

/* Append a dictionary of at most SIZE bytes made from SAMPLE; the same sample
 * gives the same bytes. What is worth most stands at the end, where deflate
 * says it in the fewest bits and drops it last.
 *
 * The method is that of zstd's FASTCOVER (Y. Collet and others, 2018) after
 * Liao, Petri, Moffat, Wirth, "Effective Construction of Relative Lempel-Ziv
 * Dictionaries" (WWW 2016): the sample is cut into as many stretches as the
 * dictionary has segments; of each the segment is taken whose 8-byte strings
 * occur in most blocks of the sample, strings already taken not counting. */
void text_train(struct sv sample, size_t size, struct buf *out);

#endif
