/* The log as text: JSON lines, to take it to another machine, and the review
 * log that optimisers of FSRS read.
 *
 *	{"format":"rust-interview-study","version":1}
 *	{"model":1,"text":"FSRS-6 retention=0.9 …"}
 *	{"id":"1a1f…","card":"ownership#own-rules","at":1795258040679,"zone":60,
 *	 "what":"good","state":"new","duration":5012,"digest":"66c1…","model":1}
 *	{"id":"1a20…","card":"…","at":…,"zone":60,"what":"undo","state":"learning",
 *	 "undoes":"1a1f…"}
 *	{"id":"1a21…","card":"ownership#own-rules",…,"what":"rename",
 *	 "state":"review","to":"ownership#own-three-rules"}
 *	{"end":3}
 *
 * Numbers of models are the file's own. The last line says how many rows there
 * were, so that half a file is known as such. */
#ifndef STUDY_EXCHANGE_H
#define STUDY_EXCHANGE_H

#include "base/sink.h"
#include "study/store.h"

#define EXCHANGE_FORMAT "rust-interview-study"
#define EXCHANGE_VERSION 1

bool exchange_write(struct store *s, struct sink *out,
    struct err *e) WARN_UNUSED;
/* card_id,review_time,review_rating,review_state,review_duration: grades not
 * undone, times in milliseconds. */
bool exchange_write_revlog(struct store *s, struct sink *out,
    struct err *e) WARN_UNUSED;

struct exchange_sum {
	size_t rows, added;	/* in the file; of them, not there before */
};

/* Add to the store all rows of TEXT that it does not have, or nothing at all:
 * ERR_CONTENT names the line, as NAME:LINE. A store without rows of its own
 * takes over the newest model. */
bool exchange_read(struct store *s, struct sv text, const char *name,
    struct exchange_sum *out, struct err *e) WARN_UNUSED;

#endif
