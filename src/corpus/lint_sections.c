/* Which parts an entry has, by its kind, and what they are made of. */
#include "config.h"

#include "corpus/lint_checks.h"

#include "doc/vocab.h"

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
		return lint_is_about_interviews(l) ? design_plan : common_plan;
	case KIND_DEBUG:
		return common_plan;
	case KIND_NONE:
	case KIND_COUNT:
		break;
	}
	return NULL;
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
			    "%.*s does not belong to kind %.*s: take it "
			    "out, or change the kind",
			    SV_ARG(section_table[p.section].heading),
			    SV_ARG(kind_name(l->entry->kind)));
			continue;
		}
		if (seen[at] && p.section != SECTION_HINT)
			lint_say(l, p.heading->line, "%.*s once more: make it one section",
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
			lint_say(l, l->entry->line,
			    "no section \"%.*s\": kind %.*s needs it",
			    SV_ARG(section_table[plan[i].section].heading),
			    SV_ARG(kind_name(l->entry->kind)));
}

void
lint_section_unknown(struct lint *l)
{
	struct part p = { 0 };

	while (part_next(l->entry, &p))
		if (p.heading != NULL && p.section == SECTION_NONE)
			lint_say(l, p.heading->line, "\"%.*s\" is no part of "
			    "an entry: correct its name, or make it text",
			    SV_ARG(node_plain_sv(p.heading, l->arena)));
}

/* The first code block directly in a part; NULL if there is none. */
static const struct node *
code_in(const struct part *p)
{
	for (const struct node *n = p->first; n != NULL && n != p->end;
	    n = n->next)
		if (n->type == NODE_CODE)
			return n;
	return NULL;
}

static bool
is_shown_code(const struct entry *entry)
{
	return entry->kind == KIND_DEBUG || entry->kind == KIND_CODE;
}

void
lint_prompt_missing(struct lint *l)
{
	struct part p;

	if (is_shown_code(l->entry) &&
	    !part_find(l->entry, SECTION_PROMPT, &p))
		lint_say(l, l->entry->line, "no prompt: put what the "
		    "candidate is shown before the first section");
}

void
lint_prompt_code(struct lint *l)
{
	struct part p;

	if (is_shown_code(l->entry) &&
	    part_find(l->entry, SECTION_PROMPT, &p) && p.first != NULL &&
	    code_in(&p) == NULL)
		lint_say(l, p.first->line, "prompt without code: show the "
		    "code or the signature");
}

void
lint_hints(struct lint *l)
{
	struct part p = { 0 };
	uint64_t n = 0;

	if (l->entry->kind != KIND_EXERCISE)
		return;
	while (part_next(l->entry, &p)) {
		struct sv title;

		if (p.section != SECTION_HINT)
			continue;
		n++;
		title = node_plain_sv(p.heading, l->arena);
		if (!sv_eq(title, arena_printf(l->arena, "Hint %u",
		    (unsigned)n)))
			lint_say(l, p.heading->line, "%.*s: should be Hint %u",
			    SV_ARG(title), (unsigned)n);
	}
	if (n == 1)
		lint_say(l, l->entry->line, "only one hint: give two, the "
		    "second nearer to the solution");
}

/* What the code of an exercise is made of, part by part. That the starter fails
 * and the solution passes is for the compiler to say. */
static const struct exercise_rule {
	enum section section;
	const char *needs;		/* in the block */
	bool is_single;
} exercise_rules[] = {
	{ SECTION_STARTER, "", true },
	{ SECTION_TESTS, "#[test]", true },
	{ SECTION_SOLUTION, "", false },
};

static void
check_exercise_part(struct lint *l, const struct exercise_rule *rule,
    const struct part *p)
{
	const struct node *code = code_in(p);
	struct sv name = section_table[rule->section].heading;
	struct sv needs = sv_cstr(rule->needs);
	size_t n = 0;

	for (const struct node *b = code; b != NULL && b != p->end; b = b->next)
		n += b->type == NODE_CODE;
	if (n == 0 || !fence_parse(code->u.code.info, l->arena).is_rust)
		lint_say(l, p->heading->line, "%.*s needs a rust block",
		    SV_ARG(name));
	else if (rule->is_single && n > 1)
		lint_say(l, p->heading->line, "%.*s has %zu blocks: make it "
		    "one", SV_ARG(name), n);
	else if (needs.n > 0 && sv_find(code->text, needs) == code->text.n)
		lint_say(l, code->line, "%.*s without %s functions",
		    SV_ARG(name), rule->needs);
}

void
lint_exercise_code(struct lint *l)
{
	size_t n = sizeof(exercise_rules) / sizeof(*exercise_rules);
	struct part p;

	if (l->entry->kind != KIND_EXERCISE)
		return;
	for (size_t i = 0; i < n; i++)
		if (part_find(l->entry, exercise_rules[i].section, &p))
			check_exercise_part(l, &exercise_rules[i], &p);
}
