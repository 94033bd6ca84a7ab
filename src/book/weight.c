#include "config.h"

#include "book/weight.h"

#define HALF_STEP 1.0594630943592953	/* 2^(1/12) */
/* 2^(i/6), times a power of two: exact. */
#define OCTAVE(times) 1.0 * (times), 1.1224620483093730 * (times), \
	1.2599210498948732 * (times), 1.4142135623730951 * (times), \
	1.5874010519681994 * (times), 1.7817974362806785 * (times)

const double weight_values[BOOK_WEIGHTS] = {
	/* Step 32 is 1.0. */
	1.5874010519681994 / 64, 1.7817974362806785 / 64,
	OCTAVE(1. / 32), OCTAVE(1. / 16), OCTAVE(1. / 8), OCTAVE(1. / 4),
	OCTAVE(1. / 2), OCTAVE(1.), OCTAVE(2.), OCTAVE(4.), OCTAVE(8.),
	OCTAVE(16.), 1.0 * 32, 1.1224620483093730 * 32
};

uint8_t
weight_step(double w)
{
	uint8_t step = 0;

	while (step < BOOK_WEIGHTS - 1 && w > weight_value(step) * HALF_STEP)
		step++;
	return step;
}
