#include "config.h"

#include "corpus/code_span.h"

#define TICKS_MAX 32

size_t
code_span_length(struct sv s)
{
	size_t ticks = 0, n, run;

	while (ticks < s.n && s.p[ticks] == '`')
		ticks++;
	if (ticks > TICKS_MAX)
		return ticks;
	for (n = ticks; n < s.n; n += run) {
		run = sv_find_byte(sv_from(s, n), '`');
		n += run;
		for (run = 0; n + run < s.n && s.p[n + run] == '`';)
			run++;
		if (run == ticks)
			return n + run;
	}
	return ticks;
}
