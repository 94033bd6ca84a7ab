#include "config.h"

#include "doc/code_bytes.h"

void
code_bytes(const struct doc *doc, struct buf *out)
{
	struct node *root = doc->root;

	for (struct node *n = root; n != NULL; n = node_walk(root, n, false)) {
		if (n->type != NODE_CODE)
			continue;
		buf_sv(out, n->u.code.info);
		buf_byte(out, '\n');
		buf_sv(out, n->text);
		buf_byte(out, '\n');
	}
}
