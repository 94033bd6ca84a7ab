/* Which pages' code was compiled and run, by the carried file CHECKED:
 *
 *	# comments
 *	rustc 1.96.0 edition 2024
 *	HEX  slug
 *
 * HEX is the SHA-256 of the page's code (doc/code_bytes.h). A page whose code
 * has changed since is not checked. */
#ifndef COMPILE_CHECKED_H
#define COMPILE_CHECKED_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/sv.h"
#include "doc/page.h"

/* Append PAGE's line of that file, with its newline; nothing if the page holds
 * no code. */
void checked_line(const struct page *page, struct buf *out);

/* Valid when zeroed: no page is checked. */
struct checked {
	struct sv by;		/* "rustc 1.96, edition 2024" */
	struct map lines;	/* "HEX slug" of each page */
	struct arena arena;
};

/* FILE: the bytes of CHECKED, empty if there is none. */
void checked_init(struct checked *c, struct sv file);
/* What PAGE's code was checked by; "" if it was not, or holds no code. Safe
 * from several threads with a SCRATCH for each. */
struct sv checked_by(const struct checked *c, const struct page *page,
    struct buf *scratch);
void checked_release(struct checked *c);

#endif
