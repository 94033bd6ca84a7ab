/* A question on a full screen: a bar, what may be seen of it, the grades and
 * what other keys do. It is told what to show, and scrolls it; a text laid over
 * it, such as a list of keys, is scrolled in its place. */
#ifndef VIEW_CARD_H
#define VIEW_CARD_H

#include "base/buf.h"
#include "base/vec.h"
#include "view/frame.h"

enum card_move {
	CARD_STAY = 0,
	CARD_LINE_DOWN, CARD_LINE_UP, CARD_SCREEN_DOWN, CARD_SCREEN_UP,
	CARD_HALF_DOWN, CARD_HALF_UP, CARD_FIRST, CARD_LAST,
	CARD_RIGHT, CARD_LEFT
};

struct card_choice {
	struct sv key, text;	/* "3", "good (8 d)" */
};
#define CARD_CHOICES 4

struct card_line {
	const struct run *runs;
	uint32_t nruns, indent;
};

/* Lines, and where the reader is in them. */
struct card_text {
	struct VEC_BODY(struct card_line) lines;
	size_t top;
	unsigned left, widest;	/* columns */
};

struct card_view {
	unsigned columns, rows;
	bool is_ascii;
	struct sv where, right;	/* of the bar */
	struct card_choice choices[CARD_CHOICES];
	size_t nchoices;
	const char *hints;	/* between '|', as frame_hints() takes them */
	struct buf note;	/* one line in place of the hints */
	struct card_text text, over;
	bool has_over;
	struct sv over_where;
};

void card_release(struct card_view *c);
/* Put L behind what is in T, after a blank line; L must live as long as T's
 * lines. Returns the number of L's first line. */
size_t card_add(struct card_text *t, const struct layout *l);
void card_clear(struct card_text *t);
/* Make the lines from FIRST to the end visible, moving as little as can be; of
 * more than a screenful the beginning. */
void card_reveal(struct card_view *c, size_t first);
void card_move(struct card_view *c, enum card_move move);
/* Are there lines below the screen? */
bool card_has_more(const struct card_view *c);
/* Text before the top line, in bytes without blanks: where the reader is,
 * whatever the width; and back to it. */
size_t card_place(const struct card_text *t);
void card_go(struct card_view *c, size_t place);
void card_draw(const struct card_view *c, struct arena *a, struct frame *out);

#endif
