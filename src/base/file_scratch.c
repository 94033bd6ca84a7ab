#include "config.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

static bool
failed(const char *folder, struct err *e)
{
	return err_sys(e, "temporary file in %s (TMPDIR can name another "
	    "folder)", folder);
}

/* The folder of PATH, in memory of its own. */
static char *
folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	size_t n = slash != NULL ? (size_t)(slash - path) : 1;
	char *folder = mem_alloc(n + 2);

	/* "/x" lies in "/", "x" in ".". */
	memcpy(folder, slash == NULL ? "." : path, n > 0 ? n : 1);
	return folder;
}

/* FD moved above those of the standard streams, of which one may be closed. */
static int
out_of_the_way(int fd)
{
	int higher = fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	int cause = errno;

	close(fd);
	errno = cause;
	return higher;
}

/* Where no file can be without a name: one that loses it at once. */
static int
open_and_unlink(const char *folder)
{
	struct buf path = { 0 };
	size_t folder_n;
	int fd;

	buf_printf(&path, "%s/.rust-interview.", folder);
	folder_n = path.n;
	do {
		path.n = folder_n;
		buf_cstr(&path, "XXXXXX");
		buf_byte(&path, '\0');
		fd = mkstemp(path.p);
	} while (fd < 0 && errno == EINTR);
	if (fd >= 0 && unlink(path.p) != 0) {
		int cause = errno;

		/* Nothing in it yet, and nobody else to take it away. */
		(void)unlink(path.p);
		(void)close(fd);
		errno = cause;
		fd = -1;
	}
	buf_release(&path);
	return fd;
}

int
file_unnamed(const char *folder, struct err *e)
{
	int fd = -1;

	if (folder == NULL)
		folder = getenv("TMPDIR");
	if (folder == NULL || *folder == '\0')
		folder = "/tmp";
#ifdef O_TMPFILE
	fd = file_open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC | O_EXCL, 0600);
#endif
	/* Kernels and file systems without: various errors. */
	if (fd < 0)
		fd = open_and_unlink(folder);
	if (fd >= 0)
		fd = out_of_the_way(fd);
	if (fd < 0)
		(void)failed(folder, e);
	return fd;
}

bool
file_scratch_open(struct file_scratch *f, const char *beside, struct err *e)
{
	*f = (struct file_scratch){ .place = folder_of(beside) };
	f->fd = file_unnamed(f->place, e);
	if (f->fd >= 0)
		return true;
	f->fd = 0;
	file_scratch_release(f);
	return false;
}

bool
file_scratch_put(struct file_scratch *f, const void *p, size_t n,
    struct err *e)
{
	if (!file_write_fd(f->fd, p, n))
		return failed(f->place, e);
	f->length += n;
	return true;
}

bool
file_scratch_read(const struct file_scratch *f, uint64_t at, void *p, size_t n,
    struct err *e)
{
	char *to = p;

	while (n > 0) {
		ssize_t got = pread(f->fd, to, n, (off_t)at);
		if (got == 0)
			errno = EIO;	/* it cannot have become shorter */
		if (got <= 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return failed(f->place, e);
		to += got;
		at += (uint64_t)got;
		n -= (size_t)got;
	}
	return true;
}

void
file_scratch_release(struct file_scratch *f)
{
	if (f->fd > 0)
		close(f->fd);
	mem_free(f->place);
	*f = (struct file_scratch){ 0 };
}
