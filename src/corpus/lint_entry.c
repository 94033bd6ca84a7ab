/* What the writing guide asks of an entry. */
#include "config.h"

#include "corpus/lint_checks.h"

#include "base/buf.h"
#include "base/utf8.h"

#define HEADING_MAX 60
#define SHORT_MAX 48
#define SHORT_ANSWER_MAX 45
#define EXAMPLE_LINES_MAX 30
#define PLAN_MAX 10

/* The parts of a kind in their order. */
struct plan {
	enum section section;
	bool is_optional;
};

static const struct plan common_plan[PLAN_MAX] = {
	{ SECTION_SHORT_ANSWER, false }, { SECTION_ANSWER, false },
	{ SECTION_EXAMPLE, false }, { SECTION_COVER, false },
	{ SECTION_RED_FLAGS, false }, { SECTION_FOLLOW_UPS, false },
	{ SECTION_SOURCES, false },
};

static const struct plan code_plan[PLAN_MAX] = {
	{ SECTION_SHORT_ANSWER, false }, { SECTION_EXAMPLE, false },
	{ SECTION_ANSWER, false }, { SECTION_COVER, false },
	{ SECTION_RED_FLAGS, false }, { SECTION_FOLLOW_UPS, false },
	{ SECTION_SOURCES, false },
};

static const struct plan design_plan[PLAN_MAX] = {
	{ SECTION_SHORT_ANSWER, false }, { SECTION_ANSWER, false },
	{ SECTION_EXAMPLE, true }, { SECTION_COVER, false },
	{ SECTION_RED_FLAGS, false }, { SECTION_FOLLOW_UPS, false },
	{ SECTION_SOURCES, false },
};

static const struct plan behavioural_plan[PLAN_MAX] = {
	{ SECTION_SHORT_ANSWER, false }, { SECTION_ANSWER, false },
	{ SECTION_STRUCTURE, false }, { SECTION_STRONG_WEAK, false },
	{ SECTION_COVER, false }, { SECTION_RED_FLAGS, false },
	{ SECTION_FOLLOW_UPS, false }, { SECTION_SOURCES, false },
};

static const struct plan exercise_plan[PLAN_MAX] = {
	{ SECTION_TASK, false }, { SECTION_STARTER, false },
	{ SECTION_TESTS, false }, { SECTION_HINT, false },
	{ SECTION_SOLUTION, false }, { SECTION_DISCUSSION, false },
	{ SECTION_SOURCES, false },
};

static const struct plan *
plan_of(const struct lint *l)
{
	switch (l->entry->kind) {
	case KIND_CODE:
		return code_plan;
	case KIND_DESIGN:
		return design_plan;
	case KIND_BEHAVIOURAL:
		return behavioural_plan;
	case KIND_EXERCISE:
		return exercise_plan;
	case KIND_CONCEPT:
	case KIND_COMPARE:
		/* There the example may be a dialogue, or left out. */
		return sv_eq(l->page->area, SV("interview"))
		    ? design_plan : common_plan;
	case KIND_DEBUG:
		return common_plan;
	case KIND_NONE:
	case KIND_COUNT:
		break;
	}
	return NULL;
}

void
lint_level_missing(struct lint *l)
{
	if (l->entry->level == LEVEL_NONE)
		lint_say(l, l->entry->line,
		    "no level: .junior, .mid or .senior");
}

void
lint_kind_missing(struct lint *l)
{
	if (l->entry->kind == KIND_NONE)
		lint_say(l, l->entry->line, "no kind: .concept, .code, …");
}

void
lint_id_missing(struct lint *l)
{
	const struct node *heading = l->entry->first;

	if (sv_find_byte(heading->u.heading.attr, '#') ==
	    heading->u.heading.attr.n)
		lint_say(l, l->entry->line,
		    "no id: it changes when the heading does");
}

void
lint_tags_missing(struct lint *l)
{
	if (l->entry->tags.n == 0)
		lint_say(l, l->entry->line, "no tags");
}

void
lint_heading_long(struct lint *l)
{
	size_t n = utf8_length(l->entry->title);

	if (n > HEADING_MAX && l->entry->short_title.n == 0)
		lint_say(l, l->entry->line, "heading of %zu characters "
		    "without short=\"…\"", n);
}

void
lint_short_long(struct lint *l)
{
	size_t n = utf8_length(l->entry->short_title);

	if (n > SHORT_MAX)
		lint_say(l, l->entry->line, "short= has %zu characters, "
		    "at most %d", n, SHORT_MAX);
}

void
lint_title_twice(struct lint *l)
{
	struct map_item *it;
	bool is_new;

	it = map_put(l->titles, l->entry->title, l->entry->number, &is_new);
	if (!is_new)
		lint_say(l, l->entry->line, "title of %.*s once more",
		    SV_ARG(corpus_toc(l->corpus)->entries[it->value].id));
}

/* The place of SECTION in PLAN; PLAN_MAX when it has none. */
static size_t
place_in(const struct plan *plan, enum section section)
{
	size_t i = 0;

	while (i < PLAN_MAX && plan[i].section != section)
		i++;
	return i;
}

void
lint_sections(struct lint *l)
{
	const struct plan *plan = plan_of(l);
	bool seen[PLAN_MAX] = { false };
	struct part p = { 0 };
	size_t last = 0;

	if (plan == NULL)
		return;
	while (part_next(l->entry, &p)) {
		size_t at;

		if (p.section == SECTION_PROMPT || p.section == SECTION_NONE)
			continue;
		at = place_in(plan, p.section);
		if (at == PLAN_MAX) {
			lint_say(l, p.heading->line,
			    "%.*s does not belong to kind %.*s",
			    SV_ARG(section_table[p.section].heading),
			    SV_ARG(kind_name(l->entry->kind)));
			continue;
		}
		if (seen[at] && p.section != SECTION_HINT)
			lint_say(l, p.heading->line, "%.*s once more",
			    SV_ARG(section_table[p.section].heading));
		seen[at] = true;
		if (at < last)
			lint_say(l, p.heading->line,
			    "%.*s should stand before %.*s",
			    SV_ARG(section_table[p.section].heading),
			    SV_ARG(section_table[plan[last].section].heading));
		else
			last = at;
	}
	for (size_t i = 0; i < PLAN_MAX; i++)
		if (plan[i].section != SECTION_NONE && !plan[i].is_optional &&
		    !seen[i])
			lint_say(l, l->entry->line, "no section \"%.*s\"",
			    SV_ARG(section_table[plan[i].section].heading));
}

void
lint_prompt_missing(struct lint *l)
{
	struct part p;

	if ((l->entry->kind == KIND_DEBUG || l->entry->kind == KIND_CODE) &&
	    !part_find(l->entry, SECTION_PROMPT, &p))
		lint_say(l, l->entry->line, "no prompt: what the candidate is "
		    "shown stands before the first section");
}

void
lint_short_answer_long(struct lint *l)
{
	struct part p;
	size_t n;

	if (!part_find(l->entry, SECTION_SHORT_ANSWER, &p))
		return;
	n = lint_part_words(&p);
	if (n > SHORT_ANSWER_MAX)
		lint_say(l, p.heading->line,
		    "short answer of %zu words, at most %d", n,
		    SHORT_ANSWER_MAX);
}

void
lint_short_answer_code(struct lint *l)
{
	struct part p;

	if (!part_find(l->entry, SECTION_SHORT_ANSWER, &p))
		return;
	for (const struct node *n = p.first; n != NULL && n != p.end;
	    n = n->next)
		if (n->type == NODE_CODE)
			lint_say(l, n->line, "code block in a short answer");
}

/* Lines of a code block that show. */
static size_t
visible_lines(const struct node *code, struct arena *a)
{
	struct buf b = { 0 };
	size_t lines = 0;

	if (fence_parse(code->u.code.info, a).is_rust)
		fence_visible(code->text, &b);
	else
		buf_sv(&b, code->text);
	for (size_t i = 0; i < b.n; i++)
		lines += b.p[i] == '\n';
	buf_release(&b);
	return lines;
}

void
lint_example_long(struct lint *l)
{
	size_t lines = 0;
	struct part p;

	if (!part_find(l->entry, SECTION_EXAMPLE, &p))
		return;
	for (const struct node *n = p.first; n != NULL && n != p.end;
	    n = n->next)
		if (n->type == NODE_CODE)
			lines += visible_lines(n, l->arena);
	if (lines > EXAMPLE_LINES_MAX)
		lint_say(l, p.heading->line,
		    "example of %zu lines, at most %d", lines,
		    EXAMPLE_LINES_MAX);
}

/* How many items the lists of some parts have, and how long they are. */
static const struct list_rule {
	enum section section;
	size_t min, max;
	size_t words, length;		/* at most; 0 any */
} list_rules[] = {
	{ SECTION_COVER, 3, 6, 10, 0 },
	{ SECTION_RED_FLAGS, 2, 4, 0, 0 },
	{ SECTION_FOLLOW_UPS, 2, 3, 0, 60 },
	{ SECTION_SOURCES, 2, 3, 0, 0 },
};

static void
check_item(struct lint *l, const struct list_rule *rule,
    const struct node *item)
{
	size_t words = lint_words(item);
	size_t length = lint_length(item, l->arena);

	if (rule->words > 0 && words > rule->words)
		lint_say(l, item->line, "point of %zu words, at most %zu",
		    words, rule->words);
	if (rule->length > 0 && length > rule->length)
		lint_say(l, item->line, "point of %zu characters, "
		    "at most %zu", length, rule->length);
}

static void
check_list(struct lint *l, const struct list_rule *rule, const struct part *p)
{
	size_t n = 0;

	for (const struct node *b = p->first; b != NULL && b != p->end;
	    b = b->next) {
		if (b->type != NODE_LIST)
			continue;
		for (const struct node *item = b->first; item != NULL;
		    item = item->next) {
			n++;
			check_item(l, rule, item);
		}
	}
	if (n < rule->min || n > rule->max)
		lint_say(l, p->heading->line,
		    "%.*s has %zu points, should be %zu to %zu",
		    SV_ARG(section_table[rule->section].heading), n,
		    rule->min, rule->max);
}

void
lint_list_sizes(struct lint *l)
{
	struct part p;

	for (size_t i = 0; i < sizeof(list_rules) / sizeof(*list_rules); i++)
		if (part_find(l->entry, list_rules[i].section, &p))
			check_list(l, &list_rules[i], &p);
}
