#include "config.h"

#include "corpus/lint.h"

#include <stdarg.h>
#include <stdio.h>

#include "corpus/diag_list.h"
#include "corpus/inner.h"
#include "corpus/lint_checks.h"

enum weight { OFF, WARN, FAIL };

/* How much is asked: of any folder of Markdown; of one with a book.yaml, which
 * describes what it should be; of all, the house style of questions and
 * answers included. */
enum measure { ANY, BOOK, STRICT, MEASURES };

enum scope { CORPUS, PAGE, ENTRY, CODE };

/* clang-format off */
static const struct check {
	const char *id;
	enum weight weight[MEASURES];
	enum scope scope;
	void (*run)(struct lint *l);
} check_table[] = {
	{ "summary-missing", { OFF, FAIL, FAIL }, PAGE, lint_summary_missing },
	{ "summary-long", { OFF, OFF, FAIL }, PAGE, lint_summary_long },
	{ "area-missing", { OFF, FAIL, FAIL }, PAGE, lint_area_missing },
	{ "see-also-count", { OFF, OFF, WARN }, PAGE, lint_see_also_count },
	{ "overview-length", { OFF, OFF, WARN }, PAGE, lint_overview_length },
	{ "overview-bare", { OFF, OFF, WARN }, PAGE, lint_overview_bare },
	{ "unknown-class", { WARN, FAIL, FAIL }, PAGE, lint_unknown_class },
	{ "link", { WARN, WARN, WARN }, PAGE, lint_dead_links },
	{ "address-place", { OFF, OFF, WARN }, PAGE, lint_address_place },
	{ "empty-section", { OFF, FAIL, FAIL }, PAGE, lint_empty_sections },
	{ "repeated-words", { OFF, OFF, WARN }, PAGE, lint_repeated_words },
	{ "prose-width", { OFF, OFF, WARN }, PAGE, lint_prose_width },
	{ "error-named", { OFF, OFF, WARN }, PAGE, lint_error_named },

	{ "level-missing", { OFF, FAIL, FAIL }, ENTRY, lint_level_missing },
	{ "kind-missing", { OFF, FAIL, FAIL }, ENTRY, lint_kind_missing },
	{ "id-missing", { OFF, WARN, WARN }, ENTRY, lint_id_missing },
	{ "tags-missing", { OFF, OFF, WARN }, ENTRY, lint_tags_missing },
	{ "tags-count", { OFF, OFF, WARN }, ENTRY, lint_tags_count },
	{ "heading-long", { OFF, OFF, WARN }, ENTRY, lint_heading_long },
	{ "heading-code", { OFF, OFF, WARN }, ENTRY, lint_heading_code },
	{ "short-long", { WARN, FAIL, FAIL }, ENTRY, lint_short_long },
	{ "title-twice", { OFF, WARN, WARN }, ENTRY, lint_title_twice },
	{ "title-alike", { OFF, OFF, WARN }, ENTRY, lint_title_alike },
	{ "sections", { OFF, FAIL, FAIL }, ENTRY, lint_sections },
	{ "section-unknown", { OFF, OFF, WARN }, ENTRY, lint_section_unknown },
	{ "prompt-missing", { OFF, FAIL, FAIL }, ENTRY, lint_prompt_missing },
	{ "prompt-code", { OFF, OFF, WARN }, ENTRY, lint_prompt_code },
	{ "hints", { OFF, OFF, WARN }, ENTRY, lint_hints },
	{ "exercise-code", { OFF, OFF, FAIL }, ENTRY, lint_exercise_code },
	{ "short-answer-long", { OFF, OFF, FAIL }, ENTRY,
	    lint_short_answer_long },
	{ "short-answer-code", { OFF, OFF, FAIL }, ENTRY,
	    lint_short_answer_code },
	{ "answer-length", { OFF, OFF, WARN }, ENTRY, lint_answer_length },
	{ "compare-table", { OFF, OFF, WARN }, ENTRY, lint_compare_table },
	{ "example-long", { OFF, OFF, WARN }, ENTRY, lint_example_long },
	{ "list-size", { OFF, OFF, WARN }, ENTRY, lint_list_sizes },
	{ "red-flag-quote", { OFF, OFF, WARN }, ENTRY, lint_red_flag_quote },
	{ "follow-up-link", { OFF, OFF, WARN }, ENTRY, lint_follow_up_link },
	{ "source-address", { OFF, OFF, WARN }, ENTRY, lint_source_address },
	{ "error-answered", { OFF, OFF, WARN }, ENTRY, lint_error_answered },

	{ "code-language", { OFF, OFF, FAIL }, CODE, lint_code_language },
	{ "code-indented", { OFF, OFF, FAIL }, CODE, lint_code_indented },
	{ "compile-fail-code", { OFF, OFF, WARN }, CODE,
	    lint_compile_fail_code },
	{ "error-code", { WARN, FAIL, FAIL }, CODE, lint_error_code },
	{ "error-code-alone", { OFF, WARN, WARN }, CODE,
	    lint_error_code_alone },
	{ "crate-order", { OFF, WARN, FAIL }, CODE, lint_crate_order },
	{ "ignore-reason", { OFF, OFF, WARN }, CODE, lint_ignore_reason },
	{ "assertion-missing", { OFF, OFF, WARN }, CODE,
	    lint_assertion_missing },
	{ "code-width", { OFF, OFF, WARN }, CODE, lint_code_width },

	{ "error-target", { OFF, WARN, WARN }, CORPUS, lint_error_target },
};
/* clang-format on */

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
run_codes_in(struct lint *l, struct node *block, void (*run)(struct lint *))
{
	for (struct node *n = block; n != NULL;
	    n = node_walk(block, n, false)) {
		if (n->type != NODE_CODE)
			continue;
		l->code = n;
		l->fence = fence_parse(n->u.code.info, l->arena);
		run(l);
	}
	l->code = NULL;
}

static void
run_codes(struct lint *l, void (*run)(struct lint *))
{
	for (size_t i = 0; i < l->page->nentries; i++) {
		struct part p = { 0 };

		l->entry = &l->page->entries[i];
		while (part_next(l->entry, &p)) {
			l->section = p.section;
			for (struct node *n = p.first;
			    n != NULL && n != p.end; n = n->next)
				run_codes_in(l, n, run);
		}
	}
	l->entry = NULL;
}

static void
run_check(struct lint *l, const struct check *check, enum measure measure)
{
	enum weight weight = check->weight[measure];

	if (weight == OFF)
		return;
	l->id = check->id;
	l->severity = weight == FAIL ? DIAG_ERROR : DIAG_WARNING;
	switch (check->scope) {
	case CORPUS:
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

/* All checks of pages, or those of the corpus, their findings by line. */
static void
run_checks(struct lint *l, enum measure measure, bool is_of_corpus,
    struct diag_sink *diag)
{
	struct diag_list kept = { .arena = l->arena };
	struct diag_sink sink = diag_list_sink(&kept);

	l->diag = &sink;
	for (size_t i = 0; i < sizeof(check_table) / sizeof(*check_table); i++)
		if ((check_table[i].scope == CORPUS) == is_of_corpus)
			run_check(l, &check_table[i], measure);
	l->diag = NULL;
	diag_list_give_sorted(&kept, diag);
}

/* All checks on the page of frame F. */
static bool
lint_page(struct lint *l, enum measure measure, struct diag_sink *diag,
    struct err *e)
{
	struct page page;
	struct sv text;
	uint32_t line;

	if (!corpus_page_text(l->corpus, l->frame->number, l->arena, &page,
	    &text, &line, e))
		return false;
	l->page = &page;
	l->source = source_begin(text, line);
	l->path = l->frame->full;
	run_checks(l, measure, false, diag);
	l->page = NULL;
	return true;
}

/* Does any entry say what it asks of whom? A book of other things need not. */
static bool
has_questions(const struct corpus *c)
{
	const struct toc *toc = corpus_toc(c);

	for (size_t i = 0; i < toc->nentries; i++)
		if (toc->entries[i].level != LEVEL_NONE ||
		    toc->entries[i].kind != KIND_NONE)
			return true;
	return false;
}

bool
lint_corpus(struct corpus *c, bool is_strict, struct diag_sink *diag,
    struct err *e)
{
	struct arena a = { 0 };
	struct lint l = { .corpus = c, .arena = &a };
	enum measure measure = is_strict ? STRICT :
	    corpus_has_book_yaml(c) && has_questions(c) ? BOOK : ANY;
	bool ok = true;

	for (size_t i = 0; ok && i < c->nframes; i++) {
		arena_clear(&a);
		l.frame = &c->frames[i];
		ok = lint_page(&l, measure, diag, e);
	}
	if (ok)
		run_checks(&l, measure, true, diag);
	arena_release(&a);
	map_release(&l.titles);
	alike_release(&l.alike);
	return ok;
}
