/* The questions as a text file that Anki imports as it is: a card each, front
 * the question with its prompt, back the short answer and the answer, fields in
 * HTML. The guid is page#id, so that importing again updates the cards. */
#ifndef PUBLISH_ANKI_H
#define PUBLISH_ANKI_H

#include "publish/format.h"

void anki_begin(struct sink *out, const struct export *x);
void anki_page(struct sink *out, const struct export *x,
    const struct page *page);

#endif
