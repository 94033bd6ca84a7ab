/* The site's own pages: all topics by area, all questions by level. */
#ifndef PUBLISH_HTML_INDEX_H
#define PUBLISH_HTML_INDEX_H

#include "base/sink.h"
#include "publish/format.h"

void html_index(struct sink *out, const struct export *x);
void html_levels(struct sink *out, const struct export *x);

#endif
