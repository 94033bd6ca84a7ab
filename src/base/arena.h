/* Bump allocator: one for a page, a query or a worker; nothing in it is freed
 * singly. A zeroed struct is a valid empty arena. Memory is zeroed and aligned
 * for any type. All bytes of a block beyond `used` are always zero, so that
 * taking some is an addition; giving back is what clears. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/sv.h"

#include <stddef.h>

/* Under AddressSanitizer each object is fenced by poisoned bytes. */
#if defined(__SANITIZE_ADDRESS__)
#define ARENA_FENCED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_FENCED 1
#endif
#endif

struct arena_block {
	struct arena_block *older;
	size_t size;			/* of bytes[] */
	_Alignas(max_align_t) unsigned char bytes[];
};

struct arena {
	struct arena_block *head;	/* newest block, in use */
	size_t used;			/* bytes used in head */
};

struct arena_mark {
	struct arena_block *head;
	size_t used;
};

/* N bytes at a multiple of ALIGNMENT (a power of two), from a new block if
 * need be: the long way of arena_alloc. */
void *arena_take(struct arena *a, size_t n, size_t alignment);

/* N zeroed bytes; N = 0 gives a pointer to nothing. */
static inline void *
arena_alloc(struct arena *a, size_t n)
{
#ifndef ARENA_FENCED
	const size_t mask = _Alignof(max_align_t) - 1;
	size_t start = (a->used + mask) & ~mask;

	if (a->head != NULL && start <= a->head->size &&
	    n <= a->head->size - start) {
		a->used = start + n;
		return a->head->bytes + start;
	}
#endif
	return arena_take(a, n, _Alignof(max_align_t));
}

/* COUNT objects of SIZE bytes; overflow counts as out of memory. */
void *arena_array(struct arena *a, size_t count, size_t size);
/* A copy of those at FROM, which may be NULL when there are none. */
void *arena_copy(struct arena *a, const void *from, size_t count, size_t size);
/* A copy of S, NUL-terminated beyond its end. */
struct sv arena_sv(struct arena *a, struct sv s);
char *arena_cstr(struct arena *a, struct sv s);
struct sv arena_printf(struct arena *a, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
struct arena_mark arena_mark(const struct arena *a);
/* Give back all that was allocated after MARK; of an arena that was empty then
 * the largest block is kept. */
void arena_reset(struct arena *a, struct arena_mark mark);
/* Give all back but the largest block, for reuse in a loop. */
void arena_clear(struct arena *a);
/* Give all back; the arena is empty and usable again. Safe twice. */
void arena_release(struct arena *a);

#endif
