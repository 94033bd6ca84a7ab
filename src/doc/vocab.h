/* The closed vocabularies of a corpus: levels and kinds. The numbers are in the
 * book file: append only. */
#ifndef DOC_VOCAB_H
#define DOC_VOCAB_H

#include "base/sv.h"

#include <stdbool.h>

enum level { LEVEL_NONE, LEVEL_JUNIOR, LEVEL_MID, LEVEL_SENIOR, LEVEL_COUNT };

enum kind {
	KIND_NONE,
	KIND_CONCEPT,
	KIND_CODE,
	KIND_COMPARE,
	KIND_DEBUG,
	KIND_DESIGN,
	KIND_BEHAVIOURAL,
	KIND_EXERCISE,
	KIND_COUNT
};

struct sv level_name(enum level l);	/* "" for LEVEL_NONE */
struct sv kind_name(enum kind k);
bool level_named(struct sv name, enum level *out);
bool kind_named(struct sv name, enum kind *out);

#endif
