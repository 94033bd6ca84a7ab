/* A book in another format: the one door to all of them. */
#ifndef PUBLISH_EXPORT_H
#define PUBLISH_EXPORT_H

#include "publish/format.h"

/* Write B in FORMAT to TARGET: a folder where the format fills one, else a
 * file. A file's text goes to TEXT_OUT instead when that is not NULL.
 * *NFILES counts what was written. Nothing is half-written: a file appears
 * whole, a folder's files together. ERR_USAGE when TARGET is in the way and
 * the wish does not say to replace it. */
bool export_book(const struct format *format, struct book *b,
    const char *target, const struct export_wish *wish,
    struct buf *text_out, size_t *nfiles, struct err *e) WARN_UNUSED;
/* Gather B in FORMAT, one that fills a folder, in FOLDER. */
bool export_into(const struct format *format, struct book *b,
    struct folder *folder, const struct export_wish *wish,
    struct err *e) WARN_UNUSED;

#endif
