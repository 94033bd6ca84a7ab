#include "config.h"

#include "book/weight.h"

#include "book/bitpack.h"
#include "book/format.h"

#define PER_OCTAVE 6
#define STEP_OF_ONE 32	/* stands for 1.0 */
#define HALF_STEP 1.0594630943592953	/* 2^(1/12) */

double
weight_value(uint8_t step)
{
	/* 2^(i/6); the powers of two are exact. */
	static const double sixths[PER_OCTAVE] = { 1.0, 1.1224620483093730,
		1.2599210498948732, 1.4142135623730951, 1.5874010519681994,
		1.7817974362806785 };
	/* 36 = 6 octaves of steps under 1.0, less 4. */
	unsigned shifted = (step < BOOK_WEIGHTS ? step : BOOK_WEIGHTS - 1) +
	    6 * PER_OCTAVE - STEP_OF_ONE;

	return sixths[shifted % PER_OCTAVE] *
	    (double)(1u << shifted / PER_OCTAVE) / 64.0;
}

uint8_t
weight_step(double w)
{
	uint8_t step = 0;

	while (step < BOOK_WEIGHTS - 1 && w > weight_value(step) * HALF_STEP)
		step++;
	return step;
}

uint8_t
weight_implied(uint8_t norm, uint32_t frequency)
{
	/* 6 log2(1 + i/8), rounded. */
	static const uint8_t eighths[8] = { 0, 1, 2, 3, 4, 4, 5, 5 };
	unsigned octave = bitpack_width(frequency | 1) - 1;
	unsigned eighth = (unsigned)(((uint64_t)frequency << 3) >> octave) & 7;
	unsigned step = norm + PER_OCTAVE * octave + eighths[eighth];

	return (uint8_t)(step < BOOK_WEIGHTS ? step : BOOK_WEIGHTS - 1);
}
