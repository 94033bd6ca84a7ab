/* A schedule as one line of text, by which the log names what each answer was
 * scheduled with:
 *	FSRS-6 retention=0.9 max=36500 learning=1,10 relearning=10 weights=0.212,…
 */
#ifndef STUDY_MODEL_H
#define STUDY_MODEL_H

#include "base/arena.h"
#include "base/err.h"
#include "study/schedule.h"

struct sv model_text(const struct schedule *s, struct arena *a);
/* False for another model's name, or values out of bounds. */
bool model_parse(struct sv text, struct schedule *out,
    struct err *e) WARN_UNUSED;
/* "1,10": minutes, each less than a day; "" for none. */
bool steps_parse(struct sv text, struct steps *out, struct err *e) WARN_UNUSED;
/* A decimal number such as 0.9, without locale; false if TEXT is none. */
bool model_number(struct sv text, double *out);

#define RETENTION_MIN 0.70
#define RETENTION_MAX 0.99

#endif
