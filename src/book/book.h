/* An open book: the compiled, compressed, indexed file, mapped read-only. It
 * trusts nothing in the file: every offset, length, count and order is checked
 * where it is used, sums when a piece of the file is first touched. All views into a
 * book point into its map and live until book_close. Not to be shared between
 * threads. */
#ifndef BOOK_BOOK_H
#define BOOK_BOOK_H

#include "base/arena.h"
#include "base/err.h"
#include "base/sv.h"
#include "doc/page.h"
#include "doc/toc.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;

/* Open PATH. ERR_SYS when it cannot be read, ERR_DAMAGED when it is no book,
 * is damaged or newer than this program. A book that shrinks while it is opened
 * or open makes the kernel send SIGBUS: the program's handler asks
 * file_mapped_at() which it was, says so in one line and ends by _exit(2). */
bool book_open(const char *path, struct book **out, struct err *e) WARN_UNUSED;
/* The same over bytes in memory, which must outlive the book (for tests). */
bool book_open_bytes(const void *p, size_t n, const char *name,
    struct book **out, struct err *e) WARN_UNUSED;
void book_close(struct book *b);

const char *book_path(const struct book *b);
/* The first 32 bits of the SHA-256 of the header and the sums, and so of all
 * that is in the book; no section is read. */
uint32_t book_digest(const struct book *b);
const struct book_meta *book_meta(const struct book *b);
uint32_t book_npages(const struct book *b);
/* Of the packed text of all entries. */
uint64_t book_text_bytes(const struct book *b);
uint32_t book_nentries(const struct book *b);

/* Everything of a page or entry but its text. Lists are made in A. */
struct entry_info {
	uint32_t number, page;
	struct sv id, title, short_title, tags;
	enum level level;
	enum kind kind;
	uint16_t ask;
	uint32_t line;
	bool is_overview;
	uint32_t nwords;	/* words of its text */
};

struct page_info {
	uint32_t number;
	struct sv slug, title, summary, path;
	uint32_t area;		/* index into book_areas */
	uint32_t first_entry, nentries;
	struct sv checked;
	enum entry_mode mode;
};

bool book_page_info(struct book *b, uint32_t page, struct page_info *out,
    struct err *e) WARN_UNUSED;
bool book_page_aliases(struct book *b, uint32_t page, struct arena *a,
    struct sv_list *out, struct err *e) WARN_UNUSED;
bool book_page_related(struct book *b, uint32_t page, struct arena *a,
    struct ref_list *out, struct err *e) WARN_UNUSED;
/* ID may be made in A (ids made from titles are not stored). */
bool book_entry_info(struct book *b, uint32_t entry, struct arena *a,
    struct entry_info *out, struct err *e) WARN_UNUSED;
/* What filters ask of each candidate; no list is read, nothing is made. */
struct entry_brief {
	uint32_t page;
	enum level level;
	enum kind kind;
};

bool book_entry_brief(struct book *b, uint32_t entry, struct entry_brief *out,
    struct err *e) WARN_UNUSED;
/* The first entry of the page of ENTRY, by an index that lies close together:
 * records of many pages are far apart, and a search seldom finds them in
 * memory. */
bool book_entry_overview(struct book *b, uint32_t entry, uint32_t *overview,
    struct err *e) WARN_UNUSED;
bool book_areas(struct book *b, struct arena *a, struct area **out,
    size_t *n, struct err *e) WARN_UNUSED;
/* Pages, entries and areas at once, for contents and exports. */
bool book_toc(struct book *b, struct arena *a, struct toc *out,
    struct err *e) WARN_UNUSED;

/* Read a page whole: the same struct as corpus_page gives, with links and
 * related pages resolved to names. */
bool book_page(struct book *b, uint32_t page, struct arena *a,
    struct page *out, struct err *e) WARN_UNUSED;
/* The same with the blocks of one entry only (entries[] and the doc hold just
 * that one); inflates only the blocks that hold it. */
bool book_page_entry(struct book *b, uint32_t entry, struct arena *a,
    struct page *out, struct err *e) WARN_UNUSED;

/* Does every run of bytes in the dictionary of the blocks' compression stand in
 * the packed texts of this book? */
bool book_dictionary_is_text(struct book *b, bool *is_text,
    struct err *e) WARN_UNUSED;

/* A carried file ("synonyms.txt"); *FOUND says if there is one. OUT may be
 * NULL. */
bool book_data(struct book *b, struct sv name, struct arena *a,
    struct sv *out, bool *found, struct err *e) WARN_UNUSED;

/* Carried file I in order of names, and its name; OUT may be NULL. */
bool book_data_at(struct book *b, size_t i, struct sv *name, struct arena *a,
    struct sv *out, bool *found, struct err *e) WARN_UNUSED;

/* One section of the file, for `info` and tests. */
struct section_stat {
	char tag[5];
	uint64_t offset, bytes;
	const char *what;	/* "page text", …; "unknown" */
};

size_t book_nsections(const struct book *b);
struct section_stat book_section(const struct book *b, size_t i);
struct book_stat {
	uint64_t file_bytes, source_bytes, text_bytes; /* text: packed, raw */
	uint32_t pages, entries, terms, blocks;
	uint64_t postings, positions;
};
bool book_stat(struct book *b, struct book_stat *out,
    struct err *e) WARN_UNUSED;

/* Read and check every byte, list and cross reference. */
bool book_verify(struct book *b, struct err *e) WARN_UNUSED;

#endif
