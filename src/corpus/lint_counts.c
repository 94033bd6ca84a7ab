/* How long the parts of an entry are. */
#include "config.h"

#include "corpus/lint_checks.h"

#include "base/utf8.h"
#include "doc/vocab.h"

#define SHORT_ANSWER_MAX 45
#define EXAMPLE_LINES_MAX 30
#define TABLE_COLUMNS_MAX 3
#define TABLE_CELL_MAX 30

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
		    "short answer of %zu words: at most %d can be said in "
		    "20 seconds", n, SHORT_ANSWER_MAX);
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
			lint_say(l, n->line, "code block in a short answer: it is "
			    "said aloud, move it to Example");
}

/* Words of an answer by level. */
static const struct {
	size_t min, max;
} answer_words[LEVEL_COUNT] = {
	[LEVEL_JUNIOR] = { 80, 180 },
	[LEVEL_MID] = { 120, 240 },
	[LEVEL_SENIOR] = { 150, 300 },
};

void
lint_answer_length(struct lint *l)
{
	enum level level = l->entry->level;
	struct part p;
	size_t n;

	if (level == LEVEL_NONE ||
	    !part_find(l->entry, SECTION_ANSWER, &p))
		return;
	n = lint_part_words(&p);
	if (n < answer_words[level].min || n > answer_words[level].max)
		lint_say(l, p.heading->line, "answer of %zu words: level "
		    "%.*s has %zu to %zu", n, SV_ARG(level_name(level)),
		    answer_words[level].min, answer_words[level].max);
}

static void
check_table(struct lint *l, const struct node *table)
{
	if (table->u.table.columns > TABLE_COLUMNS_MAX)
		lint_say(l, table->line, "table of %u columns: at most %d fit",
		    (unsigned)table->u.table.columns, TABLE_COLUMNS_MAX);
	for (const struct node *row = table->first; row != NULL;
	    row = row->next)
		for (const struct node *cell = row->first; cell != NULL;
		    cell = cell->next) {
			size_t n = lint_length(cell, l->arena);

			if (n > TABLE_CELL_MAX)
				lint_say(l, lint_line(cell), "cell of %zu "
				    "characters: at most %d fit", n,
				    TABLE_CELL_MAX);
		}
}

void
lint_compare_table(struct lint *l)
{
	struct part p;

	if (l->entry->kind != KIND_COMPARE ||
	    !part_find(l->entry, SECTION_ANSWER, &p))
		return;
	if (p.first->type != NODE_TABLE)
		lint_say(l, p.heading->line, "comparison that does not open "
		    "with a table: begin Answer with one");
	for (const struct node *n = p.first; n != NULL && n != p.end;
	    n = n->next)
		if (n->type == NODE_TABLE)
			check_table(l, n);
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
		    "example of %zu lines: show at most %d, hide what is "
		    "scaffolding", lines, EXAMPLE_LINES_MAX);
}

