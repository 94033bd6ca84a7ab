#include "config.h"

#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

#define PENDING_MAX ((size_t)128 * 1024)
#define NAME_PART_MAX 200	/* leaves room for ".", ".tmp.", PID, number */
#define TRIES 1000

/* Bytes of PATH before its last part, the slash included. */
static size_t
folder_length(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? (size_t)(slash + 1 - path) : 0;
}

/* The folder of PATH as a name to open. */
static char *
folder_of(struct arena *a, const char *path)
{
	size_t n = folder_length(path);

	return arena_cstr(a, n > 0 ? sv_make(path, n) : SV("."));
}

static struct sv
name_part(const char *path)
{
	return sv_sub(sv_from(sv_cstr(path), folder_length(path)), 0,
	    NAME_PART_MAX);
}

/* Is NAME a temporary file of TARGET's whose writer has ended? One with our
 * own number is left from a process that had it before us: process numbers
 * come again soon where each container counts from 1. */
static bool
is_stale(struct sv name, const char *target)
{
	struct sv part = name_part(target), pid;
	uint64_t number, count;

	if (!sv_starts(name, SV(".")) || !sv_starts(sv_from(name, 1), part))
		return false;
	name = sv_from(name, 1 + part.n);
	if (!sv_starts(name, SV(".tmp.")))
		return false;
	name = sv_from(name, 5);
	if (!sv_split(&name, '-', &pid) || !sv_number(pid, &number) ||
	    !sv_number(name, &count) || number == 0 || number > INT_MAX)
		return false;
	if (number == (uint64_t)getpid())
		return true;
	return kill((pid_t)number, 0) != 0 && errno == ESRCH;
}

/* Failures are of no interest here: what cannot be removed does no harm. */
static void
remove_stale(struct arena *a, const char *target)
{
	DIR *dir = file_open_dir(folder_of(a, target));

	if (dir == NULL)
		return;
	for (const struct dirent *d; (d = readdir(dir)) != NULL;)
		if (d->d_name[0] == '.' &&
		    is_stale(sv_cstr(d->d_name), target))
			unlinkat(dirfd(dir), d->d_name, 0);
	closedir(dir);
}

/* 0 means none in struct file_new, 1 and 2 may be closed: stay above. */
static int
above_standard(int fd)
{
	if (fd < 0 || fd > STDERR_FILENO)
		return fd;
	int higher = fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	int cause = errno;
	close(fd);
	errno = cause;
	return higher;
}

static bool
open_temporary(struct file_new *f, struct arena *a, struct err *e)
{
	struct sv part = name_part(f->target);
	char *folder = folder_length(f->target) > 0
	    ? folder_of(a, f->target)
	    : arena_cstr(a, SV(""));

	for (unsigned i = 0; i < TRIES; i++) {
		struct buf path = { 0 };
		buf_cstr(&path, folder);
		buf_byte(&path, '.');
		buf_sv(&path, part);
		buf_printf(&path, ".tmp.%ld-%06u", (long)getpid(), i);
		buf_byte(&path, '\0');
		int fd = above_standard(file_open(path.p,
		    O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666));
		if (fd >= 0) {
			f->fd = fd;
			f->temporary = path.p;
			return true;
		}
		buf_release(&path);
		if (errno != EEXIST)
			break;
	}
	return err_sys(e, "%s", f->target);
}

static bool
open_direct(struct file_new *f, struct err *e)
{
	/* Append: /dev/stdout may be a file that others write to as well. */
	int fd = above_standard(file_open(f->target,
	    O_WRONLY | O_APPEND | O_CLOEXEC | O_NOCTTY, 0));

	if (fd < 0)
		return err_sys(e, "%s", f->target);
	f->fd = fd;
	f->is_direct = true;
	return true;
}

/* A name that stands for one of our own open files: /dev/shm is a folder like
 * any other. */
static bool
names_stream(struct sv name)
{
	return sv_starts(name, SV("/dev/std")) ||
	    sv_starts(name, SV("/dev/fd/")) || sv_starts(name, SV("/proc/"));
}

static char *
copy_string(const char *s)
{
	size_t n = strlen(s) + 1;

	return memcpy(mem_alloc(n), s, n);
}

bool
file_new_open(struct file_new *f, const char *target, struct err *e)
{
	char real[PATH_MAX];
	struct stat st;
	struct sv name = sv_cstr(target);
	struct arena a = { 0 };
	bool ok;

	*f = (struct file_new){ 0 };
	if (name.n == 0)
		return err_set(e, ERR_SYS, "output file: empty name");
	bool exists = stat(target, &st) == 0;
	if ((exists && S_ISDIR(st.st_mode)) || sv_ends(name, SV("/")))
		return err_set(e, ERR_SYS, "%s: is a directory", target);
	if (exists && (!S_ISREG(st.st_mode) || names_stream(name))) {
		f->target = copy_string(target);
		ok = open_direct(f, e);
		goto out;
	}
	/* A link is kept, and what it leads to replaced. */
	f->target = copy_string(
	    exists && realpath(target, real) != NULL ? real : target);
	remove_stale(&a, f->target);
	ok = open_temporary(f, &a, e);
out:
	if (!ok)
		file_new_release(f);
	arena_release(&a);
	return ok;
}

void
file_new_sweep(const char *target)
{
	char real[PATH_MAX];
	struct arena a = { 0 };

	remove_stale(&a, realpath(target, real) != NULL ? real : target);
	arena_release(&a);
}

static bool
has_failed(const struct file_new *f)
{
	return f->sticky.code != ERR_NONE;
}

static void
flush(struct file_new *f)
{
	if (!has_failed(f) && !file_write_fd(f->fd, f->pending.p, f->pending.n))
		err_sys(&f->sticky, "%s", f->target);
	buf_clear(&f->pending);
}

void
file_new_put(struct file_new *f, const void *p, size_t n)
{
	if (has_failed(f))
		return;
	buf_put(&f->pending, p, n);
	f->written += n;
	if (f->pending.n >= PENDING_MAX && !f->is_direct)
		flush(f);
}

/* What has left memory already. */
static bool
patch_file(int fd, uint64_t offset, const char *p, size_t n)
{
	while (n > 0) {
		ssize_t put = pwrite(fd, p, n, (off_t)offset);
		if (put >= 0) {
			p += put;
			n -= (size_t)put;
			offset += (uint64_t)put;
		} else if (errno != EINTR) {
			return false;
		}
	}
	return true;
}

void
file_new_patch(struct file_new *f, uint64_t offset, const void *p, size_t n)
{
	if (has_failed(f) || n == 0)
		return;
	const char *bytes = p;
	uint64_t flushed = f->written - f->pending.n;
	if (offset < flushed) {
		uint64_t gap = flushed - offset;
		size_t part = n < gap ? n : (size_t)gap;
		if (!patch_file(f->fd, offset, bytes, part))
			err_sys(&f->sticky, "%s", f->target);
		bytes += part;
		offset += part;
		n -= part;
	}
	if (n > 0)
		memcpy(f->pending.p + (offset - flushed), bytes, n);
}

/* Some file systems, and all devices, cannot sync: that is no failure. */
static bool
sync_fd(int fd)
{
	int failed;

	do
		failed = fsync(fd);
	while (failed != 0 && errno == EINTR);
	return failed == 0 || errno == EINVAL || errno == ENOTSUP ||
	    errno == EROFS;
}

static bool
sync_folder(const char *target)
{
	struct arena a = { 0 };
	int fd = file_open(folder_of(&a, target),
	    O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

	arena_release(&a);
	if (fd < 0)	/* a folder may be writable and not readable */
		return errno == EACCES;
	bool ok = sync_fd(fd);
	int cause = errno;
	close(fd);
	errno = cause;
	return ok;
}

static bool
close_fd(struct file_new *f)
{
	int fd = f->fd;

	f->fd = 0;
	return close(fd) == 0 || errno == EINTR;
}

bool
file_new_commit(struct file_new *f, struct err *e)
{
	flush(f);
	if (!has_failed(f) && !sync_fd(f->fd))
		err_sys(&f->sticky, "%s", f->target);
	if (!close_fd(f) && !has_failed(f))
		err_sys(&f->sticky, "%s", f->target);
	if (!has_failed(f) && !f->is_direct) {
		if (rename(f->temporary, f->target) != 0) {
			err_sys(&f->sticky, "%s", f->target);
		} else {
			mem_free(f->temporary);
			f->temporary = NULL;
			if (!sync_folder(f->target))
				err_sys(&f->sticky, "%s", f->target);
		}
	}
	bool ok = !has_failed(f);
	if (!ok)
		*e = f->sticky;
	file_new_release(f);
	return ok;
}

void
file_new_release(struct file_new *f)
{
	if (f->fd > 0)
		close(f->fd);
	if (f->temporary != NULL)
		unlink(f->temporary);
	mem_free(f->temporary);
	mem_free(f->target);
	buf_release(&f->pending);
	*f = (struct file_new){ 0 };
}

bool
file_put(const char *path, struct sv text, struct err *e)
{
	struct file_new f = { 0 };

	if (!file_new_open(&f, path, e))
		return false;
	/* Not by way of memory: there may be none left. */
	f.written = text.n;
	if (!file_write_fd(f.fd, text.p, text.n))
		err_sys(&f.sticky, "%s", f.target);
	return file_new_commit(&f, e);
}
