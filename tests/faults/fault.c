/* Preloaded into our programs: makes one call of one kind fail.
 *
 *	FAULT_CALL	"write", "fsync", … as in the table below
 *	FAULT_AT	which of them, from 1; 0: none
 *	FAULT_HOW	an errno as a number; "short": half of it is done
 *	FAULT_COUNT	a file that gets how many calls there were, at the end
 *
 * Programs that are run by ours are left alone. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

enum call { CALL_OPEN, CALL_READ, CALL_WRITE, CALL_FSYNC, CALL_RENAME,
	CALL_MMAP, CALL_MALLOC, CALL_MKDIR, CALL_UNLINK, CALL_OPENDIR,
	CALL_CLOSE, CALL_WAIT, CALL_THREAD, CALL_NONE };

static const char *const names[CALL_NONE] = { "open", "read", "write", "fsync",
	"rename", "mmap", "malloc", "mkdir", "unlink", "opendir", "close",
	"wait", "thread" };

static bool is_ready;
static enum call wanted = CALL_NONE;
static long at, how;
static bool is_short;
static atomic_long seen;

__attribute__((constructor)) static void
begin(void)
{
	const char *call = getenv("FAULT_CALL"), *n = getenv("FAULT_AT"),
	    *h = getenv("FAULT_HOW");
	static const char ours[] = "rust-interview";

	if (call == NULL || strncmp(program_invocation_short_name, ours,
		sizeof(ours) - 1) != 0)
		return;
	for (enum call c = 0; c < CALL_NONE; c++)
		if (strcmp(call, names[c]) == 0)
			wanted = c;
	at = n != NULL ? strtol(n, NULL, 10) : 0;
	is_short = h != NULL && strcmp(h, "short") == 0;
	how = h != NULL ? strtol(h, NULL, 10) : EIO;
	is_ready = true;
}

__attribute__((destructor)) static void
end(void)
{
	const char *path = getenv("FAULT_COUNT");
	FILE *f;

	if (!is_ready || path == NULL)
		return;
	is_ready = false;
	f = fopen(path, "w");
	if (f != NULL) {
		(void)fprintf(f, "%ld\n", atomic_load(&seen));
		(void)fclose(f);
	}
}

/* Is this the call that fails? */
static bool
fails(enum call c)
{
	if (!is_ready || c != wanted || atomic_fetch_add(&seen, 1) + 1 != at)
		return false;
	if (!is_short)
		errno = (int)how;
	return true;
}

/* The C library's own; a data pointer becomes one to a function. */
#define REAL(name) \
	static __typeof__(name) *real; \
	if (real == NULL) { \
		void *symbol = dlsym(RTLD_NEXT, #name); \
		memcpy(&real, &symbol, sizeof(symbol)); \
	}

#define OPEN(name) \
	int name(const char *path, int flags, ...) \
	{ \
		va_list args; \
		mode_t mode = 0; \
		REAL(name) \
		if ((flags & O_CREAT) != 0 || \
		    (flags & O_TMPFILE) == O_TMPFILE) { \
			va_start(args, flags); \
			mode = va_arg(args, mode_t); \
			va_end(args); \
		} \
		return fails(CALL_OPEN) ? -1 : real(path, flags, mode); \
	}
OPEN(open)
OPEN(open64)

int
mkstemp(char *template)
{
	REAL(mkstemp)
	return fails(CALL_OPEN) ? -1 : real(template);
}

int
mkstemp64(char *template)
{
	REAL(mkstemp64)
	return fails(CALL_OPEN) ? -1 : real(template);
}

ssize_t
read(int fd, void *p, size_t n)
{
	REAL(read)
	if (fails(CALL_READ)) {
		if (!is_short)
			return -1;
		n = n > 1 ? n / 2 : n;
	}
	return real(fd, p, n);
}

#define PREAD(name, offset_type) \
	ssize_t name(int fd, void *p, size_t n, offset_type offset) \
	{ \
		REAL(name) \
		if (fails(CALL_READ)) { \
			if (!is_short) \
				return -1; \
			n = n > 1 ? n / 2 : n; \
		} \
		return real(fd, p, n, offset); \
	}
PREAD(pread, off_t)
PREAD(pread64, off64_t)

ssize_t
write(int fd, const void *p, size_t n)
{
	REAL(write)
	/* What is said of the fault is heard. */
	if (fd != STDERR_FILENO && fails(CALL_WRITE)) {
		if (!is_short)
			return -1;
		n = n > 1 ? n / 2 : n;
	}
	return real(fd, p, n);
}

#define PWRITE(name, offset_type) \
	ssize_t name(int fd, const void *p, size_t n, offset_type offset) \
	{ \
		REAL(name) \
		if (fails(CALL_WRITE)) { \
			if (!is_short) \
				return -1; \
			n = n > 1 ? n / 2 : n; \
		} \
		return real(fd, p, n, offset); \
	}
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

int
fsync(int fd)
{
	REAL(fsync)
	return fails(CALL_FSYNC) ? -1 : real(fd);
}

int
fdatasync(int fd)
{
	REAL(fdatasync)
	return fails(CALL_FSYNC) ? -1 : real(fd);
}

int
rename(const char *from, const char *to)
{
	REAL(rename)
	return fails(CALL_RENAME) ? -1 : real(from, to);
}

int
link(const char *from, const char *to)
{
	REAL(link)
	return fails(CALL_RENAME) ? -1 : real(from, to);
}

int
symlink(const char *from, const char *to)
{
	REAL(symlink)
	return fails(CALL_RENAME) ? -1 : real(from, to);
}

int
mkdir(const char *path, mode_t mode)
{
	REAL(mkdir)
	return fails(CALL_MKDIR) ? -1 : real(path, mode);
}

int
unlink(const char *path)
{
	REAL(unlink)
	return fails(CALL_UNLINK) ? -1 : real(path);
}

DIR *
opendir(const char *path)
{
	REAL(opendir)
	return fails(CALL_OPENDIR) ? NULL : real(path);
}

int
close(int fd)
{
	REAL(close)
	/* As the kernel does: it is closed all the same. */
	if (fails(CALL_CLOSE)) {
		int cause = errno;

		(void)real(fd);
		errno = cause;
		return -1;
	}
	return real(fd);
}

pid_t
waitpid(pid_t pid, int *status, int options)
{
	REAL(waitpid)
	return fails(CALL_WAIT) ? -1 : real(pid, status, options);
}

#define MMAP(name, offset_type) \
	void *name(void *to, size_t n, int prot, int flags, int fd, \
	    offset_type offset) \
	{ \
		REAL(name) \
		return fails(CALL_MMAP) ? MAP_FAILED : \
		    real(to, n, prot, flags, fd, offset); \
	}
MMAP(mmap, off_t)
MMAP(mmap64, off64_t)

int
pthread_create(pthread_t *thread, const pthread_attr_t *attr,
    void *(*run)(void *), void *arg)
{
	REAL(pthread_create)
	/* It returns its error. */
	return fails(CALL_THREAD) ? (int)how :
	    real(thread, attr, run, arg);
}

/* dlsym() asks for memory before there is anyone to ask. */
static _Alignas(max_align_t) char early[4096];
static size_t early_used;

static bool
is_early(const void *p)
{
	const char *c = p;

	return c >= early && c < early + sizeof(early);
}

void *
malloc(size_t n)
{
	REAL(malloc)
	return fails(CALL_MALLOC) ? NULL : real(n);
}

void *
calloc(size_t n, size_t size)
{
	static bool is_looking;
	void *p;

	if (is_looking) {
		p = early + early_used;
		early_used += (n * size + 15) & ~(size_t)15;
		return early_used <= sizeof(early) ? p : NULL;
	}
	is_looking = true;
	REAL(calloc)
	is_looking = false;
	return fails(CALL_MALLOC) ? NULL : real(n, size);
}

void *
realloc(void *old, size_t n)
{
	REAL(realloc)
	return fails(CALL_MALLOC) ? NULL : real(old, n);
}

void
free(void *p)
{
	REAL(free)
	if (!is_early(p))
		real(p);
}
