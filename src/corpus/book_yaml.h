/* book.yaml at the root of a corpus. */
#ifndef CORPUS_BOOK_YAML_H
#define CORPUS_BOOK_YAML_H

#include "base/arena.h"
#include "base/sv.h"
#include "corpus/diag.h"
#include "doc/toc.h"

#include <stddef.h>
#include <stdint.h>

#define BOOK_YAML_SIZE_MAX ((size_t)16 << 20)

struct book_word {
	struct sv text;
	uint32_t line;
};

struct book_words {
	struct book_word *v;
	size_t n;
};

struct book_area {
	struct sv id, title;
	uint32_t line;
	struct book_words topics;	/* slugs in reading order */
};

struct book_yaml {
	struct book_meta meta;
	struct book_area *areas;
	size_t nareas;
	struct book_words data;		/* further files to carry */
};

/* Read TEXT, the bytes of PATH. Errors and warnings go to DIAG. */
void book_yaml_read(struct sv text, struct arena *a, const char *path,
    struct diag_sink *diag, struct book_yaml *out);

/* What TEXT, mdBook's book.toml, says of the book: title, language, authors.
 * The rest, and one that is no TOML, is mdBook's business. */
void book_toml_read(struct sv text, struct arena *a, struct book_yaml *out);

#endif
