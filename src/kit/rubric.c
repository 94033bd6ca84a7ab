#include "config.h"

#include "kit/rubric.h"

#include "yaml/yaml_read.h"

#define FILE_NAME "rubric.yaml"
#define WEIGHT_MAX 100

static bool
wrong(const struct yaml_node *n, const char *what, struct err *e)
{
	return err_set(e, ERR_CONTENT, FILE_NAME ":%u: %s", n->line, what);
}

/* "2.9" as 290; at most two digits behind the point. */
static bool
hundredths(struct sv s, unsigned *out)
{
	struct sv rest = s, whole;
	uint64_t n, part = 0;

	if (!sv_split(&rest, '.', &whole) || !sv_number(whole, &n) ||
	    n > RATING_MAX || rest.n > 2 ||
	    (rest.n > 0 && !sv_number(rest, &part)))
		return false;
	*out = (unsigned)(n * 100 + part * (rest.n == 1 ? 10 : 1));
	return true;
}

static bool
number(const struct yaml_node *n, uint64_t most, unsigned *out, struct err *e)
{
	uint64_t value;

	if (!sv_number(n->text, &value) || value > most)
		return wrong(n, "not a number that makes sense here", e);
	*out = (unsigned)value;
	return true;
}

/* The texts of a map from ratings. */
static bool
read_ratings(const struct yaml_node *map, struct sv out[RATING_MAX + 1],
    struct err *e)
{
	const struct yaml_node *n = map != NULL ? map->first : NULL;

	for (; n != NULL; n = n->next) {
		uint64_t rating;

		if (!sv_number(n->key, &rating) || rating == 0 ||
		    rating > RATING_MAX)
			return wrong(n, "ratings go from 1 to 4", e);
		out[rating] = n->text;
	}
	return true;
}

static bool
read_weights(const struct yaml_node *map, struct rubric *out, struct err *e)
{
	const struct yaml_node *n = map != NULL ? map->first : NULL;

	for (; n != NULL; n = n->next) {
		enum kind kind;

		if (!kind_named(n->key, &kind))
			return wrong(n, "no kind of question", e);
		if (!number(n, WEIGHT_MAX, &out->weights[kind], e))
			return false;
	}
	return true;
}

static bool
read_anchors(const struct yaml_node *map, struct rubric *out, struct err *e)
{
	const struct yaml_node *k = map != NULL ? map->first : NULL;

	for (; k != NULL; k = k->next) {
		enum kind kind;

		if (!kind_named(k->key, &kind))
			return wrong(k, "no kind of question", e);
		for (const struct yaml_node *l = k->first; l != NULL;
		    l = l->next) {
			enum level level;

			if (!level_named(l->key, &level))
				return wrong(l, "no level", e);
			if (!read_ratings(l, out->anchors[kind][level], e))
				return false;
		}
	}
	return true;
}

static bool
read_rule(const struct yaml_node *map, struct signal_rule *out, struct err *e)
{
	*out = (struct signal_rule){ 0 };
	for (const struct yaml_node *n = map->first; n != NULL; n = n->next) {
		if (sv_eq(n->key, SV("name"))) {
			out->name = n->text;
		} else if (sv_eq(n->key, SV("mean"))) {
			if (!hundredths(n->text, &out->mean))
				return wrong(n, "a mean is 1 to 4", e);
		} else if (sv_eq(n->key, SV("lowest"))) {
			if (!number(n, RATING_MAX, &out->lowest, e))
				return false;
		} else if (sv_eq(n->key, SV("below"))) {
			out->has_below = true;
			if (!number(n, UINT16_MAX, &out->below, e))
				return false;
		}
	}
	return out->name.n > 0 || wrong(map, "a signal without a name", e);
}

static bool
read_rules(const struct yaml_node *list, struct arena *a, struct rubric *out,
    struct err *e)
{
	const struct yaml_node *n = list != NULL ? list->first : NULL;
	size_t count = 0;

	for (const struct yaml_node *i = n; i != NULL; i = i->next)
		count++;
	out->rules = arena_array(a, count, sizeof(*out->rules));
	for (; n != NULL; n = n->next)
		if (!read_rule(n, &out->rules[out->nrules++], e))
			return false;
	return true;
}

static void
set_defaults(struct rubric *out)
{
	*out = (struct rubric){ .least = 1 };
	for (unsigned k = 0; k < KIND_COUNT; k++)
		out->weights[k] = 1;
}

bool
rubric_read(struct sv text, struct arena *a, struct rubric *out,
    struct err *e)
{
	struct yaml_fault fault = { 0 };
	const struct yaml_node *root = yaml_read(text, 1, a, &fault), *least;

	set_defaults(out);
	if (root == NULL)
		return err_set(e, ERR_CONTENT, FILE_NAME ":%u: %s", fault.line,
		    fault.message);
	out->is_there = true;
	least = yaml_get(root, SV("questions"));
	return read_ratings(yaml_get(root, SV("scale")), out->scale, e) &&
	    read_weights(yaml_get(root, SV("weights")), out, e) &&
	    read_anchors(yaml_get(root, SV("anchors")), out, e) &&
	    read_rules(yaml_get(root, SV("signal")), a, out, e) &&
	    (least == NULL || number(least, UINT16_MAX, &out->least, e));
}

bool
rubric_load(struct book *b, struct arena *a, struct rubric *out,
    struct err *e)
{
	struct sv text;
	bool found;

	if (!book_data(b, SV(FILE_NAME), a, &text, &found, e))
		return false;
	if (found)
		return rubric_read(text, a, out, e);
	set_defaults(out);
	return true;
}
