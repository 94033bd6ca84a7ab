/* The book as PDF: troff source, which groff sets in two passes, the first for
 * the page numbers of the contents. */
#ifndef PUBLISH_PDF_H
#define PUBLISH_PDF_H

#include "base/child.h"
#include "publish/format.h"

void pdf_begin(struct sink *out, const struct export *x);
void pdf_page(struct sink *out, const struct export *x,
    const struct page *page);
/* The source TEXT as PDF, by the program groff. ERR_SYS that names the package
 * when groff has no PDF device. */
bool pdf_convert(const struct export *x, struct sv text, struct buf *out,
    struct err *e);
/* Run groff for a PDF of its source TEXT, with up to two OPTIONs (NULL: none).
 * RESULT is the caller's to release, on failure, too. */
bool pdf_groff(const char *option, const char *other, struct sv text,
    struct child_result *result, struct err *e) WARN_UNUSED;

#endif
