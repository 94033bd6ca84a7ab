#include "config.h"

#include "cmd/own_folder.h"

#include <unistd.h>

struct sv
own_folder(char *into, size_t size)
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
