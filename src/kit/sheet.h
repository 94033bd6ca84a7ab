/* An interview sheet: what is asked, how it is rated, and room for what was
 * said. Each form of it is a row of sheet_forms. */
#ifndef KIT_SHEET_H
#define KIT_SHEET_H

#include "base/arena.h"
#include "base/err.h"
#include "base/sink.h"
#include "book/book.h"
#include "doc/section.h"
#include "kit/choose.h"
#include "kit/piece.h"
#include "kit/rubric.h"
#include "publish/paper.h"
#include "render/ansi.h"
#include "render/layout.h"

#define SHEET_PARTS 3	/* what an answer is held against */

struct sheet_question {
	struct sv name;		/* page#id */
	struct sv title;
	struct sv sum;		/* changes when the entry does */
	enum level level;
	enum kind kind;
	unsigned minutes, weight;
	struct pieces prompt, parts[SHEET_PARTS];
	const struct sv *anchors;	/* by rating */
};

struct sheet {
	struct sv code, interviewer;
	struct book_meta book;
	struct sv levels;	/* "mid" */
	unsigned minutes;
	uint32_t seed;
	bool is_for_candidate;	/* prompts alone */
	struct sheet_question *v;
	size_t n;
};

/* Their sections, whose headings are theirs. */
extern const enum section sheet_sections[SHEET_PARTS];

/* The sheet of CHOICE for W, whose code is CODE; texts in A. */
bool sheet_make(struct book *b, const struct rubric *rubric,
    const struct wish *w, const struct choice *choice, struct sv code,
    struct arena *a, struct sheet *out, struct err *e) WARN_UNUSED;
/* The sum of ENTRY's text, of all that it says but how it is set: map_hash() in
 * eight hexadecimal digits. */
struct sv sheet_sum(const struct entry *entry, struct arena *a);

/* How a sheet is set where there is a choice. */
struct sheet_look {
	struct layout_opts layout;
	struct ansi_opts ansi;
	const struct paper *paper;
};

struct sheet_form {
	const char *name;
	const char *suffix;	/* of a file that holds it */
	bool is_text;		/* may stand behind another, and be paged */
	bool is_binary;		/* nothing for a terminal */
	bool (*write)(const struct sheet *s, const struct sheet_look *look,
	    struct buf *out, struct err *e);
};

extern const struct sheet_form sheet_forms[];
extern const size_t sheet_nforms;

bool sheet_text(const struct sheet *s, const struct sheet_look *look,
    struct buf *out, struct err *e) WARN_UNUSED;
/* Question I alone: what it asks; what an answer should have, and what ratings
 * sound like. */
void sheet_text_asked(const struct sheet *s, size_t i,
    const struct sheet_look *look, struct buf *out);
void sheet_text_wanted(const struct sheet *s, size_t i,
    const struct sheet_look *look, struct buf *out);
bool sheet_markdown(const struct sheet *s, const struct sheet_look *look,
    struct buf *out, struct err *e) WARN_UNUSED;
bool sheet_json(const struct sheet *s, const struct sheet_look *look,
    struct buf *out, struct err *e) WARN_UNUSED;
bool sheet_html(const struct sheet *s, const struct sheet_look *look,
    struct buf *out, struct err *e) WARN_UNUSED;
bool sheet_pdf(const struct sheet *s, const struct sheet_look *look,
    struct buf *out, struct err *e) WARN_UNUSED;

#endif
