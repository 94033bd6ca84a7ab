/* Files that may hold what was said of people. */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "cmd/kit.h"

bool
private_check(const char *path, bool is_forced, struct err *e)
{
	struct stat st;

	if (path[0] == '\0')
		return err_set(e, ERR_USAGE, "the name of the file is empty");
	if (is_forced || strcmp(path, "-") == 0 || lstat(path, &st) != 0 ||
	    S_ISCHR(st.st_mode) || S_ISFIFO(st.st_mode))
		return true;
	return err_set(e, ERR_SYS, "%s is there already; --force replaces it",
	    path);
}

bool
private_write(const char *path, bool is_forced, struct sv bytes,
    struct err *e)
{
	mode_t before;
	bool ok;

	if (strcmp(path, "-") == 0) {
		/* A failure is seen when stdout is closed. */
		(void)fwrite(bytes.p, 1, bytes.n, stdout);
		return true;
	}
	if (!private_check(path, is_forced, e))
		return false;
	before = umask(S_IRWXG | S_IRWXO);
	ok = file_put(path, bytes, e);
	(void)umask(before);
	return ok;
}
