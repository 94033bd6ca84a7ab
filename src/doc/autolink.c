#include "config.h"

#include "doc/autolink.h"

bool
is_autolink(const struct node *n)
{
	const struct node *text = n->first;
	struct sv target = n->u.link.target;

	if (text == NULL)
		return true;
	if (text->next != NULL || text->type != NODE_TEXT)
		return false;
	if (sv_eq(target, text->text))
		return true;
	return sv_starts(target, SV("mailto:")) &&
	    sv_eq(sv_from(target, 7), text->text);
}
