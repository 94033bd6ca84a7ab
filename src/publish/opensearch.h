/* The entries for the bulk interface of OpenSearch and Elasticsearch: for each
 * a line that gives its id and a line with the document, whose fields are those
 * of data/opensearch-mapping.json. The index is named by whoever sends them. */
#ifndef PUBLISH_OPENSEARCH_H
#define PUBLISH_OPENSEARCH_H

#include "publish/format.h"

void opensearch_page(struct sink *out, const struct export *x,
    const struct page *page);

#endif
