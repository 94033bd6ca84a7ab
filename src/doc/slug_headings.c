#include "config.h"

#include "doc/slug.h"

#include "base/map.h"

/* SLUG with the first number behind it that makes it free in TAKEN, whose
 * values say which number to try next. */
static struct sv
free_slug(struct map *taken, struct sv slug, struct arena *a)
{
	for (;;) {
		struct map_item *it = map_find(taken, slug);
		struct sv numbered;
		bool is_new;

		if (it == NULL) {
			map_put(taken, slug, 0, NULL);
			return slug;
		}
		numbered = arena_printf(a, "%.*s-%u", SV_ARG(slug),
		    ++it->value);
		map_put(taken, numbered, 0, &is_new);
		if (is_new)
			return numbered;
	}
}

void
slug_headings(struct node *root, struct arena *a)
{
	struct map taken = { 0 };
	struct node *n;

	for (n = root; n != NULL; n = node_walk(root, n, false))
		if (n->type == NODE_HEADING && n->u.heading.id.n > 0)
			map_put(&taken, n->u.heading.id, 0, NULL);
	for (n = root; n != NULL; n = node_walk(root, n, false)) {
		if (n->type != NODE_HEADING || n->u.heading.id.n > 0)
			continue;
		struct sv slug = slug_github(node_title(n, a), a);
		n->u.heading.id = free_slug(&taken,
		    slug.n > 0 ? slug : SV("section"), a);
	}
	map_release(&taken);
}
