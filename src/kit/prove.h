/* Whether a block of code does what its page claims, by the reader's rustc. */
#ifndef KIT_PROVE_H
#define KIT_PROVE_H

#include "base/arena.h"
#include "base/err.h"
#include "doc/doc.h"
#include "kit/rustc.h"

struct exercise;

enum verdict {
	PROOF_AS_CLAIMED,
	PROOF_OTHERWISE,
	PROOF_NOT_TRIED		/* other language, ignored, needs a crate */
};

struct proof {			/* texts in A */
	enum verdict verdict;
	struct sv claim, happened;
	struct sv said;		/* by compiler or program; "" nothing */
};

/* Prove the code block N. */
bool prove_block(struct rustc *r, const struct node *n, struct arena *a,
    struct proof *out, struct err *e) WARN_UNUSED;
/* Prove that the solution of X passes the tests; or that the starter, which is
 * yet to be filled in, does not. */
bool prove_exercise(struct rustc *r, const struct exercise *x,
    bool is_solution, struct arena *a, struct proof *out,
    struct err *e) WARN_UNUSED;

#endif
