#include "config.h"

#include "cmd/guard.h"

#include <signal.h>
#include <stddef.h>
#include <string.h>

#include "base/file.h"
#include "cmd/report.h"

static void
on_bus_error(int number, siginfo_t *info, void *context)
{
	const char *path = file_mapped_at(info->si_addr);

	(void)context;
	if (path != NULL)
		report_shrunk(path);
	/* Ours no more: die of it as the program would have. */
	(void)signal(number, SIG_DFL);
	(void)raise(number);
}

void
guard_install(void)
{
	struct sigaction action;

	memset(&action, 0, sizeof(action));
	action.sa_sigaction = on_bus_error;
	action.sa_flags = SA_SIGINFO;
	(void)sigaction(SIGBUS, &action, NULL);
}
