/* What the parts of the Markdown reader share; for md_*.c only. */
#ifndef CORPUS_MD_READER_H
#define CORPUS_MD_READER_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/sv.h"
#include "base/vec.h"
#include "corpus/md_lines.h"
#include "doc/doc.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Text that grows piece by piece: a view of the source as long as the pieces
 * lie behind each other, else a copy. */
struct md_run {
	struct sv view;
	struct buf copy;
	bool is_copied;
};

struct md_reader {
	struct arena *arena;
	struct sv text;
	const char *guarded;		/* what md4c reads */
	struct node *at;		/* the open node */
	unsigned depth;			/* of it */
	bool is_implicit;		/* it is a paragraph md4c does not know */
	VEC(unsigned char) open;	/* blocks and spans, as md4c sees them */
	uint32_t column;		/* of the next cell of the open row */
	struct md_run run;		/* text not yet in the tree */
	struct md_run html;		/* HTML not yet looked at */
	bool in_html;			/* in an HTML block */
	uint32_t components;		/* begun in running text, not ended */
	size_t place;			/* offset of the last text */
	bool has_place;			/* there was one */
	struct md_lines lines;
	/* of the code or HTML block at hand */
	uint32_t block_line;		/* of its first place, 0 none yet */
	uint32_t newlines, newlines_before;	/* in all; before that */
	uint64_t target_bytes, target_max;	/* of links */
	size_t nnodes, nodes_max, headings_left;
};

/* md_run.c: text. The place of P in the text; false for md4c's own strings. */
bool md_place(const struct md_reader *r, const char *p, size_t *offset);
void md_run_add(struct md_run *run, const struct md_reader *r, struct sv s);
/* What the reference stands for, or as it is written. */
void md_run_entity(struct md_run *run, struct sv reference);
bool md_run_is_empty(const struct md_run *run);
/* What was gathered, in the text or in the arena. */
struct sv md_run_take(struct md_run *run, struct md_reader *r);

/* md_tree.c: nodes and their lines. */
struct node *md_open(struct md_reader *r, enum node_type type);
void md_close(struct md_reader *r);
/* Make the open node one that may hold inlines; false where none may be. */
bool md_open_inlines(struct md_reader *r);
/* An inline without children; a paragraph is opened for it if need be. */
void md_add_leaf(struct md_reader *r, enum node_type type);
/* Put the text gathered so far into the tree. */
void md_flush(struct md_reader *r);
void md_flush_run(struct md_reader *r);
/* The same, and close a paragraph that md4c does not know. */
void md_close_implicit(struct md_reader *r);
/* Move the cursor of lines to the last text. */
void md_sync_line(struct md_reader *r);
/* Give LINE to N and to what holds it and has none. */
void md_set_lines(struct md_reader *r, struct node *n, uint32_t line);
/* The same for the open node, with the line of the last text. */
void md_see_line(struct md_reader *r);
/* The same for N, which had no text, with the next line that IS_IT takes. */
void md_search_line(struct md_reader *r, struct node *n,
    bool (*is_it)(struct sv line));

/* md_alert.c: the mark of an alert that QUOTE begins with becomes a word. */
void md_alert(struct md_reader *r, struct node *quote);

/* md_html.c: the inline HTML gathered becomes text and breaks. */
void md_flush_html(struct md_reader *r);
/* An HTML block whose first line is LINE. */
void md_html_block(struct md_reader *r, struct sv html, uint32_t line);

#endif
