/* The checks behind the table in lint.c; for lint*.c only. A check looks at one
 * thing and says with lint_say() what is wrong and what to do. */
#ifndef CORPUS_LINT_CHECKS_H
#define CORPUS_LINT_CHECKS_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "corpus/corpus.h"
#include "corpus/diag.h"
#include "corpus/frame.h"
#include "corpus/lint_alike.h"
#include "corpus/source.h"
#include "doc/fence.h"
#include "doc/page.h"
#include "doc/section.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a check looks at, and how it says what it found. */
struct lint {
	const struct corpus *corpus;
	const struct frame *frame;	/* of the page: its front matter */
	const struct page *page;
	struct source source;		/* its lines behind that */
	const struct entry *entry;	/* in checks of entries and blocks */
	const struct node *code;	/* in checks of code blocks */
	struct fence fence;		/* of that block */
	enum section section;		/* that it stands in */
	struct arena *arena;		/* for the page */
	/* what earlier entries were: */
	struct map titles;
	struct alike alike;
	/* set by the driver */
	struct diag_sink *diag;
	const char *path;
	const char *id;			/* of the check */
	enum diag_severity severity;
};

void lint_say(struct lint *l, uint32_t line, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* lint_text.c: words are runs between blanks that hold a letter or a digit;
 * code blocks have none. */
size_t lint_words(const struct node *n);
size_t lint_part_words(const struct part *p);
/* Code points of N's text. */
size_t lint_length(const struct node *n, struct arena *a);
/* The next run of letters, digits, _ and ' out of *REST, folded, in OUT (which
 * is cleared); false at the end. */
bool lint_next_token(struct sv *rest, struct buf *out);
/* The line of N: its own, or that of what holds it. */
uint32_t lint_line(const struct node *n);
/* E and four digits? */
bool lint_is_error_code(struct sv word);
/* Is the entry's page one about interviewing, where examples may be talk? */
bool lint_is_about_interviews(const struct lint *l);
/* "page#id" of entry NUMBER. */
struct sv lint_entry_name(const struct lint *l, uint32_t number);

/* lint_page.c: called once a page */
void lint_summary_missing(struct lint *l);
void lint_summary_long(struct lint *l);
void lint_area_missing(struct lint *l);
void lint_see_also_count(struct lint *l);
void lint_overview_length(struct lint *l);
void lint_overview_bare(struct lint *l);
void lint_unknown_class(struct lint *l);
void lint_dead_links(struct lint *l);
void lint_address_place(struct lint *l);
void lint_empty_sections(struct lint *l);
void lint_prose_width(struct lint *l);
/* lint_repeat.c */
void lint_repeated_words(struct lint *l);

/* Called for each entry but the overview. lint_entry.c: its heading */
void lint_level_missing(struct lint *l);
void lint_kind_missing(struct lint *l);
void lint_id_missing(struct lint *l);
void lint_tags_missing(struct lint *l);
void lint_tags_count(struct lint *l);
void lint_heading_long(struct lint *l);
void lint_heading_code(struct lint *l);
void lint_short_long(struct lint *l);
void lint_title_twice(struct lint *l);
void lint_title_alike(struct lint *l);
/* lint_sections.c: which parts it has */
void lint_sections(struct lint *l);
void lint_section_unknown(struct lint *l);
void lint_prompt_missing(struct lint *l);
void lint_prompt_code(struct lint *l);
void lint_hints(struct lint *l);
void lint_exercise_code(struct lint *l);
/* lint_counts.c: how long they are */
void lint_short_answer_long(struct lint *l);
void lint_short_answer_code(struct lint *l);
void lint_answer_length(struct lint *l);
void lint_compare_table(struct lint *l);
void lint_example_long(struct lint *l);
/* lint_lists.c: what their lists hold */
void lint_list_sizes(struct lint *l);
void lint_red_flag_quote(struct lint *l);
void lint_follow_up_link(struct lint *l);
void lint_source_address(struct lint *l);
/* lint_errors.c: compiler errors by their codes. The first is called for the
 * overview too; the second for the page. */
void lint_error_named(struct lint *l);
void lint_error_answered(struct lint *l);
/* lint_errors.c: called once a corpus */
void lint_error_target(struct lint *l);

/* lint_code.c: called for each code block */
void lint_code_language(struct lint *l);
void lint_code_indented(struct lint *l);
void lint_compile_fail_code(struct lint *l);
void lint_error_code(struct lint *l);
void lint_error_code_alone(struct lint *l);
void lint_crate_order(struct lint *l);
void lint_ignore_reason(struct lint *l);
void lint_assertion_missing(struct lint *l);
void lint_code_width(struct lint *l);

#endif
