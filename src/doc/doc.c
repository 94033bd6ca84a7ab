#include "config.h"

#include "doc/doc.h"

bool
node_is_block(const struct node *n)
{
	return n->type < NODE_TEXT;
}

/* A node ends with what its type needs: most are text, and have no more than
 * their links to others. page_split() makes headings of paragraphs. */
#define UPTO(member) \
	(offsetof(struct node, u) + sizeof(((struct node *)NULL)->u.member))

static const size_t node_size[NODE_TYPES] = {
	[NODE_DOC] = offsetof(struct node, u),
	[NODE_HEADING] = UPTO(heading),
	[NODE_PARA] = UPTO(heading),
	[NODE_LIST] = UPTO(list),
	[NODE_ITEM] = UPTO(item),
	[NODE_TABLE] = UPTO(table),
	[NODE_ROW] = offsetof(struct node, u),
	[NODE_CELL] = offsetof(struct node, u),
	[NODE_QUOTE] = offsetof(struct node, u),
	[NODE_CODE] = UPTO(code),
	[NODE_RULE] = offsetof(struct node, u),
	[NODE_HTML] = offsetof(struct node, u),
	[NODE_TEXT] = offsetof(struct node, u),
	[NODE_EMPH] = offsetof(struct node, u),
	[NODE_STRONG] = offsetof(struct node, u),
	[NODE_STRIKE] = offsetof(struct node, u),
	[NODE_CODE_SPAN] = offsetof(struct node, u),
	[NODE_LINK] = UPTO(link),
	[NODE_IMAGE] = UPTO(link),
	[NODE_SOFT_BREAK] = offsetof(struct node, u),
	[NODE_BREAK] = offsetof(struct node, u),
};

struct node *
node_new(struct arena *a, enum node_type type, struct node *parent)
{
	struct node *n = arena_alloc(a, node_size[type]);

	n->type = type;
	if (parent != NULL)
		node_append(parent, n);
	return n;
}

void
node_insert(struct node *parent, struct node *n, struct node *before)
{
	n->parent = parent;
	n->next = before;
	n->prev = before != NULL ? before->prev : parent->last;
	if (n->prev != NULL)
		n->prev->next = n;
	else
		parent->first = n;
	if (before != NULL)
		before->prev = n;
	else
		parent->last = n;
}

void
node_append(struct node *parent, struct node *n)
{
	node_insert(parent, n, NULL);
}

void
node_detach(struct node *n)
{
	struct node *parent = n->parent;

	if (n->prev != NULL)
		n->prev->next = n->next;
	else if (parent != NULL)
		parent->first = n->next;
	if (n->next != NULL)
		n->next->prev = n->prev;
	else if (parent != NULL)
		parent->last = n->prev;
	n->parent = n->prev = n->next = NULL;
}

struct node *
node_walk(const struct node *root, struct node *n, bool skip)
{
	if (!skip && n->first != NULL)
		return n->first;
	while (n != root && n->next == NULL)
		n = n->parent;
	return n == root ? NULL : n->next;
}

uint32_t
node_line(const struct node *n)
{
	while (n != NULL && n->line == 0)
		n = n->parent;
	return n != NULL ? n->line : 0;
}
