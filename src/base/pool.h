/* An ordered parallel-for: the same results for any number of threads. */
#ifndef BASE_POOL_H
#define BASE_POOL_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>

/* Cores this process may use, at least 1, at most 64. */
size_t pool_cores(void);
/* How many threads THREADS asks for: all cores when 0, at most 64. */
size_t pool_threads(size_t threads);

/* Call work(arg, i, worker, e) for each i in [0, n) on up to THREADS threads
 * (0 = all cores); WORKER is the thread's number in [0, threads). Indices are
 * handed out in rising order. `done`, if not NULL, is called from one thread
 * at a time with strictly rising i, as soon as i and all before it are worked:
 * ordered output. At most 4 * threads indices are worked but not done, so
 * memory does not grow with n; result slots may be i % pool_window(threads).
 * When a call fails no new index is started, and the error of the lowest
 * failing index is returned. With one thread or n = 1 no thread is made. */
struct pool_job {
	bool (*work)(void *arg, size_t i, size_t worker, struct err *e);
	bool (*done)(void *arg, size_t i, struct err *e);
	void *arg;
	size_t n;
	size_t threads;
};

size_t pool_window(size_t threads);
bool pool_run(const struct pool_job *job, struct err *e) WARN_UNUSED;

#endif
