/* An exercise of a book: its parts as code, and the folder to work in. */
#ifndef KIT_EXERCISE_H
#define KIT_EXERCISE_H

#include "base/arena.h"
#include "base/err.h"
#include "doc/page.h"

#include <stdbool.h>

struct exercise {
	const struct page *page;
	const struct entry *entry;
	struct sv name;			/* page#id */
	struct sv starter, tests, solution;	/* as they compile */
	struct sv_list crates;		/* that any of these needs */
	size_t nhints;
};

/* The parts of ENTRY in A; false when it is no exercise: without Task, Starter
 * or Tests. */
bool exercise_read(const struct page *page, const struct entry *entry,
    struct arena *a, struct exercise *out);
/* "the crate rand", "the crates rand, rayon", in A; X needs some. */
struct sv exercise_crates(const struct exercise *x, struct arena *a);
/* The source of a crate with CODE and its tests in one file. */
struct sv exercise_source(const struct exercise *x, struct sv code,
    struct arena *a);
/* Make DIR, a folder for Cargo and for plain rustc: Cargo.toml, src/lib.rs,
 * src/tests.rs, README.md. Nothing half-made is left; a DIR that is there, and
 * not empty, is an error. */
bool exercise_start(const struct exercise *x, const char *dir,
    struct arena *a, struct err *e) WARN_UNUSED;
/* The name of the exercise that DIR was made for; "" when it was not. */
struct sv exercise_of(const char *dir, struct arena *a);

#endif
