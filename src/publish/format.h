/* THE table of export formats. Adding one is a row in format.c and a file. */
#ifndef PUBLISH_FORMAT_H
#define PUBLISH_FORMAT_H

#include "base/arena.h"
#include "base/err.h"
#include "base/sink.h"
#include "book/book.h"
#include "doc/page.h"
#include "doc/toc.h"

#include <stdbool.h>
#include <stddef.h>

struct folder;

/* What the user may wish for, whichever formats heed it. */
struct export_wish {
	bool is_forced;		/* replace what is not from this export */
	bool lists_links;	/* man: ALIASES, not the links themselves */
	const char *paper;	/* "a4"; NULL: what the system says */
	const char *style;	/* a style sheet's path; NULL: our own */
};

struct export {			/* what an export run knows */
	struct book *book;
	const struct toc *toc;
	struct arena *arena;	/* reset after each page */
	const struct export_wish *wish;
	struct folder *folder;	/* of a format that fills one, else NULL */
};

/* A format writes either one file (PATH is NULL), or a folder with a file
 * for each page. Every function may be NULL. */
struct format {
	const char *name;	/* "man" */
	const char *help;	/* one line for --help */
	/* One file: these write its parts, in this order. A folder: page
	 * writes one page's file, begin and end are not called. */
	void (*begin)(struct sink *out, const struct export *x);
	void (*page)(struct sink *out, const struct export *x,
	    const struct page *page);
	void (*end)(struct sink *out, const struct export *x);
	/* One file: turn the text into what the file holds. */
	bool (*convert)(const struct export *x, struct sv text,
	    struct buf *out, struct err *e);
	/* A folder: where a page's file lies below it, in x->arena. */
	const char *(*path)(const struct export *x, struct sv slug);
	/* A folder: the files beside the pages', by folder_put(). */
	bool (*more)(const struct export *x, struct err *e);
};

extern const struct format format_table[];
extern const size_t format_count;

/* NULL if there is none. */
const struct format *format_named(struct sv name);

#endif
