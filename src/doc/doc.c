#include "config.h"

#include "doc/doc.h"

bool
node_is_block(const struct node *n)
{
	return n->type < NODE_TEXT;
}

struct sv
node_text(const struct node *n)
{
	return n->type == NODE_TEXT || n->type == NODE_CODE_SPAN ||
	    n->type == NODE_CODE || n->type == NODE_HTML ? n->text : SV("");
}

#define BARE offsetof(struct node, text)
#define UPTO(member) \
	(offsetof(struct node, u) + sizeof(((struct node *)NULL)->u.member))

/* Of the nodes of a dense page most are text, cells and breaks. */
static const size_t node_size[NODE_TYPES] = {
	[NODE_DOC] = BARE,
	[NODE_HEADING] = UPTO(heading),
	[NODE_PARA] = UPTO(para),
	[NODE_LIST] = UPTO(list),
	[NODE_ITEM] = UPTO(item),
	[NODE_TABLE] = UPTO(table),
	[NODE_ROW] = BARE,
	[NODE_CELL] = BARE,
	[NODE_QUOTE] = BARE,
	[NODE_CODE] = UPTO(code),
	[NODE_RULE] = BARE,
	[NODE_HTML] = BARE + sizeof(struct sv),
	[NODE_TEXT] = BARE + sizeof(struct sv),
	[NODE_EMPH] = BARE,
	[NODE_STRONG] = BARE,
	[NODE_STRIKE] = BARE,
	[NODE_CODE_SPAN] = BARE + sizeof(struct sv),
	[NODE_LINK] = UPTO(link),
	[NODE_IMAGE] = UPTO(link),
	[NODE_SOFT_BREAK] = BARE,
	[NODE_BREAK] = BARE,
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
