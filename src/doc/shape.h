/* What kind of page this is: where its questions, or else its sections, are.
 * Other people's lists of questions come in few shapes. */
#ifndef DOC_SHAPE_H
#define DOC_SHAPE_H

#include "base/arena.h"
#include "base/sv.h"
#include "doc/page.h"

/* Where among the questions of a page one is. */
struct shape_place {
	uint64_t last;		/* number of the question before; 0: none */
	bool is_part;		/* a heading stands between */
	bool is_bare;		/* they have no numbers */
	bool with_summaries;	/* each <summary> is one */
};

struct shape {
	enum entry_mode mode;		/* never AUTO */
	bool is_questions;		/* read as a list of questions */
	unsigned answered;		/* level of questions whose answers'
					 * headings are above it; 0: none */
	struct shape_place begin;	/* of its items, at the page's start */
	const struct node *title;	/* the page's heading, or NULL: the one
					 * of level 1, or one that the first
					 * group's follows, none between, or the
					 * only <h1>, above all other text, or the
					 * first heading where none is as high */
	struct sv why;			/* one phrase, in the arena */
};

/* By these rules, the first that holds:
 * - headings that are questions, about each with one of a higher level behind
 *   it, its answer's, and none of such before the first;
 * - headings of the deepest level of which at least SHAPE_LEAST, and most, read
 *   as questions, under headings without text of their own;
 * - numbered items at the top level, more than those and than all headings
 *   (of those behind items that begin with headings themselves, the ones of
 *   lower levels do not count, and half of those of theirs);
 * - the same of bold paragraphs that end in '?', and of each <summary> where at
 *   least half of them do;
 * - many sections under headings without text of their own;
 * - `##` under a single `#`; the highest level that occurs more than once.
 * Headings such as "Answer" (doc/section.h) are no entries. */
#define SHAPE_LEAST 3
struct shape shape_of(const struct node *root, struct arena *a);

/* How many questions N is, a block at the top level, looked at in order: items
 * of an ordered list most of which read as questions, a list of one item, a
 * bold paragraph "2. text". 0: none. Their number is the next, or one near it
 * (lists made by hand skip and repeat numbers), or begins anew in a part of
 * its own, where each reads as a question. In a page of bare ones: a bold
 * paragraph that ends in '?', a summary. */
uint64_t shape_items(const struct node *n, struct shape_place *at);
/* Is a list's ITEM headed by a heading, by bold text, by words that end in
 * '?'? */
bool shape_is_question(const struct node *item);

/* "Beginner", "Mid-level", "Advanced questions" as a level. */
enum level shape_level(struct sv heading);

#endif
