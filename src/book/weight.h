/* The weights of postings: BM25F's normalised term frequency (Robertson,
 * Zaragoza, Taylor, CIKM 2004, eq. 3) in BOOK_WEIGHTS logarithmic steps, six an
 * octave: step s stands for 2^((s - 32) / 6), from 0.025 to 36. */
#ifndef BOOK_WEIGHT_H
#define BOOK_WEIGHT_H

#include "book/bitpack.h"
#include "book/format.h"

#include <stdint.h>

#define WEIGHT_OCTAVE 6		/* steps */

extern const double weight_values[BOOK_WEIGHTS];

static inline double
weight_value(uint8_t step)
{
	return weight_values[step < BOOK_WEIGHTS ? step : BOOK_WEIGHTS - 1];
}

/* The step nearest to W (by ratio); what is beyond the ends gives the end. */
uint8_t weight_step(double w);
/* The step of a term that occurs FREQUENCY (>= 1) times, all in one field, in
 * an entry whose norm for that field is NORM: norm + 6 log2(frequency), rounded
 * by a table, cut to the last step. */
static inline uint8_t
weight_implied(uint8_t norm, uint32_t frequency)
{
	/* 6 log2(1 + i/8), rounded. */
	static const uint8_t eighths[8] = { 0, 1, 2, 3, 4, 4, 5, 5 };
	unsigned octave = bitpack_width(frequency | 1) - 1;
	unsigned eighth = (unsigned)(((uint64_t)frequency << 3) >> octave) & 7;
	unsigned step = norm + WEIGHT_OCTAVE * octave + eighths[eighth];

	return (uint8_t)(step < BOOK_WEIGHTS ? step : BOOK_WEIGHTS - 1);
}

#endif
