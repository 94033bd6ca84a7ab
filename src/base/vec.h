/* Typed growing arrays that own their memory; valid when zeroed.
 *
 *	VEC(struct hit) hits = { 0 };
 *	vec_push(&hits, h);
 *	vec_release(&hits);
 *
 * Two vectors of one type that meet in an interface get a named struct:
 *	struct hit_vec VEC_BODY(struct hit);  */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include "base/mem.h"

#include <stddef.h>

/* NOLINTNEXTLINE(bugprone-macro-parentheses): a type */
#define VEC_BODY(type) { type *v; size_t n; size_t cap; }
#define VEC(type) struct VEC_BODY(type)

/* ITEMS moved to where more fit; *CAP is raised. The items are counted in
 * SIZE bytes each; beyond the old ones they are not zeroed. */
void *vec_more(void *items, size_t *cap, size_t size);

/* Make room for one more item beyond N. */
static inline void *
vec_grow(void *items, size_t n, size_t *cap, size_t size)
{
	return n < *cap ? items : vec_more(items, cap, size);
}

#define vec_push(vec, item)                                                   \
	((vec)->v = vec_grow((vec)->v, (vec)->n, &(vec)->cap,                 \
	     sizeof(*(vec)->v)),                                              \
	    (void)((vec)->v[(vec)->n++] = (item)))
#define vec_clear(vec) ((void)((vec)->n = 0))
#define vec_release(vec)                                                      \
	(mem_free((vec)->v), (vec)->v = NULL, (void)((vec)->n = (vec)->cap = 0))

#endif
