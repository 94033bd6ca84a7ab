/* The one place that calls the allocator. Running out of memory is the only
 * end outside cmd/: the handler set by main is called and must not return;
 * without one the program aborts. All functions are safe to call from several
 * threads at once. */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>
#include <stdint.h>

/* N zeroed bytes (N = 0 gives a unique pointer). */
void *mem_alloc(size_t n);

/* COUNT zeroed objects of SIZE bytes; an overflow counts as out of memory. */
void *mem_array(size_t count, size_t size);

/* P grown or shrunk to N bytes; bytes beyond the old size are not zeroed. */
void *mem_resize(void *p, size_t n);

/* Release P, which may be NULL. */
void mem_free(void *p);

/* N zeroed bytes straight from the system: pages of them that are never touched
 * take no memory. Given back by mem_pages_free with the same N. */
void *mem_pages(size_t n);
void mem_pages_free(void *p, size_t n);

/* Called with the size that could not be had; must not return. */
void mem_on_exhausted(void (*handler)(size_t asked));

/* Say that a library's allocation failed, of N bytes (0: not known): as if it
 * had been one of these. */
_Noreturn void mem_exhausted(size_t n);

/* Bytes asked for since the last mem_asked_reset, never reduced by mem_free:
 * tests bound what a hostile file can make us ask for. */
uint64_t mem_asked(void);
void mem_asked_reset(void);

#endif
