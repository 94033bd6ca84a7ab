/* What the files of the store share. */
#ifndef STUDY_STORE_INNER_H
#define STUDY_STORE_INNER_H

#include "study/store.h"

/* Bring an open database to STORE_VERSION, from nothing or any older one. */
bool schema_bring_up(struct sql *s, struct err *e) WARN_UNUSED;
/* The first N migrations alone: what an older version left (for tests). */
bool schema_make(struct sql *s, int version, struct err *e) WARN_UNUSED;

/* The number of the model TEXT, which is added if it is new. */
bool store_model_number(struct store *s, struct sv text, int64_t *out,
    struct err *e) WARN_UNUSED;

#endif
