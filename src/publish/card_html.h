/* Blocks as HTML for the field of a flash card: no classes, no line ends. */
#ifndef PUBLISH_CARD_HTML_H
#define PUBLISH_CARD_HTML_H

#include "base/sink.h"
#include "doc/doc.h"

void card_html(struct sink *out, const struct node *first,
    const struct node *end);
/* A question as a paragraph: the inlines of HEADING, else TITLE. */
void card_html_title(struct sink *out, const struct node *heading,
    struct sv title);

#endif
