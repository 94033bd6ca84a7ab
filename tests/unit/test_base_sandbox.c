/* Each try is a process of its own: it enters the sandbox, goes through a list
 * and ends with the number of the first thing that is not as it must be, or 0. */
#include "config.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/sandbox.h"

#define NOT_THERE 99

static int pipe_ends[2];
static pid_t older;	/* a child from before */

static int
nothing_new(void)
{
	char *const words[] = { (char[]){ "true" }, NULL };

	if (open("/dev/null", O_RDONLY) >= 0 || open("/", O_RDONLY) >= 0)
		return 1;
	if (open("made-here", O_WRONLY | O_CREAT, 0600) >= 0)
		return 2;
	if (socket(AF_INET, SOCK_DGRAM, 0) >= 0 ||
	    socket(AF_INET, SOCK_STREAM, 0) >= 0)
		return 3;
	if (socket(AF_UNIX, SOCK_STREAM, 0) >= 0)
		return 4;
	if (pipe((int[2]){ 0 }) == 0 || dup(STDERR_FILENO) >= 0)
		return 5;
	/* A number that was given back is no way in. */
	(void)close(STDIN_FILENO);
	if (open("/dev/null", O_RDONLY) >= 0 ||
	    socket(AF_INET, SOCK_DGRAM, 0) >= 0)
		return 6;
	if (mkdir("made-here", 0700) == 0 || unlink("made-before") == 0 ||
	    rename("made-before", "made-here") == 0)
		return 7;
	/* Does not return if it can. */
	(void)execv("/bin/true", words);
	(void)execv("/usr/bin/true", words);
	(void)execv("/bin/sh", words);
	return errno == 0 ? 8 : 0;
}

static int
nothing_but_the_calls_listed(void)
{
	pid_t child = fork();

	if (child == 0)
		_exit(0);
	if (child > 0)
		return 1;
	if (errno != ENOSYS)
		return 2;
	if (mmap(NULL, 4096, PROT_READ | PROT_EXEC,
		MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED)
		return 3;
	if (kill(getppid(), 0) == 0)
		return 4;
	if (access("/", F_OK) == 0 || chmod("made-before", 0666) == 0)
		return 5;
	return 0;
}

static volatile sig_atomic_t got;

static void
on_signal(int number)
{
	got = number;
}

static bool
memory_comes_and_goes(void)
{
	char *p = malloc(100), *q;
	void *pages;

	for (size_t n = 1000; p != NULL && n < (size_t)64 << 20; n *= 3) {
		q = realloc(p, n);
		if (q == NULL)
			return false;
		p = q;
		memset(p, 1, n);
	}
	if (p == NULL)
		return false;
	free(p);
	pages = mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	return pages != MAP_FAILED && munmap(pages, 1 << 20) == 0;
}

static int
what_is_open_goes_on(void)
{
	const struct timespec moment = { .tv_nsec = 1000 };
	struct timespec now = { 0 };
	fd_set set;
	char byte = 'x';
	int status;

	if (write(pipe_ends[1], "a", 1) != 1 || read(pipe_ends[0], &byte, 1) != 1 ||
	    byte != 'a')
		return 1;
	if (!memory_comes_and_goes())
		return 2;
	if (signal(SIGUSR1, on_signal) == SIG_ERR || raise(SIGUSR1) != 0 ||
	    got != SIGUSR1)
		return 3;
	FD_ZERO(&set);
	FD_SET((unsigned short)pipe_ends[0], &set);
	if (pselect(pipe_ends[0] + 1, &set, NULL, NULL, &moment, NULL) != 0)
		return 4;
	/* It has an answer, whatever it is. */
	errno = 0;
	if (isatty(pipe_ends[0]) != 0 || errno == ENOSYS)
		return 5;
	if (clock_gettime(CLOCK_REALTIME, &now) != 0 || now.tv_sec == 0)
		return 6;
	if (close(pipe_ends[1]) != 0 || read(pipe_ends[0], &byte, 1) != 0)
		return 7;
	if (waitpid(older, &status, 0) != older || WEXITSTATUS(status) != 7)
		return 8;
	return 0;
}

/* The first failure of TRY in a sandbox that is IS_STRICT. */
static int
confined(int (*try)(void), bool is_strict)
{
	int status = 0;
	pid_t child;

	assert_int_equal(pipe(pipe_ends), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		older = fork();
		if (older == 0)
			_exit(7);
		unsigned layers = sandbox_enter(is_strict);
		if (is_strict ? layers != SANDBOX_ALL :
				(layers & SANDBOX_FILES) == 0)
			_exit(NOT_THERE);
		_exit(try());
	}
	(void)close(pipe_ends[0]);
	(void)close(pipe_ends[1]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	if (WEXITSTATUS(status) == NOT_THERE) {
		print_message("# no %s here: an older kernel, another system, "
		    "an emulator or sanitizers\n", is_strict ?
			"Landlock and seccomp" : "Landlock");
		skip();
	}
	return WEXITSTATUS(status);
}

static void
nothing_is_opened_run_or_connected_to(void **state)
{
	(void)state;
	assert_int_equal(confined(nothing_new, false), 0);
}

static void
nothing_is_opened_run_or_connected_to_when_strict(void **state)
{
	(void)state;
	assert_int_equal(confined(nothing_new, true), 0);
}

static void
calls_that_are_not_listed_fail_when_strict(void **state)
{
	(void)state;
	assert_int_equal(confined(nothing_but_the_calls_listed, true), 0);
}

static void
what_is_open_can_be_used(void **state)
{
	(void)state;
	assert_int_equal(confined(what_is_open_goes_on, false), 0);
}

static void
what_is_open_can_be_used_when_strict(void **state)
{
	(void)state;
	assert_int_equal(confined(what_is_open_goes_on, true), 0);
}

static char folder[200];

static int
enter_folder(void **state)
{
	const char *tmp = getenv("TMPDIR");

	(void)state;
	(void)snprintf(folder, sizeof(folder), "%s/sandbox-XXXXXX",
	    tmp != NULL ? tmp : "/tmp");
	return mkdtemp(folder) == NULL || chdir(folder) != 0 ||
	    close(creat("made-before", 0600)) != 0;
}

static int
leave_folder(void **state)
{
	(void)state;
	return unlink("made-before") != 0 || chdir("/") != 0 ||
	    rmdir(folder) != 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_opened_run_or_connected_to),
		cmocka_unit_test(
		    nothing_is_opened_run_or_connected_to_when_strict),
		cmocka_unit_test(calls_that_are_not_listed_fail_when_strict),
		cmocka_unit_test(what_is_open_can_be_used),
		cmocka_unit_test(what_is_open_can_be_used_when_strict),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
