#include "config.h"

#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/mem.h"

#ifdef ARENA_FENCED
#include <sanitizer/asan_interface.h>
#define POISON(p, n) __asan_poison_memory_region(p, n)
#define UNPOISON(p, n) __asan_unpoison_memory_region(p, n)
#define FENCE 16
#else
#define POISON(p, n) ((void)(p), (void)(n))
#define UNPOISON(p, n) ((void)(p), (void)(n))
#define FENCE 0
#endif

/* The first block is small, because many arenas stay small. The others are
 * pages of their own: those that are never used cost nothing, while an
 * allocator's zeroing would touch them all. */
#define BLOCK_FIRST ((size_t)4 * 1024)
#define BLOCK_PAGES ((size_t)256 * 1024)

/* Is a block of WHOLE bytes one of pages? Not where the allocator is to watch
 * for leaks. */
static bool
is_pages(size_t whole)
{
	return FENCE == 0 && whole >= BLOCK_PAGES;
}

static void
block_add(struct arena *a, size_t n)
{
	size_t whole = a->head == NULL ? BLOCK_FIRST : BLOCK_PAGES;

	/* One step of the allocator's overflow check is enough. */
	if (n > SIZE_MAX - sizeof(struct arena_block))
		whole = SIZE_MAX;
	else if (whole < n + sizeof(struct arena_block))
		whole = n + sizeof(struct arena_block);
	struct arena_block *b =
	    is_pages(whole) ? mem_pages(whole) : mem_alloc(whole);
	size_t size = whole - sizeof(*b);
	b->older = a->head;
	b->size = size;
	POISON(b->bytes, size);
	a->head = b;
	a->used = 0;
}

void *
arena_take(struct arena *a, size_t n, size_t alignment)
{
	size_t fence = a->used > 0 ? FENCE : 0;
	size_t start = (a->used + fence + alignment - 1) & ~(alignment - 1);

	if (a->head == NULL || start > a->head->size ||
	    n > a->head->size - start) {
		block_add(a, n);
		start = 0;
	}
	a->used = start + n;
	UNPOISON(a->head->bytes + start, n);
	return a->head->bytes + start;
}

void *
arena_array(struct arena *a, size_t count, size_t size)
{
	if (size > 0 && count > SIZE_MAX / size)
		return mem_array(count, size);
	return arena_alloc(a, count * size);
}

void *
arena_copy(struct arena *a, const void *from, size_t count, size_t size)
{
	void *to = arena_array(a, count, size);

	if (from != NULL && count > 0)
		memcpy(to, from, count * size);
	return to;
}

char *
arena_cstr(struct arena *a, struct sv s)
{
	char *copy = arena_take(a, s.n + 1, 1);

	if (s.n > 0)
		memcpy(copy, s.p, s.n);
	return copy;
}

struct sv
arena_sv(struct arena *a, struct sv s)
{
	return sv_make(arena_cstr(a, s), s.n);
}

struct sv
arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	int n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	size_t length = n < 0 ? 0 : (size_t)n;
	char *text = arena_take(a, length + 1, 1);
	va_start(ap, fmt);
	if (n > 0)
		(void)vsnprintf(text, length + 1, fmt, ap);
	va_end(ap);
	return sv_make(text, length);
}

struct arena_mark
arena_mark(const struct arena *a)
{
	return (struct arena_mark){ a->head, a->used };
}

/* Make the bytes of B from FROM up to TO zero and free to take again. */
static void
block_wipe(struct arena_block *b, size_t from, size_t to)
{
	UNPOISON(b->bytes + from, to - from);
	memset(b->bytes + from, 0, to - from);
	POISON(b->bytes + from, b->size - from);
}

static void
block_free(struct arena_block *b)
{
	size_t whole = b->size + sizeof(*b);

	UNPOISON(b->bytes, b->size);
	if (is_pages(whole))
		mem_pages_free(b, whole);
	else
		mem_free(b);
}

void
arena_reset(struct arena *a, struct arena_mark mark)
{
	/* Who comes back to nothing again and again keeps a block. */
	if (mark.head == NULL) {
		arena_clear(a);
		return;
	}
	/* The newest blocks are freed; what was used of the marked one when
	 * the next was added is not known, so all of its rest is wiped. */
	size_t used = a->used;
	while (a->head != mark.head) {
		struct arena_block *b = a->head;
		a->head = b->older;
		block_free(b);
		used = a->head->size;
	}
	block_wipe(a->head, mark.used, used);
	a->used = mark.used;
}

void
arena_clear(struct arena *a)
{
	struct arena_block *largest = a->head;
	for (struct arena_block *b = a->head; b != NULL; b = b->older)
		if (b->size > largest->size)
			largest = b;
	if (largest == NULL)
		return;
	size_t used = largest == a->head ? a->used : largest->size;
	for (struct arena_block *b = a->head, *older; b != NULL; b = older) {
		older = b->older;
		if (b != largest)
			block_free(b);
	}
	largest->older = NULL;
	block_wipe(largest, 0, used);
	a->head = largest;
	a->used = 0;
}

void
arena_release(struct arena *a)
{
	for (struct arena_block *b = a->head, *older; b != NULL; b = older) {
		older = b->older;
		block_free(b);
	}
	a->head = NULL;
	a->used = 0;
}
