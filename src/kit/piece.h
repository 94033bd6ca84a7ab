/* Parts of an entry as a list of short texts, which every form of a sheet can
 * show: paragraphs, points, code. Code words within a text stand between
 * backquotes. */
#ifndef KIT_PIECE_H
#define KIT_PIECE_H

#include "base/arena.h"
#include "base/sink.h"
#include "base/sv.h"
#include "doc/doc.h"

#include <stdbool.h>
#include <stddef.h>

enum piece_type { PIECE_TEXT, PIECE_POINT, PIECE_CODE };

struct piece {
	enum piece_type type;
	struct sv text;		/* one line; of code: all its lines */
	struct sv language;	/* of code */
};

struct pieces {
	struct piece *v;
	size_t n;
};

/* The blocks from FIRST up to, not including, END, added to OUT, in A. */
void pieces_add(const struct node *first, const struct node *end,
    struct arena *a, struct pieces *out);
/* Take the text up to the next backquote out of *REST; *IS_CODE tells whether
 * it stands between two. Begin with *IS_CODE true. False at the end. */
bool piece_run(struct sv *rest, struct sv *run, bool *is_code);

/* TEXT of a piece as Markdown; piece_line also sees to what it begins with. */
void piece_markdown(struct sink *out, struct sv text);
void piece_line(struct sink *out, struct sv text);
/* PIECES as blocks of Markdown, each list and paragraph behind an empty line;
 * HAS_BOXES makes points items to tick. */
void pieces_markdown(struct sink *out, const struct pieces *pieces,
    bool has_boxes);

#endif
