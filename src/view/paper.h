/* A page of a book laid out for reading: its lines, links, blocks of code and
 * its text for searching, answers hidden or shown. */
#ifndef VIEW_PAPER_H
#define VIEW_PAPER_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/vec.h"
#include "book/book.h"
#include "render/layout.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A place in a page that outlives a change of width: bytes of an entry's text
 * before it, blanks not counted. */
struct anchor {
	uint32_t entry;		/* of the page, 0-based */
	size_t ink;
};

/* Bytes of struct paper's text. */
struct span {
	size_t from, end;
};

struct span_vec VEC_BODY(struct span);

struct paper_line {
	const struct run *runs;
	uint32_t nruns, indent;
	struct anchor at;
	const struct node *code;	/* the block it shows; NULL none */
	size_t text;		/* where its text begins */
};

struct paper_link {
	struct span span;
	size_t line;		/* where it begins */
	struct sv target;	/* "page", "page#id", an address */
};

struct paper {
	struct book *book;	/* NULL: none is open */
	struct page page;
	bool *is_hidden;	/* the answer of each entry */
	struct arena page_arena, line_arena;
	struct VEC_BODY(struct paper_line) lines;
	struct VEC_BODY(struct paper_link) links;
	struct buf text;	/* of all lines, each followed by a blank */
	unsigned widest;	/* columns of the widest line */
};

/* Read page NUMBER of BOOK, all answers hidden if IS_QUIZ. On failure nothing
 * is open. */
bool paper_open(struct paper *p, struct book *book, uint32_t number,
    bool is_quiz, struct err *e) WARN_UNUSED;
/* Lay it out, after paper_open and whenever OPTS or what is hidden change. */
void paper_set(struct paper *p, const struct layout_opts *opts);
void paper_release(struct paper *p);

/* Has ENTRY an answer that can be hidden? */
bool paper_has_answer(const struct paper *p, uint32_t entry);
/* The line that shows AT, or the last one before it. */
size_t paper_line_at(const struct paper *p, struct anchor at);
/* The first line of ENTRY that is not blank. */
size_t paper_line_of(const struct paper *p, uint32_t entry);

#endif
