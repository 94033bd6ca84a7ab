/* Files: reading whole, mapping, walking a tree in byte order of names, and
 * replacing atomically. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/sv.h"

#include <dirent.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* open(2) and opendir(3), and again when a signal came between. */
int file_open(const char *path, int flags, mode_t mode) WARN_UNUSED;
DIR *file_open_dir(const char *path) WARN_UNUSED;

/* Append the whole of PATH to OUT; "-" is standard input. Anything else but a
 * regular file is refused. More than LIMIT bytes are ERR_LIMIT. */
bool file_read(const char *path, size_t limit, struct buf *out,
    struct err *e) WARN_UNUSED;
/* Append all that is left to read on FD. */
bool file_read_fd(int fd, const char *name, size_t limit, struct buf *out,
    struct err *e) WARN_UNUSED;

/* Write N bytes to FD, whatever it takes: partial writes, signals and a full
 * pipe are waited out. False with errno set. */
bool file_write_fd(int fd, const void *p, size_t n) WARN_UNUSED;

struct file_map {
	const uint8_t *p;
	size_t n;
	uint64_t device, inode;
	const char *path;
	struct file_map *next;	/* of those that are mapped */
};

/* Map PATH read-only. Regular files only; an empty file gives n = 0. Until
 * file_unmap, which is safe twice, M stays where it is and PATH lives. Not to
 * be called by several threads. */
bool file_map(const char *path, struct file_map *m, struct err *e) WARN_UNUSED;
void file_unmap(struct file_map *m);
/* The path of the mapped file that ADDRESS is in, NULL for none. For a handler
 * of SIGBUS, which the kernel sends when bytes of a map are read that its file
 * has no more. */
const char *file_mapped_at(const void *address);

struct walk_item {
	struct sv path;		/* relative to the root, '/' between parts */
	char *full;		/* as to be opened */
};

struct walk_skip {
	struct sv path;
	const char *why;	/* "symbolic link out of the tree", "a FIFO" */
};

struct walk {			/* all in the arena given */
	struct walk_item *items;
	size_t n;
	struct walk_skip *skips;
	size_t nskips;
};

/* All regular files below ROOT whose path IS_WANTED (NULL: all are), sorted
 * bytewise by relative path, as are the skips; names beginning with '.' are
 * passed over. Links that stay in the tree are followed for files only; links
 * to folders, out of the tree or to nothing, FIFOs and devices are listed as
 * skips (files only if they are wanted). A ROOT that is a file yields it alone,
 * with its name as the path. A folder that cannot be read is an error. */
bool file_walk(const char *root, bool (*is_wanted)(struct sv path),
    struct arena *a, struct walk *out, struct err *e) WARN_UNUSED;

/* A new file beside its target, seen under its name only when committed. A
 * target that exists and is no regular file (/dev/full, a FIFO), or names an
 * open one (/dev/stdout, /proc/self/fd/3), cannot be replaced: the bytes are
 * kept in memory and written to it on commit. */
struct file_new {
	int fd;			/* 0 in a zeroed struct means none */
	bool is_direct;		/* no temporary: all pending until commit */
	char *target;		/* links resolved */
	char *temporary;	/* NULL when direct or committed */
	struct buf pending;	/* the last bytes put */
	uint64_t written;	/* bytes given to file_new_put */
	struct err sticky;
};

/* Open a temporary file in TARGET's folder, `.NAME.tmp.PID-NNNNNN`; those of
 * the same target whose writer is gone are removed. Mode 0666 less umask. After
 * a failure there is nothing to release. */
bool file_new_open(struct file_new *f, const char *target,
    struct err *e) WARN_UNUSED;
/* Buffered; the first failure is kept and reported by commit. */
void file_new_put(struct file_new *f, const void *p, size_t n);
/* Overwrite bytes already put (offset + n <= written). */
void file_new_patch(struct file_new *f, uint64_t offset, const void *p,
    size_t n);
/* Flush, fsync, rename over the target, fsync the folder. On failure the
 * target is as it was, and the temporary gone. */
bool file_new_commit(struct file_new *f, struct err *e) WARN_UNUSED;
/* All of it at once: PATH holds TEXT, or what it held before. From the moment
 * there is a temporary file, no memory is asked for until it is in place. */
bool file_put(const char *path, struct sv text, struct err *e) WARN_UNUSED;
/* Drop the temporary if not committed; safe on zeroed, safe twice. */
void file_new_release(struct file_new *f);
/* Remove the temporary files beside TARGET of this process, and of those that
 * have ended: what is left to do when a signal ends the program. Failures are
 * of no interest. */
void file_new_sweep(const char *target);

/* A file without a name in FOLDER, by default in that of TMPDIR, closed on
 * exec and beyond the standard streams; -1 on failure. */
int file_unnamed(const char *folder, struct err *e) WARN_UNUSED;

/* A temporary file that has no name, so that nothing is left of it however the
 * program ends. Valid when zeroed: none. Errors name the file's folder. */
struct file_scratch {
	int fd;			/* 0: none */
	char *place;		/* for messages */
	uint64_t length;
};

/* Make one in the folder of the path BESIDE; "FOLDER/" is such a path. */
bool file_scratch_open(struct file_scratch *f, const char *beside,
    struct err *e) WARN_UNUSED;
/* Append N bytes; not buffered. */
bool file_scratch_put(struct file_scratch *f, const void *p, size_t n,
    struct err *e) WARN_UNUSED;
/* Read N bytes from AT; they must be there. Safe from several threads. */
bool file_scratch_read(const struct file_scratch *f, uint64_t at, void *p,
    size_t n, struct err *e) WARN_UNUSED;
void file_scratch_release(struct file_scratch *f);

/* Make DIR and those of its parents that are missing, mode 0777 less umask
 * (0700 if PRIVATE). That they exist already is no error. */
bool file_make_dirs(const char *dir, bool is_private,
    struct err *e) WARN_UNUSED;

#endif
