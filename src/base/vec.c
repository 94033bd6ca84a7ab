#include "config.h"

#include "base/vec.h"

#include <stdint.h>

void *
vec_more(void *items, size_t *cap, size_t size)
{
	size_t more = *cap < 8 ? 8 : *cap + *cap / 2;

	if (more > SIZE_MAX / size)	/* asks for what cannot be had */
		return mem_array(more, size);
	*cap = more;
	return mem_resize(items, more * size);
}
