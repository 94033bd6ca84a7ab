/* What a megabyte that means harm costs: each row of megabyte.def is compiled
 * (with RI_THOROUGH=yes also linted, shown as a file and from the book, listed
 * and searched for), in at most a second of processor time and 64 MiB. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"

#define SIZE 1000000
#define KIB_MOST (64L << 10)
#define MS_MOST 1000
#define TRIES 3		/* a busy machine's caches make time, too */

struct harm {
	const char *name, *head, *repeated, *tail;
};

static const struct harm harms[] = {
#define HARM(name, head, repeated, tail) { name, head, repeated, tail },
#include "megabyte.def"
#undef HARM
};

struct way {
	bool is_thorough;
	const char *argv[8];
};

static const struct way ways[] = {
	{ false, { "rust-interview", "compile", "-q", "-o", "harm.book",
	    "harm.md" } },
	{ true, { "rust-interview", "lint", "harm.md" } },
	{ true, { "rust-interview", "show", "./harm.md" } },
	{ true, { "rust-interview", "-b", "harm.book", "show", "-a", "harm" } },
	{ true, { "rust-interview", "-b", "harm.book", "list" } },
	{ true, { "rust-interview", "-b", "harm.book", "search", "a" } },
};

struct cost {
	long kib, ms;
	int status;	/* -1: ended by a signal */
};

static bool
write_harm(const struct harm *h)
{
	FILE *f = fopen("harm.md", "w");
	size_t n = strlen(h->head) + strlen(h->tail);
	unsigned number = 0;
	bool ok;

	if (f == NULL)
		return false;
	(void)fputs(h->head, f);
	while (n + strlen(h->repeated) + 8 < SIZE) {
		for (const char *p = h->repeated; *p != '\0'; p++, n++) {
			if (*p == '%')
				n += (size_t)fprintf(f, "%u", ++number) - 1;
			else
				(void)putc(*p, f);
		}
	}
	(void)fputs(h->tail, f);
	ok = ferror(f) == 0;
	return fclose(f) == 0 && ok;
}

static void
become(char *const *argv)
{
	int null = open("/dev/null", O_RDWR);

	for (int fd = 0; fd < 3; fd++)
		(void)dup2(null, fd);
	(void)execvp(argv[0], argv);
	_exit(127);
}

static long
ms_of(struct timeval t)
{
	return (long)t.tv_sec * 1000 + (long)t.tv_usec / 1000;
}

static struct cost
run(const struct way *way)
{
	struct cost cost = { .status = -1 };
	struct rusage used;
	char *argv[8];
	int status;
	pid_t pid;

	memcpy(argv, way->argv, sizeof(argv));
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

static bool
is_bounded(const struct harm *h, const struct way *way)
{
	struct cost cost = { 0 };

	for (int i = 0; i < TRIES; i++) {
		cost = run(way);
		if (cost.status >= 0 && cost.status <= 2 &&
		    cost.kib <= KIB_MOST && cost.ms <= MS_MOST)
			return true;
	}
	(void)printf("# %s:", h->name);
	for (size_t i = 1; way->argv[i] != NULL; i++)
		(void)printf(" %s", way->argv[i]);
	(void)printf(": status %d, %ld KiB, %ld ms\n", cost.status, cost.kib,
	    cost.ms);
	return false;
}

static bool
costs_little(const struct harm *h, bool is_thorough)
{
	bool ok = true;

	(void)unlink("harm.book");
	if (!write_harm(h))
		return false;
	for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++)
		if ((is_thorough || !ways[i].is_thorough) &&
		    (strcmp(ways[i].argv[1], "-b") != 0 ||
		    access("harm.book", F_OK) == 0))
			ok = is_bounded(h, &ways[i]) && ok;
	return ok;
}

int
main(void)
{
	const char *thorough = getenv("RI_THOROUGH");
	const size_t n = sizeof(harms) / sizeof(*harms);
	char folder[] = "/tmp/megabyte.XXXXXX";
	int failed = 0;

#ifdef ARENA_FENCED
	(void)puts("1..0 # SKIP sanitizers cost more than what they watch");
	return 0;
#endif
	if (mkdtemp(folder) == NULL || chdir(folder) != 0)
		return 99;
	(void)printf("1..%zu\n", n);
	for (size_t i = 0; i < n; i++) {
		bool ok = costs_little(&harms[i], thorough != NULL &&
		    strcmp(thorough, "yes") == 0);

		(void)printf("%s %zu - %s\n", ok ? "ok" : "not ok", i + 1,
		    harms[i].name);
		(void)fflush(stdout);
		failed += !ok;
	}
	(void)unlink("harm.md");
	(void)unlink("harm.book");
	(void)rmdir(folder);
	return failed > 0;
}
