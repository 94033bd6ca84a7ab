/* From places in a Markdown text to source lines. md4c gives no line numbers,
 * only pointers, and none at all for what has no text; a cursor that moves
 * forward with the parse finds both in time linear in the text. */
#ifndef CORPUS_MD_LINES_H
#define CORPUS_MD_LINES_H

#include "base/sv.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct md_lines {
	struct sv text;
	size_t start;		/* of the line at hand */
	size_t scanned;		/* no line ends in [start, scanned) */
	uint32_t line;		/* its number */
	bool is_used;		/* something was found on it */
	bool is_lost;		/* a search failed: no further ones */
	uint32_t passed;	/* a line that no search takes; 0 none */
	bool has_cr;		/* there are CRs: alone they end lines too */
};

struct md_lines md_lines_begin(struct sv text, uint32_t first_line);

/* Move to the line that holds OFFSET; places behind the cursor are let be. */
void md_lines_to(struct md_lines *l, size_t offset);
/* Move to line number LINE, or the last one before. */
void md_lines_forward(struct md_lines *l, uint32_t line);
/* The line at hand, without its end. */
struct sv md_lines_text(const struct md_lines *l);
/* The line before the one at hand; empty at the beginning. */
struct sv md_lines_before(const struct md_lines *l);

/* Move to the next line not used yet that IS_IT takes, or else to the next
 * one that is not blank. */
void md_lines_search(struct md_lines *l, bool (*is_it)(struct sv line));

/* Blanks and marks of quotation before the text of LINE. */
struct sv md_margin(struct sv line);

bool md_line_is_heading(struct sv line);	/* "## …", also when empty */
bool md_line_is_fence(struct sv line);
bool md_line_is_fence_end(struct sv line);	/* nothing but a fence */
bool md_line_is_rule(struct sv line);
bool md_line_is_item(struct sv line);		/* an item and no text */
bool md_line_is_text(struct sv line);		/* any that is not blank */

#endif
