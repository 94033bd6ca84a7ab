#include "config.h"

#include "cmd/helper.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cmd/own_folder.h"
#include "cmd/report.h"

/* Try DIR/HELPER; returns only when it is not there. */
static void
try_folder(const char *dir, const char *relative, const char *helper,
    char **argv)
{
	char path[4096];
	int n = snprintf(path, sizeof(path), "%s%s/%s", dir, relative, helper);

	if (n > 0 && (size_t)n < sizeof(path))
		(void)execv(path, argv);
}

void
helper_exec(const char *program, char **argv)
{
	const char *path = getenv("RUST_INTERVIEW_EXEC_PATH");
	char own[4096];

	if (path != NULL && *path != '\0')
		try_folder(path, "", program, argv);
	if (own_folder(own, sizeof(own)).n > 0) {
		try_folder(own, "/../libexec/rust-interview", program, argv);
		/* One helper runs another. */
		if (sv_ends(sv_cstr(own), SV("libexec/rust-interview")))
			try_folder(own, "", program, argv);
	}
	try_folder(PKGLIBEXECDIR, "", program, argv);
}

bool
helper_wait(const char *program, char **argv, int *status, struct err *e)
{
	int ended = 0;
	pid_t pid;

	(void)fflush(stdout);
	pid = fork();
	if (pid < 0)
		return err_sys(e, "cannot start %s", program);
	if (pid == 0) {
		helper_exec(program, argv);
		_exit(HELPER_MISSING);
	}
	while (waitpid(pid, &ended, 0) < 0)
		if (errno != EINTR)
			return err_sys(e, "%s", program);
	*status = WIFEXITED(ended) ? WEXITSTATUS(ended) :
				     128 + WTERMSIG(ended);
	return true;
}

int
helper_run(const struct command *command, char **argv)
{
	helper_exec(command->helper, argv);
	if (errno != ENOENT && errno != ENOTDIR) {
		report("cannot run %s: %s", command->helper, strerror(errno));
		return EXIT_TROUBLE;
	}
	if (command->lacks != NULL)
		report("the command '%s' was left out of this build: it needs "
		    "%s", command->name, command->lacks);
	else
		report("the command '%s' needs the program %s, which is not "
		    "in %s; set RUST_INTERVIEW_EXEC_PATH to its folder",
		    command->name, command->helper, PKGLIBEXECDIR);
	return EXIT_TROUBLE;
}
