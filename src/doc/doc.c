#include "config.h"

#include "doc/doc.h"

bool
node_is_block(const struct node *n)
{
	return n->type < NODE_TEXT;
}

struct node *
node_new(struct arena *a, enum node_type type, struct node *parent)
{
	struct node *n = arena_alloc(a, sizeof(*n));

	n->type = type;
	if (parent != NULL)
		node_append(parent, n);
	return n;
}

void
node_append(struct node *parent, struct node *n)
{
	n->parent = parent;
	n->prev = parent->last;
	n->next = NULL;
	if (parent->last != NULL)
		parent->last->next = n;
	else
		parent->first = n;
	parent->last = n;
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
