/* The checks behind the table in lint.c; for lint*.c only. */
#ifndef CORPUS_LINT_CHECKS_H
#define CORPUS_LINT_CHECKS_H

#include "base/arena.h"
#include "base/map.h"
#include "corpus/corpus.h"
#include "corpus/diag.h"
#include "corpus/frame.h"
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
	const struct entry *entry;	/* in checks of entries */
	const struct node *code;	/* in checks of code blocks */
	struct fence fence;		/* of that block */
	struct arena *arena;		/* for the page */
	struct map *titles;		/* of entries seen so far */
	/* set by the driver */
	struct diag_sink *diag;
	const char *path;
	const char *id;			/* of the check */
	enum diag_severity severity;
};

void lint_say(struct lint *l, uint32_t line, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
/* Words of N's subtree, or of a part's blocks: runs between blanks that hold a
 * letter or digit. Code blocks do not count. */
size_t lint_words(const struct node *n);
size_t lint_part_words(const struct part *p);
/* Code points of N's text. */
size_t lint_length(const struct node *n, struct arena *a);

/* lint_page.c: called once a page */
void lint_summary_missing(struct lint *l);
void lint_summary_long(struct lint *l);
void lint_area_missing(struct lint *l);
void lint_see_also_count(struct lint *l);
void lint_overview_length(struct lint *l);
void lint_unknown_class(struct lint *l);
void lint_dead_links(struct lint *l);
void lint_empty_sections(struct lint *l);

/* lint_entry.c: called for each entry but the overview */
void lint_level_missing(struct lint *l);
void lint_kind_missing(struct lint *l);
void lint_id_missing(struct lint *l);
void lint_tags_missing(struct lint *l);
void lint_heading_long(struct lint *l);
void lint_short_long(struct lint *l);
void lint_title_twice(struct lint *l);
void lint_sections(struct lint *l);
void lint_prompt_missing(struct lint *l);
void lint_short_answer_long(struct lint *l);
void lint_short_answer_code(struct lint *l);
void lint_example_long(struct lint *l);
void lint_list_sizes(struct lint *l);

/* lint_code.c: called for each code block */
void lint_code_language(struct lint *l);
void lint_code_indented(struct lint *l);
void lint_compile_fail_code(struct lint *l);
void lint_error_code(struct lint *l);
void lint_error_code_alone(struct lint *l);
void lint_code_width(struct lint *l);

#endif
