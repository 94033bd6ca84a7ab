/* The reader's own rustc: whether it is there, and what it makes of code. */
#ifndef KIT_RUSTC_H
#define KIT_RUSTC_H

#include "base/arena.h"
#include "base/err.h"
#include "base/sv.h"
#include "kit/limited.h"

#include <stdbool.h>

struct rustc {
	const char *program;	/* RUSTC, else "rustc" on PATH */
	struct sv version;	/* "1.96.0" */
	char *dir;		/* a folder of ours for what it makes */
	struct arena *a;
};

/* Find it, and make the folder. ERR_SYS when there is none, saying what to do. */
bool rustc_open(struct rustc *r, struct arena *a, struct err *e) WARN_UNUSED;
void rustc_close(struct rustc *r);	/* removes the folder */

/* Compile the program SOURCE (the file PATH when that is not NULL) for EDITION,
 * "" for the usual, as the file PROGRAM in A; WITH_TESTS makes its tests a
 * program. What was said and how it ended is in OUT. */
struct rustc_job {
	struct sv source;
	const char *path;
	struct sv edition;
	bool has_tests;
};
bool rustc_compile(struct rustc *r, const struct rustc_job *job,
    const char **program, struct limited *out, struct err *e) WARN_UNUSED;

#endif
