#include "config.h"

#include "cmd/interrupt.h"

#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>

#include "base/file.h"

static const int deadly[] = { SIGINT, SIGTERM, SIGHUP };

static void
add_deadly(sigset_t *set)
{
	struct sigaction now;
	size_t i;

	(void)sigemptyset(set);
	for (i = 0; i < sizeof(deadly) / sizeof(*deadly); i++)
		if (sigaction(deadly[i], NULL, &now) == 0 &&
		    now.sa_handler != SIG_IGN)
			(void)sigaddset(set, deadly[i]);
}

/* A thread may do what a signal handler may not: read a folder. */
static void *
watch(void *target)
{
	sigset_t set;
	int number;

	add_deadly(&set);
	if (sigwait(&set, &number) != 0)
		return NULL;
	file_new_sweep(target);
	/* End as the signal would have ended us. */
	(void)sigemptyset(&set);
	(void)sigaddset(&set, number);
	(void)raise(number);
	(void)pthread_sigmask(SIG_UNBLOCK, &set, NULL);
	return NULL;
}

void
interrupt_guard(const char *target)
{
	sigset_t set;
	pthread_t thread;

	add_deadly(&set);
	if (pthread_sigmask(SIG_BLOCK, &set, NULL) != 0)
		return;
	/* The thread ends with the program. Without it: as if never called. */
	if (pthread_create(&thread, NULL, watch,
		(void *)(uintptr_t)target) != 0)
		(void)pthread_sigmask(SIG_UNBLOCK, &set, NULL);
	else
		(void)pthread_detach(thread);
}
