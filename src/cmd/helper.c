#include "config.h"

#include "cmd/helper.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/report.h"

struct sv
helper_own_folder(char *into, size_t size)
{
	ssize_t n = readlink("/proc/self/exe", into, size - 1);

	if (n <= 0)
		return SV("");
	while (n > 0 && into[n - 1] != '/')
		n--;
	if (n == 0)
		return SV("");
	into[n - 1] = '\0';
	return sv_make(into, (size_t)n - 1);
}

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

int
helper_run(const struct command *command, char **argv)
{
	const char *path = getenv("RUST_INTERVIEW_EXEC_PATH");
	char own[4096];

	if (path != NULL && *path != '\0')
		try_folder(path, "", command->helper, argv);
	if (helper_own_folder(own, sizeof(own)).n > 0)
		try_folder(own, "/../libexec/rust-interview", command->helper,
		    argv);
	try_folder(PKGLIBEXECDIR, "", command->helper, argv);
	if (errno != ENOENT && errno != ENOTDIR) {
		report("cannot run %s: %s", command->helper, strerror(errno));
		return EXIT_TROUBLE;
	}
#ifdef HAVE_COMPILE
	report("the command '%s' needs the program %s, which is not in %s; "
	    "set RUST_INTERVIEW_EXEC_PATH to its folder", command->name,
	    command->helper, PKGLIBEXECDIR);
#else
	report("the command '%s' was left out of this build: it needs md4c, "
	    "libyaml and libstemmer", command->name);
#endif
	return EXIT_TROUBLE;
}
