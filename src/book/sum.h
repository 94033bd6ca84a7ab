/* The sum that guards a book's bytes against damage: in a search most of them
 * are looked at once, so it has to cost less than they do. (zlib's CRC-32 takes
 * five times as long, and was a tenth of a search.) */
#ifndef BOOK_SUM_H
#define BOOK_SUM_H

#include <stddef.h>
#include <stdint.h>

/* Of N bytes at P. A change of up to eight bytes that lie in one of P's eights,
 * and no others, always changes the 64 bits it is folded from; any other damage
 * is missed once in 2^32. No proof against someone who means to deceive.
 *
 *	mix(x):  x *= BOOK_SUM_FACTOR; return x ^ x >> 32	(64 bits)
 *	h[k] = k for k in 0 to 3
 *	for each 32 bytes, the last filled up with zero bytes:
 *		h[k] = mix(h[k] ^ the k'th little-endian u64 of them)
 *	x = n; for each k: x = mix(x ^ h[k])
 *	the sum is the low 32 bits of mix(x) */
uint32_t book_sum(const void *p, size_t n);

#endif
