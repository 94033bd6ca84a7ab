#include "config.h"

#include "kit/limited.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "base/file.h"

#define SAID_MAX ((size_t)1 << 20)
#define FILE_MOST ((rlim_t)256 << 20)	/* bytes of any file it writes */
#define NOT_STARTED 127			/* as shells say it */
#define LOOK_EACH 4000000		/* nanoseconds */

/* A macro, as the type of WHAT differs from one libc to another. */
#define LIMIT(what, most)                                                     \
	((void)setrlimit(what, &(struct rlimit){ most, most }))

/* In the child: from here to exec only what is safe behind fork. */
static void
become(char *const argv[], const struct limits *limits, int out)
{
	int in = open("/dev/null", O_RDONLY);

	(void)setpgid(0, 0);
#ifdef __linux__
	(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
	if (in < 0 || dup2(in, STDIN_FILENO) < 0 ||
	    dup2(out, STDOUT_FILENO) < 0 || dup2(out, STDERR_FILENO) < 0 ||
	    (limits->dir != NULL && chdir(limits->dir) != 0))
		_exit(NOT_STARTED);
	LIMIT(RLIMIT_CORE, 0);
	LIMIT(RLIMIT_FSIZE, FILE_MOST);
	/* The clock's limit is the parent's to keep; this is for those that
	 * outlive it. */
	LIMIT(RLIMIT_CPU, (rlim_t)limits->seconds * 4 + 1);
	if (limits->memory > 0)
		LIMIT(RLIMIT_AS, (rlim_t)limits->memory);
	/* What panicked is said; through which calls would hide it. */
	(void)setenv("RUST_BACKTRACE", "0", 1);
	(void)execvp(argv[0], argv);
	_exit(NOT_STARTED);
}

static double
now(void)
{
	struct timespec t = { 0 };

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Wait for PID until its time is over, and end it then, and all that it left
 * running in any case. */
static bool
watch(pid_t pid, unsigned seconds, struct limited *out, struct err *e)
{
	const struct timespec pause = { .tv_nsec = LOOK_EACH };
	double end = now() + seconds;
	int status = 0;
	pid_t got;

	while ((got = waitpid(pid, &status, WNOHANG)) == 0 ||
	    (got < 0 && errno == EINTR)) {
		if (!out->has_timed_out && now() > end) {
			out->has_timed_out = true;
			(void)kill(-pid, SIGKILL);
			(void)kill(pid, SIGKILL);
		}
		(void)nanosleep(&pause, NULL);
	}
	(void)kill(-pid, SIGKILL);
	if (got < 0)
		return err_sys(e, "waitpid");
	out->status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) :
					    WEXITSTATUS(status);
	out->is_missing = out->status == NOT_STARTED;
	return true;
}

/* What was said, cut: that it was long is no error. */
static bool
read_said(int fd, struct buf *out, struct err *e)
{
	off_t end = lseek(fd, 0, SEEK_END);

	if (end < 0 || (end > (off_t)SAID_MAX &&
	    ftruncate(fd, (off_t)SAID_MAX) != 0) ||
	    lseek(fd, 0, SEEK_SET) != 0)
		return err_sys(e, "a program's output");
	return file_read_fd(fd, "a program's output", SAID_MAX, out, e);
}

bool
limited_run(char *const argv[], const struct limits *limits,
    struct limited *out, struct err *e)
{
	int fd = file_unnamed(NULL, e);
	bool ok = false;
	pid_t pid;

	if (fd < 0)
		return false;
	pid = fork();
	if (pid == 0)
		become(argv, limits, fd);
	if (pid < 0)
		(void)err_sys(e, "fork");
	else
		ok = watch(pid, limits->seconds, out, e) &&
		    read_said(fd, &out->said, e);
	(void)close(fd);
	return ok;
}

void
limited_release(struct limited *l)
{
	buf_release(&l->said);
}
