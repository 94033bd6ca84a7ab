/* Whole-process times as ratios: commands take turns in every round, so that
 * what else the machine does hits all alike; the medians are compared with that
 * of the first command. Output goes into a pipe and is read and dropped.
 *
 * usage: ratio ROUNDS COMMAND... (each one word, run by execvp, or several
 * parted by single blanks; "+" stands for a blank inside a word) */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define COMMANDS_MAX 32
#define WORDS_MAX 32

extern char **environ;

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static int
by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

static void
split(char *command, char **words)
{
	size_t n = 0;
	char *p, *save = NULL;

	for (p = strtok_r(command, " ", &save); p != NULL && n + 1 < WORDS_MAX;
	     p = strtok_r(NULL, " ", &save)) {
		words[n++] = p;
		for (; *p != '\0'; p++)
			if (*p == '+')
				*p = ' ';
	}
	words[n] = NULL;
}

/* Microseconds from start to end of WORDS; its largest memory into *KIB. */
static double
run(char **words, long *kib)
{
	posix_spawn_file_actions_t actions;
	struct rusage usage;
	double from = now();
	char sink[65536];
	int fd[2], status;
	pid_t pid;

	if (pipe(fd) != 0)
		exit(1);
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, fd[1], STDOUT_FILENO);
	posix_spawn_file_actions_addclose(&actions, fd[0]);
	posix_spawn_file_actions_addclose(&actions, fd[1]);
	if (posix_spawnp(&pid, words[0], &actions, NULL, words, environ) != 0) {
		perror(words[0]);
		exit(1);
	}
	close(fd[1]);
	while (read(fd[0], sink, sizeof(sink)) > 0)
		;
	close(fd[0]);
	wait4(pid, &status, 0, &usage);
	if (usage.ru_maxrss > *kib)
		*kib = usage.ru_maxrss;
	posix_spawn_file_actions_destroy(&actions);
	return now() - from;
}

int
main(int argc, char **argv)
{
	static char *words[COMMANDS_MAX][WORDS_MAX];
	static double *times[COMMANDS_MAX];
	static char *names[COMMANDS_MAX];
	long kib[COMMANDS_MAX] = { 0 };
	int rounds, n = argc - 2, i, r;

	if (argc < 3 || n > COMMANDS_MAX) {
		fprintf(stderr, "usage: ratio ROUNDS COMMAND...\n");
		return 2;
	}
	rounds = (int)strtol(argv[1], NULL, 10);
	for (i = 0; i < n; i++) {
		names[i] = strdup(argv[i + 2]);
		split(argv[i + 2], words[i]);
		times[i] = calloc((size_t)rounds, sizeof(**times));
		run(words[i], &kib[i]);
		kib[i] = 0;
	}
	for (r = 0; r < rounds; r++)
		for (i = 0; i < n; i++)
			times[i][r] = run(words[i], &kib[i]);
	for (i = 0; i < n; i++)
		qsort(times[i], (size_t)rounds, sizeof(double), by_value);
	printf("%10s %10s %8s %10s  %s\n", "median us", "p99 us", "ratio",
	    "KiB", "command");
	for (i = 0; i < n; i++)
		printf("%10.0f %10.0f %8.2f %10ld  %s\n",
		    times[i][rounds / 2], times[i][rounds * 99 / 100],
		    times[i][rounds / 2] / times[0][rounds / 2], kib[i],
		    names[i]);
	return 0;
}
