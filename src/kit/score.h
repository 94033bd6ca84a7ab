/* From filled-in sheets to scorecards: checked answers, grouped by candidate,
 * with means, profiles and a hiring signal by the rubric. Means and thresholds
 * are hundredths of a rating. */
#ifndef KIT_SCORE_H
#define KIT_SCORE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/vec.h"
#include "book/book.h"
#include "kit/bank.h"
#include "kit/filled.h"
#include "kit/rubric.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SCORE_APART 2	/* ratings that differ by as much are to be talked over */

/* What is wrong with a sheet, at a line of its file. */
struct finding {
	const char *path;
	uint32_t line;
	struct sv text;
};

struct finding_list VEC_BODY(struct finding);

struct judged {			/* an answer, looked at */
	unsigned rating;	/* 0: none that counts */
	bool has_evidence;
	bool is_changed;	/* the question is another since */
	enum kind kind;		/* as the book has it, else the sheet */
	unsigned weight;
};

struct sheet_judged {
	const struct filled *sheet;
	struct judged *v;	/* one an answer */
};

/* Look at SHEET's answers with B, whose questions are BANK; what is wrong is
 * added to FINDINGS. */
bool score_judge(struct book *b, const struct bank *bank,
    const struct rubric *rubric, const struct filled *sheet, struct arena *a,
    struct sheet_judged *out, struct finding_list *findings,
    struct err *e) WARN_UNUSED;

/* Add to FINDINGS which of the N SHEETS were given before. */
void score_compare(const struct sheet_judged *sheets, size_t n,
    struct arena *a, struct finding_list *findings);

struct score_sum {		/* weighted */
	struct sv label;
	unsigned weight, sum;	/* sum of weight times hundredths */
	unsigned n;		/* questions */
};

struct scored_question {
	struct sv name;
	enum kind kind;
	unsigned weight;
	const struct judged **by;	/* one a sheet; NULL: not on it */
	unsigned mean;		/* 0: no rating */
	bool is_apart;		/* interviewers differ by SCORE_APART */
	bool lacks_evidence, is_changed;
};

struct candidate {
	struct sv alias;
	const struct sheet_judged **sheets;
	size_t nsheets;
	struct scored_question *questions;
	size_t nquestions;
	struct score_sum total;
	struct score_sum kinds[KIND_COUNT];
	struct score_sum *topics;
	size_t ntopics;
	unsigned lowest, below;	/* means: the lowest, how many under 3 */
	const struct signal_rule *signal;	/* NULL: none can be given */
	struct sv_list reasons;
};

struct scores {
	struct candidate *v;	/* in the order of the files */
	size_t n;
};

/* Group and count; all in A, pointing into what was given. */
void score_make(const struct rubric *rubric, const struct sheet_judged *sheets,
    size_t n, struct arena *a, struct scores *out);
/* In hundredths, rounded; 0 without a weight. */
unsigned score_mean(const struct score_sum *sum);

/* How SCORES are shown; in WIDTH columns, 0 for any. */
void score_text(const struct scores *scores, bool is_ascii, size_t width,
    struct buf *out);
void score_json(const struct scores *scores,
    const struct finding_list *findings, struct buf *out);
void score_svg(const struct scores *scores, struct buf *out);

#endif
