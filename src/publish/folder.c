#include "config.h"

#include "publish/folder.h"

#include <dirent.h>
#include <errno.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "publish/manifest.h"

#define STAGE_PREFIX ".rust-interview-export."	/* and the writer's number */
#define DEPTH_FDS 16

/* --- the stage --- */

static int
remove_one(const char *path, const struct stat *st, int type, struct FTW *at)
{
	(void)st;
	(void)type;
	(void)at;
	(void)remove(path);
	return 0;
}

static void
remove_tree(const char *path)
{
	(void)nftw(path, remove_one, DEPTH_FDS, FTW_DEPTH | FTW_PHYS);
}

/* Remove stages whose writer was killed. */
static void
sweep(struct folder *f)
{
	DIR *d = opendir(f->dir);
	struct dirent *item;

	while (d != NULL && (item = readdir(d)) != NULL) {
		struct sv name = sv_cstr(item->d_name);
		uint64_t pid;

		if (sv_starts(name, SV(STAGE_PREFIX)) &&
		    sv_number(sv_from(name, sizeof(STAGE_PREFIX) - 1), &pid) &&
		    pid > 0 && pid <= INT32_MAX &&
		    ((pid_t)pid == getpid() || (kill((pid_t)pid, 0) != 0 &&
		    errno == ESRCH)))
			remove_tree(arena_printf(f->arena, "%s/%s", f->dir,
			    item->d_name).p);
	}
	if (d != NULL)
		(void)closedir(d);
}

bool
folder_open(struct folder *f, const char *dir, struct sv key, bool is_forced,
    struct arena *a, struct err *e)
{
	struct stat st;

	*f = (struct folder){ .arena = a, .dir = dir, .key = key,
		.is_forced = is_forced };
	f->has_made_dir = stat(dir, &st) != 0;
	if (!f->has_made_dir && !S_ISDIR(st.st_mode))
		return err_set(e, ERR_USAGE, "%s: not a folder; this format "
		    "fills one", dir);
	if (!file_make_dirs(dir, false, e))
		return false;
	sweep(f);
	f->stage = arena_printf(a, "%s/%s%ld", dir, STAGE_PREFIX,
	    (long)getpid()).p;
	return file_make_dirs(f->stage, false, e);
}

void
folder_release(struct folder *f)
{
	if (f->stage != NULL) {
		remove_tree(f->stage);
		if (f->has_made_dir)
			(void)rmdir(f->dir);
	}
	vec_release(&f->paths);
	*f = (struct folder){ 0 };
}

/* --- gathering --- */

/* Make the folders that BASE/PATH needs. */
static bool
make_parents(struct folder *f, const char *base, const char *path,
    struct err *e)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL || file_make_dirs(arena_printf(f->arena,
	    "%s/%.*s", base, (int)(slash - path), path).p, false, e);
}

bool
folder_put(struct folder *f, const char *path, struct sv text, struct err *e)
{
	const char *staged = arena_printf(f->arena, "%s/%s", f->stage, path).p;
	struct file_new file = { 0 };
	bool ok;

	if (!manifest_is_inside(sv_cstr(path)))
		return err_set(e, ERR_DAMAGED, "%s: a name that leads out of "
		    "the folder", path);
	ok = make_parents(f, f->stage, path, e) &&
	    file_new_open(&file, staged, e);
	if (ok) {
		file_new_put(&file, text.p, text.n);
		ok = file_new_commit(&file, e);
	}
	file_new_release(&file);
	if (ok)
		vec_push(&f->paths,
		    arena_cstr(f->arena, sv_cstr(path)));
	return ok;
}

/* --- into place --- */

static bool
is_own(const struct folder *f, const struct owned *o)
{
	return o != NULL && sv_eq(o->key, f->key);
}

static bool
check_clashes(struct folder *f, const struct manifest *old, struct err *e)
{
	const char *first = NULL;
	size_t n = 0;
	struct stat st;

	for (size_t i = 0; i < f->paths.n && !f->is_forced; i++) {
		const char *path = f->paths.v[i];

		if (!is_own(f, manifest_find(old, path)) &&
		    lstat(arena_printf(f->arena, "%s/%s", f->dir, path).p,
			&st) == 0 && n++ == 0)
			first = path;
	}
	if (n == 0)
		return true;
	if (n == 1)
		return err_set(e, ERR_USAGE, "%s/%s exists and is not from "
		    "this export; --force replaces it", f->dir, first);
	return err_set(e, ERR_USAGE, "%s/%s and %zu more exist and are not "
	    "from this export; --force replaces them", f->dir, first, n - 1);
}

static bool
move_all(struct folder *f, struct err *e)
{
	for (size_t i = 0; i < f->paths.n; i++) {
		const char *path = f->paths.v[i];
		const char *to = arena_printf(f->arena, "%s/%s", f->dir,
		    path).p;

		if (!make_parents(f, f->dir, path, e))
			return false;
		if (rename(arena_printf(f->arena, "%s/%s", f->stage, path).p,
			to) != 0)
			return err_sys(e, "%s", to);
	}
	return true;
}

/* Remove a file that this export no longer writes, and folders it empties. */
static void
remove_stale(struct folder *f, const char *path)
{
	char *full = arena_cstr(f->arena, arena_printf(f->arena, "%s/%s",
	    f->dir, path));
	size_t least = strlen(f->dir) + 1;
	char *slash;

	if (unlink(full) != 0)
		return;
	while ((slash = strrchr(full + least, '/')) != NULL) {
		*slash = '\0';
		if (rmdir(full) != 0)
			return;
	}
}

/* Whose the files are afterwards: OLD without KEY's, and what was gathered. */
static void
join(struct folder *f, const struct manifest *old, struct manifest *out,
    bool keeps_old)
{
	*out = (struct manifest){ .v = arena_array(f->arena,
	    old->n + f->paths.n, sizeof(*out->v)) };
	for (size_t i = 0; i < f->paths.n; i++)
		out->v[out->n++] = (struct owned){ f->key, f->paths.v[i] };
	if (out->n > 0)
		manifest_sort(out);
	const struct manifest ours = *out;
	for (size_t i = 0; i < old->n; i++)
		if (manifest_find(&ours, old->v[i].path) == NULL &&
		    (keeps_old || !is_own(f, &old->v[i])))
			out->v[out->n++] = old->v[i];
}

bool
folder_commit(struct folder *f, struct err *e)
{
	struct manifest old, both, now;

	if (!manifest_read(f->dir, &old, f->arena, e) ||
	    !check_clashes(f, &old, e))
		return false;
	/* Whenever this is cut off, the manifest names all that is ours. */
	join(f, &old, &both, true);
	join(f, &old, &now, false);
	if (!manifest_write(f->dir, &both, e) || !move_all(f, e))
		return false;
	manifest_sort(&now);
	for (size_t i = 0; i < old.n; i++)
		if (is_own(f, &old.v[i]) &&
		    manifest_find(&now, old.v[i].path) == NULL)
			remove_stale(f, old.v[i].path);
	f->has_made_dir = false;
	return manifest_write(f->dir, &now, e);
}
