/* Deflating many short texts with one preset dictionary: it is read once, and
 * its state copied for each text, in memory that is used again. */
#ifndef COMPILE_DEFLATER_H
#define COMPILE_DEFLATER_H

#include "base/buf.h"
#include "base/sv.h"

#include <stddef.h>

struct deflater;

/* THOROUGH takes four times as long for a few bytes in a hundred. */
enum deflate_effort { DEFLATE_QUICK, DEFLATE_THOROUGH };

/* DICTIONARY may be empty; it is not kept. One thread at a time. */
struct deflater *deflater_new(struct sv dictionary,
    enum deflate_effort effort);
void deflater_free(struct deflater *d);

/* Append RAW as it lies in a book (TEXT and DATA in book/format.h): raw
 * deflate; as it is when that would not be shorter; filled up when it would be
 * shorter than a reader believes. Returns the bytes appended. */
size_t deflater_put(struct deflater *d, struct sv raw, struct buf *out);

#endif
