/* synonyms.txt: what people say against what the pages say.
 *
 *	# comment
 *	garbage collection, gc => ownership, drop
 *	null, nil, none
 *
 * Who searches for something left of "=>" also means what is right of it; of a
 * line without it each means all others. */
#ifndef CORPUS_SYNONYMS_H
#define CORPUS_SYNONYMS_H

#include "base/arena.h"
#include "base/sv.h"
#include "corpus/diag.h"

#include <stddef.h>
#include <stdint.h>

#define SYNONYM_WORDS_MAX 4	/* of one thing said */
#define SYNONYM_FORMS_MAX 64	/* things on one side of a line */

struct synonym {
	struct sv said;		/* words as the tokenizer folds them, parted by
				   one blank */
	struct sv_list meant;	/* the same of each; of a line without "=>"
				   SAID is one of them */
	uint32_t line;
};

struct synonym_list {
	struct synonym *v;	/* in the order of the file */
	size_t n;
};

/* Read TEXT, the file PATH, into A. Lines that cannot be used are reported as
 * errors and left out. */
void synonyms_read(struct sv text, const char *path, struct arena *a,
    struct diag_sink *diag, struct synonym_list *out);

#endif
