/* What a reader must know of a code block that its text does not say. */
#ifndef DOC_CODE_NOTE_H
#define DOC_CODE_NOTE_H

#include "base/arena.h"
#include "base/sv.h"
#include "doc/doc.h"
#include "doc/fence.h"

/* "does not compile: E0382", "panics", "needs crate tokio, compiled, not run" of
 * the block N with FENCE, in A; "" when there is nothing to say, and for one of the
 * first blocks under a question's heading: that is what is asked about. */
struct sv code_note(const struct node *n, const struct fence *fence,
    struct arena *a);

#endif
