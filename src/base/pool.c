#include "config.h"

#include "base/pool.h"

#include <pthread.h>
#include <sched.h>
#include <unistd.h>

#include "base/mem.h"

/*
 * All state is behind one mutex; work and done run outside it.
 *
 *	0 ......... ndone ........... next ......... n
 *	  done, or     worked or         not yet
 *	  being done   being worked      handed out
 *	               (at most a window)
 *
 * `failed` is the lowest index known to fail, n when none. An index is handed
 * out only when all before it were, so the lowest failure of all is always
 * found: every thread ends the index it has, and only then does the run end.
 */

#define THREADS_MAX 64

/* Musl gives a thread 128 KiB by itself. Sanitizers need some times as much as
 * the work does; only what is used takes memory. */
#define STACK_SIZE ((size_t)4 << 20)

struct run {
	const struct pool_job *job;
	pthread_mutex_t lock;
	pthread_cond_t room;	/* ndone or failed has changed */
	size_t next, ndone, failed;
	size_t window;
	bool *worked;		/* of index i at i % window */
	bool is_draining;	/* one thread is in `done` */
	struct err error;	/* of `failed` */
};

struct worker {
	struct run *run;
	size_t number;
	pthread_t thread;
};

size_t
pool_cores(void)
{
	long n = 0;

#if defined(__linux__) && defined(CPU_COUNT)
	cpu_set_t set;
	if (sched_getaffinity(0, sizeof(set), &set) == 0)
		n = CPU_COUNT(&set);
#endif
	if (n < 1)
		n = sysconf(_SC_NPROCESSORS_ONLN);
	if (n < 1)
		return 1;
	return n > THREADS_MAX ? THREADS_MAX : (size_t)n;
}

size_t
pool_threads(size_t threads)
{
	if (threads == 0)
		return pool_cores();
	return threads > THREADS_MAX ? THREADS_MAX : threads;
}

size_t
pool_window(size_t threads)
{
	return 4 * pool_threads(threads);
}

static void
note_failure(struct run *r, size_t i, const struct err *e)
{
	if (i >= r->failed)
		return;
	r->failed = i;
	r->error = *e;
	pthread_cond_broadcast(&r->room);
}

/* Hand on what is worked, in order. Called and left with the lock held. */
static void
drain(struct run *r)
{
	const struct pool_job *job = r->job;

	if (r->is_draining)
		return;		/* that thread will see our index */
	r->is_draining = true;
	while (r->ndone < r->next && r->ndone < r->failed &&
	    r->worked[r->ndone % r->window]) {
		size_t i = r->ndone;
		if (job->done != NULL) {
			struct err e = { 0 };
			pthread_mutex_unlock(&r->lock);
			bool ok = job->done(job->arg, i, &e);
			pthread_mutex_lock(&r->lock);
			if (!ok) {
				note_failure(r, i, &e);
				break;
			}
		}
		r->worked[i % r->window] = false;
		r->ndone++;
		pthread_cond_broadcast(&r->room);
	}
	r->is_draining = false;
}

/* Take the next index; false when there is nothing more to do. */
static bool
take(struct run *r, size_t *i)
{
	size_t n = r->job->n;

	while (r->failed == n && r->next < n &&
	    r->next - r->ndone >= r->window)
		pthread_cond_wait(&r->room, &r->lock);
	if (r->failed < n || r->next >= n)
		return false;
	*i = r->next++;
	return true;
}

static void *
work(void *arg)
{
	const struct worker *self = arg;
	struct run *r = self->run;
	size_t i;

	pthread_mutex_lock(&r->lock);
	while (take(r, &i)) {
		struct err e = { 0 };
		pthread_mutex_unlock(&r->lock);
		bool ok = r->job->work(r->job->arg, i, self->number, &e);
		pthread_mutex_lock(&r->lock);
		if (ok)
			r->worked[i % r->window] = true;
		else
			note_failure(r, i, &e);
		drain(r);
	}
	pthread_mutex_unlock(&r->lock);
	return NULL;
}

static bool
run_alone(const struct pool_job *job, struct err *e)
{
	for (size_t i = 0; i < job->n; i++)
		if (!job->work(job->arg, i, 0, e) ||
		    (job->done != NULL && !job->done(job->arg, i, e)))
			return false;
	return true;
}

/* Threads 1 to N - 1 of them, thread 0 being the caller. Returns how many there
 * are: fewer do the same work. */
static size_t
start(struct run *r, struct worker *workers, size_t n)
{
	size_t started = 0;
	pthread_attr_t attr;

	if (pthread_attr_init(&attr) != 0)
		return 0;
	/* Refused where it is less than the system's least. */
	(void)pthread_attr_setstacksize(&attr, STACK_SIZE);
	for (size_t i = 1; i < n; i++) {
		struct worker *w = &workers[started + 1];
		*w = (struct worker){ .run = r, .number = started + 1 };
		if (pthread_create(&w->thread, &attr, work, w) == 0)
			started++;
	}
	(void)pthread_attr_destroy(&attr);
	return started;
}

bool
pool_run(const struct pool_job *job, struct err *e)
{
	size_t threads = pool_threads(job->threads);
	if (threads > job->n)
		threads = job->n;
	if (threads <= 1)
		return run_alone(job, e);

	struct run r = {
		.job = job,
		.failed = job->n,
		.window = pool_window(job->threads),
	};
	pthread_mutex_init(&r.lock, NULL);
	pthread_cond_init(&r.room, NULL);
	r.worked = mem_array(r.window, sizeof(*r.worked));
	struct worker *workers = mem_array(threads, sizeof(*workers));
	const size_t started = start(&r, workers, threads);
	workers[0] = (struct worker){ .run = &r };
	work(&workers[0]);
	for (size_t i = 1; i <= started; i++)
		pthread_join(workers[i].thread, NULL);
	bool ok = r.failed == job->n;
	if (!ok)
		*e = r.error;
	mem_free(workers);
	mem_free(r.worked);
	pthread_cond_destroy(&r.room);
	pthread_mutex_destroy(&r.lock);
	return ok;
}
