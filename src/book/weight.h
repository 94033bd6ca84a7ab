/* The weights of postings: BM25F's normalised term frequency (Robertson,
 * Zaragoza, Taylor, CIKM 2004, eq. 3) in BOOK_WEIGHTS logarithmic steps, six an
 * octave: step s stands for 2^((s - 32) / 6), from 0.025 to 36. */
#ifndef BOOK_WEIGHT_H
#define BOOK_WEIGHT_H

#include <stdint.h>

double weight_value(uint8_t step);
/* The step nearest to W (by ratio); what is beyond the ends gives the end. */
uint8_t weight_step(double w);
/* The step of a term that occurs FREQUENCY (>= 1) times, all in one field, in
 * an entry whose norm for that field is NORM: norm + 6 log2(frequency), rounded
 * by a table, cut to the last step. */
uint8_t weight_implied(uint8_t norm, uint32_t frequency);

#endif
