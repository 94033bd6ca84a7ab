/* The full-screen reader without a screen: keys and sizes go in, frames come
 * out. What it cannot do itself (files, programs, the terminal) it leaves as an
 * errand to who feeds it. */
#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/vec.h"
#include "book/shelf.h"
#include "search/search.h"
#include "view/bookmarks.h"
#include "view/finder.h"
#include "view/frame.h"
#include "view/input.h"
#include "view/keys.h"
#include "view/paper.h"
#include "view/prompt.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum place_kind {
	PLACE_CONTENTS,
	PLACE_RESULTS,
	PLACE_BOOKMARKS,
	PLACE_RECENT,
	PLACE_PAGE
};

/* Where a reader is or was. */
struct place {
	enum place_kind kind;
	bool is_from_results;	/* a page opened from a search */
	struct book *book;	/* of a page */
	uint32_t page;
	struct anchor at;	/* its top line */
	size_t chosen, top;	/* of a list */
	struct sv query;	/* of a search; of a page what is lit in it: in
				   the view's arena */
};

enum item_kind { ITEM_HEAD, ITEM_TOPIC, ITEM_ENTRY, ITEM_LOST };

/* A row, or several, of a list. */
struct item {
	enum item_kind kind;
	bool is_open;		/* a topic whose questions are shown */
	struct book *book;
	uint32_t page, entry;	/* entry: number in the book */
	uint32_t count;		/* questions of a topic or area */
	uint32_t pages;		/* topics of an area */
	struct sv text;		/* of a head, a bookmark that leads nowhere */
	const struct snippet *snippet;	/* of a hit */
	size_t place;		/* in the history */
};

struct list {
	struct VEC_BODY(struct item) items;
	size_t chosen, top;
	struct arena arena;	/* of what the items hold */
};

/* What keys mean now. */
enum asking {
	ASKS_NOTHING,
	ASKS_QUERY,		/* typing a search */
	ASKS_FIND,		/* typing what to find in the page */
	ASKS_FILE,		/* the name of a file */
	ASKS_PROGRAM,		/* a command line */
	ASKS_FILTER,
	ASKS_LINK,		/* the number of a link */
	ASKS_BLOCK,		/* the number of a block of code */
	ASKS_NEW_MARK, ASKS_MARK	/* a letter */
};

enum errand_kind {
	ERRAND_NONE,
	ERRAND_COPY,		/* text to the clipboard */
	ERRAND_WRITE,		/* text to the file `with` */
	ERRAND_EDIT,		/* text in an editor */
	ERRAND_PIPE,		/* text to the program `with` */
	ERRAND_MOUSE,		/* take or leave the mouse, see takes_mouse */
	ERRAND_REDRAW
};

struct errand {
	enum errand_kind kind;
	struct buf text, with;
	struct sv edition;	/* of the code */
};

struct view_opts {
	unsigned width;		/* most columns for text; 0: 80 */
	bool is_ascii;
	bool marks_code;	/* no style sets code off */
	bool colours_code;
	bool is_quiz;		/* begin with answers hidden */
	bool takes_mouse;
	const char *bookmarks;	/* their file; NULL: none is kept */
	struct filter filter;
};

#define VIEW_MARKS 26
#define VIEW_BLOCKS 9		/* of code that can be told apart by number */

struct view {
	const struct shelf *shelf;
	struct view_opts opts;
	unsigned columns, rows;
	bool is_done;
	struct errand errand;	/* set by view_key, for the caller to run */
	struct buf note;	/* one line for the reader */
	struct arena arena;	/* of what lives long: queries, titles */

	struct place now;
	struct place before_search;	/* where the search was begun */
	struct VEC_BODY(struct place) history;
	size_t at;		/* in the history, the place shown */
	struct place marks[VIEW_MARKS];
	bool has_mark[VIEW_MARKS];
	struct place before_jump;

	uint32_t key;		/* that an action is run for */
	enum asking asks;
	enum errand_kind wish;	/* what for, with ASKS_BLOCK and a name */
	struct prompt prompt;
	struct filter filter;

	struct list contents, results, others;	/* bookmarks or recent places */
	struct VEC_BODY(struct item) open_topics;
	bool is_stale;		/* the list shown must be made again */
	unsigned contents_title;	/* columns of the widest title, capped */

	struct hits hits;	/* in the arena of results */
	bool has_longer;	/* those, too, of what the last word begins */
	struct buf query;
	size_t hits_wanted;
	struct bookmarks bookmarks;

	struct paper paper;
	size_t top;		/* line of the paper or the text */
	unsigned left;		/* columns */
	size_t link;		/* chosen, + 1; 0 none */
	struct finder finder;
	size_t find_from;	/* the top line before a search began */
	bool is_quiz;

	struct {		/* help, or what a program said; over all */
		bool is_open;
		struct buf title, text;
		struct span_vec lines;
		size_t top;
	} text;
};

/* Begin at the contents of S, which must outlive V. */
bool view_init(struct view *v, const struct shelf *s,
    const struct view_opts *opts, struct err *e) WARN_UNUSED;
void view_release(struct view *v);

/* The size of the screen, at first and whenever it changes. */
void view_resize(struct view *v, unsigned columns, unsigned rows);
/* A key or the mouse. When v->errand.kind is set afterwards, the caller does
 * it, tells the outcome by view_say or view_show_text, and clears the kind. */
void view_event(struct view *v, const struct event *event);
void view_key(struct view *v, uint32_t key);
/* The screen now; it lives until A is cleared. Searches that are due run. */
void view_draw(struct view *v, struct arena *a, struct frame *out);

/* Open entry ENTRY of the book, or its page if IS_PAGE. */
void view_open(struct view *v, struct book *book, uint32_t page,
    uint32_t entry, bool is_page);
/* Begin a search for QUERY. */
void view_search(struct view *v, struct sv query);
void view_say(struct view *v, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* Show TEXT, any bytes, until it is closed. */
void view_show_text(struct view *v, struct sv title, struct sv text);

#endif
