#include "config.h"

#include "cmd/guard.h"

#include <signal.h>
#include <stddef.h>
#include <string.h>

#include "cmd/report.h"

/* The one thing a signal handler can know of the program; set once. */
static const struct shelf *guarded;

static void
on_bus_error(int number, siginfo_t *info, void *context)
{
	const struct book *b = shelf_at(guarded, info->si_addr);

	(void)context;
	if (b != NULL)
		report_shrunk(book_path(b));
	/* Ours no more: die of it as the program would have. */
	(void)signal(number, SIG_DFL);
	(void)raise(number);
}

void
guard_install(const struct shelf *s)
{
	struct sigaction action;

	guarded = s;
	memset(&action, 0, sizeof(action));
	action.sa_sigaction = on_bus_error;
	action.sa_flags = SA_SIGINFO;
	(void)sigaction(SIGBUS, &action, NULL);
}
