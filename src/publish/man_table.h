/* Tables as tbl(1) input. */
#ifndef PUBLISH_MAN_TABLE_H
#define PUBLISH_MAN_TABLE_H

#include "doc/doc.h"
#include "publish/man_block.h"

void man_table(struct man *m, const struct node *table);

#endif
