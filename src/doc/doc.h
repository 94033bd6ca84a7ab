/* The document tree that every later stage reads, made by the Markdown reader
 * (corpus/md_read) or by the packed form's reader (doc/pack). All nodes and
 * strings live in one arena, or point into the text it was parsed from.
 *
 * Shape, guaranteed by both makers and relied on by every renderer:
 * - the root is NODE_DOC; its children are blocks;
 * - blocks with inline children only: PARA, HEADING, CELL;
 * - LIST holds ITEMs only, ITEM and QUOTE hold blocks; TABLE holds ROWs only,
 *   the first ROW is the header, every ROW has table.columns CELLs;
 * - CODE, HTML, RULE and TEXT, CODE_SPAN, SOFT_BREAK, BREAK have no children;
 * - EMPH, STRONG, STRIKE, LINK, IMAGE hold inlines;
 * - nesting is at most DOC_DEPTH_MAX; what was deeper is given as text. */
#ifndef DOC_DOC_H
#define DOC_DOC_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/sv.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DOC_DEPTH_MAX 64
#define DOC_COLUMNS_MAX 128	/* of a table; further cells are dropped */

enum node_type {	/* the numbers are in the packed form: append only */
	NODE_DOC,
	/* blocks */
	NODE_HEADING,
	NODE_PARA,
	NODE_LIST,
	NODE_ITEM,
	NODE_TABLE,
	NODE_ROW,
	NODE_CELL,
	NODE_QUOTE,
	NODE_CODE,
	NODE_RULE,
	NODE_HTML,		/* literal HTML block, shown as text */
	/* inlines */
	NODE_TEXT,
	NODE_EMPH,
	NODE_STRONG,
	NODE_STRIKE,
	NODE_CODE_SPAN,
	NODE_LINK,
	NODE_IMAGE,
	NODE_SOFT_BREAK,	/* a line end in the source: a blank */
	NODE_BREAK,		/* a hard break */
	NODE_TYPES
};

/* Labels for the types that a writer of inlines, or of blocks that stand by
 * themselves, never meets: with them the compiler still names a type that was
 * forgotten. Written as `CASE_NODE_NOT_INLINE:`. */
#define CASE_NODE_NOT_INLINE						\
	case NODE_DOC: case NODE_HEADING: case NODE_PARA:		\
	case NODE_LIST: case NODE_ITEM: case NODE_TABLE:		\
	case NODE_ROW: case NODE_CELL: case NODE_QUOTE:			\
	case NODE_CODE: case NODE_RULE: case NODE_HTML: case NODE_TYPES
#define CASE_NODE_NOT_STANDING						\
	case NODE_DOC: case NODE_ITEM: case NODE_ROW: case NODE_CELL:	\
	case NODE_TEXT: case NODE_EMPH: case NODE_STRONG:		\
	case NODE_STRIKE: case NODE_CODE_SPAN: case NODE_LINK:		\
	case NODE_IMAGE: case NODE_SOFT_BREAK: case NODE_BREAK:		\
	case NODE_TYPES

enum cell_align { ALIGN_NONE, ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };
enum item_task { TASK_NONE, TASK_OPEN, TASK_DONE };

enum link_kind {
	LINK_TEXT,		/* leads nowhere known: shown as its text */
	LINK_PAGE,		/* page `page` of this book */
	LINK_ENTRY,		/* entry `entry` of page `page` */
	LINK_WEB		/* `target` is a URL with a scheme */
};

/* Where a link leads. Numbers are within the book. The Markdown reader leaves
 * kind LINK_TEXT and `target` as written; resolving fills the rest; a page
 * from a book has slug, id and title filled for LINK_PAGE and LINK_ENTRY. */
struct link {
	enum link_kind kind;
	struct sv target;	/* as written in the source; a place that is
				 * not shown is named by what is */
	struct sv title;	/* the "title" part, usually empty */
	uint32_t page, entry;
	struct sv slug;		/* of the page it leads to */
	struct sv id;		/* of the entry, empty for a page */
	struct sv text;		/* title of the page or entry it leads to */
};

/* A node ends with the members that its type has (node_new): reading another
 * one is an error, not "". */
struct node {
	enum node_type type;
	uint32_t line;		/* 1-based source line of a block; 0 unknown */
	struct node *parent, *first, *last, *prev, *next;
	union {
		struct sv text;	/* TEXT, CODE_SPAN, CODE, HTML: the bytes */
		union {
			struct {
				uint8_t level;		/* 1 to 6 */
				struct sv id;	/* explicit or made; "" */
				struct sv attr;	/* between { and } */
			} heading;
			struct {
				bool is_summary;	/* of <details> */
				bool is_title;		/* of <h1> */
			} para;
			struct {
				bool is_ordered, is_tight;
				uint32_t start;
			} list;
			struct {
				enum item_task task;
			} item;
			struct {
				uint32_t columns;
				enum cell_align *align;	/* each */
			} table;
			struct {
				struct sv bytes;	/* `text` */
				struct sv info;	/* unescaped */
				bool is_fenced;
			} code;
			struct link link;		/* LINK and IMAGE */
		} u;
	};
};

/* A page's tree. */
struct doc {
	struct node *root;
	bool is_flat;		/* no tree was made of its text (md_read.h) */
};

bool node_is_block(const struct node *n);
/* `text` of a node whose type has one, else "". */
struct sv node_text(const struct node *n);

/* Building: nodes are zeroed; PARENT may be NULL for a root. */
struct node *node_new(struct arena *a, enum node_type type,
    struct node *parent);
/* Put N (without parent) at the end of PARENT's children. */
void node_append(struct node *parent, struct node *n);
/* Put N (without parent) before BEFORE, a child of PARENT; NULL is the end. */
void node_insert(struct node *parent, struct node *n, struct node *before);
/* Take N out of its parent. */
void node_detach(struct node *n);

/* The next node in pre-order inside ROOT, NULL at the end; SKIP children of N
 * when `skip` is true. Iterative: depth costs no stack. */
struct node *node_walk(const struct node *root, struct node *n, bool skip);
/* The source line of N: its own, else that of what holds it; 0 unknown. */
uint32_t node_line(const struct node *n);

/* Append the plain text of N's subtree: breaks become blanks, images their
 * alternative text, blocks are parted by a newline. */
void node_plain(const struct node *n, struct buf *out);
/* The same of an inline-only node, in the arena, with runs of blanks folded. */
struct sv node_plain_sv(const struct node *n, struct arena *a);
/* The same of a HEADING, without the badges and logos in it, unless it has
 * nothing else. */
struct sv node_title(const struct node *heading, struct arena *a);

#endif
