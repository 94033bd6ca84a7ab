#include "config.h"

#include "cmd/own_folder.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#ifdef HAVE_SYS_AUXV_H
#include <sys/auxv.h>
#endif
#include <unistd.h>

/* By /proc where it is mounted; in a bare root file system by the path that
 * the kernel was given, which holds as long as nobody changes the folder. */
static bool
own_path(char path[PATH_MAX])
{
	const ssize_t n = readlink("/proc/self/exe", path, PATH_MAX - 1);

	if (n > 0) {
		path[n] = '\0';
		return true;
	}
#ifdef AT_EXECFN
	const char *given = (const char *)getauxval(AT_EXECFN);

	return given != NULL && realpath(given, path) != NULL;
#else
	return false;
#endif
}

struct sv
own_folder(char *into, size_t size)
{
	char path[PATH_MAX], *slash;
	size_t n;

	if (!own_path(path) || (slash = strrchr(path, '/')) == NULL)
		return SV("");
	n = (size_t)(slash - path);
	if (n == 0 || n >= size)
		return SV("");
	memcpy(into, path, n);
	into[n] = '\0';
	return sv_make(into, n);
}
