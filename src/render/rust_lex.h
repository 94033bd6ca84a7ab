/* Rust code in coloured pieces, line after line. A lexer only: what it does not
 * know stays plain, and any bytes are taken. After the Rust Reference, chapter
 * "Lexical structure". */
#ifndef RENDER_RUST_LEX_H
#define RENDER_RUST_LEX_H

#include "base/sv.h"
#include "render/layout.h"

#include <stdbool.h>

struct rust_lex {		/* what the line before left open; zeroed first */
	unsigned comment_depth;
	bool is_string, is_raw;
	unsigned hashes;	/* of the raw string */
};

/* Take the next piece off *REST, the remainder of one line, into *PIECE (never
 * empty). Returns its style; REST must not be empty. */
enum style rust_lex_next(struct rust_lex *x, struct sv *rest,
    struct sv *piece);

#endif
