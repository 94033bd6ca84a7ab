#include "config.h"

#include "compile/text_train.h"

#include <stdlib.h>

#include "base/mem.h"

#define SEGMENT 64	/* bytes */
#define STRING 8	/* bytes */
#define STRINGS (SEGMENT - STRING + 1)	/* in a segment */
#define HASH_BITS 17
#define BLOCK 4096	/* of the sample: a string counts once in each */
#define SAMPLE_MOST ((size_t)BLOCK * (UINT16_MAX - 1))

struct segment {
	uint64_t value;
	size_t at;
};

static uint32_t
hash(const char *p)
{
	uint64_t v = 0;

	for (unsigned i = 0; i < STRING; i++)
		v |= (uint64_t)(unsigned char)p[i] << 8 * i;
	/* Multiplicative hashing; the factor is that of zstd's hash8. */
	return (uint32_t)((v * UINT64_C(0xCF1BBCDCB7A56463)) >>
	    (64 - HASH_BITS));
}

/* In how many blocks of the sample does the string of each hash occur? */
static uint16_t *
count(struct sv sample)
{
	size_t size = (size_t)1 << HASH_BITS;
	uint16_t *counts = mem_array(size, sizeof(*counts));
	uint16_t *seen = mem_array(size, sizeof(*seen));

	for (size_t i = 0; i + STRING <= sample.n; i++) {
		uint32_t h = hash(sample.p + i);
		uint16_t block = (uint16_t)(i / BLOCK + 1);
		if (seen[h] != block)
			counts[h]++;
		seen[h] = block;
	}
	mem_free(seen);
	/* What occurs once is of no use elsewhere. */
	for (size_t i = 0; i < size; i++)
		if (counts[i] == 1)
			counts[i] = 0;
	return counts;
}

/* The best segment that begins in [FROM, END); its strings are then taken. */
static struct segment
best_segment(struct sv sample, size_t from, size_t end, uint16_t *counts)
{
	struct segment best = { .value = 0, .at = from };
	uint64_t sum = 0;

	for (size_t i = from; i < end; i++) {
		sum += counts[hash(sample.p + i)];
		if (i >= from + STRINGS)
			sum -= counts[hash(sample.p + i - STRINGS)];
		if (sum > best.value && i + 1 >= from + STRINGS)
			best = (struct segment){ sum, i + 1 - STRINGS };
	}
	for (size_t i = 0; i < STRINGS; i++)
		counts[hash(sample.p + best.at + i)] = 0;
	return best;
}

static int
by_value(const void *a, const void *b)
{
	const struct segment *x = a, *y = b;

	if (x->value != y->value)
		return x->value < y->value ? -1 : 1;
	return x->at < y->at ? -1 : x->at > y->at;
}

void
text_train(struct sv sample, size_t size, struct buf *out)
{
	size_t n = size / SEGMENT;

	sample = sv_sub(sample, 0, SAMPLE_MOST);
	if (n > sample.n / (2 * SEGMENT))
		n = sample.n / (2 * SEGMENT);
	if (n == 0)
		return;
	size_t stretch = (sample.n - STRING) / n;
	uint16_t *counts = count(sample);
	struct segment *segments = mem_array(n, sizeof(*segments));
	for (size_t i = 0; i < n; i++)
		segments[i] = best_segment(sample, i * stretch,
		    (i + 1) * stretch, counts);
	qsort(segments, n, sizeof(*segments), by_value);
	for (size_t i = 0; i < n; i++)
		if (segments[i].value > 0)
			buf_put(out, sample.p + segments[i].at, SEGMENT);
	mem_free(segments);
	mem_free(counts);
}
