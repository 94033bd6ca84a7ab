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
	DIR *d = file_open_dir(f->dir);
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

static const char *
full_path(struct folder *f, const char *path)
{
	return arena_printf(f->arena, "%s/%s", f->dir, path).p;
}

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
		    lstat(full_path(f, path), &st) != 0)
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

static bool
is_made(const struct folder *f, struct sv below)
{
	for (size_t i = 0; i < f->made.n; i++)
		if (sv_eq(sv_cstr(f->made.v[i]), below))
			return true;
	return false;
}

/* The folders that the gathered files need and that are missing, those above
 * before those below. */
static void
plan_folders(struct folder *f)
{
	struct stat st;

	for (size_t i = 0; i < f->paths.n; i++) {
		const char *path = f->paths.v[i], *slash = path;

		while ((slash = strchr(slash, '/')) != NULL) {
			struct sv below = sv_make(path,
			    (size_t)(++slash - path));
			char *name = arena_cstr(f->arena, below);

			if (!is_made(f, below) &&
			    lstat(full_path(f, name), &st) != 0)
				vec_push(&f->made, name);
		}
	}
}

static bool
make_folders(struct folder *f, struct err *e)
{
	for (size_t i = 0; i < f->made.n; i++) {
		const char *full = full_path(f, f->made.v[i]);

		if (mkdir(full, 0777) != 0 && errno != EEXIST)
			return err_sys(e, "%s", full);
	}
	return true;
}

/* What is moved where, and what is taken away. Named beforehand: in the midst
 * of moving there is nothing left that asks for memory. */
struct move {
	const char *staged;	/* NULL: nothing takes its place */
	const char *to, *aside;
	bool is_new;		/* nothing was there */
};

struct moves {
	struct move *v;
	size_t n;
};

static void
plan_move(struct folder *f, struct moves *m, const char *path,
    const char *staged)
{
	m->v[m->n] = (struct move){ .staged = staged,
		.to = full_path(f, path),
		.aside = arena_printf(f->arena, "%s/.was-%zu", f->stage,
		    m->n).p };
	m->n++;
}

/* All that was gathered; and away with what the key had before and NOW has not,
 * unless someone has put a folder there. */
static struct moves
plan_moves(struct folder *f, const struct manifest *now)
{
	struct moves m = { .v = arena_array(f->arena, f->paths.n + f->old.n,
	    sizeof(*m.v)) };
	struct stat st;

	for (size_t i = 0; i < f->paths.n; i++)
		plan_move(f, &m, f->paths.v[i], arena_printf(f->arena,
		    "%s/%s", f->stage, f->paths.v[i]).p);
	for (size_t i = 0; i < f->old.n; i++) {
		const char *path = f->old.v[i].path;

		if (is_own(f, &f->old.v[i]) &&
		    manifest_find(now, path) == NULL &&
		    lstat(full_path(f, path), &st) == 0 &&
		    !S_ISDIR(st.st_mode))
			plan_move(f, &m, path, NULL);
	}
	return m;
}

/* Keep what M replaces, then do it. On a file system without hard links it
 * cannot be put back. */
static bool
move_one(struct move *m)
{
	m->is_new = link(m->to, m->aside) != 0 && errno == ENOENT;
	if (m->staged != NULL)
		return rename(m->staged, m->to) == 0;
	return unlink(m->to) == 0 || errno == ENOENT;
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
move_all(struct moves *m, struct err *e)
{
	for (size_t i = 0; i < m->n; i++) {
		if (!move_one(&m->v[i])) {
			(void)err_sys(e, "%s", m->v[i].to);
			move_back(m->v, i);
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
		(void)rmdir(full_path(f, f->made.v[i - 1]));
	if (!manifest_write(f->dir, &f->old, &ignored))
		f->nmade = 0;
}

bool
folder_commit(struct folder *f, struct err *e)
{
	struct manifest both, now;
	struct moves moves;

	if (!check_clashes(f, e))
		return false;
	/* Whenever this is cut off, the manifest names all that is ours. */
	plan_folders(f);
	join(f, &both, true);
	join(f, &now, false);
	moves = plan_moves(f, &now);
	if (!manifest_write(f->dir, &both, e) || !make_folders(f, e) ||
	    !move_all(&moves, e)) {
		back_out(f);
		return false;
	}
	f->nmade = 0;
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
