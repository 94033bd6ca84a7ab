/* Preloaded into our programs: cuts a file short that they have mapped.
 *
 *	SHRINK_FILE	the file
 *	SHRINK_AT	when: at this copy of bytes since it was mapped, from
 *			1; 0: as soon as it is; -1: never
 *	SHRINK_TO	to so many bytes
 *	SHRINK_COUNT	a file that gets how many copies there were, at the end
 *
 * Copies mark moments that are the same in each run, close to each other all
 * along the way from opening a book to what is printed of it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_mapped;
static long seen;

static long
number(const char *variable)
{
	const char *text = getenv(variable);

	return text != NULL ? strtol(text, NULL, 10) : 0;
}

__attribute__((destructor)) static void
end(void)
{
	const char *path = getenv("SHRINK_COUNT");
	FILE *f = path != NULL && is_mapped ? fopen(path, "w") : NULL;

	is_mapped = false;
	if (f == NULL)
		return;
	(void)fprintf(f, "%ld\n", seen);
	(void)fclose(f);
}

static void
cut_if_due(void)
{
	if (is_mapped && seen++ == number("SHRINK_AT") &&
	    truncate(getenv("SHRINK_FILE"), number("SHRINK_TO")) != 0)
		abort();
}

/* Is FD open on the file that is to be cut? */
static bool
is_wanted(int fd)
{
	const char *path = getenv("SHRINK_FILE");
	struct stat a, b;

	return path != NULL && fstat(fd, &a) == 0 && stat(path, &b) == 0 &&
	    a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

/* The C library's own; a data pointer becomes one to a function. */
#define MMAP(name, offset_type) \
	void *name(void *to, size_t n, int prot, int flags, int fd, \
	    offset_type offset) \
	{ \
		static __typeof__(name) *real; \
		if (real == NULL) { \
			void *symbol = dlsym(RTLD_NEXT, #name); \
			memmove(&real, &symbol, sizeof(symbol)); \
		} \
		void *p = real(to, n, prot, flags, fd, offset); \
		if (fd >= 0 && p != MAP_FAILED && is_wanted(fd)) { \
			is_mapped = true; \
			cut_if_due(); \
		} \
		return p; \
	}
MMAP(mmap, off_t)
MMAP(mmap64, off64_t)

/* Volatile, or the compiler finds that a memcpy() would do. */
static void *(*volatile move)(void *, const void *, size_t) = memmove;

#undef memcpy
void *
memcpy(void *restrict to, const void *restrict from, size_t n)
{
	cut_if_due();
	return move(to, from, n);
}

void *__memcpy_chk(void *restrict to, const void *restrict from, size_t n,
    size_t room);

void *
__memcpy_chk(void *restrict to, const void *restrict from, size_t n,
    size_t room)
{
	if (n > room)
		abort();
	return memcpy(to, from, n);
}
