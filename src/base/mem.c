#include "config.h"

#include "base/mem.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>

/* Relaxed: a statistic, which orders nothing. */
static _Atomic uint64_t asked;
static void (*_Atomic exhausted)(size_t asked);

_Noreturn void
mem_exhausted(size_t n)
{
	void (*handler)(size_t) = atomic_load(&exhausted);

	if (handler != NULL)
		handler(n);
	abort();
}

static void
count(size_t n)
{
	atomic_fetch_add_explicit(&asked, n, memory_order_relaxed);
}

void *
mem_alloc(size_t n)
{
	void *p = calloc(1, n > 0 ? n : 1);

	if (p == NULL)
		mem_exhausted(n);
	count(n);
	return p;
}

void *
mem_array(size_t n, size_t size)
{
	if (size > 0 && n > SIZE_MAX / size)
		mem_exhausted(SIZE_MAX);
	return mem_alloc(n * size);
}

void *
mem_resize(void *p, size_t n)
{
	void *q = realloc(p, n > 0 ? n : 1);

	if (q == NULL)
		mem_exhausted(n);
	count(n);
	return q;
}

void
mem_free(void *p)
{
	free(p);
}

void *
mem_pages(size_t n)
{
	void *p = mmap(NULL, n, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (p == MAP_FAILED)
		mem_exhausted(n);
	count(n);
	return p;
}

void
mem_pages_free(void *p, size_t n)
{
	(void)munmap(p, n);
}

void
mem_on_exhausted(void (*handler)(size_t asked))
{
	atomic_store(&exhausted, handler);
}

uint64_t
mem_asked(void)
{
	return atomic_load_explicit(&asked, memory_order_relaxed);
}

void
mem_asked_reset(void)
{
	atomic_store_explicit(&asked, 0, memory_order_relaxed);
}
