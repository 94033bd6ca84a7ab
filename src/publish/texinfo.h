/* The book as Texinfo. "texinfo" is one chapter, node Topics, with a section
 * an area, a subsection a page and a subsubsection a question, and an appendix
 * of questions by level (node Questions by level), for a hand-written manual
 * to @include; that manual has Top, the indices cp and co (for error codes)
 * and names both nodes in its menu. "texinfo-manual" is a whole manual.
 *
 * A page's node is its slug, a question's is page#id: what `rust-interview`
 * takes. `info BOOK PAGE` finds them by the concept index. */
#ifndef PUBLISH_TEXINFO_H
#define PUBLISH_TEXINFO_H

#include "publish/format.h"

void texinfo_begin(struct sink *out, const struct export *x);
void texinfo_page(struct sink *out, const struct export *x,
    const struct page *page);
void texinfo_end(struct sink *out, const struct export *x);
void texinfo_manual_begin(struct sink *out, const struct export *x);
void texinfo_manual_end(struct sink *out, const struct export *x);

#endif
