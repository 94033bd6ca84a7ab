#include "config.h"

#include "base/child.h"

#include <errno.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"

extern char **environ;

static bool
spawn(char *const argv[], const int fds[3], pid_t *pid, struct err *e)
{
	posix_spawn_file_actions_t actions;
	int error = posix_spawn_file_actions_init(&actions);

	for (int i = 0; i < 3 && error == 0; i++)
		error = posix_spawn_file_actions_adddup2(&actions, fds[i], i);
	if (error == 0)
		error = posix_spawnp(pid, argv[0], &actions, NULL, argv,
		    environ);
	(void)posix_spawn_file_actions_destroy(&actions);
	errno = error;
	return error == 0 || err_sys(e, "cannot run %s", argv[0]);
}

static bool
wait_for(pid_t pid, int *status, struct err *e)
{
	int st;

	while (waitpid(pid, &st, 0) < 0)
		if (errno != EINTR)
			return err_sys(e, "waitpid");
	*status = WIFSIGNALED(st) ? 128 + WTERMSIG(st) : WEXITSTATUS(st);
	return true;
}

/* posix_spawn() may find out too late to return why; its child then ends with
 * 127. A shell, which does the same, says a word about it. */
static bool
was_run(const char *name, const struct child_result *r, struct err *e)
{
	return r->status != 127 || r->out.n > 0 || r->said.n > 0 ||
	    err_set(e, ERR_SYS, "cannot run %s", name);
}

static bool
read_back(int fd, const char *name, size_t limit, struct buf *out,
    struct err *e)
{
	if (lseek(fd, 0, SEEK_SET) != 0)
		return err_sys(e, "%s", name);
	return file_read_fd(fd, name, limit, out, e);
}

bool
child_run(char *const argv[], struct sv input, size_t limit,
    struct child_result *result, struct err *e)
{
	int fds[3] = { -1, -1, -1 };
	pid_t pid;
	bool ok = false;

	for (int i = 0; i < 3; i++)
		if ((fds[i] = file_unnamed(NULL, e)) < 0)
			goto out;
	if (!file_write_fd(fds[0], input.p, input.n) ||
	    lseek(fds[0], 0, SEEK_SET) != 0) {
		(void)err_sys(e, "cannot write for %s", argv[0]);
		goto out;
	}
	ok = spawn(argv, fds, &pid, e) && wait_for(pid, &result->status, e) &&
	    read_back(fds[1], argv[0], limit, &result->out, e) &&
	    read_back(fds[2], argv[0], limit, &result->said, e) &&
	    was_run(argv[0], result, e);
out:
	for (int i = 0; i < 3; i++)
		if (fds[i] >= 0)
			(void)close(fds[i]);
	return ok;
}

void
child_release(struct child_result *result)
{
	buf_release(&result->out);
	buf_release(&result->said);
}
