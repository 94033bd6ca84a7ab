#include "config.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

/* All that are mapped: a signal handler knows nothing but an address. */
static struct file_map *volatile maps;

int
file_open(const char *path, int flags, mode_t mode)
{
	int fd;

	do
		fd = open(path, flags, mode);
	while (fd < 0 && errno == EINTR);
	return fd;
}

DIR *
file_open_dir(const char *path)
{
	DIR *dir;

	do
		dir = opendir(path);
	while (dir == NULL && errno == EINTR);
	return dir;
}

/* Open PATH for reading if it is a regular file. Not to hang in open(2) on a
 * FIFO without a writer, O_NONBLOCK. */
static bool
open_regular(const char *path, int *fd, struct stat *st, struct err *e)
{
	if (path[0] == '\0')
		return err_set(e, ERR_SYS, "the name of a file is empty");
	*fd = file_open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0);
	if (*fd < 0)
		return err_sys(e, "%s", path);
	if (fstat(*fd, st) != 0)
		err_sys(e, "%s", path);
	else if (S_ISDIR(st->st_mode))
		err_set(e, ERR_SYS, "%s: is a directory", path);
	else if (!S_ISREG(st->st_mode))
		err_set(e, ERR_SYS, "%s: not a regular file", path);
	else
		return true;
	close(*fd);
	return false;
}

/* Wait until FD, left non-blocking by someone else, is ready again. Not with
 * poll(2), which a sandbox's limits forbid. */
static bool
wait_for(int fd, bool to_write)
{
	fd_set set;

	if (fd >= FD_SETSIZE)
		return false;
	FD_ZERO(&set);
	FD_SET((unsigned short)fd, &set);
	return pselect(fd + 1, to_write ? NULL : &set, to_write ? &set : NULL,
	    NULL, NULL, NULL) >= 0 || errno == EINTR;
}

static bool
try_again(int fd, bool to_write)
{
	if (errno == EINTR)
		return true;
	return errno == EAGAIN && wait_for(fd, to_write);
}

/* Append what is left on FD, in steps of at least HINT bytes. */
static bool
read_all(int fd, const char *name, size_t hint, size_t limit, struct buf *out,
    struct err *e)
{
	size_t before = out->n;

	for (;;) {
		size_t step = hint < 4096 ? 4096 : hint;
		char *room = buf_reserve(out, step);
		ssize_t got = read(fd, room, step);
		if (got == 0)
			return true;
		if (got < 0 && try_again(fd, false))
			continue;
		if (got < 0)
			return err_sys(e, "%s", name);
		out->n += (size_t)got;
		if (out->n - before > limit)
			return err_set(e, ERR_LIMIT,
			    "%s: larger than %zu bytes", name, limit);
		/* The rest of a file of known size is one byte: its end. */
		hint = (size_t)got < hint ? hint - (size_t)got : 65536;
	}
}

bool
file_read_fd(int fd, const char *name, size_t limit, struct buf *out,
    struct err *e)
{
	return read_all(fd, name, 65536, limit, out, e);
}

bool
file_read(const char *path, size_t limit, struct buf *out, struct err *e)
{
	int fd;
	struct stat st;

	if (path[0] == '-' && path[1] == '\0')
		return file_read_fd(STDIN_FILENO, "standard input", limit, out,
		    e);
	if (!open_regular(path, &fd, &st, e))
		return false;
	uint64_t size = (uint64_t)st.st_size;
	bool ok = size <= limit && size < SIZE_MAX
	    ? read_all(fd, path, (size_t)size + 1, limit, out, e)
	    : err_set(e, ERR_LIMIT, "%s: larger than %zu bytes", path, limit);
	close(fd);
	return ok;
}

bool
file_write_fd(int fd, const void *p, size_t n)
{
	const char *bytes = p;

	while (n > 0) {
		ssize_t put = write(fd, bytes, n);
		if (put >= 0) {
			bytes += put;
			n -= (size_t)put;
		} else if (!try_again(fd, true)) {
			return false;
		}
	}
	return true;
}

bool
file_map(const char *path, struct file_map *m, struct err *e)
{
	int fd;
	struct stat st;

	if (!open_regular(path, &fd, &st, e))
		return false;
	bool ok = true;
	struct file_map map = {
		.device = (uint64_t)st.st_dev,
		.inode = (uint64_t)st.st_ino,
		.path = path,
		.next = maps,
	};
	uint64_t size = (uint64_t)st.st_size;
	if (size > PTRDIFF_MAX) {
		ok = err_set(e, ERR_LIMIT, "%s: too large for this machine",
		    path);
	} else if (size > 0) {
		void *p = mmap(NULL, (size_t)size, PROT_READ, MAP_PRIVATE, fd,
		    0);
		if (p == MAP_FAILED)
			ok = err_sys(e, "%s", path);
		map.p = p;
		map.n = (size_t)size;
	}
	close(fd);
	if (ok) {
		*m = map;
		maps = m;
	}
	return ok;
}

static void
forget_map(const struct file_map *m)
{
	if (maps == m) {
		maps = m->next;
		return;
	}
	for (struct file_map *at = maps; at != NULL; at = at->next)
		if (at->next == m)
			at->next = m->next;
}

void
file_unmap(struct file_map *m)
{
	forget_map(m);
	if (m->n > 0)
		munmap((void *)(uintptr_t)m->p, m->n);
	*m = (struct file_map){ 0 };
}

const char *
file_mapped_at(const void *address)
{
	const uintptr_t at = (uintptr_t)address;

	for (const struct file_map *m = maps; m != NULL; m = m->next)
		if (at - (uintptr_t)m->p < m->n)
			return m->path;
	return NULL;
}

/* One folder; an existing one is as good, whatever mkdir(2) says of it (a
 * read-only file system is named before EEXIST). */
static bool
make_dir(const char *dir, mode_t mode, struct err *e)
{
	struct stat st;

	if (mkdir(dir, mode) == 0)
		return true;
	int cause = errno;
	if (stat(dir, &st) == 0) {
		if (S_ISDIR(st.st_mode))
			return true;
		cause = ENOTDIR;
	}
	errno = cause;
	return err_sys(e, "%s", dir);
}

bool
file_make_dirs(const char *dir, bool is_private, struct err *e)
{
	mode_t mode = is_private ? 0700 : 0777;
	struct arena a = { 0 };
	char *path = arena_cstr(&a, sv_cstr(dir));
	bool ok = true;

	for (char *p = path; ok && *p != '\0'; p++) {
		if (*p != '/' || p == path || p[-1] == '/')
			continue;
		*p = '\0';
		ok = make_dir(path, mode, e);
		*p = '/';
	}
	ok = ok && make_dir(path, mode, e);
	arena_release(&a);
	return ok;
}
