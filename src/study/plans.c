#include "config.h"

#include "study/plans.h"

#ifdef HAVE_LIBYAML

#include "yaml/yaml_read.h"

static size_t
count(const struct yaml_node *list)
{
	size_t n = 0;

	if (list != NULL && list->type == YAML_LIST)
		for (const struct yaml_node *i = list->first; i != NULL;
		    i = i->next)
			n++;
	return n;
}

static struct sv_list
names_of(const struct yaml_node *day, struct sv key, struct arena *a)
{
	const struct yaml_node *list = yaml_get(day, key);
	struct sv_list out = { .n = count(list) };
	size_t i = 0;

	out.v = arena_array(a, out.n, sizeof(*out.v));
	for (const struct yaml_node *n = out.n > 0 ? list->first : NULL;
	    n != NULL; n = n->next)
		out.v[i++] = n->text;
	return out;
}

static struct sv
text_of(const struct yaml_node *map, struct sv key)
{
	const struct yaml_node *n = yaml_get(map, key);

	return n != NULL ? n->text : SV("");
}

static bool
read_plan(const struct yaml_node *node, struct arena *a, struct plan *out)
{
	const struct yaml_node *days;
	uint64_t weeks;
	size_t i = 0;

	if (node->type != YAML_MAP)
		return false;
	days = yaml_get(node, SV("days"));
	out->name = text_of(node, SV("name"));
	out->title = text_of(node, SV("title"));
	if (!sv_number(text_of(node, SV("weeks")), &weeks) || weeks > 1000)
		return false;
	out->weeks = (uint32_t)weeks;
	out->ndays = count(days);
	out->days = arena_array(a, out->ndays, sizeof(*out->days));
	for (const struct yaml_node *d = out->ndays > 0 ? days->first : NULL;
	    d != NULL; d = d->next, i++) {
		if (d->type != YAML_MAP)
			return false;
		out->days[i].topics = names_of(d, SV("topics"), a);
		out->days[i].questions = names_of(d, SV("questions"), a);
		out->days[i].exercises = names_of(d, SV("exercises"), a);
	}
	return out->ndays > 0;
}

bool
plans_read(struct sv text, struct sv book, struct arena *a, struct plans *out,
    struct err *e)
{
	struct yaml_fault fault = { 0 };
	const struct yaml_node *root = yaml_read(text, 1, a, &fault), *list;

	*out = (struct plans){ 0 };
	if (root == NULL)
		return err_set(e, ERR_CONTENT, "%.*s: " PLANS_FILE ":%u: %s",
		    SV_ARG(book), fault.line, fault.message);
	list = root->type == YAML_MAP ? yaml_get(root, SV("plans")) : NULL;
	out->v = arena_array(a, count(list), sizeof(*out->v));
	for (const struct yaml_node *n = list != NULL &&
	    list->type == YAML_LIST ? list->first : NULL;
	    n != NULL; n = n->next)
		if (!read_plan(n, a, &out->v[out->n++]))
			return err_set(e, ERR_CONTENT, "%.*s: " PLANS_FILE
			    ":%u: no plan", SV_ARG(book), n->line);
	return true;
}

#else

bool
plans_read(struct sv text, struct sv book, struct arena *a, struct plans *out,
    struct err *e)
{
	(void)text;
	(void)a;
	*out = (struct plans){ 0 };
	return err_set(e, ERR_SYS, "the plans of %.*s are YAML, which this "
	    "build cannot read: it was made without libyaml", SV_ARG(book));
}

#endif
