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

#define STAGE_PREFIX ".rust-interview-export."	/* and the writer's number */
#define DEPTH_FDS 16
#define CLASH_NAMES 3	/* in a message */

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

/* How many of PATH and the folders it is in are missing. */
static unsigned
count_missing(const char *path, struct arena *a)
{
	char *copy = arena_cstr(a, sv_cstr(path));
	struct stat st;
	unsigned n = 0;
	char *slash;

	while (*copy != '\0' && lstat(copy, &st) != 0 && errno == ENOENT) {
		slash = strrchr(copy, '/');
		/* "a//b" and "a/" have no part behind the slash. */
		n += slash == NULL || slash[1] != '\0';
		if (slash == NULL)
			break;
		*slash = '\0';
	}
	return n;
}

bool
folder_open(struct folder *f, const char *dir, struct sv key,
    const char *remedy, struct arena *a, struct err *e)
{
	struct stat st;

	*f = (struct folder){ .arena = a, .dir = dir, .key = key,
		.below = "", .remedy = remedy };
	if (stat(dir, &st) == 0 && !S_ISDIR(st.st_mode))
		return err_set(e, ERR_USAGE, "%s: not a folder; a folder is "
		    "needed here", dir);
	f->nmade = count_missing(dir, a);
	f->stage = arena_printf(a, "%s/%s%ld", dir, STAGE_PREFIX,
	    (long)getpid()).p;
	if (!file_make_dirs(dir, false, e) ||
	    !manifest_read(dir, &f->old, a, e))
		return false;
	sweep(f);
	return file_make_dirs(f->stage, false, e);
}

void
folder_release(struct folder *f)
{
	char *dir;

	if (f->stage != NULL) {
		remove_tree(f->stage);
		dir = arena_cstr(f->arena, sv_cstr(f->dir));
		folders_remove_up(dir, f->nmade);
	}
	vec_release(&f->paths);
	vec_release(&f->made);
	*f = (struct folder){ 0 };
}

/* --- gathering --- */

const char *
folder_stage(struct folder *f, const char *path, struct err *e)
{
	char *full = arena_cstr(f->arena, arena_printf(f->arena, "%s/%s%s",
	    f->stage, f->below, path));
	char *slash = strrchr(full, '/');
	bool ok;

	if (!manifest_is_inside(sv_cstr(path)))
		return err_set(e, ERR_DAMAGED, "%s: a name that leads out of "
		    "the folder", path), NULL;
	*slash = '\0';
	ok = file_make_dirs(full, false, e);
	*slash = '/';
	return ok ? full : NULL;
}

void
folder_add(struct folder *f, const char *path)
{
	vec_push(&f->paths, arena_cstr(f->arena, arena_printf(f->arena,
	    "%s%s", f->below, path)));
}

bool
folder_put(struct folder *f, const char *path, struct sv text, struct err *e)
{
	const char *staged = folder_stage(f, path, e);
	bool ok = staged != NULL && file_put(staged, text, e);

	if (ok)
		folder_add(f, path);
	return ok;
}

static bool
is_own(const struct folder *f, const struct owned *o)
{
	return o != NULL && sv_eq(o->key, f->key);
}

bool
folder_link(struct folder *f, const char *path, const char *target,
    struct err *e)
{
	const char *staged = folder_stage(f, path, e);
	const struct owned *o = manifest_find(&f->old,
	    arena_printf(f->arena, "%s%s", f->below, path).p);

	if (staged == NULL)
		return false;
	if (o != NULL && !is_own(f, o))
		return true;
	if (symlink(target, staged) == 0)
		folder_add(f, path);
	else if (errno != EEXIST)
		return err_sys(e, "cannot make the link %s", staged);
	return true;
}

/* --- into place --- */

/* What stands in the way, by name. */
static bool
check_clashes(struct folder *f, struct err *e)
{
	struct buf names = { 0 };
	size_t n = 0;
	struct stat st;

	for (size_t i = 0; i < f->paths.n && !f->is_forced; i++) {
		const char *path = f->paths.v[i];

		if (is_own(f, manifest_find(&f->old, path)) ||
		    lstat(arena_printf(f->arena, "%s/%s", f->dir, path).p,
			&st) != 0)
			continue;
		if (n++ < CLASH_NAMES)
			buf_printf(&names, "%s%s/%s", n > 1 ? ", " : "",
			    f->dir, path);
	}
	if (n > CLASH_NAMES)
		buf_printf(&names, " and %zu more", n - CLASH_NAMES);
	if (n > 0)
		(void)err_set(e, ERR_USAGE, "%.*s exist%s and %s not from "
		    "this book; %s", SV_ARG(buf_view(&names)),
		    n == 1 ? "s" : "", n == 1 ? "is" : "are", f->remedy);
	buf_release(&names);
	return n == 0;
}

/* Make the folders that the gathered files need. */
static bool
make_folders(struct folder *f, struct err *e)
{
	for (size_t i = 0; i < f->paths.n; i++) {
		const char *path = f->paths.v[i], *slash = path;

		while ((slash = strchr(slash, '/')) != NULL) {
			struct sv below = sv_make(path,
			    (size_t)(++slash - path));
			const char *full = arena_printf(f->arena, "%s/%.*s",
			    f->dir, SV_ARG(below)).p;

			if (mkdir(full, 0777) == 0)
				vec_push(&f->made,
				    arena_cstr(f->arena, below));
			else if (errno != EEXIST)
				return err_sys(e, "%s", full);
		}
	}
	return true;
}

/* What is moved where. Named beforehand: in the midst of moving there is
 * nothing left that asks for memory. */
struct move {
	const char *staged, *to, *aside;
	bool is_new;	/* nothing was there */
};

static struct move *
plan_moves(struct folder *f)
{
	struct move *moves = arena_array(f->arena, f->paths.n,
	    sizeof(*moves));

	for (size_t i = 0; i < f->paths.n; i++)
		moves[i] = (struct move){
			.staged = arena_printf(f->arena, "%s/%s", f->stage,
			    f->paths.v[i]).p,
			.to = arena_printf(f->arena, "%s/%s", f->dir,
			    f->paths.v[i]).p,
			.aside = arena_printf(f->arena, "%s/.was-%zu",
			    f->stage, i).p,
		};
	return moves;
}

/* Keep what M replaces. On a file system without hard links it cannot be put
 * back. */
static void
put_aside(struct move *m)
{
	m->is_new = link(m->to, m->aside) != 0 && errno == ENOENT;
}

/* Undo the first N of MOVES. */
static void
move_back(const struct move *moves, size_t n)
{
	while (n-- > 0) {
		int ignored = moves[n].is_new ? unlink(moves[n].to) :
		    rename(moves[n].aside, moves[n].to);

		(void)ignored;
	}
}

static bool
move_all(struct move *moves, size_t n, struct err *e)
{
	for (size_t i = 0; i < n; i++) {
		put_aside(&moves[i]);
		if (rename(moves[i].staged, moves[i].to) != 0) {
			(void)err_sys(e, "%s", moves[i].to);
			move_back(moves, i);
			return false;
		}
	}
	return true;
}

/* Whose the files are afterwards: OLD's lines, with or without KEY's, and what
 * was gathered and made. */
static void
join(struct folder *f, struct manifest *out, bool keeps_old)
{
	const struct manifest *old = &f->old;
	bool has_above = false;

	*out = (struct manifest){ .v = arena_array(f->arena,
	    old->n + f->paths.n + f->made.n + 1, sizeof(*out->v)) };
	for (size_t i = 0; i < f->paths.n; i++)
		out->v[out->n++] = (struct owned){ f->key, f->paths.v[i] };
	manifest_sort(out);
	const struct manifest ours = *out;
	for (size_t i = 0; i < old->n; i++) {
		has_above |= sv_eq(old->v[i].key, MANIFEST_ABOVE);
		if (manifest_find(&ours, old->v[i].path) == NULL &&
		    (keeps_old || !is_own(f, &old->v[i])))
			out->v[out->n++] = old->v[i];
	}
	for (size_t i = 0; i < f->made.n; i++)
		out->v[out->n++] = (struct owned){ MANIFEST_FOLDER,
			f->made.v[i] };
	if (f->nmade > 0 && !has_above)
		out->v[out->n++] = (struct owned){ MANIFEST_ABOVE,
			arena_printf(f->arena, "%u", f->nmade).p };
	manifest_sort(out);
}

/* Put the folder back as it was; what fails now can only be left. */
static void
back_out(struct folder *f)
{
	struct err ignored = { 0 };

	for (size_t i = f->made.n; i > 0; i--)
		(void)rmdir(arena_printf(f->arena, "%s/%s", f->dir,
		    f->made.v[i - 1]).p);
	if (!manifest_write(f->dir, &f->old, &ignored))
		f->nmade = 0;
}

bool
folder_commit(struct folder *f, struct err *e)
{
	struct move *moves = plan_moves(f);
	struct manifest both, now;

	if (!check_clashes(f, e))
		return false;
	if (!make_folders(f, e)) {
		back_out(f);
		return false;
	}
	/* Whenever this is cut off, the manifest names all that is ours. */
	join(f, &both, true);
	join(f, &now, false);
	if (!manifest_write(f->dir, &both, e) ||
	    !move_all(moves, f->paths.n, e)) {
		back_out(f);
		return false;
	}
	f->nmade = 0;
	for (size_t i = 0; i < f->old.n; i++)
		if (is_own(f, &f->old.v[i]) &&
		    manifest_find(&now, f->old.v[i].path) == NULL)
			(void)unlink(arena_printf(f->arena, "%s/%s", f->dir,
			    f->old.v[i].path).p);
	remove_tree(f->stage);
	return manifest_settle(f->dir, &now, f->arena, e);
}

bool
folder_clear(const char *dir, struct sv key, struct arena *a, size_t *nfiles,
    struct err *e)
{
	struct manifest m;
	size_t kept = 0;

	*nfiles = 0;
	if (!manifest_read(dir, &m, a, e))
		return false;
	for (size_t i = 0; i < m.n; i++) {
		const char *path;

		if (!sv_eq(m.v[i].key, key)) {
			m.v[kept++] = m.v[i];
			continue;
		}
		path = arena_printf(a, "%s/%s", dir, m.v[i].path).p;
		if (unlink(path) != 0 && errno != ENOENT && errno != ENOTDIR)
			return err_sys(e, "%s", path);
		++*nfiles;
	}
	m.n = kept;
	return *nfiles == 0 || manifest_settle(dir, &m, a, e);
}
