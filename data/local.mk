## What other programs need to read the exports.
dist_pkgdata_DATA = \
  %D%/book.schema.json \
  %D%/opensearch-mapping.json
