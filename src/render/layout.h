/* A document as lines of styled runs for a screen of some width: made once;
 * ansi.c prints it, the full-screen reader draws it. */
#ifndef RENDER_LAYOUT_H
#define RENDER_LAYOUT_H

#include "base/arena.h"
#include "base/sv.h"
#include "doc/page.h"
#include "doc/section.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum style {
	STYLE_PLAIN,
	STYLE_TITLE,		/* page title, section heads */
	STYLE_HEADING,		/* question */
	STYLE_PART,		/* Short answer, … */
	STYLE_EMPH,
	STYLE_STRONG,
	STYLE_CODE,		/* span and block */
	STYLE_LINK,
	STYLE_DIM,		/* levels, ids, rules */
	STYLE_MARK,		/* a hit */
	STYLE_LEVEL_JUNIOR, STYLE_LEVEL_MID, STYLE_LEVEL_SENIOR,
	/* pieces of Rust, where code is coloured */
	STYLE_CODE_PLAIN, STYLE_CODE_KEYWORD, STYLE_CODE_TYPE,
	STYLE_CODE_MACRO, STYLE_CODE_LIFETIME, STYLE_CODE_STRING,
	STYLE_CODE_NUMBER, STYLE_CODE_COMMENT,
	STYLE_COUNT
};

struct run {
	struct sv text;		/* safe: no controls, valid UTF-8 */
	enum style style;
	struct sv link;		/* "page", "page#id", URL; "" none */
};

struct line {
	uint32_t indent;	/* columns of blanks in front */
	uint32_t first, nruns;	/* in layout.runs */
	uint32_t entry;		/* index of the entry of the page it is in */
	const struct node *code;	/* the block of code it shows, or NULL */
};

struct layout {
	struct line *lines;
	size_t nlines;
	struct run *runs;
	size_t nruns;
};

/* Who takes lines as they are made, so that a page of any length needs no more
 * memory than a screenful: LINES are valid during the call. */
struct layout_reader {
	void (*take)(void *arg, const struct layout *lines);
	void *arg;
};

struct layout_opts {
	unsigned width;		/* columns; 0: each paragraph on one line */
	bool is_ascii;		/* the terminal has no UTF-8 */
	bool has_ids;		/* a dim `page#id` behind questions */
	bool has_hidden;	/* show rustdoc's hidden lines */
	bool marks_code;	/* code spans in backquotes, where no style
				   sets them off */
	bool colours_code;	/* Rust in STYLE_CODE_* pieces */
	bool hides_urls;	/* no ` <address>` behind a web link: the
				 * terminal takes links (OSC 8) */
	/* Of layout_page, layout_entry and layout_foot, whose layouts are then
	 * empty; NULL none. */
	const struct layout_reader *reader;
};

/* How the name of a level looks. */
enum style level_style(enum level l);

/* A whole page: title line, summary, overview, questions, see also. */
void layout_page(const struct page *p, const struct layout_opts *opts,
    struct arena *a, struct layout *out);
/* One entry with its heading. */
void layout_entry(const struct page *p, const struct entry *entry,
    const struct layout_opts *opts, struct arena *a, struct layout *out);
/* The foot of a page: its related pages, what its code was checked with. Head
 * and overview, the other entries, and the foot, each laid out alone and parted
 * by a blank line, are what layout_page makes of the whole. */
void layout_foot(const struct page *p, const struct layout_opts *opts,
    struct arena *a, struct layout *out);
/* The parts named, with their headings if there are several; WITH_TITLE puts
 * the entry's title line in front. */
void layout_parts(const struct page *p, const struct entry *entry,
    const enum section *parts, size_t nparts, bool with_title,
    const struct layout_opts *opts, struct arena *a, struct layout *out);
/* Title, short answer (Task for an exercise), last Example: at most MAX lines,
 * cut with a line that says how to see the rest. */
void layout_short(const struct page *p, const struct entry *entry,
    size_t max, const struct layout_opts *opts, struct arena *a,
    struct layout *out);

#endif
