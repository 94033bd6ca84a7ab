/* A page (one Markdown file) and its entries, the same struct whether it came
 * from a folder of Markdown (corpus/) or from a book (book/). */
#ifndef DOC_PAGE_H
#define DOC_PAGE_H

#include "base/arena.h"
#include "base/sv.h"
#include "doc/doc.h"
#include "doc/vocab.h"

#include <stdbool.h>
#include <stdint.h>

/* Where the entries of a page are. */
enum entry_mode {
	ENTRIES_AUTO,
	ENTRIES_H1, ENTRIES_H2, ENTRIES_H3, ENTRIES_H4, ENTRIES_H5, ENTRIES_H6,
	ENTRIES_LIST,		/* items of top-level ordered lists */
	ENTRIES_NONE
};

/* "h1" to "h6", "list", "none", "auto". */
bool entry_mode_named(struct sv name, enum entry_mode *out);
struct sv entry_mode_name(enum entry_mode mode);

/* Items of lists, or bold paragraphs, that become entries; the rest stays. */
#define PAGE_ITEMS_MAX 32768

struct entry {
	uint32_t number;	/* in the book, 0-based; 0 while compiling */
	struct sv id;		/* "" for an overview */
	struct sv title;	/* plain text; a page's title for an overview */
	struct sv short_title;	/* short="…", else "" */
	struct sv tags;		/* as written, blank-separated */
	enum level level;
	enum kind kind;
	uint16_t ask;		/* minutes, 0 = by level and kind */
	uint32_t line;		/* source line of its heading */
	bool is_overview;
	/* Its top-level blocks: first up to, not including, end (NULL = to the
	 * last). The first is its HEADING, save in an overview, where a title
	 * heading has been taken out. NULL first: empty. */
	struct node *first, *end;
};

/* A page or entry as others name it. */
struct ref {
	struct sv slug, id;	/* id "" for a page */
	struct sv title, summary;
	uint32_t page;
};

struct ref_list {
	struct ref *v;
	size_t n;
};

/* A heading that was taken out, as the page's title or a group's: links to its
 * id lead to the entry behind it. */
struct heading_out {
	struct sv id;
	uint32_t entry;		/* of the page */
};

struct page {
	uint32_t number;	/* in the book */
	struct sv path;		/* of the source, relative to its root */
	struct sv slug, title, area, summary;
	struct sv_list aliases;
	struct sv_list see_also;	/* slugs, as written */
	struct ref_list related;	/* see_also resolved; from a book only */
	struct sv checked;	/* "rustc 1.96, edition 2024", "" unknown */
	enum entry_mode mode;	/* what was used, never AUTO after splitting */
	struct sv why;		/* why that; "" from a book */
	struct doc doc;
	struct entry *entries;	/* [0] is the overview, always there */
	size_t nentries;
	struct heading_out *out;	/* none from a book */
	size_t nout;
};

/* An id given to two headings of one page. */
struct id_twice {
	struct sv id;		/* "" when all is well */
	uint32_t first, second;	/* source lines */
};

/* Split a parsed page into entries by its mode (AUTO chooses, see
 * rust-interview-corpus(5)): sets title if empty, mode, entries, ids (given or
 * made by GitHub's rule, unique within the page), and reads header attributes.
 * A heading above the entries that only repeats the title is taken out.
 * Headings above the entries' level begin an entry of their own, so that no
 * block is outside of all. List items are lifted into headings of level 2 with
 * the item's blocks behind. *TWICE is the first id given twice: only the
 * first heading has it. STEM is the
 * file's name without extension, the last resort for a title. */
void page_split(struct page *p, struct sv stem, struct arena *a,
    struct id_twice *twice);

/* The entry with that id; NULL if the page has none. */
const struct entry *page_entry(const struct page *p, struct sv id);

#endif
