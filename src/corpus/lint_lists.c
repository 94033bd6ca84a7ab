/* What the lists of some parts hold. */
#include "config.h"

#include "corpus/lint_checks.h"

/* How many points the lists of some parts have, and how long they are. */
static const struct list_rule {
	enum section section;
	size_t min, max;
	size_t words, length;		/* of a point, at most; 0 any */
} list_rules[] = {
	{ SECTION_COVER, 3, 6, 10, 0 },
	{ SECTION_RED_FLAGS, 2, 4, 0, 0 },
	{ SECTION_FOLLOW_UPS, 2, 3, 0, 60 },
	{ SECTION_SOURCES, 2, 3, 0, 0 },
};

/* Call VISIT for each point of the lists in a part; their number. */
static size_t
each_point(struct lint *l, const struct part *p,
    void (*visit)(struct lint *, struct node *, const void *), const void *arg)
{
	size_t n = 0;

	for (const struct node *b = p->first; b != NULL && b != p->end;
	    b = b->next)
		for (struct node *item = b->type == NODE_LIST
		    ? b->first : NULL; item != NULL; item = item->next) {
			n++;
			visit(l, item, arg);
		}
	return n;
}

static void
check_size(struct lint *l, struct node *item, const void *arg)
{
	const struct list_rule *rule = arg;
	size_t words = lint_words(item);
	size_t length = lint_length(item, l->arena);

	if (rule->words > 0 && words > rule->words)
		lint_say(l, item->line, "point of %zu words: at most %zu, it "
		    "is read while someone speaks", words, rule->words);
	if (rule->length > 0 && length > rule->length)
		lint_say(l, item->line, "point of %zu characters: at most "
		    "%zu", length, rule->length);
}

void
lint_list_sizes(struct lint *l)
{
	for (size_t i = 0; i < sizeof(list_rules) / sizeof(*list_rules); i++) {
		const struct list_rule *rule = &list_rules[i];
		struct part p;
		size_t n;

		if (!part_find(l->entry, rule->section, &p))
			continue;
		n = each_point(l, &p, check_size, rule);
		if (n < rule->min || n > rule->max)
			lint_say(l, p.heading->line,
			    "%.*s has %zu points: give %zu to %zu",
			    SV_ARG(section_table[rule->section].heading), n,
			    rule->min, rule->max);
	}
}

static void
each_point_of(struct lint *l, enum section section,
    void (*visit)(struct lint *, struct node *, const void *))
{
	struct part p;

	if (part_find(l->entry, section, &p))
		(void)each_point(l, &p, visit, NULL);
}

static void
check_quote(struct lint *l, struct node *item, const void *arg)
{
	struct sv text = node_plain_sv(item, l->arena);

	(void)arg;
	if (!sv_starts(text, SV("\"")) && !sv_starts(text, SV("\xE2\x80\x9C")))
		lint_say(l, item->line, "red flag without a quotation: begin "
		    "with what is said, in quotation marks");
}

void
lint_red_flag_quote(struct lint *l)
{
	each_point_of(l, SECTION_RED_FLAGS, check_quote);
}

static const struct node *
first_link(struct node *item)
{
	struct node *n = item;

	do {
		if (n->type == NODE_LINK)
			return n;
		n = node_walk(item, n, false);
	} while (n != NULL);
	return NULL;
}

static void
check_inner_link(struct lint *l, struct node *item, const void *arg)
{
	const struct node *link = first_link(item);

	(void)arg;
	if (link == NULL || link->u.link.kind == LINK_WEB)
		lint_say(l, item->line, "follow-up without a link: lead to the "
		    "entry that answers it");
}

void
lint_follow_up_link(struct lint *l)
{
	each_point_of(l, SECTION_FOLLOW_UPS, check_inner_link);
}

/* "https://host/" says where to begin looking, not where it is said. */
static bool
is_front_page(struct sv address)
{
	struct sv rest = sv_from(address, sv_find(address, SV("://")) + 3);

	return sv_find_byte(rest, '/') + 1 >= rest.n;
}

static void
check_address(struct lint *l, struct node *item, const void *arg)
{
	const struct node *link = first_link(item);

	(void)arg;
	if (link == NULL || link->u.link.kind != LINK_WEB)
		lint_say(l, item->line, "source without an address: link the "
		    "page and section that hold the claim");
	else if (is_front_page(link->u.link.target))
		lint_say(l, item->line, "source is a front page: link the "
		    "page and section that hold the claim");
}

void
lint_source_address(struct lint *l)
{
	each_point_of(l, SECTION_SOURCES, check_address);
}
