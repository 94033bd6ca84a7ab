#include "config.h"

#include "cmd/outside.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "cmd/app.h"
#include "cmd/last.h"
#include "cmd/pager.h"

/* A request is the number of bytes to keep, and they; or this. An answer is 0 or
 * an errno, or the end of the file when the pager runs. */
#define BECOME_PAGER UINT32_MAX

/* False at the end of what there is to read. */
static bool
read_whole(int fd, void *into, size_t n)
{
	char *p = into;

	while (n > 0) {
		ssize_t got = read(fd, p, n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		p += got;
		n -= (size_t)got;
	}
	return true;
}

/* --- outside --- */

static int
keep(int requests, uint32_t n, struct arena *a)
{
	struct buf names = { 0 };
	int error = 0;

	if (n > LAST_MAX)
		return EMSGSIZE;
	if (!read_whole(requests, buf_reserve(&names, n), n))
		error = EPIPE;
	names.n = error == 0 ? n : 0;
	if (error == 0)
		last_keep(buf_view(&names), a);
	buf_release(&names);
	return error;
}

static _Noreturn void
serve(struct app *app, int requests, int answers)
{
	uint32_t request;
	int answer;

	while (read_whole(requests, &request, sizeof(request))) {
		if (request == BECOME_PAGER) {
			pager_become(app, requests);
			answer = errno;
		} else {
			answer = keep(requests, request, &app->arena);
		}
		if (!file_write_fd(answers, &answer, sizeof(answer)) ||
		    answer != 0)
			break;
	}
	_exit(0);
}

/* --- inside --- */

static void
close_pair(const int pair[2])
{
	for (int i = 0; i < 2; i++)
		if (pair[i] >= 0)
			(void)close(pair[i]);
}

static bool
open_pair(int pair[2])
{
	if (pipe(pair) != 0)
		return false;
	(void)fcntl(pair[0], F_SETFD, FD_CLOEXEC);
	(void)fcntl(pair[1], F_SETFD, FD_CLOEXEC);
	return true;
}

bool
outside_start(struct app *app, struct err *e)
{
	int requests[2] = { -1, -1 }, answers[2] = { -1, -1 };
	pid_t child = -1;
	int cause;

	if (app->outside.child != 0)
		return true;
	if (open_pair(requests) && open_pair(answers))
		child = fork();
	if (child == 0) {
		(void)close(requests[1]);
		(void)close(answers[0]);
		serve(app, requests[0], answers[1]);
	}
	if (child > 0) {
		(void)close(requests[0]);
		(void)close(answers[1]);
		app->outside = (struct outside){ .child = child,
			.requests = requests[1], .answers = answers[0] };
		return true;
	}
	cause = errno;
	close_pair(requests);
	close_pair(answers);
	errno = cause;
	return err_sys(e, "cannot start a process");
}

/* If it is gone, that is no reason for this program to end by SIGPIPE. */
static bool
ask(struct outside *o, uint32_t request, struct sv bytes)
{
	struct sigaction ignore, saved;
	bool ok;

	memset(&ignore, 0, sizeof(ignore));
	ignore.sa_handler = SIG_IGN;
	(void)sigaction(SIGPIPE, &ignore, &saved);
	ok = file_write_fd(o->requests, &request, sizeof(request)) &&
	    file_write_fd(o->requests, bytes.p, bytes.n);
	(void)sigaction(SIGPIPE, &saved, NULL);
	return ok;
}

void
outside_keep(struct outside *o, struct sv names)
{
	int answer;

	/* That it is done is all there is to know. */
	if (names.n > LAST_MAX || !ask(o, (uint32_t)names.n, names) ||
	    !read_whole(o->answers, &answer, sizeof(answer)))
		return;
}

bool
outside_become_pager(struct outside *o)
{
	int answer;

	if (!ask(o, BECOME_PAGER, SV("")))
		return false;
	if (!read_whole(o->answers, &answer, sizeof(answer)))
		return true;
	errno = answer;
	return false;
}

void
outside_let_go(struct outside *o)
{
	if (o->child == 0 || o->requests < 0)
		return;
	(void)close(o->requests);
	(void)close(o->answers);
	o->requests = o->answers = -1;
}

int
outside_end(struct outside *o)
{
	int status = 0;

	if (o->child == 0)
		return 0;
	outside_let_go(o);
	while (waitpid(o->child, &status, 0) < 0 && errno == EINTR)
		;
	*o = (struct outside){ 0 };
	return status;
}
