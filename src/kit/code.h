/* Sheet codes: a wish in a few characters to be read aloud, RI1-…, from which
 * the same book makes the same sheet. rust-interview-sheet(5) has every bit. */
#ifndef KIT_CODE_H
#define KIT_CODE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/sv.h"
#include "kit/bank.h"
#include "kit/wish.h"

#include <stdint.h>

/* Does S look like a sheet code, right or wrong? */
bool code_is_one(struct sv s);
/* The code of W for the book that BANK is of, whose digest begins with DIGEST;
 * in A. */
struct sv code_make(const struct wish *w, const struct bank *bank,
    uint32_t digest, struct arena *a);
/* The digest in CODE, to find its book by: as code_digest() makes of a book's.
 * ERR_USAGE when CODE is mistyped. */
bool code_book(struct sv code, uint32_t *digest, struct err *e) WARN_UNUSED;
/* How much of a book's digest a code holds. */
uint32_t code_digest(uint32_t digest);
/* The wish in CODE, which is of the book that BANK is of. */
bool code_read(struct sv code, const struct bank *bank, struct wish *out,
    struct err *e) WARN_UNUSED;

#endif
