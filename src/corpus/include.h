/* mdBook's directives: {{#include file:part}} and its like. */
#ifndef CORPUS_INCLUDE_H
#define CORPUS_INCLUDE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/sv.h"

#include <stdbool.h>
#include <stddef.h>

enum include_type {
	INCLUDE_TEXT,		/* {{#include}} */
	INCLUDE_RUSTDOC,	/* {{#rustdoc_include}}: the rest is hidden */
	INCLUDE_PLAYGROUND,	/* {{#playground}}: as a block of Rust */
	INCLUDE_NOTHING		/* {{#title}}: for mdBook's own pages */
};

struct include {
	enum include_type type;
	size_t from, end;	/* of the directive in its line */
	struct sv file, part;	/* "a.rs" and "2:9", or a name, or "" */
};

/* The first directive of LINE; false if there is none. */
bool include_find(struct sv line, struct include *out);

/* The real path, in A, of FILE, named in the file FROM, if it lies below ROOT;
 * else NULL and *WHY. */
char *include_path(const char *root, const char *from, struct sv file,
    struct arena *a, const char **why);

/* Append what I shows of TEXT: lines "3", "3:9", ":9", "3:", or those between
 * "ANCHOR: name" and "ANCHOR_END: name"; all without a part. Lines that hold
 * an anchor are left out, other lines of INCLUDE_RUSTDOC are hidden by "# ". */
void include_part(const struct include *i, struct sv text, struct buf *out);

#endif
