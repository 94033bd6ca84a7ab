/* What the parts of the command exercise share. */
#ifndef CMD_EXERCISE_H
#define CMD_EXERCISE_H

#include "base/sink.h"
#include "cmd/app.h"
#include "kit/exercise.h"
#include "kit/progress.h"

struct exercise_opts {
	const char *level;
	struct opt_number timeout, memory;
	bool is_anyway;
};

int exercise_list(struct call *c);
int exercise_show(struct call *c);
int exercise_begin(struct call *c);
int exercise_check(struct call *c);
int exercise_hint(struct call *c);
int exercise_solution(struct call *c);

/* The exercise that NAME means. */
bool exercise_named(struct call *c, struct sv name, struct exercise *out,
    struct err *e) WARN_UNUSED;

#endif
