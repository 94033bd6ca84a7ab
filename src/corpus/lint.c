#include "config.h"

#include "corpus/lint.h"

#include <stdarg.h>
#include <stdio.h>

#include "corpus/diag_list.h"
#include "corpus/inner.h"
#include "corpus/lint_checks.h"

enum weight { OFF, WARN, FAIL };

enum scope { PAGE, ENTRY, CODE };

/* OWN: where there is a book.yaml, or all checks are asked for. OTHER: in any
 * other tree. */
static const struct check {
	const char *id;
	enum weight own, other;
	enum scope scope;
	void (*run)(struct lint *l);
} check_table[] = {
	{ "summary-missing", FAIL, OFF, PAGE, lint_summary_missing },
	{ "summary-long", FAIL, OFF, PAGE, lint_summary_long },
	{ "area-missing", FAIL, OFF, PAGE, lint_area_missing },
	{ "see-also-count", WARN, OFF, PAGE, lint_see_also_count },
	{ "overview-length", WARN, OFF, PAGE, lint_overview_length },
	{ "unknown-class", FAIL, WARN, PAGE, lint_unknown_class },
	{ "link", WARN, WARN, PAGE, lint_dead_links },
	{ "empty-section", FAIL, OFF, PAGE, lint_empty_sections },

	{ "level-missing", FAIL, OFF, ENTRY, lint_level_missing },
	{ "kind-missing", FAIL, OFF, ENTRY, lint_kind_missing },
	{ "id-missing", WARN, OFF, ENTRY, lint_id_missing },
	{ "tags-missing", WARN, OFF, ENTRY, lint_tags_missing },
	{ "heading-long", WARN, OFF, ENTRY, lint_heading_long },
	{ "short-long", FAIL, WARN, ENTRY, lint_short_long },
	{ "title-twice", WARN, OFF, ENTRY, lint_title_twice },
	{ "sections", FAIL, OFF, ENTRY, lint_sections },
	{ "prompt-missing", FAIL, OFF, ENTRY, lint_prompt_missing },
	{ "short-answer-long", FAIL, OFF, ENTRY, lint_short_answer_long },
	{ "short-answer-code", FAIL, OFF, ENTRY, lint_short_answer_code },
	{ "example-long", WARN, OFF, ENTRY, lint_example_long },
	{ "list-size", WARN, OFF, ENTRY, lint_list_sizes },

	{ "code-language", FAIL, OFF, CODE, lint_code_language },
	{ "code-indented", FAIL, OFF, CODE, lint_code_indented },
	{ "compile-fail-code", WARN, OFF, CODE, lint_compile_fail_code },
	{ "error-code", FAIL, WARN, CODE, lint_error_code },
	{ "error-code-alone", WARN, OFF, CODE, lint_error_code_alone },
	{ "code-width", WARN, OFF, CODE, lint_code_width },
};

void
lint_say(struct lint *l, uint32_t line, const char *fmt, ...)
{
	char message[512];
	va_list args;

	va_start(args, fmt);
	(void)vsnprintf(message, sizeof(message), fmt, args);
	va_end(args);
	diag_emit(l->diag, l->severity, l->id, l->path, line, "%s", message);
}

static void
run_entries(struct lint *l, void (*run)(struct lint *))
{
	for (size_t i = 1; i < l->page->nentries; i++) {
		l->entry = &l->page->entries[i];
		run(l);
	}
	l->entry = NULL;
}

static void
run_codes(struct lint *l, void (*run)(struct lint *))
{
	struct node *root = l->page->doc.root;

	for (struct node *n = root; n != NULL; n = node_walk(root, n, false)) {
		if (n->type != NODE_CODE)
			continue;
		l->code = n;
		l->fence = fence_parse(n->u.code.info, l->arena);
		run(l);
	}
	l->code = NULL;
}

static void
run_check(struct lint *l, const struct check *check, bool is_own)
{
	enum weight weight = is_own ? check->own : check->other;

	if (weight == OFF)
		return;
	l->id = check->id;
	l->severity = weight == FAIL ? DIAG_ERROR : DIAG_WARNING;
	switch (check->scope) {
	case PAGE:
		check->run(l);
		break;
	case ENTRY:
		run_entries(l, check->run);
		break;
	case CODE:
		run_codes(l, check->run);
		break;
	}
}

/* All checks on the page of frame F. */
static bool
lint_page(struct lint *l, bool is_own, struct diag_sink *diag, struct err *e)
{
	struct diag_list kept = { .arena = l->arena };
	struct diag_sink sink = diag_list_sink(&kept);
	struct page page;

	if (!corpus_page(l->corpus, l->frame->number, l->arena, &page, e))
		return false;
	l->page = &page;
	l->path = l->frame->full;
	l->diag = &sink;
	for (size_t i = 0; i < sizeof(check_table) / sizeof(*check_table); i++)
		run_check(l, &check_table[i], is_own);
	l->page = NULL;
	diag_list_give_sorted(&kept, diag);
	return true;
}

bool
lint_corpus(struct corpus *c, bool is_strict, struct diag_sink *diag,
    struct err *e)
{
	struct map titles = { 0 };
	struct arena a = { 0 };
	struct lint l = { .corpus = c, .arena = &a, .titles = &titles };
	bool is_own = is_strict || corpus_has_book_yaml(c);
	bool ok = true;

	for (size_t i = 0; ok && i < c->nframes; i++) {
		arena_clear(&a);
		l.frame = &c->frames[i];
		ok = lint_page(&l, is_own, diag, e);
	}
	arena_release(&a);
	map_release(&titles);
	return ok;
}
