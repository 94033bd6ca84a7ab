/* THE table of export formats. A format is three functions over a sink; adding
 * one is a row in format.c and a file. */
#ifndef RENDER_FORMAT_H
#define RENDER_FORMAT_H

#include "base/arena.h"
#include "base/err.h"
#include "base/sink.h"
#include "doc/page.h"
#include "doc/toc.h"

#include <stdbool.h>
#include <stddef.h>

struct export {			/* what an export run knows */
	const struct toc *toc;
	struct sv checked;	/* foot line, "" none */
	struct arena *arena;	/* reset after each page */
	unsigned width;		/* columns where a format needs them */
};

struct format {
	const char *name;	/* "man" */
	const char *help;	/* one line for --help */
	const char *suffix;	/* ".7" of a page's file; NULL: one file */
	/* folder below DIR that page files go to ("man7"), or "" */
	const char *folder;
	/* Each may be NULL. With one file a page, begin and end write to the
	 * file named by `extra` ("ALIASES"), else all go to the one file. */
	const char *extra;
	void (*begin)(struct sink *out, const struct export *x);
	void (*page)(struct sink *out, const struct export *x,
	    const struct page *page);
	void (*end)(struct sink *out, const struct export *x);
};

extern const struct format format_table[];
extern const size_t format_count;

const struct format *format_named(struct sv name);

#endif
