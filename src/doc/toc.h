/* What a whole book is about: its metadata, areas and the reading order. All
 * strings are in the arena or the book it was made from. */
#ifndef DOC_TOC_H
#define DOC_TOC_H

#include "base/sv.h"
#include "doc/page.h"

#include <stddef.h>
#include <stdint.h>

struct book_meta {
	struct sv name;		/* "rust-interview": file names, headers */
	struct sv title;
	struct sv version, date;	/* as written; "" if none */
	struct sv language;	/* "en" */
	struct sv rust;		/* least rustc, "" if none */
	struct sv authors, copyright;	/* "" if none */
};

struct area {
	struct sv id, title;
	uint32_t first_page, npages;	/* pages are in reading order */
};

struct toc_entry {
	struct sv id, title, short_title, tags;
	enum level level;
	enum kind kind;
	uint32_t page;
};

struct toc_page {
	struct sv slug, title, summary, path;
	struct sv_list aliases;
	uint32_t area;
	uint32_t first_entry, nentries;	/* the overview is the first */
};

struct toc {
	struct book_meta meta;
	struct area *areas;
	size_t nareas;
	struct toc_page *pages;		/* page number = reading order */
	size_t npages;
	struct toc_entry *entries;	/* by entry number */
	size_t nentries;
};

#endif
