/* The study plans that a corpus carries (plans.yaml): days of topics, questions
 * and exercises; rust-interview-corpus(5) tells their form. */
#ifndef STUDY_PLANS_H
#define STUDY_PLANS_H

#include "base/arena.h"
#include "base/err.h"
#include "base/sv.h"

#include <stdint.h>

#define PLANS_FILE "plans.yaml"

struct plan_day {
	struct sv_list topics, questions, exercises;	/* names */
};

struct plan {
	struct sv name, title;
	uint32_t weeks;
	struct plan_day *days;
	size_t ndays;
};

struct plans {
	struct plan *v;
	size_t n;
};

/* Read TEXT of the book NAME; all is in A. ERR_CONTENT when it is no such
 * file, ERR_SYS when this build has no libyaml. */
bool plans_read(struct sv text, struct sv book, struct arena *a,
    struct plans *out, struct err *e) WARN_UNUSED;

#endif
