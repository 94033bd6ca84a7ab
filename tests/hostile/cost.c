#include "config.h"

#include "cost.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define KIB_MOST (64L << 10)
/* The promise is a second of a quiet machine. What others do on a busy one makes
 * processor time, too; what grows faster than its input takes far more. */
#define MS_MOST 4000
#define TRIES 3

struct cost {
	long kib, ms;
	int status;	/* -1: ended by a signal */
};

static void
become(const char *const *argv)
{
	int null = open("/dev/null", O_RDWR);
	char *words[COST_WORDS];

	memcpy(words, argv, sizeof(words));
	for (int fd = 0; fd < 3; fd++)
		(void)dup2(null, fd);
	(void)execvp(words[0], words);
	_exit(127);
}

static long
ms_of(struct timeval t)
{
	return (long)t.tv_sec * 1000 + (long)t.tv_usec / 1000;
}

static struct cost
run(const char *const *argv)
{
	struct cost cost = { .status = -1 };
	struct rusage used;
	int status;
	pid_t pid;

	pid = fork();
	if (pid == 0)
		become(argv);
	while (wait4(pid, &status, 0, &used) < 0)
		if (errno != EINTR)
			return cost;
	if (WIFEXITED(status))
		cost.status = WEXITSTATUS(status);
	cost.kib = used.ru_maxrss;
	cost.ms = ms_of(used.ru_utime) + ms_of(used.ru_stime);
	return cost;
}

bool
cost_is_bounded(const char *name, const char *const argv[COST_WORDS])
{
	struct cost cost = { 0 };

	for (int i = 0; i < TRIES; i++) {
		cost = run(argv);
		if (cost.status >= 0 && cost.status <= 2 &&
		    cost.kib <= KIB_MOST && cost.ms <= MS_MOST)
			return true;
	}
	(void)printf("# %s:", name);
	for (size_t i = 1; argv[i] != NULL; i++)
		(void)printf(" %s", argv[i]);
	(void)printf(": status %d, %ld KiB, %ld ms\n", cost.status, cost.kib,
	    cost.ms);
	return false;
}

bool
cost_enter_folder(char *path, size_t size)
{
	const char *tmp = getenv("TMPDIR");

	(void)snprintf(path, size, "%s/ri-cost-XXXXXX",
	    tmp != NULL && *tmp != '\0' ? tmp : "/tmp");
	return mkdtemp(path) != NULL && chdir(path) == 0;
}

bool
cost_is_thorough(void)
{
	const char *thorough = getenv("RI_THOROUGH");

	return thorough != NULL && strcmp(thorough, "yes") == 0;
}
