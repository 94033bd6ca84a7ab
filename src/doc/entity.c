#include "config.h"

#include "doc/entity.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"

#define NAME_MAX_BYTES 32	/* CounterClockwiseContourIntegral */

struct named {
	char name[NAME_MAX_BYTES];
	char text[ENTITY_BYTES_MAX];	/* UTF-8, at most two code points */
};

static const struct named named_table[] = {
#define ENTITY(name, text) { name, text },
#include "doc/entity.def"
#undef ENTITY
};

#define NAMED_COUNT (sizeof(named_table) / sizeof(*named_table))

static size_t
decode_name(struct sv name, char *out)
{
	size_t low = 0, high = NAMED_COUNT;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		const struct named *it = &named_table[mid];
		int order = sv_cmp(name, sv_cstr(it->name));

		if (order == 0) {
			size_t n = strlen(it->text);
			memcpy(out, it->text, n);
			return n;
		}
		if (order < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return 0;
}

static size_t
decode_number(struct sv digits, unsigned base, char *out)
{
	uint32_t c = 0;

	if (digits.n == 0)
		return 0;
	for (size_t i = 0; i < digits.n; i++) {
		int d = ascii_hex(digits.p[i]);

		if (d < 0 || (unsigned)d >= base)
			return 0;
		if (c <= 0x10FFFF)
			c = c * base + (unsigned)d;
	}
	if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
		c = UTF8_REPLACEMENT;
	return utf8_encode(c, out);
}

size_t
entity_decode(struct sv reference, char out[ENTITY_BYTES_MAX])
{
	struct sv inner;

	if (reference.n < 3 || reference.p[0] != '&' ||
	    reference.p[reference.n - 1] != ';')
		return 0;
	inner = sv_sub(reference, 1, reference.n - 2);
	if (inner.p[0] != '#')
		return decode_name(inner, out);
	inner = sv_from(inner, 1);
	if (inner.n > 0 && (inner.p[0] == 'x' || inner.p[0] == 'X'))
		return decode_number(sv_from(inner, 1), 16, out);
	return decode_number(inner, 10, out);
}
