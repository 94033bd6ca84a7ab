/* Phrases that positions cannot decide, because they hold operators or are
 * asked for in one field, are looked for in the text of an entry. */
#ifndef SEARCH_PHRASE_TEXT_H
#define SEARCH_PHRASE_TEXT_H

#include "base/arena.h"
#include "base/err.h"
#include "base/sv.h"
#include "base/vec.h"
#include "book/book.h"
#include "text/token.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PHRASE_WORDS_MAX 32

struct phrase_word {
	struct sv_list forms;	/* any of them */
	bool is_operator;
	uint32_t offset;	/* from the phrase's first position */
};

struct phrase_text {
	struct phrase_word words[PHRASE_WORDS_MAX];
	size_t nwords;
	uint8_t fields;		/* mask; 0 = any */
};

struct phrase_starts {
	uint32_t *v;
	size_t n;
};

/* Where in ENTRY's token stream the phrase begins; none is no error. In A, of
 * which much is used: mark and reset it. */
bool phrase_text_find(const struct phrase_text *phrase, struct book *b,
    uint32_t entry, struct arena *a, struct phrase_starts *out,
    struct err *e) WARN_UNUSED;

#endif
