/* The token stream of one entry read again from its text, by the rules of
 * book/stream.h, with the field of each token. */
#ifndef SEARCH_STREAM_TEXT_H
#define SEARCH_STREAM_TEXT_H

#include "base/arena.h"
#include "base/err.h"
#include "book/book.h"
#include "text/field.h"
#include "text/token.h"

#include <stdbool.h>
#include <stdint.h>

/* Call ON_TOKEN for each token of ENTRY in the FIELDS (a mask, 0 = all), in
 * order. The body is read only when it is asked for. */
bool stream_text(struct book *b, uint32_t entry, uint8_t fields,
    struct arena *a,
    void (*on_token)(void *arg, const struct token *token, enum field field),
    void *arg, struct err *e) WARN_UNUSED;

#endif
